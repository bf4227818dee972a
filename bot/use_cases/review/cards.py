"""The cards others decide on, each drawn from the Brief's state alone: drawing again is rewriting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.brief import Approval, Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.replies import Button, Document, Fact, Receiver, Reply, Section, Style
from bot.core.text import Text, say
from bot.core.workflow import BriefState
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.intake.show_summary import rule_sections, summary_sections
from bot.use_cases.review.approvers import STATE_OF_ROLE, approvers
from bot.use_cases.turn import Turn, button

OCM = Receiver.room("ocm_channel")
ROLES = ("boss", "communications", "leader", "analyst")
REMINDER = "#remind-"  # in the key of a copy that is a reminder
CHECKLIST = ("goal", "standards", "answers", "clear", "data")  # R17


def card_key(brief: Brief, role: str, version: int | None = None) -> str:
    """Return the key of a role's card for one version."""
    return f"{role}:{brief.id}:{version or brief.version}"


def send_cards(turn: Turn, brief: Brief, role: str) -> None:
    """Post a role's card to everybody who may decide."""
    if role == "analyst":
        turn.tell(draw(turn, brief, role, OCM))
        return
    for person in approvers(turn.uow, brief, role):
        turn.tell(draw(turn, brief, role, Receiver.person(person.handle)))


def rewrite_cards(turn: Turn, brief: Brief, roles: tuple[str, ...] = ROLES) -> None:
    """Draw the standing cards of these roles for the present version again, at everybody who holds one."""
    for role in roles:
        key = card_key(brief, role)
        for copy in (key, *(other for other in brief.reposted if other.startswith(f"{key}#"))):
            for receiver, _ in turn.uow.outbox.card_receivers(copy):
                turn.tell(_as_copy(draw(turn, brief, role, receiver), copy))


def _as_copy(card: Reply, key: str) -> Reply:
    """Return a card as one of its copies; what was a reminder stays short and says how the matter stands."""
    if REMINDER in key:
        return replace(card, sections=(), documents=(), card=key)
    return replace(card, card=key)


def repost(turn: Turn, brief: Brief, role: str) -> None:
    """Show a card again at the end of the person's chat; it is kept up to date like the first one."""
    copy = f"{card_key(brief, role)}#{turn.me.handle}-{turn.conversation.turn}"
    brief.reposted.append(copy)
    turn.save(brief)
    turn.tell(replace(draw(turn, brief, role, Receiver.person(turn.me.handle)), card=copy))


def draw(turn: Turn, brief: Brief, role: str, receiver: Receiver) -> Reply:
    """Draw one card as the Brief stands now."""
    decided = decision(brief, role)
    is_open = decided is None and brief.state is STATE_OF_ROLE[role]
    paragraphs: list[Text | str] = [_heading(turn, brief, role)]
    paragraphs += _standing(turn, brief, role, decided)
    return Reply(
        receiver,
        tuple(paragraphs),
        (*_changes(turn, brief), *_for_role(turn, brief, role), *summary_sections(turn, brief)),
        decision_buttons(brief, role) if is_open else (),
        documents=_sheet(brief),
        card=card_key(brief, role),
    )


def decision(brief: Brief, role: str) -> Approval | None:
    """Return what that role decided on the present version, or the approval that still holds."""
    mine = [held for held in brief.approvals if held.role == role and held.version == brief.version]
    return mine[-1] if mine else None


def _heading(turn: Turn, brief: Brief, role: str) -> Text:
    requester = turn.uow.people.get(brief.requester)
    return say(
        f"card.{role}",
        folio=brief.folio,
        version=brief.version,
        name=brief.fields.get("name"),
        requester=requester.name if requester else brief.requester,
        area=shown(turn.uow, brief, "area", brief.fields.get("area")),
    )


def _standing(turn: Turn, brief: Brief, role: str, decided: Approval | None) -> list[Text | str]:
    """Return who decided what and when; or who holds the matter now."""
    if decided is not None:
        lines: list[Text | str] = [decided_line(turn, decided)]
        if decided.comment:
            lines.append(say("card.comment", comment=decided.comment))
        return [*lines, say("card.closed", state=say(f"state.{brief.state}"))] if is_over(brief) else lines
    if brief.state is not STATE_OF_ROLE[role]:
        return [say("card.closed", state=say(f"state.{brief.state}"))]
    if role == "analyst" and brief.reviewer:
        return [say("card.taken", name=name_of(turn, brief.reviewer))]
    return [say("card.waiting")]


def decided_line(turn: Turn, decided: Approval) -> Text:
    """Return «who, when, what» of a decision."""
    return say(
        f"decided.{decided.role}.{decided.decision}",
        name=name_of(turn, decided.by),
        at=decided.at,
        means=say(f"means.{decided.means}"),
    )


