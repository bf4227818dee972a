"""Decisions at the gates of an opportunity: a card to whoever decides, rewritten once decided; the owner is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.conversation import OpenQuestion
from bot.core.folding import clean
from bot.core.pipeline.deal_file import Decision, Verdict
from bot.core.pipeline.life import GATES, Gate, earliest_delivery, may_ask
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Action, Button, FormInput, Receiver, Reply, Style
from bot.core.replies import Form as Window
from bot.core.text import ShownDay, Text, say
from bot.use_cases.deals.access import deciders
from bot.use_cases.deals.decision_form import LONGEST, lacks_words, reason_of
from bot.use_cases.deals.desk import deal_button, find, name_of, note, save, title
from bot.use_cases.deals.gate_card import card_key, draw
from bot.use_cases.deals.shown import GATED, standing
from bot.use_cases.turn import Turn, button


def pursue(turn: Turn, one: Opportunity) -> Opportunity:
    """Ask every gate whose turn has come; return the opportunity as it stands then."""
    for code in GATED:
        gate = GATES[code]
        if not gate.is_declared and not one.file.passed(code) and may_ask(one, gate):
            one = ask_gate(turn, one, gate)
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
        _tell_owner(
            turn, one, say("deal.nobody_decides", gate=say(f"deal.gate.{gate.code}"), title=title(one))
        )
        return one
    if gate.code == "compliance" and _needs_day(turn, one):
        return one
    decision = Decision(gate.code, turn.me.handle, Verdict.ASKED.value, turn.now, None, one.file.version)
    one = _decided(turn, one, decision, "deal_asked")
    for person in people:
        turn.tell(draw(turn, one, gate.code, Receiver.person(person.handle)))
    gate_name, names = say(f"deal.gate.{gate.code}"), tuple(person.name for person in people)
    if one.owner in (None, turn.me.handle):
        turn.say(say("deal.asked", gate=gate_name, names=names, title=title(one)))
    else:
        _add_for_owner(turn, one, say("deal.now_with", gate=gate_name, names=names, title=title(one)))
    return one


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
    _tell_owner(
        turn, one, text, deal_button(say("deal.button.delivery"), "deal_delivery", one, Style.PRIMARY)
    )
    return True


def _decided(turn: Turn, one: Opportunity, decision: Decision, code: str) -> Opportunity:
    return save(
        turn,
        replace(one, file=one.file.decided(decision)),
        code,
        gate=decision.gate,
        verdict=decision.verdict,
    )


def _tell_owner(turn: Turn, one: Opportunity, text: Text, *buttons: Button) -> None:
    if one.owner is None or one.owner == turn.me.handle:
        turn.say(text, buttons=buttons)
    else:
        turn.tell(Reply(Receiver.person(one.owner), (text,), buttons=buttons))


# -- deciding ------------------------------------------------------------------------------------


def _open_for(turn: Turn, deal: str, gate: str, round: int) -> Opportunity | None:
    """Return the opportunity where this person may decide at that gate now; say privately why not otherwise."""
    one = find(turn, deal)
    if one is None:
        turn.privately(say("deal.gone"))
        return None
    if turn.me.handle not in {person.handle for person in deciders(turn.uow, GATES[gate], one)}:
        own = one.owner == turn.me.handle
        turn.privately(say("deal.own" if own else "deal.not_yours"))
        note(turn, "deal_decision_refused", one, gate=gate)
        return None
    if not one.file.is_open(gate) or one.file.rounds(gate) != round:
        turn.privately(say("deal.decided_already", verdict=standing(turn, one, gate)))
        return None
    return one


def press_approve(turn: Turn, deal: str, seen: int, gate: str, round: int) -> None:
    """Approve at a gate that needs nothing more."""
    one = _open_for(turn, deal, gate, round)
    if one is not None:
        decide(turn, one, gate, Verdict.APPROVED, None)


def press_record(turn: Turn, deal: str, seen: int, gate: str, round: int) -> None:
    """Open the form for the meeting's record."""
    one = _open_for(turn, deal, gate, round)
    if one is not None:
        _open_form(turn, one, gate, Verdict.APPROVED)


def press_refuse(turn: Turn, deal: str, seen: int, gate: str, round: int) -> None:
    """Open the form for the justification."""
    one = _open_for(turn, deal, gate, round)
    if one is not None:
        _open_form(turn, one, gate, Verdict.REFUSED)


