"""What is written into a file of opportunities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.core.pipeline.opportunity import Opportunity


@dataclass(frozen=True)
class Export:
    """What a workbook is made of: *owners* are names by handle, *at* is the date of the data."""

    opportunities: tuple[Opportunity, ...]
    owners: Mapping[str, str]
    at: datetime | None
    made_at: datetime
    currency: str
