"""Decisions at the gates of an opportunity: a card to whoever decides, rewritten once decided; the owner is told."""

from __future__ import annotations

from dataclasses import replace

from bot.core.pipeline.deal_file import Decision, Verdict
from bot.core.pipeline.life import (
    GATES,
    Gate,
    Paper,
    earliest_delivery,
    lacks_paper,
    may_ask,
)
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Button, Receiver, Reply, Style
from bot.core.text import ShownDay, Text, say
from bot.use_cases.deals.access import deciders
from bot.use_cases.deals.desk import deal_button, save, title
from bot.use_cases.deals.gate_card import draw
from bot.use_cases.deals.lacking import tell_lacking, upload_button
from bot.use_cases.deals.shown import gated
from bot.use_cases.turn import Turn


def pursue(turn: Turn, one: Opportunity, *, again: bool = True) -> Opportunity:
    """Ask every gate whose turn has come; return the opportunity as it stands then.

    What was refused is asked *again* only where somebody goes on with it; a proposal that was returned waits for its
    next version.
    """
    lacking: set[str | None] = set()
    for code in gated(one):
        gate = GATES[code]
        refused = one.file.refused(code)
        if gate.is_declared or one.file.passed(code) or not may_ask(one, gate) or (refused and not again):
            continue
        if gate.paper is Paper.REQUIRED and (lacks_paper(one, gate) or refused):
            lacking.add(gate.document)
        else:
            one = ask_gate(turn, one, gate)
    for kind in sorted(kind for kind in lacking if kind is not None):
        tell_owner(turn, one, tell_lacking(turn, one, kind), upload_button(one, kind))
    return one


def _add_for_owner(turn: Turn, one: Opportunity, text: Text) -> None:
    """Add a line to what the owner is told in this turn."""
    owner = Receiver.person(one.owner or turn.me.handle)
    last = next((reply for reply in reversed(turn.outbox) if reply.to == owner and reply.card is None), None)
    if last is None:
        turn.tell(Reply(owner, (text,)))
    else:
        turn.outbox[turn.outbox.index(last)] = replace(last, paragraphs=(*last.paragraphs, text))


def ask_gate(turn: Turn, one: Opportunity, gate: Gate) -> Opportunity:
    """Ask those who decide at a gate; tell the owner where nobody does, or where compliance lacks its day."""
    people = deciders(turn.uow, gate, one)
    if not people:
        tell_owner(
            turn, one, say("deal.nobody_decides", gate=say(f"deal.gate.{gate.code}"), title=title(one))
        )
        return one
    if gate.code == "compliance" and _needs_day(turn, one):
        return one
    decision = Decision(gate.code, turn.me.handle, Verdict.ASKED.value, turn.now, None, one.file.version)
    one = decided(turn, one, decision, "deal_asked")
    for person in people:
        turn.tell(draw(turn, one, gate.code, Receiver.person(person.handle)))
    _tell_asked(turn, one, gate, tuple(person.name for person in people))
    return one


def _tell_asked(turn: Turn, one: Opportunity, gate: Gate, names: tuple[str, ...]) -> None:
    """Tell the owner who was asked, and which document would help them decide."""
    gate_name = say(f"deal.gate.{gate.code}")
    if one.owner in (None, turn.me.handle):
        turn.say(say("deal.asked", gate=gate_name, names=names, title=title(one)))
    else:
        _add_for_owner(turn, one, say("deal.now_with", gate=gate_name, names=names, title=title(one)))
    if lacks_paper(one, gate) and gate.document is not None:
        tell_owner(turn, one, tell_lacking(turn, one, gate.document), upload_button(one, gate.document))


def _needs_day(turn: Turn, one: Opportunity) -> bool:
    """Tell the owner to set the day of delivery where there is none, or none that leaves compliance its day (S4)."""
    day, first = one.file.delivery_date, earliest_delivery(turn.today, turn.services.calendar)
    if day is not None and day >= first:
        return False
    text = (
        say("deal.delivery_too_soon", title=title(one), day=ShownDay(day), first=ShownDay(first))
        if day
        else say("deal.delivery_needed", title=title(one), first=ShownDay(first))
    )
    tell_owner(turn, one, text, deal_button(say("deal.button.delivery"), "deal_delivery", one, Style.PRIMARY))
    return True


def decided(turn: Turn, one: Opportunity, decision: Decision, code: str) -> Opportunity:
    """Keep what was asked or decided, with its event."""
    return save(
        turn,
        replace(one, file=one.file.decided(decision)),
        code,
        gate=decision.gate,
        verdict=decision.verdict,
    )


def tell_owner(turn: Turn, one: Opportunity, text: Text, *buttons: Button) -> None:
    """Tell the owner, here where it is their own turn."""
    if one.owner is None or one.owner == turn.me.handle:
        turn.say(text, buttons=buttons)
    else:
        turn.tell(Reply(Receiver.person(one.owner), (text,), buttons=buttons))
