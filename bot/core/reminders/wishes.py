"""What a person wants to be reminded of about sales: which kinds, of whose opportunities, when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    stalled_after: Mapping[str, int] = field(default_factory=dict)
    """Business days in a stage that are too many, by the open stages for which the person said so."""
    mailed: frozenset[str] = frozenset()
    """Kinds that come by e-mail; the others by chat."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "off", frozenset(self.off))  # a row holds a set
        object.__setattr__(self, "on", frozenset(self.on))
        object.__setattr__(self, "muted", frozenset(self.muted))
        object.__setattr__(self, "mailed", frozenset(self.mailed))

    def stalled_days(self, usual: Mapping[str, int]) -> dict[str, int]:
        """Return the business days by stage: the person's own, else the institution's *usual* ones."""
        return {stage: self.stalled_after.get(stage, days) for stage, days in usual.items()}

    def without(self, *kinds: str) -> Wishes:
        """Return the wishes with those kinds off."""
        return replace(self, off=self.off | set(kinds), on=self.on - set(kinds))

    def also(self, *kinds: str) -> Wishes:
        """Return the wishes with those kinds on."""
        return replace(self, off=self.off - set(kinds), on=self.on | set(kinds))
