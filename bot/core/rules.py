"""The rules of the request, R1–R9 and R11, each a small function named by its id (domain.md §3).

`check` answers for the summary, the send and the review card alike: there is one place for each rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.core.bases.judge import BaseReport, judge
from bot.core.bases.survey import Survey
from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.clocks import channel_clock, day_zero, first_go_live, first_start
from bot.core.folding import fold
from bot.core.forms.brief import EXCEPTIONAL
from bot.core.text import Param, Text, say

REACHES_ABROAD = frozenset({"whatsapp", "email"})  # R5
LEGAL_WINDOW = {
    "mon": (7, 19),
    "tue": (7, 19),
    "wed": (7, 19),
    "thu": (7, 19),
    "fri": (7, 19),
    "sat": (8, 15),
}  # R11


class Outcome(StrEnum):
    """What a check found."""

    MET = "met"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class Check:
    """One rule's answer; `blocks` keeps the Brief from being sent, `waivable` by the leader with a reason."""

    rule: str
    outcome: Outcome
    text: Text
    blocks: bool = False
    waivable: bool = False


@dataclass(frozen=True)
class Context:
    """What the rules know besides the Brief. `calls_to_action` are folded words of the Brief's language."""

    now: datetime
    calendar: BusinessCalendar
    calls_to_action: tuple[str, ...] = ()
    stating: tuple[str, ...] = ()  # words after which the same form is no request


def base_report(brief: Brief) -> BaseReport | None:
    """Judge the database for the Brief as it stands now; None where there is no database."""
    attached = brief.attachment("database")
    if attached is None or attached.survey is None:
        return None
    fields = brief.fields
    return judge(
        Survey.from_json(attached.survey),
        tuple(fields.get("channels") or ()),
        fields.get("records"),
        tuple(fields.get("variables") or ()),
    )


def check(brief: Brief, context: Context) -> tuple[Check, ...]:
    """Return what each rule says of the Brief now, in the rules' order."""
    return tuple(found for rule in _RULES for found in rule(brief, context))


def zero_of(brief: Brief, context: Context) -> date:
    """Return day 0: of the day the Brief entered review, or of now while it has not."""
    return day_zero(brief.in_review_at or context.now, context.calendar)


def _met(rule: str, **params: Param) -> Check:
    return Check(rule, Outcome.MET, say(f"rule.{rule}.met", **params))


def _start(brief: Brief) -> date | None:
    value = brief.fields.get("start_date")
    return date.fromisoformat(value) if value else None


def _r1(brief: Brief, context: Context) -> Iterator[Check]:
    start, first = _start(brief), first_start(zero_of(brief, context), context.calendar)
    if start is None:
        return
    if start >= first:
        yield _met("R1", start=start, first=first)
    else:
        yield _waivable(
            brief, Check("R1", Outcome.FAILED, say("rule.R1.failed", start=start, first=first), True, True)
        )


def _waivable(brief: Brief, found: Check) -> Check:
    """Turn a failed check into a warning where the leader was asked, or has agreed, to make an exception."""
    if found.rule not in brief.exceptions:
        return found
    text = say("rule.waived", what=found.text, reason=brief.exceptions[found.rule])
    return Check(found.rule, Outcome.WARNING, text)


def _phase_rule(rule: str) -> Callable[[Brief, Context], Iterator[Check]]:
    def phases(brief: Brief, context: Context) -> Iterator[Check]:
        start, type_ = _start(brief), brief.fields.get("type") or "informative"
        channels = [
            code for code in brief.fields.get("channels") or () if channel_clock(code, type_)[2] == rule
        ]
        if start is None or not channels:
            return
        zero = zero_of(brief, context)
        first = max(first_go_live(zero, code, type_, context.calendar) for code in channels)
        total = max(channel_clock(code, type_)[1] for code in channels)
        params: dict[str, Any] = {"start": start, "first": first, "total": total}
        if start >= first:
            yield _met(rule, **params)
        elif rule == "R3":
            yield _waivable(brief, Check(rule, Outcome.FAILED, say("rule.R3.failed", **params), True, True))
        else:
            yield Check(rule, Outcome.WARNING, say("rule.R2.warning", **params))

    return phases


def _r4(brief: Brief, context: Context) -> Iterator[Check]:
    if brief.fields.get("class") not in EXCEPTIONAL:
        yield _met("R4")
    elif brief.approval("leader"):
        yield Check("R4", Outcome.MET, say("rule.R4.authorised"))
    elif not brief.fields.get("justification"):
        yield Check("R4", Outcome.FAILED, say("rule.R4.failed"), blocks=True)
    else:
        yield Check("R4", Outcome.WARNING, say("rule.R4.pending"))


