"""Moving an opportunity: the table's moves, with what each asks for first (domain §7; `core.pipeline.life`)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.conversation import OpenQuestion
from bot.core.folding import clean
from bot.core.pipeline.deal_file import Decision, Verdict
from bot.core.pipeline.life import GATES, Gate, Move, find_move, gates_of, lacks_paper, open_gates, targets
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import Stage, WonStep
from bot.core.replies import Style
from bot.core.text import Text, say
from bot.use_cases.deals import close
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.desk import deal_button, save, take_up, talk, title, words
from bot.use_cases.deals.gates import pursue
from bot.use_cases.deals.guard import ANY, changeable, refused
from bot.use_cases.deals.lacking import tell_lacking, upload_button
from bot.use_cases.deals.losses import loss_reason_in
from bot.use_cases.deals.meant import heard, says_losing, says_only, says_winning, the_one
from bot.use_cases.deals.shown import moves, standing, where
from bot.use_cases.turn import Turn, button


def move(turn: Turn) -> None:
    """Move the opportunity that the text names to the stage that it names."""
    if not may_sell(turn.me):
        turn.say(say("deal.not_seller", name=turn.me.name.split()[0]))
        return
    target = target_in(turn)
    if target is None:
        one = the_one(turn, "deal_show", open_only=False)
        if one is not None and not refused(turn, one):
            take_up(turn, one)
            offer_moves(turn, one, say("deal.which_stage", title=title(one), stage=where(one)))
        return
    reason = loss_reason_in(turn) if target is Stage.LOST else None
    args = {"target": target.value, **({"reason": reason} if reason else {})}
    one = the_one(turn, "deal_move", open_only=not says_only(turn, words(turn).reopening), **args)
    if one is not None and not refused(turn, one):
        take_up(turn, one)
        begin(turn, one, target, reason)


def target_in(turn: Turn) -> Stage | None:
    """Return the stage that a text moves to: the last that it names."""
    if says_losing(turn):
        return Stage.LOST
    if says_winning(turn):
        return Stage.WON
    if says_only(turn, words(turn).reopening):
        return Stage.QUALIFICATION
    stages = heard(turn).stages
    return Stage(stages[-1]) if stages and len(stages) <= 2 else None


def tell_rules(turn: Turn) -> None:
    """Tell what a move still asks for, without asking anybody for it."""
    one = the_one(turn, "deal_show")
    if one is None:
        return
    take_up(turn, one)
    target = target_in(turn) or next(iter(targets(one.stage)), None)
    found = find_move(one.stage, target) if target is not None else None
    if found is None or not gates_of(one, found):
        offer_moves(turn, one, say("deal.no_rules", title=title(one), stage=where(one)))
        return
    kinds = _lacking(one, found)
    turn.say(
        *_rules(turn, one, found),
        *(tell_lacking(turn, one, kind) for kind in kinds),
        buttons=tuple(upload_button(one, kind) for kind in kinds),
    )


def _rules(turn: Turn, one: Opportunity, found: Move) -> list[Text]:
    heading = say("deal.entry_rules", title=title(one), target=say(f"stage.{found.target}"))
    return [heading, *(_rule_line(turn, one, code) for code in gates_of(one, found))]


def _lacking(one: Opportunity, found: Move) -> tuple[str, ...]:
    """Return the kinds of documents that the decisions still need."""
    kinds = dict.fromkeys(gate.document for gate in open_gates(one, found) if lacks_paper(one, gate))
    return tuple(kind for kind in kinds if kind is not None)


def not_removed(turn: Turn) -> None:
    """Say that nothing disappears, and offer to close it as lost."""
    one = the_one(turn, "deal_show")
    if one is not None and not refused(turn, one):
        take_up(turn, one)
        lost = deal_button(say("deal.button.to.lost"), "deal_move", one, target=Stage.LOST.value)
        turn.say(say("deal.not_removed", title=title(one)), buttons=(lost,))


def offer_moves(turn: Turn, one: Opportunity, *words: Text) -> None:
    """Offer the stages that the opportunity can go to."""
    turn.say(*words, buttons=moves(turn, one))


def press_move(turn: Turn, deal: str, target: str, seen: int = ANY, reason: str | None = None) -> None:
    """Move by a button, as the opportunity was seen."""
    again = ("deal_move", {"target": target, **({"reason": reason} if reason else {})})
    one = changeable(turn, deal, seen, again)
    if one is not None:
        begin(turn, one, Stage(target), reason)


def begin(turn: Turn, one: Opportunity, target: Stage, reason: str | None = None) -> None:
    """Find the move; ask for what it needs, or make it."""
    found = find_move(one.stage, target)
    if one.stage == target:
        turn.say(say("deal.there_already", title=title(one), stage=where(one)))
    elif found is None:
        ways = tuple(say(f"stage.{stage}") for stage in targets(one.stage))
        offer_moves(
            turn,
            one,
            say("deal.no_move", title=title(one), stage=where(one), target=say(f"stage.{target}"), ways=ways),
        )
    elif not any(turn.me.has(role) for role in found.actors):
        turn.say(say("deal.lead_only"))
    elif found.target is Stage.LOST:
        close.lose(turn, one, reason)
    elif found.needs_reason:
        turn.conversation.reason_for = ("deal_move", {"deal": one.id, "target": target.value})
        turn.say(say("deal.why_back", title=title(one), target=say(f"stage.{target}")))
    else:
        enter(turn, one, found)


def enter(turn: Turn, one: Opportunity, found: Move) -> None:
    """See to the entry rules that are open: what the seller can say is asked, the rest goes to who decides."""
    left = open_gates(one, found)
    if not left:
        make(turn, one, found)
        return
    declared = next((gate for gate in left if gate.is_declared and not one.file.is_open(gate.code)), None)
    if declared is not None:
        ask_declared(turn, one, declared, found.target)
        return
    one = pursue(turn, one)
    turn.say(*_rules(turn, one, found))


def _rule_line(turn: Turn, one: Opportunity, code: str) -> Text:
    return say(
        "deal.rule.met" if one.file.passed(code) else "deal.rule.open",
        gate=say(f"deal.gate.{code}"),
        who=say(f"role.{GATES[code].roles[0]}"),
        standing=standing(turn, one, code),
    )


def ask_declared(turn: Turn, one: Opportunity, gate: Gate, target: Stage) -> None:
    """Ask the seller whether a rule is met."""
    args: dict[str, Any] = {"deal": one.id, "gate": gate.code, "target": target.value}
    yes: tuple[str, dict[str, Any]] = ("deal_declare", {**args, "met": True})
    no: tuple[str, dict[str, Any]] = ("deal_declare", {**args, "met": False})
    turn.conversation.question = OpenQuestion(yes, no)
    turn.say(
        say(f"deal.declare.{gate.code}", title=title(one)),
        buttons=(button(say("yes"), yes[0], Style.PRIMARY, **yes[1]), button(say("no"), no[0], **no[1])),
    )


def declare(turn: Turn, deal: str, gate: str, target: str, met: bool) -> None:
    """Take what the seller says of a rule, and go on with the move."""
    turn.conversation.settle()
    one = changeable(turn, deal)
    found = find_move(one.stage, target) if one is not None else None
    if one is None or found is None:
        return
    verdict = Verdict.APPROVED if met else Verdict.REFUSED
    decision = Decision(gate, turn.me.handle, verdict.value, turn.now, None, one.file.version)
    one = save(
        turn, replace(one, file=one.file.decided(decision)), "deal_decided", gate=gate, verdict=verdict.value
    )
    if met:
        enter(turn, one, found)
    else:
        _UNMET[gate](turn, one, gate)


def _not_feasible(turn: Turn, one: Opportunity, gate: str) -> None:
    turn.say(
        say("deal.not_feasible", client=one.client),
        buttons=(
            deal_button(say("deal.button.close_requirements"), "deal_lose", one, reason="requirements"),
        ),
    )


def _not_yet(turn: Turn, one: Opportunity, gate: str) -> None:
    turn.say(say("deal.not_yet", gate=say(f"deal.gate.{gate}"), title=title(one)))


def _client_objects(turn: Turn, one: Opportunity, gate: str) -> None:
    """Ask whether the client takes comments: a new version, or the opportunity is lost."""
    yes: tuple[str, dict[str, Any]] = ("deal_version", {"deal": one.id})
    no: tuple[str, dict[str, Any]] = ("deal_lose", {"deal": one.id, "reason": _LOST_BY[gate]})
    turn.conversation.question = OpenQuestion(yes, no)
    turn.say(
        say("deal.comments_allowed", title=title(one)),
        buttons=(
            button(say("yes"), yes[0], Style.PRIMARY, **yes[1]),
            button(say("no"), no[0], Style.DANGER, **no[1]),
        ),
    )


_LOST_BY = {"technical": "technical", "economic": "price"}
_UNMET: dict[str, Any] = {
    "feasibility": _not_feasible,
    "presentation": _not_yet,
    "scope": _not_yet,
    "technical": _client_objects,
    "economic": _client_objects,
}


def new_version(turn: Turn, deal: str) -> None:
    """Begin the next version of the proposal: its approvals and the check by compliance begin anew."""
    turn.conversation.settle()
    one = changeable(turn, deal)
    if one is None:
        return
    file = replace(one.file, version=one.file.version + 1, delivery_date=None)
    changed = replace(one, file=file)
    if one.stage != Stage.PROPOSAL:
        changed = replace(changed, stage=Stage.PROPOSAL.value, stage_since=turn.today)
    one = save(turn, changed, "deal_version", version=file.version)
    take_up(turn, one)
    turn.say(say("deal.new_version", title=title(one), version=file.version))
    pursue(turn, one)


def move_for_reason(turn: Turn, deal: str, target: str) -> None:
    """Move back with the reason that was written."""
    turn.conversation.reason_for = None
    one = changeable(turn, deal)
    found = find_move(one.stage, target) if one is not None else None
    if one is not None and found is not None:
        make(turn, one, found, clean(turn.text)[:500])


def make(turn: Turn, one: Opportunity, found: Move, reason: str | None = None) -> None:
    """Make a move: its own probability falls away, what is closed is closed today, and whom it concerns is told."""
    source, closing = one.stage, one.closing_date
    changed = replace(
        one,
        stage=found.target.value,
        stage_since=turn.today,
        probability=None,
        step=WonStep.AWARD_NOTICE.value if found.target is Stage.WON else None,
        closing_date=turn.today if found.target in (Stage.WON, Stage.LOST) else one.closing_date,
        loss_reason=one.loss_reason if found.target is Stage.LOST else None,
    )
    kept = save(
        turn, changed, "deal_moved", event=found.event, source=source, target=found.target.value,
        expected=closing.isoformat() if closing else None, has_reason=reason is not None,
    )  # fmt: skip
    take_up(turn, kept)
    deals = talk(turn)
    deals.asking, deals.filling = None, False
    turn.say(say("deal.moved", title=title(kept), source=say(f"stage.{source}"), target=where(kept)))
    close.after_move(turn, kept, source, reason)
