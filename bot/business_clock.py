"""Business time: real time, shifted; the sandbox may move it forward."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def _real() -> datetime:
    return datetime.now(UTC)


@dataclass
class BusinessClock:
    """The `Clock` port. It always runs; `move_to` only changes the shift."""

    zone: ZoneInfo
    shift: timedelta = timedelta(0)
    real: Callable[[], datetime] = field(default=_real)

    def now(self) -> datetime:
        """Return the present moment in the institution's zone."""
        return (self.real() + self.shift).astimezone(self.zone)

    def move_to(self, moment: datetime) -> None:
        """Make *moment* (aware) the present one."""
        self.shift = moment - self.real()
