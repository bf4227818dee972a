"""Sending: nothing missing, no rule in the way, then to the approvers — or straight back to the OCM."""

from __future__ import annotations

from dataclasses import replace

from bot.core.brief import Brief
from bot.core.forms.inference import infer
from bot.core.replies import Style
from bot.core.rules import Check, Outcome, blocking, check
from bot.core.text import Text, say
from bot.core.workflow import BriefState, next_state
from bot.use_cases.intake.ask_next import ask_next
from bot.use_cases.intake.correct_field import ask_to_change
from bot.use_cases.intake.labels import label
from bot.use_cases.review.approval_documents import ask_to_verify
from bot.use_cases.review.approvers import approvers, boss_of
from bot.use_cases.review.cards import send_cards
from bot.use_cases.review.print_brief import owe_sheet
from bot.use_cases.turn import Turn

LEAST_REASON = 5  # letters
FIELD_OF_RULE = {
    "R1": "start_date", "R2": "start_date", "R3": "start_date", "R4": "justification", "R5": "channels",
    "R6": "database", "R7": "database", "R9": "expected_action", "R11": "contact_hours",
}  # fmt: skip


def submit_brief(turn: Turn) -> None:
    """Send the Brief in hand, or say what stands in the way and how to get past it."""
    brief = turn.brief
    if brief is None or brief.state not in (BriefState.DRAFT, BriefState.RETURNED):
        turn.say(say("submit.nothing"))
        return
    infer(brief)
    if brief.corrections:
        turn.say(say("submit.corrections", count=len(brief.corrections)))
        ask_next(turn)
        return
    missing = brief.missing()
    if missing:
        turn.say(say("submit.missing", count=len(missing), fields=tuple(label(ref) for ref in missing)))
        brief.pending = []
        ask_next(turn)
        return
    checks = check(brief, turn.rules)
    met = {found.rule for found in checks if found.outcome is Outcome.MET}
    brief.exceptions = {rule: why for rule, why in brief.exceptions.items() if rule not in met}
    in_the_way = blocking(checks)
    if in_the_way:
        _explain(turn, in_the_way)
        return
    if boss_of(turn.uow, brief) is None or not approvers(turn.uow, brief, "communications"):
        turn.say(say("submit.nobody"))
        ask_to_change(turn, "boss")
        return
    submit(turn, brief)


def _explain(turn: Turn, in_the_way: tuple[Check, ...]) -> None:
    """Say which rules stand in the way; each can be met, some can be waived by the leader (R1, R3)."""
    turn.save(turn.draft)
    turn.say(say("submit.blocked", count=len(in_the_way)))
    for found in in_the_way:
        turn.say(say("note.rule", rule=found.rule, text=found.text))
    refs = dict.fromkeys(FIELD_OF_RULE[found.rule] for found in in_the_way)
    change = tuple(
        turn.draft_button(say("button.change_field", field=label(ref)), "change", Style.PRIMARY, ref=ref)
        for ref in refs
    )
    waivable = [found.rule for found in in_the_way if found.waivable]
    ask = (
        (turn.draft_button(say("button.ask_exception"), "ask_exception", rules=waivable),)
        if len(waivable) == len(in_the_way)
        else ()
    )
    turn.say(buttons=(*change, *ask))


def ask_exception(turn: Turn, rules: list[str]) -> None:
    """Ask for the reason that the leader will read."""
    if turn.brief is None:
        return
    turn.conversation.reason_for = ("exception", {"rules": rules})
    turn.say(say("exception.reason", rules=tuple(rules)))


def exception_reason(turn: Turn, rules: list[str]) -> None:
    """Keep the reason and send; a few letters are none."""
    if sum(mark.isalpha() for mark in turn.text) < LEAST_REASON:
        turn.say(say("exception.reason", rules=tuple(rules)))
        return
    turn.conversation.reason_for = None
    for rule in rules:
        turn.draft.exceptions[rule] = turn.text.strip()
    turn.draft.approvals = [  # whatever the leader decided before, it was not this
        replace(held, valid=held.valid and held.role != "leader") for held in turn.draft.approvals
    ]
    submit_brief(turn)


def submit(turn: Turn, brief: Brief) -> None:
    """Move to approvals: folio or next version, a snapshot, what R10 takes back, the cards."""
    first_time = brief.folio is None
    if first_time:
        brief.folio = turn.uow.briefs.next_folio(turn.today.year)
    else:
        brief.version += 1
        _take_back(turn, brief)
    brief.state = next_state(brief.state, "submitted")
    brief.submitted_at, brief.returned_by, brief.returned_reason, brief.reviewer = turn.now, None, None, None
    brief.in_review_at = brief.sheet = None
    brief.escalated = {}
    brief.snapshots.append(_snapshot(brief))
    turn.note("brief_submitted", brief, folio=brief.folio, version=brief.version)
    turn.conversation.ask(None)
    turn.conversation.trail = []
    needed = brief.approvals_needed()
    turn.say(_sent(turn, brief, needed))
    ask_to_verify(turn, brief)
    for role in needed:
        send_cards(turn, brief, role)
    turn.take_up(None)
    advance(turn, brief)


def _snapshot(brief: Brief) -> dict[str, object]:
    files = {
        kind: [held.name for held in brief.attachments if held.kind == kind]
        for kind in {held.kind for held in brief.attachments}
    }
    return {
        "version": brief.version,
        "at": brief.submitted_at,
        "fields": dict(brief.fields),
        "content": brief.content(),
        "files": files,
    }


def _take_back(turn: Turn, brief: Brief) -> None:
    """Invalidate the approvals that depend on what changed since the last version (R10)."""
    changed = brief.changed_since(brief.snapshots[-1]["content"])
    fallen = brief.invalidated_by(changed)
    brief.approvals = [
        replace(held, valid=held.valid and held.role not in fallen) for held in brief.approvals
    ]
    turn.note("approvals_invalidated", brief, roles=list(fallen), fields=sorted(changed))


def _sent(turn: Turn, brief: Brief, needed: tuple[str, ...]) -> Text:
    waiting = tuple(
        say(
            "submit.waiting_for",
            role=say(f"role.{role}"),
            names=tuple(person.name for person in approvers(turn.uow, brief, role)),
        )
        for role in needed
    )
    if brief.version == 1:
        return say("submit.done", folio=brief.folio, waiting=waiting)
    if waiting:
        return say("submit.again", folio=brief.folio, version=brief.version, waiting=waiting)
    return say("submit.again_review", folio=brief.folio, version=brief.version)


def advance(turn: Turn, brief: Brief) -> None:
    """Go on from the approvals as far as they reach: to the leader (R4, exceptions) or to the OCM's review."""
    if brief.state is BriefState.AWAITING_APPROVALS and not brief.approvals_needed():
        if brief.is_exceptional and brief.approval("leader") is None:
            brief.state = next_state(brief.state, "leader_needed")
            send_cards(turn, brief, "leader")
        else:
            brief.state = next_state(brief.state, "approvals_complete")
    if brief.state is BriefState.IN_REVIEW and brief.in_review_at is None:
        brief.in_review_at = turn.now
    turn.save(brief)
    if brief.state is BriefState.IN_REVIEW:
        enter_review(turn, brief)


def enter_review(turn: Turn, brief: Brief) -> None:
    """Post the review card and have the PDF made."""
    send_cards(turn, brief, "analyst")
    turn.note("brief_in_review", brief, version=brief.version)
    owe_sheet(turn, brief, "review")
