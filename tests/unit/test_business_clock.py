"""Business time always runs; only its distance from real time changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.business_clock import BusinessClock

BOGOTA = ZoneInfo("America/Bogota")


@dataclass
class RealTime:
    """A moment that the test moves."""

    moment: datetime = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


def test_the_moment_is_told_in_the_institutions_zone() -> None:
    now = BusinessClock(BOGOTA, real=RealTime()).now()

    assert (now.hour, now.utcoffset()) == (7, timedelta(hours=-5))


def test_a_moved_clock_goes_on_running() -> None:
    real = RealTime()
    clock = BusinessClock(BOGOTA, real=real)
    clock.move_to(datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA))
    real.moment += timedelta(minutes=5)

    assert clock.now() == datetime(2026, 11, 24, 9, 5, tzinfo=BOGOTA)
