"""Where a turn's exchange is kept: places that come round again, so that a conversation never grows."""

from __future__ import annotations

SLOTS = 6  # turns kept of each conversation


def slot_of(turn: int) -> int:
    """Return the place of a turn."""
    return turn % SLOTS