def name_of(turn: Turn, handle: str) -> str:
    """Return a person's name."""
    person = turn.uow.people.get(handle)
    return person.name if person else handle


def _changes(turn: Turn, brief: Brief) -> tuple[Section, ...]:
    """Return what changed since the version before, before and after."""
    if not brief.snapshots or brief.version < 2:
        return ()
    earlier: dict[str, Any] = next(
        (shot for shot in reversed(brief.snapshots) if shot["version"] < brief.version), {}
    )
    if not earlier:
        return ()
    then = Brief(
        id=brief.id, requester=brief.requester, created_at=brief.created_at, fields=dict(earlier["fields"])
    )
    facts = tuple(
        _change(turn, brief, then, earlier, ref) for ref in _changed_refs(brief, earlier["content"])
    )
    return (Section(say("card.changes", version=earlier["version"]), facts),) if facts else ()


def _changed_refs(brief: Brief, earlier: dict[str, Any]) -> list[str]:
    changed = brief.changed_since(earlier)
    now = brief.content()
    messages = {
        f"message.{channel}"
        for channel in {**(earlier.get("message") or {}), **(now.get("message") or {})}
        if (earlier.get("message") or {}).get(channel) != (now.get("message") or {}).get(channel)
    }
    order = {ref: place for place, ref in enumerate(brief.refs())}
    return sorted((changed - {"message"}) | messages, key=lambda ref: order.get(ref, 99))


def _change(turn: Turn, brief: Brief, then: Brief, earlier: dict[str, Any], ref: str) -> Fact:
    if not BRIEF.has(ref) or BRIEF.field(ref).kind is Kind.FILE:
        before: Any = tuple(earlier.get("files", {}).get(ref, ())) or say("value.none")
        return Fact(label(ref), shown(turn.uow, brief, ref, ref), before=before)
    return Fact(
        label(ref),
        shown(turn.uow, brief, ref, brief.value(ref)),
        before=shown(turn.uow, then, ref, then.value(ref)),
    )


def _for_role(turn: Turn, brief: Brief, role: str) -> tuple[Section, ...]:
    if role == "communications":
        kind = "commercial" if brief.fields.get("class") == "commercial" else "service"
        facts = tuple(Fact(say(f"checklist.{item}"), say(f"checklist.{item}.{kind}")) for item in CHECKLIST)
        return (Section(say("section.checklist"), facts),)
    if role == "leader":
        reasons = tuple(
            Fact(say("rule.label", rule=rule, name=say(f"rule.{rule}.name")), reason)
            for rule, reason in brief.exceptions.items()
        )
        return (Section(say("section.exceptions"), reasons),) if reasons else ()
    if role == "analyst":
        return (*_approvals(turn, brief), *rule_sections(turn, brief, everything=True), *_versions(brief))
    return ()


def _approvals(turn: Turn, brief: Brief) -> tuple[Section, ...]:
    facts = tuple(
        Fact(say(f"role.{held.role}"), decided_line(turn, held), note=held.comment)
        for held in brief.approvals
        if held.valid and held.decision == "approved" and held.role != "analyst"
    )
    return (Section(say("section.approvals"), facts),) if facts else ()


def _versions(brief: Brief) -> tuple[Section, ...]:
    facts = tuple(
        Fact(say("version.label", version=shot["version"]), shot["at"], note=shot.get("returned"))
        for shot in brief.snapshots
    )
    return (Section(say("section.versions"), facts),)


def decision_buttons(brief: Brief, role: str) -> tuple[Button, ...]:
    """Return what whoever decides as that role can press; whether it counts is decided at the press."""
    args: dict[str, Any] = {"brief": brief.id, "version": brief.version, "role": role}
    decide = (
        button(say(f"button.approve.{role}"), "approve", Style.PRIMARY, **args),
        button(say(f"button.return.{role}"), "return", Style.DANGER, **args),
    )
    if role == "analyst":
        hold = ("release", "button.release") if brief.reviewer else ("claim", "button.claim")
        return (button(say(hold[1]), hold[0], **args), *decide)
    return (*decide, button(say("button.approve_with_comment"), "comment", **args))


def _sheet(brief: Brief) -> tuple[Document, ...]:
    if brief.sheet is None:
        return ()
    return (Document(brief.sheet["sha256"], brief.sheet["name"], "application/pdf"),)


def is_over(brief: Brief) -> bool:
    """Tell whether nothing more is expected of anybody."""
    return brief.state in (BriefState.CANCELLED, BriefState.EXPIRED, BriefState.CLOSED)
