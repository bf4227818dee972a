"""Phases of R2 and R3, doubts and acceptance: the day before, on the day, overdue, to whom it concerns."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.brief import Brief, Doubt
from bot.core.calendar import BusinessCalendar
from bot.core.reminders.phases import running_phase
from bot.core.reminders.plan import due_reminders
from bot.core.reminders.rows import Matter
from bot.core.workflow import BriefState as S

BOGOTA = ZoneInfo("America/Bogota")
SENT = datetime(2026, 11, 23, 10, tzinfo=BOGOTA)  # a Monday
CALENDAR = BusinessCalendar()


def brief(state: S, *channels: str, type: str = "informative") -> Brief:
    made = Brief("b", "requester", SENT, state, folio="CAMP-2026-0001", sent_at=SENT, updated_at=SENT)
    made.fields = {"channels": list(channels or ("whatsapp",)), "type": type}
    return made


def said(one: Brief, matter: Matter) -> dict[str, list[str]]:
    plan = due_reminders(one, SENT, CALENDAR, ())
    return {
        planned.receiver.name: [f"{stage.at:%m-%d}" for stage in planned.stages]
        for planned in plan
        if planned.matter is matter
    }


@pytest.mark.parametrize(
    ("state", "code", "party", "due"),
    [
        (S.SENT, "hand_over", "ocm", "11-24"),
        (S.RECEIVED, "implementation", "provider", "11-26"),
        (S.LOADED, "go_live", "ocm", "11-27"),
        (S.GO_LIVE_PENDING, "go_live", "ocm", "11-27"),
        (S.RUNNING, "reports", "provider", "11-30"),
        (S.RESULTS_IN_REVIEW, "close", "provider", "12-01"),
    ],
)
def test_the_state_says_which_phase_runs(state: S, code: str, party: str, due: str) -> None:
    phase = running_phase(brief(state), CALENDAR)

    assert phase is not None
    assert (phase.code, phase.party, f"{phase.due:%m-%d}") == (code, party, due)


def test_a_transactional_campaign_has_two_more_days_to_be_implemented() -> None:
    phase = running_phase(brief(S.RECEIVED, type="transactional"), CALENDAR)

    assert phase is not None
    assert f"{phase.due:%m-%d}" == "11-30"


def test_of_mixed_channels_the_first_that_is_due_speaks() -> None:
    phase = running_phase(brief(S.RECEIVED, "whatsapp", "sms", type="transactional"), CALENDAR)

    assert phase is not None
    assert (phase.channels, phase.rule, f"{phase.due:%m-%d}") == (("sms",), "R3", "11-26")


def test_the_provider_is_warned_before_on_the_day_and_once_overdue_and_the_ocm_too() -> None:
    days = ["11-25", "11-26", "11-27", "11-30", "12-01"]

    assert said(brief(S.RECEIVED), Matter.PHASE) == {"provider_channel": days, "ocm_channel": days}


def test_a_phase_of_the_institution_is_the_ocms_alone() -> None:
    assert list(said(brief(S.SENT), Matter.PHASE)) == ["ocm_channel"]


@pytest.mark.parametrize("state", [S.APPROVED, S.SENT_TO_AREA, S.CLOSED, S.CANCELLED])
def test_before_and_after_the_provider_there_is_no_phase(state: S) -> None:
    assert said(brief(state), Matter.PHASE) == {}


def test_what_was_never_sent_has_no_phase() -> None:
    one = brief(S.SENT)
    one.sent_at = None

    assert said(one, Matter.PHASE) == {}


def test_a_doubt_is_answered_within_a_business_day() -> None:
    one = brief(S.LOADED)
    one.doubts = [
        Doubt("d", "¿Qué base?", "provider", SENT),
        Doubt("e", "?", "provider", SENT, answered_at=SENT),
    ]
    days = ["11-24", "11-25", "11-26", "11-27"]

    assert said(one, Matter.DOUBT) == {"requester": days, "ocm_channel": days}


def test_results_are_accepted_within_three_business_days() -> None:
    assert said(brief(S.SENT_TO_AREA), Matter.ACCEPTANCE) == {
        "requester": ["11-25", "11-26", "11-27", "11-30", "12-01"]
    }
