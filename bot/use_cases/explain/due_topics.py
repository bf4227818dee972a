"""How long things take in general: one clock of the procedure, or one channel, counted from today."""

from __future__ import annotations

from typing import Any

from bot.core.clocks import channel_clock, day_zero
from bot.core.deadlines import (
    ACCEPTANCE_DAYS,
    APPROVAL_DAYS,
    CORRECTION_DAYS,
    DOUBT_DAYS,
    REVIEW_HOURS,
    Deadline,
    Runs,
    deadline,
)
from bot.core.folding import fold
from bot.core.forms.brief import CHANNELS, TYPES
from bot.core.text import ShownDay, Text, say
from bot.use_cases.explain.day_by_day import span_of
from bot.use_cases.intake.labels import option
from bot.use_cases.remind.moments import shown_moment
from bot.use_cases.turn import Turn

CLOCK_DAYS = {
    "approval": APPROVAL_DAYS,
    "correction": CORRECTION_DAYS,
    "doubt": DOUBT_DAYS,
    "acceptance": ACCEPTANCE_DAYS,
}
SAME_FOR_EVERY_TYPE = "R3"


def asked_topics(turn: Turn, answered: set[str]) -> list[Text | str]:
    """Return the answers to the clocks the message names, without those that the Brief's own *answered*."""
    folded = f" {fold(turn.text)}"
    named = [code for code, cues in turn.talk.topics.items() if any(f" {cue}" in folded for cue in cues)]
    return [_topic(turn, code) for code in named if code not in answered]


def _topic(turn: Turn, code: str) -> Text:
    calendar = turn.services.calendar
    if code == "review":
        moment = calendar.add_working_hours(turn.now, REVIEW_HOURS)
        return say("due.topic.review", moment=shown_moment(turn, moment))
    return say(
        f"due.topic.{code}", due=ShownDay(deadline(code, "", turn.now, CLOCK_DAYS[code], calendar).due)
    )


def named_channels(turn: Turn) -> tuple[str, ...]:
    """Return the channels the message names."""
    folded = f" {fold(turn.text)} "
    words = turn.words.options["channels"]
    return tuple(code for code in CHANNELS if any(f" {word} " in folded for word in words[code]))


def channel_lines(turn: Turn, clocks: tuple[Deadline, ...], named: tuple[str, ...]) -> list[Text | str]:
    """Return the service level of the Brief's channels, of the *named* ones alone where some are named."""
    own = {clock.channel: clock for clock in clocks if clock.channel is not None}
    lines: list[Text | str] = []
    for channel in named or tuple(own):
        lines += [_own(turn, own[channel or ""])] if channel in own else _of_types(turn, channel or "")
    return lines


def _own(turn: Turn, clock: Deadline) -> Text:
    if clock.runs is Runs.RUNNING:
        channel = option("channels", clock.channel or "")
        return say(
            "due.channel_running",
            channel=channel,
            due=ShownDay(clock.due),
            span=span_of(turn, clock),
            rule=clock.rule,
        )
    return say(
        "due.channel",
        channel=option("channels", clock.channel or ""),
        count=clock.days,
        rule=clock.rule,
        zero=ShownDay(clock.zero, "short"),
        due=ShownDay(clock.due),
    )


def _of_types(turn: Turn, channel: str) -> list[Text | str]:
    """Return a channel's service level, by type where the types differ."""
    calendar = turn.services.calendar
    zero = day_zero(turn.now, calendar)
    lines: list[Text | str] = []
    for type_ in TYPES:
        _, total, rule = channel_clock(channel, type_)
        params: dict[str, Any] = {
            "channel": option("channels", channel),
            "count": total,
            "rule": rule,
            "zero": ShownDay(zero, "short"),
            "due": ShownDay(calendar.add_business_days(zero, total)),
        }
        if rule == SAME_FOR_EVERY_TYPE:
            return [say("due.channel", **params)]
        lines.append(say("due.channel_typed", type=option("type", type_), **params))
    return lines
