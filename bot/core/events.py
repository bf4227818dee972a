"""What happened: one audit event for every change that matters (who, when, from where, why)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Event:
    """An audit event. `code` is a stable word (`brief_approved`); `details` hold codes, never message text."""

    code: str
    actor: str
    at: datetime
    platform: str
    brief: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
