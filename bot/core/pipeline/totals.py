"""What questions are answered with: counts and sums, and what the pipeline's names are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.pipeline.opportunity import Amount


@dataclass(frozen=True)
class Totals:
    """How many opportunities, and what they add up to; *key* is the stage, owner … they have in common."""

    key: str | None = None
    count: int = 0
    total: Amount = 0
    weighted: Amount = 0


@dataclass(frozen=True)
class PipelineNames:
    """Every client and segment as written, and every owner's handle."""

    clients: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """The newest one's number and when one was last written: changes whenever they do."""

    newest: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Stored:
    """What storing many opportunities did."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
