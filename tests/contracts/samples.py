"""Values for the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from bot.core.brief import Approval, Attachment, Brief, Correction
from bot.core.events import Event
from bot.core.messages import Identity, Inbound, TextMessage
from bot.core.people import Person
from bot.core.replies import Action, Button, Fact, Form, FormInput, Receiver, Reply, Section
from bot.core.text import Text

BOGOTA = timezone(timedelta(hours=-5))
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)  # real time, for leases
ANA = Person("ana", "Ana Ruiz", "ana@example.org", "credito", frozenset({"requester", "boss"}), boss="eva")
EVA = Person("eva", "Eva Díaz", "eva@example.org", None, frozenset({"boss"}), language="es")
ANA_SLACK = Identity("slack", "T1", "U1")
ANA_TELEGRAM = Identity("telegram", "", "77")
EVA_SLACK = Identity("slack", "T1", "U2")


def inbound(number: int, identity: Identity = ANA_SLACK, text: str = "hola") -> Inbound:
    """Return a text message with that id."""
    return Inbound(f"m{number}", identity, TextMessage(text), MORNING + timedelta(minutes=number))


def button(value: int) -> Button:
    """Return a button whose action tells which one it is."""
    return Button(Text("label"), Action("pick", {"value": value}))


def card(name: str = "card-1", *, quiet: bool = False, to: str = "ana") -> Reply:
    """Return a card with buttons on a fact, at its foot and by its form: actions 1, 2, 3 and 4."""
    fact = Fact(Text("name"), MORNING.date(), button=button(1))
    form = Form(
        Text("why"), Action("pick", {"value": 4}), (FormInput("reason", "text", Text("why")),), Text("go")
    )
    return Reply(
        Receiver.person(to), (Text("title", {"day": MORNING.date()}), "sus palabras"),
        sections=(Section(Text("facts"), (fact,)),), buttons=(button(2), button(3)), form=form,
        card=name, quiet=quiet,
    )  # fmt: skip


def note(words: str = "hola", to: str = "ana") -> Reply:
    """Return a plain message."""
    return Reply(Receiver.person(to), (words,))


def brief(number: int = 1, requester: str = "ana") -> Brief:
    """Return a Brief with something in every collection."""
    made = Brief(f"b{number}", requester, MORNING)
    made.fields = {
        "name": "Campaña",
        "channels": ["sms"],
        "message": {"sms": "¡Hola!"},
        "end_date": MORNING.date(),
    }
    made.origins = {"name": "said"}
    made.pending = ["script"]
    made.attachments = [Attachment("database", "base.csv", "ab" * 32, 10, "ana", MORNING, {"total": 3})]
    made.approvals = [Approval("boss", "eva", "approved", "button", MORNING, 1)]
    made.corrections = [Correction("name", "más corto", "eva", MORNING)]
    return made


def event(code: str = "brief_created", brief_id: str | None = "b1") -> Event:
    """Return an audit event."""
    return Event(code, "ana", MORNING, "slack", brief_id, {"field": "name", "n": 1})
