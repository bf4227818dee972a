"""What an institution sets for its sales pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.stages import STALLED_AFTER


@dataclass(frozen=True)
class SalesSettings:
    """The currency of all amounts, the goal of a month, when the follow-up meeting is prepared, how files are read.

    *digest_weekday* counts from Monday = 0; *stalled_after* is in business days by open stage.
    """

    currency: str = "COP"
    monthly_goal: Amount | None = None
    digest_weekday: int = 0
    digest_at: time = time(8)
    mapping: ImportMapping = field(default_factory=ImportMapping)
    stalled_after: Mapping[str, int] = field(default_factory=lambda: stalled_after({}))


def stalled_after(given: Mapping[str, int]) -> dict[str, int]:
    """Return the business days by open stage: as *given*, else those of domain §7."""
    return {stage.value: given.get(stage.value, days) for stage, days in STALLED_AFTER.items()}
