"""What a person wants to be reminded of about sales: which kinds, of whose opportunities, when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum


class SalesKind(StrEnum):
    """The reminders of the pipeline (domain §7)."""

    STALLED = "stalled"
    CLOSING = "closing"
    NEXT_STEP = "next_step"
    COMPLIANCE = "compliance"
    GATES = "gates"
    DIGEST = "digest"
    INDICATOR = "indicator"
    CONVERSION = "conversion"
    GOAL_REPORT = "goal_report"


@dataclass(frozen=True)
class Wishes:
    """*off* are the kinds that are not wanted, *on* those that are though the role's usual ones lack them.

    What is None follows the institution's settings.

    *scope* is of `pipeline.access.Scope`; *at* is when in the day, *digest_weekday* from Monday = 0.
    """

    person: str
    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    muted: frozenset[str] = frozenset()
    """Opportunities that are not spoken of."""
    scope: str | None = None
    at: time | None = None
    digest_weekday: int | None = None
    digest_at: time | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "off", frozenset(self.off))  # a row holds a set
        object.__setattr__(self, "on", frozenset(self.on))
        object.__setattr__(self, "muted", frozenset(self.muted))

    def without(self, *kinds: str) -> Wishes:
        """Return the wishes with those kinds off."""
        return replace(self, off=self.off | set(kinds), on=self.on - set(kinds))

    def also(self, *kinds: str) -> Wishes:
        """Return the wishes with those kinds on."""
        return replace(self, off=self.off - set(kinds), on=self.on | set(kinds))
