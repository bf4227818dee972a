"""Deciding at a gate: a press or a form, taken once, told to the owner, and gone on from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.core.conversation import OpenQuestion
from bot.core.folding import clean
from bot.core.pipeline.deal_file import APPROVALS, PROPOSAL, Decision, Verdict
from bot.core.pipeline.life import GATES, HIGH_RISK, Form, Paper, lacks_paper
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Action, Button, FormInput, Receiver, Reply, Style
from bot.core.replies import Form as Window
from bot.core.text import Text, say
from bot.use_cases.deals.access import deciders
from bot.use_cases.deals.decision_form import LONGEST, lacks_words, reason_of
from bot.use_cases.deals.desk import deal_button, find, name_of, note, title
from bot.use_cases.deals.gate_card import card_key, draw
from bot.use_cases.deals.gates import decided, pursue, tell_owner
from bot.use_cases.deals.lacking import tell_lacking, upload_button
from bot.use_cases.deals.shown import gated, standing
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Turn, button


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
    """Approve at a gate that needs nothing more; without the document that it needs, words are asked for."""
    one = _open_for(turn, deal, gate, round)
    if one is None or _refused_for_paper(turn, one, gate):
        return
    if lacks_paper(one, GATES[gate]):
        _open_form(turn, one, gate, Verdict.APPROVED)
    else:
        decide(turn, one, gate, Verdict.APPROVED, None)


def asks_for_words(uow: UnitOfWork, deal: str, gate: str) -> bool:
    """Tell whether approving there opens a form: the words stand for a document that is not there."""
    try:
        one = uow.opportunities.get(deal)
    except KeyError:
        return False
    rule = GATES[gate]
    return rule.paper is not Paper.REQUIRED and lacks_paper(one, rule)


def _refused_for_paper(turn: Turn, one: Opportunity, gate: str) -> bool:
    """Say that nothing is approved without its document, and who brings it; tell whether it was so."""
    rule = GATES[gate]
    if rule.paper is not Paper.REQUIRED or not lacks_paper(one, rule) or rule.document is None:
        return False
    turn.privately(tell_lacking(turn, one, rule.document))
    if one.owner != turn.me.handle:
        tell_owner(turn, one, tell_lacking(turn, one, rule.document), upload_button(one, rule.document))
    return True


def press_record(turn: Turn, deal: str, seen: int, gate: str, round: int) -> None:
    """Open the form for the meeting's record."""
    one = _open_for(turn, deal, gate, round)
    if one is not None and not _refused_for_paper(turn, one, gate):
        _open_form(turn, one, gate, Verdict.APPROVED)


def press_refuse(turn: Turn, deal: str, seen: int, gate: str, round: int) -> None:
    """Open the form for the justification."""
    one = _open_for(turn, deal, gate, round)
    if one is not None:
        _open_form(turn, one, gate, Verdict.REFUSED)


def _open_form(turn: Turn, one: Opportunity, gate: str, verdict: Verdict, hint: Text | None = None) -> None:
    refusing, lacking = verdict is Verdict.REFUSED, lacks_paper(one, GATES[gate])
    args: dict[str, Any] = {"deal": one.id, "gate": gate, "round": one.file.rounds(gate)}
    args |= {"verdict": verdict.value, "needs_words": lacking}
    label_ = say(f"deal.form.refuse.{gate}") if refusing else _what_to_write(gate, lacking=lacking)
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


def _what_to_write(gate: str, *, lacking: bool) -> Text:
    if lacking and GATES[gate].form is not Form.RECORD:
        return say("deal.form.without_document")
    return say("deal.form.risk") if gate == HIGH_RISK else say("deal.form.record")


def submitted(
    turn: Turn,
    deal: str,
    gate: str,
    round: int,
    verdict: str,
    values: dict[str, Any],
    needs_words: bool = False,
) -> None:
    """Take the form of a decision; a few letters justify nothing."""
    one = _open_for(turn, deal, gate, round)
    turn.conversation.settle()
    if one is None or (verdict == Verdict.APPROVED and _refused_for_paper(turn, one, gate)):
        return
    reason = reason_of(values)
    if lacks_words(gate, verdict, reason, needed=lacks_paper(one, GATES[gate])):
        _open_form(turn, one, gate, Verdict(verdict), say("deal.form.needs_reason"))
        return
    decide(turn, one, gate, Verdict(verdict), reason)


def decide(turn: Turn, one: Opportunity, gate: str, verdict: Verdict, reason: str | None) -> None:
    """Record a decision, rewrite the card everywhere, tell the owner, and go on to the next gates."""
    key = card_key(one, gate)
    lacking = verdict is Verdict.APPROVED and lacks_paper(one, GATES[gate])
    decision = Decision(gate, turn.me.handle, verdict.value, turn.now, reason, one.file.version, lacking)
    one = decided(turn, one, decision, "deal_decided")
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
    one = pursue(turn, one, again=False)
    if all(one.file.passed(code) for code in gated(one)):
        ready = (
            say("deal.ready", title=title(one))
            if one.file.version == 1
            else say("deal.ready_version", title=title(one), version=one.file.version)
        )
        move = deal_button(say("deal.button.to.proposal"), "deal_move", one, Style.PRIMARY, target="proposal")
        tell_owner(turn, one, ready, *((move,) if one.stage in ("hunting", "qualification") else ()))


def _tell_refusal(turn: Turn, one: Opportunity, gate: str, reason: str | None) -> None:
    """Tell the owner why, and what can be done: correct and ask again, or close it as lost after a no-go."""
    news = (
        say(f"deal.news.refused.{gate}", name=turn.me.name, title=title(one)),
        say("deal.card.reason", reason=reason or ""),
        *((say("deal.next_version"),) if gate in APPROVALS else ()),
    )
    for handle in _correcting(turn, one, gate):
        turn.tell(Reply(Receiver.person(handle), news, buttons=tuple(_corrections(one, gate))))
    turn.privately(say("deal.refusal_sent", name=name_of(turn, one.owner)))


def _corrections(one: Opportunity, gate: str) -> Iterator[Button]:
    """Yield what follows a refusal: a document corrected, the same asked again, the end."""
    kind = GATES[gate].document
    if gate in APPROVALS:
        yield upload_button(one, PROPOSAL)
        return
    yield deal_button(say("deal.button.corrected"), "deal_ask_again", one, Style.PRIMARY, gate=gate)
    if gate == "go":
        yield deal_button(say("deal.button.close_no_go"), "deal_lose", one, reason="no_go")
    elif kind in (PROPOSAL, "business_case"):
        yield upload_button(one, kind, Style.PLAIN)


def _correcting(turn: Turn, one: Opportunity, gate: str) -> tuple[str, ...]:
    """Return who corrects what was returned: the owner and, of a business case, the head of sales who stands for it."""
    go = one.file.last("go")
    makers = [go.by] if gate == "business_case" and go is not None else []
    handles = [one.owner or turn.me.handle, *makers]
    return tuple(dict.fromkeys(one_ for one_ in handles if one_ != turn.me.handle or len(handles) == 1))


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
