"""The card of a gate, drawn from the opportunity alone: drawing again is rewriting."""

from __future__ import annotations

from typing import Any, Final

from bot.core.pipeline.life import GATES, Form
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Button, Document, Fact, Receiver, Reply, Section, Style
from bot.core.text import ShownDay, Text, say
from bot.use_cases.deals.desk import deal_button, name_of, title
from bot.use_cases.deals.shown import ROWS, current, label, shown, standing
from bot.use_cases.turn import Turn

GATE: Final = "gate"
"""Of card keys."""
PDF: Final = "application/octet-stream"


def card_key(one: Opportunity, gate: str) -> str:
    """Return the key of a gate's card: one for each time that it is asked."""
    return f"{GATE}:{gate}:{one.id}:{one.file.rounds(gate)}"


def draw(turn: Turn, one: Opportunity, gate: str, receiver: Receiver) -> Reply:
    """Draw the card of a gate as it stands: open with its buttons, or closed with who decided."""
    last = one.file.last(gate)
    lines: list[Text | str] = [
        say(f"deal.card.{gate}", title=title(one), owner=name_of(turn, one.owner), version=one.file.version)
    ]
    if one.file.is_open(gate):
        lines.append(say("deal.card.waiting"))
    elif last is not None:
        lines.append(say("deal.card.decided", verdict=standing(turn, one, gate)))
        lines += [say("deal.card.reason", reason=last.reason)] if last.reason else []
    return Reply(
        receiver,
        tuple(lines),
        (_facts(turn, one),),
        _buttons(one, gate) if one.file.is_open(gate) else (),
        documents=_documents(one, gate),
        card=card_key(one, gate),
    )


def _facts(turn: Turn, one: Opportunity) -> Section:
    rows = [
        Fact(label(code), shown(turn, code, current(one, code)))
        for code in ROWS
        if current(one, code) is not None
    ]
    if one.file.delivery_date is not None:
        rows.append(Fact(say("deal.delivery"), ShownDay(one.file.delivery_date, "full")))
    return Section(say("deal.section.data"), tuple(rows))


def _documents(one: Opportunity, gate: str) -> tuple[Document, ...]:
    kind = GATES[gate].document
    return tuple(Document(held.sha256, held.name, PDF) for held in one.file.documents if held.kind == kind)[
        -1:
    ]


def _buttons(one: Opportunity, gate: str) -> tuple[Button, ...]:
    asks = GATES[gate].form is Form.RECORD
    args: dict[str, Any] = {"gate": gate, "round": one.file.rounds(gate)}
    return (
        deal_button(
            say(f"deal.button.approve.{gate}"),
            "deal_record" if asks else "deal_approve",
            one,
            Style.PRIMARY,
            **args,
        ),
        deal_button(say(f"deal.button.refuse.{gate}"), "deal_refuse", one, Style.DANGER, **args),
    )
