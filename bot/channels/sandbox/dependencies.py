"""What the sandbox needs from outside; `bot.bootstrap` fills it in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.channels.sandbox.changes import ChangeBell
from bot.core.calendar import BusinessCalendar
from bot.use_cases.ports import Clock, Transactions, Vault, Wording

MEGABYTE = 1024 * 1024
PLATFORM = "sandbox"


class Wake(Protocol):
    """What starts the inbox loop at once; `asyncio.Event` is one."""

    def set(self) -> None:
        """Say that there is something to do."""
        ...


@dataclass(frozen=True)
class SandboxDependencies:
    """Ports and callables of the sandbox.

    `move_clock` takes business time to an aware moment and wakes whatever waits for it; `idle` returns
    when inbox and outbox are empty. `panel` and `asking` take a handle and return JSON data whose words
    are ready to be shown (see `panel.py` for the shape that the page draws).
    """

    transactions: Transactions
    vault: Vault
    wording: Wording
    clock: Clock
    move_clock: Callable[[datetime], Awaitable[None]]
    idle: Callable[[], Awaitable[None]]
    panel: Callable[[str], Awaitable[dict[str, Any]]]
    asking: Callable[[str], Awaitable[dict[str, Any] | None]]
    wake: Wake = field(default_factory=asyncio.Event)
    bell: ChangeBell = field(default_factory=ChangeBell)
    calendar: BusinessCalendar = field(default_factory=BusinessCalendar)
    most_bytes: int = 50 * MEGABYTE
    language: str = "es"  # of the page and of its errors; a message is in its receiver's
    checkpoint: Callable[[str], None] = lambda name: None  # where fault tests kill the process
