"""One call of a method, and how methods are listed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.arguments import Arguments
from tests.fakes.telegram.world import World


@dataclass(frozen=True)
class Call:
    """A call of the bot's; `gone` is set when it no longer waits for the answer."""

    world: World
    name: str
    args: Arguments
    gone: asyncio.Event = field(default_factory=asyncio.Event)


Run = Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True)
class Method:
    """What a method does and the names of its parameters."""

    name: str
    run: Run
    fields: frozenset[str]


def method(name: str, run: Run, fields: str = "") -> tuple[str, Method]:
    """Return a row of the table, by the name in lower case: names are told apart without regard to case."""
    return name.lower(), Method(name, run, frozenset(fields.split()))
