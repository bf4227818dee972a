"""Approving as boss, communications, leader or OCM: once, by whoever may, with a comment if wanted."""

from __future__ import annotations

from bot.core.brief import Approval, Brief
from bot.core.replies import Action, Form, FormInput, Receiver, Reply
from bot.core.rules import blocking, check
from bot.core.text import Text, say
from bot.core.workflow import next_state
from bot.use_cases.intake.submit_brief import advance
from bot.use_cases.review.approvers import STATE_OF_ROLE, may_decide
from bot.use_cases.review.cards import decided_line, decision, name_of, rewrite_cards
from bot.use_cases.review.print_brief import owe_sheet
from bot.use_cases.turn import Turn


def refusal(turn: Turn, brief: Brief, role: str, version: int) -> Text | None:
    """Return why this press cannot count: not theirs, decided already, or a card of another version."""
    if not may_decide(turn.uow, brief, role, turn.me):
        own = brief.requester == turn.me.handle
        return say("refused.own" if own else "refused.not_yours", role=say(f"role.{role}"))
    decided = decision(brief, role)
    if version == brief.version and decided is not None:
        return say("refused.decided", decided=decided_line(turn, decided))
    if version != brief.version:
        return say("refused.old_version", version=brief.version)
    if brief.state is not STATE_OF_ROLE[role]:
        return say("refused.closed", state=say(f"state.{brief.state}"))
    if role == "analyst" and brief.reviewer not in (None, turn.me.handle):
        return say("refused.taken", name=name_of(turn, brief.reviewer or ""))
    return None


def refused(turn: Turn, brief: Brief, role: str, version: int) -> bool:
    """Answer a press that cannot count, privately and on record; tell whether it was one."""
    why = refusal(turn, brief, role, version)
    if why is None:
        return False
    turn.privately(why)
    turn.note("decision_refused", brief, role=role, why=why.id)
    return True


def approve(
    turn: Turn, brief: Brief, role: str, *, comment: str | None = None, means: str = "button"
) -> None:
    """Record the approval, tell the requester, and go on."""
    brief.approvals.append(
        Approval(role, turn.me.handle, "approved", means, turn.now, brief.version, comment)
    )
    turn.note("brief_approved", brief, role=role, version=brief.version, means=means)
    if role == "leader":
        brief.state = next_state(brief.state, "leader_authorised")
    if role == "analyst":
        brief.reviewer = turn.me.handle
        brief.state = next_state(brief.state, "approved")
    news: list[Text | str] = [_news(turn, brief, role)]
    if comment:
        news.append(say("card.comment", comment=comment))
    turn.tell(Reply(Receiver.person(brief.requester), tuple(news)))
    advance(turn, brief)
    if role == "analyst":
        owe_sheet(turn, brief, "approved")
    rewrite_cards(turn, brief, (role,))


def _news(turn: Turn, brief: Brief, role: str) -> Text:
    if turn.me.handle in brief.escalated.get(role, ()):
        return say("news.approved.stand_in", name=turn.me.name, folio=brief.folio)
    return say(f"news.approved.{role}", name=turn.me.name, folio=brief.folio)


def press_approve(turn: Turn, brief: str, version: int, role: str) -> None:
    """Answer a press of the approving button."""
    found = turn.uow.briefs.get(brief)
    if refused(turn, found, role, version):
        return
    if role == "analyst":
        in_the_way = blocking(check(found, turn.rules))  # R1 is checked again at approval
        if in_the_way:
            turn.privately(say("review.blocked", why=in_the_way[0].text, rule=in_the_way[0].rule))
            return
    approve(turn, found, role)


def ask_comment(turn: Turn, brief: str, version: int, role: str) -> None:
    """Open the form for an approval with a comment."""
    found = turn.uow.briefs.get(brief)
    if refused(turn, found, role, version):
        return
    action = Action("approve_with_comment", {"brief": brief, "version": version, "role": role})
    comment = FormInput("reason", "text", say("form.comment"))
    turn.open_form(
        Form(say("form.comment.title", folio=found.folio), action, (comment,), say(f"button.approve.{role}"))
    )


def approve_with_comment(turn: Turn, brief: str, version: int, role: str, values: dict[str, object]) -> None:
    """Take the approval that came with a comment."""
    found = turn.uow.briefs.get(brief)
    if not refused(turn, found, role, version):
        approve(turn, found, role, comment=str(values.get("reason") or "").strip() or None)
