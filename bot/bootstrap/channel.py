"""What a platform brings to the running bot."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.routing import BaseRoute

from bot.delivery.sender import Sender
from bot.http.health import Check
from bot.use_cases.ports import Door


@dataclass(frozen=True)
class Channel:
    """One platform's two doors: what it sends by, and what it hears by (routes, a listening loop, or both).

    `listen` runs until it is cancelled (a socket, polling); a channel heard over HTTP alone has none. `close` is
    called once when the bot stops, before the loops end. `door`: what knows who unknown people are and fetches files.
    `check`: whether the platform answers and is heard, for `/readyz`.
    `has_windows`: whether a press can be answered by a window that holds a whole form.
    """

    platform: str
    sender: Sender
    door: Door | None = None
    routes: Sequence[BaseRoute] = ()
    body_limits: Mapping[str, int] = field(default_factory=dict)
    listen: Callable[[], Coroutine[Any, Any, None]] | None = None
    close: Callable[[], None] = lambda: None
    check: Check | None = None
    has_windows: bool = False
