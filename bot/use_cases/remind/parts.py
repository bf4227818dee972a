"""What each reminder says: since when, until when and why, with the button that does the next step (§6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.core.brief import Brief
from bot.core.deadlines import REVIEW_HOURS, deadlines, review_due
from bot.core.help_matters import HelpMatter
from bot.core.reminders.plan import EXPIRY_AGE, waiting_since
from bot.core.reminders.rows import Matter, Planned, Stage, What, expires_at
from bot.core.replies import Button, Style
from bot.core.text import Param, ShownDay, Text, say
from bot.use_cases.explain.day_by_day import span_of
from bot.use_cases.intake.ask_next import start_over_message
from bot.use_cases.intake.progress import left_to_ask
from bot.use_cases.remind.moments import shown_moment
from bot.use_cases.remind.phases import acceptance_texts, doubt_texts, phase_texts
from bot.use_cases.remind.sales_news import News
from bot.use_cases.review.cards import REMINDER, card_key, draw, name_of
from bot.use_cases.support import help_card
from bot.use_cases.turn import Turn, button


@dataclass(frozen=True)
class Due:
    """What is to be said now of one matter; `plan` is the whole plan of its subject."""

    planned: Planned
    stage: Stage
    about: Brief | HelpMatter | News
    plan: Sequence[Planned]


@dataclass(frozen=True)
class Part:
    """One matter's share of a message: `link` stands for its buttons where there are other matters beside it."""

    paragraphs: tuple[Text, ...]
    buttons: tuple[Button, ...] = ()
    link: Button | None = None
    card: str | None = None


def part_of(turn: Turn, due: Due) -> Part:
    """Return what is said of one matter."""
    if isinstance(due.about, HelpMatter):
        return _human(turn, due.about)
    if isinstance(due.about, News):
        return Part(due.about.paragraphs, due.about.buttons, due.about.link)
    return _MAKERS[due.planned.matter](turn, due, due.about)


def _draft(turn: Turn, due: Due, brief: Brief) -> Part:
    called = start_over_message(brief)
    if due.stage.what is What.EXPIRE:
        new = button(say("button.new_brief"), "control", intent="request_campaign")
        return Part((say("remind.expired", brief=called, count=EXPIRY_AGE),), (new,), new)
    resume = _resume(brief, say("button.go_on_with", brief=called))
    calendar = turn.services.calendar
    if due.stage.what is What.NOTICE:
        idle = (turn.today - due.planned.since.date()).days
        last = due.stage.at >= due.planned.stages[-2].at
        until = expires_at(due.planned, turn.now, calendar) if last else due.planned.stages[-1].at
        notice = say("remind.notice", brief=called, count=idle, until=ShownDay(until.date()))
        return Part((notice,), (resume,), resume)
    left = left_to_ask(brief)
    kept = ShownDay((due.planned.since + timedelta(days=EXPIRY_AGE)).date())
    since = ShownDay(due.planned.since.date())
    said = say("remind.draft", brief=called, since=since, count=left, until=kept)
    return Part((said if left else say("remind.draft_ready", brief=called, since=since, until=kept),),
                (resume,), resume)  # fmt: skip


def _returned(turn: Turn, due: Due, brief: Brief) -> Part:
    correct = _resume(brief, say("button.correct_now"))
    name, left = name_of(turn, brief.returned_by or ""), len(brief.corrections)
    called = start_over_message(brief)
    said = (
        say("remind.returned", brief=called, name=name, count=left)
        if left
        else say("remind.returned_ready", brief=called, name=name)
    )
    link = _resume(brief, say("button.go_on_with", brief=called))
    return Part((said, _until(turn, brief)), (correct,), link)


def _approval(turn: Turn, due: Due, brief: Brief) -> Part:
    role = due.planned.role
    since = waiting_since(brief) or due.planned.since
    said = say(
        f"remind.approval.{role}", brief=start_over_message(brief), since=ShownDay(since.date()),
        requester=name_of(turn, brief.requester),
    )  # fmt: skip
    others = _also_asked(turn, due)
    told = (say("remind.also_asked", names=others),) if others else ()
    return _card_part(turn, due, brief, (said, _until(turn, brief), *told))