def _open_form(turn: Turn, one: Opportunity, gate: str, verdict: Verdict, hint: Text | None = None) -> None:
    refusing = verdict is Verdict.REFUSED
    args = {"deal": one.id, "gate": gate, "round": one.file.rounds(gate), "verdict": verdict.value}
    label_ = say(f"deal.form.refuse.{gate}") if refusing else say("deal.form.record")
    field = FormInput("reason", "text", label_, hint=hint)
    submit = say(f"deal.button.refuse.{gate}") if refusing else say(f"deal.button.approve.{gate}")
    turn.open_form(
        Window(
            say("deal.form.title", gate=say(f"deal.gate.{gate}"), client=one.client),
            Action("deal_decided", args),
            (field,),
            submit,
        )
    )


def submitted(turn: Turn, deal: str, gate: str, round: int, verdict: str, values: dict[str, Any]) -> None:
    """Take the form of a decision; a few letters justify nothing."""
    one = _open_for(turn, deal, gate, round)
    turn.conversation.settle()
    if one is None:
        return
    reason = reason_of(values)
    if lacks_words(gate, verdict, reason):
        _open_form(turn, one, gate, Verdict(verdict), say("deal.form.needs_reason"))
        return
    decide(turn, one, gate, Verdict(verdict), reason)


def decide(turn: Turn, one: Opportunity, gate: str, verdict: Verdict, reason: str | None) -> None:
    """Record a decision, rewrite the card everywhere, tell the owner, and go on to the next gates."""
    key = card_key(one, gate)
    decision = Decision(gate, turn.me.handle, verdict.value, turn.now, reason, one.file.version)
    one = _decided(turn, one, decision, "deal_decided")
    for receiver, _ in turn.uow.outbox.card_receivers(key):
        turn.tell(draw(turn, one, gate, receiver))
    if verdict is Verdict.REFUSED:
        _tell_refusal(turn, one, gate, reason)
        return
    news: list[Text | str] = [
        say("deal.news.approved", gate=say(f"deal.gate.{gate}"), name=turn.me.name, title=title(one))
    ]
    news += [say("deal.card.reason", reason=reason)] if reason else []
    if one.owner is not None:
        turn.tell(Reply(Receiver.person(one.owner), tuple(news)))
    go_on(turn, one)


def go_on(turn: Turn, one: Opportunity) -> None:
    """Ask the next gates; once all are passed, tell the owner that the proposal may go out."""
    one = pursue(turn, one)
    if all(one.file.passed(code) for code in GATED):
        ready = (
            say("deal.ready", title=title(one))
            if one.file.version == 1
            else say("deal.ready_version", title=title(one), version=one.file.version)
        )
        move = deal_button(say("deal.button.to.proposal"), "deal_move", one, Style.PRIMARY, target="proposal")
        _tell_owner(turn, one, ready, *((move,) if one.stage in ("hunting", "qualification") else ()))


def _tell_refusal(turn: Turn, one: Opportunity, gate: str, reason: str | None) -> None:
    """Tell the owner why, and what can be done: correct and ask again, or close it as lost after a no-go."""
    buttons = [deal_button(say("deal.button.corrected"), "deal_ask_again", one, Style.PRIMARY, gate=gate)]
    if gate == "go":
        buttons.append(deal_button(say("deal.button.close_no_go"), "deal_lose", one, reason="no_go"))
    news = Reply(
        Receiver.person(one.owner or turn.me.handle),
        (
            say(f"deal.news.refused.{gate}", name=turn.me.name, title=title(one)),
            say("deal.card.reason", reason=reason or ""),
        ),
        buttons=tuple(buttons),
    )
    turn.tell(news)
    turn.privately(say("deal.refusal_sent", name=name_of(turn, one.owner)))


def reply_on_card(turn: Turn, rest: str, *, agrees: bool) -> None:
    """Offer to take words in a card's thread as its approval or as the reason of its refusal; never silently."""
    gate, deal, round_ = rest.partition("#")[0].split(":")
    one = _open_for(turn, deal, gate, int(round_))
    said = clean(turn.text)[:LONGEST]
    if one is None or not said:
        return
    verdict = Verdict.APPROVED if agrees else Verdict.REFUSED
    args: dict[str, Any] = {"deal": deal, "gate": gate, "round": int(round_), "verdict": verdict.value}
    yes: tuple[str, dict[str, Any]] = ("deal_decided", {**args, "values": {"reason": said}})
    turn.conversation.question = OpenQuestion(yes, ("dismiss", {}))
    turn.say(
        say(
            "deal.reply.approve" if agrees else "deal.reply.refuse", gate=say(f"deal.gate.{gate}"), text=said
        ),
        buttons=(button(say("yes"), yes[0], Style.PRIMARY, **yes[1]), button(say("no"), "dismiss")),
    )
