"""Fetching updates: one caller at a time, the newest wins."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.telegram.methods.calling import Call, Method, method
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, WEBHOOK_SET, Refused
from tests.fakes.telegram.updates import Update
from tests.fakes.telegram.webhook import Webhook

LONGEST_POLL: Final = 50
GRACE_SECONDS: Final = 0.05  # a caller that just hung up is no second caller


@dataclass
class _Poll:
    ended_by: str = ""
    is_waiting: bool = False


@dataclass
class Polling:
    """What `getUpdates` does."""

    webhook: Webhook
    _poll: _Poll = field(default_factory=_Poll)
    _is_closed: bool = False

    def methods(self) -> dict[str, Method]:
        """Return the rows of the table."""
        return dict([method("getUpdates", self._get_updates, "offset limit timeout allowed_updates")])

    @property
    def is_waiting(self) -> bool:
        """Whether a caller waits for updates now."""
        return self._poll.is_waiting

    def end(self, why: str = WEBHOOK_SET) -> None:
        """End the long poll that is under way."""
        self._poll.ended_by = why

    def close(self) -> None:
        """Let no one wait any more."""
        self._is_closed = True
        self.webhook.world.bell.ring()

    async def _get_updates(self, call: Call) -> list[Json]:
        if self.webhook.url:
            raise Refused(409, WEBHOOK_ACTIVE, is_fault=True)
        world, args = call.world, call.args
        world.updates.allow(allowed_updates(args.json("allowed_updates", "allowed updates")))
        self.end(OTHER_POLLER)
        poll = self._poll = _Poll()
        limit = args.integer("limit", 100, 1, 100)
        found = world.updates.from_offset(args.integer("offset"), limit)
        poll.is_waiting = not found
        world.bell.ring()  # for the poll that this one ends, and for tests that wait for this one
        try:
            return await self._wait(poll, call, found, limit)
        finally:
            poll.is_waiting = False

    async def _wait(self, poll: _Poll, call: Call, found: list[Update], limit: int) -> list[Json]:
        world, args = call.world, call.args
        end = asyncio.get_running_loop().time() + args.integer("timeout", 0, 0, LONGEST_POLL)
        while not found and not self._is_closed and (left := end - asyncio.get_running_loop().time()) > 0:
            await world.bell.wait(left)
            if poll.ended_by or call.gone.is_set():
                return await _ended(poll, call)
            found = world.updates.from_offset(0, limit)
        return [update.told() for update in found]


def allowed_updates(given: Any) -> list[str] | None:
    """Return the kinds that a call asks for; None leaves them as they were."""
    return [str(kind) for kind in given] if isinstance(given, list) else None


async def _ended(poll: _Poll, call: Call) -> list[Json]:
    with suppress(TimeoutError):
        async with asyncio.timeout(GRACE_SECONDS):
            await call.gone.wait()
            return []
    raise Refused(409, poll.ended_by, is_fault=True)