def _review(turn: Turn, due: Due, brief: Brief) -> Part:
    by = review_due(brief, turn.services.calendar) or due.stage.at
    said = say(
        "remind.review", brief=start_over_message(brief), since=shown_moment(turn, due.planned.since),
        by=shown_moment(turn, by), count=REVIEW_HOURS,
    )  # fmt: skip
    return _card_part(turn, due, brief, (said,))


def _card_part(turn: Turn, due: Due, brief: Brief, said: tuple[Text, ...]) -> Part:
    """Return a part with the card's own buttons; once somebody decides, the card itself takes its place."""
    role = due.planned.role
    see = button(say("button.see_request"), "show_card", brief=brief.id, role=role)
    called = start_over_message(brief)
    link = button(say("button.see", brief=called), "show_card", brief=brief.id, role=role)
    copy = f"{card_key(brief, role)}{REMINDER}{due.planned.receiver.name}-{due.stage.at:%Y%m%d%H%M}"
    return Part(said, (*draw(turn, brief, role, due.planned.receiver).buttons, see), link, copy)


def _escalation(turn: Turn, due: Due, brief: Brief) -> Part:
    said = say(
        "remind.told", brief=start_over_message(brief), names=_first_asked(turn, due),
        others=_also_asked(turn, due), since=ShownDay(due.planned.since.date()),
    )  # fmt: skip
    return Part((said,))


def escalated_line(turn: Turn, due: Due, brief: Brief) -> tuple[Text, ...]:
    """Return why a card came to somebody who was not the first to be asked."""
    names = _first_asked(turn, due)
    since = ShownDay(due.planned.since.date())
    return say("remind.escalated", names=names, since=since), _until(turn, brief)


def _human(turn: Turn, matter: HelpMatter) -> Part:
    said = say("remind.human", name=name_of(turn, matter.person), since=shown_moment(turn, matter.opened_at))
    take = button(say("button.take_matter"), "human_take", Style.PRIMARY, matter=matter.id)
    return Part((said,), (take, *help_card.draw(turn, matter).buttons[1:]), take)


def _until(turn: Turn, brief: Brief) -> Text:
    """Return until when the present holder of the Brief has time, and how that day comes about."""
    clock = deadlines(brief, turn.now, turn.services.calendar)[0]
    due, span = ShownDay(clock.due), span_of(turn, clock)
    if clock.due == turn.today:
        return say("remind.until_today", span=span)
    return say("remind.until" if clock.due > turn.today else "remind.overdue", due=due, span=span)


def _also_asked(turn: Turn, due: Due) -> Param:
    """Return who was asked in somebody's place by now."""
    return tuple(
        name_of(turn, other.receiver.name)
        for other in due.plan
        if _same_decision(other, due) and _escalates(other) and other.stages[0].at <= turn.now
    )


def _first_asked(turn: Turn, due: Due) -> Param:
    return tuple(
        name_of(turn, other.receiver.name)
        for other in due.plan
        if _same_decision(other, due) and not _escalates(other)
    )


def _same_decision(other: Planned, due: Due) -> bool:
    return other.matter is Matter.APPROVAL and other.role == due.planned.role


def _escalates(planned: Planned) -> bool:
    return planned.stages[0].what is What.ESCALATE


def _resume(brief: Brief, label: Text) -> Button:
    return button(label, "resume", Style.PRIMARY, brief=brief.id)


def _said(texts: Callable[[Turn, Planned, Brief], tuple[Text, ...]]) -> Callable[[Turn, Due, Brief], Part]:
    """Return what makes a part of texts alone."""
    return lambda turn, due, brief: Part(texts(turn, due.planned, brief))


_MAKERS: dict[Matter, Callable[[Turn, Due, Brief], Part]] = {
    Matter.ACCEPTANCE: _said(acceptance_texts),
    Matter.DOUBT: _said(doubt_texts),
    Matter.PHASE: _said(phase_texts),
    Matter.DRAFT: _draft,
    Matter.RETURNED: _returned,
    Matter.APPROVAL: _approval,
    Matter.ESCALATION: _escalation,
    Matter.REVIEW: _review,
}