def _r5(brief: Brief, context: Context) -> Iterator[Check]:
    if not brief.fields.get("abroad"):
        yield Check("R5", Outcome.MET, say("rule.R5.not_abroad"))
    elif REACHES_ABROAD.intersection(brief.fields.get("channels") or ()):
        yield _met("R5")
    elif brief.fields.get("channels"):
        yield Check("R5", Outcome.FAILED, say("rule.R5.failed"), blocks=True)


def _r6(brief: Brief, context: Context) -> Iterator[Check]:
    if brief.attachment("database") is None:
        yield Check("R6", Outcome.FAILED, say("rule.R6.failed"), blocks=True)
    elif brief.approvals_needed():
        yield Check("R6", Outcome.WARNING, say("rule.R6.pending"))
    else:
        yield _met("R6")


def _r7(brief: Brief, context: Context) -> Iterator[Check]:
    report = base_report(brief)
    if report is None:
        return
    outcome = {"ok": Outcome.MET, "warnings": Outcome.WARNING, "rejected": Outcome.FAILED}[report.verdict]
    text = say(
        f"rule.R7.{report.verdict}",
        total=report.total,
        usable=min(report.usable.values(), default=report.total),
    )
    yield Check("R7", outcome, text, blocks=report.verdict == "rejected")


def _r8(brief: Brief, context: Context) -> Iterator[Check]:
    if brief.fields.get("class") != "experience":
        yield Check("R8", Outcome.MET, say("rule.R8.not_needed"))
    elif brief.attachment("results_sheet"):
        yield _met("R8")
    else:
        yield Check("R8", Outcome.WARNING, say("rule.R8.warning"))


def _r9(brief: Brief, context: Context) -> Iterator[Check]:
    if brief.fields.get("type") == "transactional":
        found = brief.fields.get("expected_action")
        yield _met("R9") if found else Check("R9", Outcome.FAILED, say("rule.R9.failed"), blocks=True)
    elif brief.fields.get("type") == "informative":
        asking = _asks_for_action(brief, context)
        yield Check("R9", Outcome.WARNING, say("rule.R9.warning", words=asking)) if asking else _met("R9")


def _asks_for_action(brief: Brief, context: Context) -> tuple[str, ...]:
    """Return the words by which a message asks for something; «se renueva» states, «renueva» asks."""
    messages = [text for text in (brief.fields.get("message") or {}).values() if isinstance(text, str)]
    words = fold(" ".join(messages)).split()
    asking = (
        word
        for before, word in zip(["", *words], words, strict=False)
        if word in context.calls_to_action and before not in context.stating
    )
    return tuple(dict.fromkeys(asking))[:3]


def _r11(brief: Brief, context: Context) -> Iterator[Check]:
    hours = brief.fields.get("contact_hours")
    if not hours:
        return
    strict = brief.fields.get("class") == "commercial" or bool(brief.fields.get("collection"))
    if not outside_window(hours):
        yield _met("R11")
    elif strict:
        yield Check("R11", Outcome.FAILED, say("rule.R11.failed"), blocks=True)
    else:
        yield Check("R11", Outcome.WARNING, say("rule.R11.warning"))
    if strict and len(brief.fields.get("channels") or ()) > 1:
        yield Check("R11", Outcome.WARNING, say("rule.R11.several_channels"))
    if strict and (brief.fields.get("sweeps") or 0) > 1:
        yield Check("R11", Outcome.WARNING, say("rule.R11.sweeps"))
    if strict:
        yield Check("R11", Outcome.WARNING, say("rule.R11.register"))


def outside_window(hours: dict[str, Any]) -> tuple[str, ...]:
    """Return the days on which contact hours leave the legal window (Ley 2300 de 2023, art. 3)."""
    return tuple(day for day in hours["days"] if not _inside(day, hours["from"], hours["to"]))


def _inside(day: str, start: str, end: str) -> bool:
    if day not in LEGAL_WINDOW:
        return False
    opens, closes = LEGAL_WINDOW[day]
    return (
        f"{opens:02d}:00" <= start < end <= f"{closes:02d}:00"
    )  # a night, 20:00–06:00, ends before it starts


_RULES: tuple[Callable[[Brief, Context], Iterator[Check]], ...] = (
    _r1, _phase_rule("R2"), _phase_rule("R3"), _r4, _r5, _r6, _r7, _r8, _r9, _r11,
)  # fmt: skip


def blocking(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Return the checks that keep the Brief from being sent."""
    return tuple(found for found in checks if found.blocks)
