"""Which of several addresses to use."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import Identity


def nearest(known: Sequence[Identity], like: Identity | None) -> Identity | None:
    """Return the address most like `like` (itself, its team, its platform), else the first."""
    if like is None:
        return known[0] if known else None
    return min(known, key=lambda identity: _distance(identity, like), default=None)


def _distance(identity: Identity, like: Identity) -> int:
    if identity == like:
        return 0
    if identity.platform != like.platform:
        return 3
    return 1 if identity.team == like.team else 2
