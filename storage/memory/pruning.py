"""Removing what is done from the twin's queues, as `storage.pruning` does."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def forget_done(rows: dict[int, Any], before: datetime) -> int:
    """Remove rows closed before then, up to the first that is open, deferred or closed later; return how many."""
    gone = 0
    for number in sorted(rows):
        kept = rows[number]
        is_needed = kept.is_open or kept.closed_at >= before or getattr(kept, "is_deferred", False)
        if is_needed:
            break
        del rows[number]
        gone += 1
    return gone
