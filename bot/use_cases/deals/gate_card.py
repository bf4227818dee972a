"""The card of a gate, drawn from the opportunity alone: drawing again is rewriting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from bot.core.pipeline.life import GATES, HIGH_RISK, Form, Paper, lacks_paper
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Button, Document, Fact, Receiver, Reply, Section, Style
from bot.core.text import ShownDay, Text, say
from bot.use_cases.deals.desk import deal_button, name_of, title
from bot.use_cases.deals.lacking import upload_button
from bot.use_cases.deals.shown import ROWS, current, label, shown, standing
from bot.use_cases.turn import Turn

GATE: Final = "gate"
"""Of card keys."""
PDF: Final = "application/octet-stream"
BUSINESS_CASE: Final = "business_case"


def card_key(one: Opportunity, gate: str) -> str:
    """Return the key of a gate's card: one for each time that it is asked."""
    return f"{GATE}:{gate}:{one.id}:{one.file.rounds(gate)}"


def draw(turn: Turn, one: Opportunity, gate: str, receiver: Receiver) -> Reply:
    """Draw the card of a gate as it stands: open with its buttons, or closed with who decided."""
    last = one.file.last(gate)
    lines: list[Text | str] = [
        say(f"deal.card.{gate}", title=title(one), owner=name_of(turn, one.owner), version=one.file.version)
    ]
    if one.file.high_risk and gate != HIGH_RISK:
        lines.append(say("deal.risk.high"))
    lines += _paper_lines(turn, one, gate)
    if one.file.is_open(gate):
        lines.append(say("deal.card.waiting"))
    elif last is not None:
        lines.append(say("deal.card.decided", verdict=standing(turn, one, gate)))
        lines += [say("deal.card.reason", reason=last.reason)] if last.reason else []
    return Reply(
        receiver,
        tuple(lines),
        (_facts(turn, one),),
        (*deciding(one, gate), *_beside(one, gate)) if one.file.is_open(gate) else (),
        documents=_documents(one, gate),
        card=card_key(one, gate),
    )


def _paper_lines(turn: Turn, one: Opportunity, gate: str) -> Iterator[Text]:
    """Yield who brought the document; where it is missing, what to do, or by which words it was gone on without."""
    kind, go = GATES[gate].document, one.file.last("go")
    held = one.file.document(kind) if kind is not None else None
    if held is not None:
        yield say("deal.card.document", kind=say(f"deal.document.{held.kind}"), name=name_of(turn, held.by))
    elif lacks_paper(one, GATES[gate]) and GATES[gate].paper is Paper.OR_WORDS and one.file.is_open(gate):
        yield say("deal.card.lacking", kind=say(f"deal.document.{kind}"))
    elif gate == BUSINESS_CASE and go is not None and go.without_document:
        yield say("deal.card.without_document", name=name_of(turn, go.by), reason=go.reason or "")


def superseded(turn: Turn, one: Opportunity, gate: str, receiver: Receiver, version: int) -> Reply:
    """Draw the card of a gate as it stands once another version of the proposal came in: nothing to decide."""
    heading = say(
        f"deal.card.{gate}", title=title(one), owner=name_of(turn, one.owner), version=one.file.version
    )
    return Reply(receiver, (heading, say("deal.card.superseded", version=version)), card=card_key(one, gate))


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
    held = one.file.document(kind) if kind is not None else None
    return (Document(held.sha256, held.name, PDF),) if held is not None else ()


def deciding(one: Opportunity, gate: str) -> tuple[Button, ...]:
    """Return the two buttons of a decision."""
    asks = GATES[gate].form is Form.RECORD
    args: dict[str, Any] = {"gate": gate, "round": one.file.rounds(gate)}
    verb = "deal_record" if asks else "deal_approve"
    return (
        deal_button(_approving(one, gate), verb, one, Style.PRIMARY, **args),
        deal_button(say(f"deal.button.refuse.{gate}"), "deal_refuse", one, Style.DANGER, **args),
    )


def _approving(one: Opportunity, gate: str) -> Text:
    """Return what approving is called: a business case that nobody wrote is validated in so many words."""
    if gate == BUSINESS_CASE and one.file.document(BUSINESS_CASE) is None:
        return say("deal.button.without_document")
    return say(f"deal.button.approve.{gate}")


def _beside(one: Opportunity, gate: str) -> Iterator[Button]:
    """Yield what else belongs to the first decision: the business case that is missing, and the mark of high risk."""
    if gate != "go":
        return
    if one.file.document(BUSINESS_CASE) is None:
        yield upload_button(one, BUSINESS_CASE, Style.PLAIN)
    if not one.file.high_risk:
        yield deal_button(say("deal.button.high_risk"), "deal_risk", one, high=True)
