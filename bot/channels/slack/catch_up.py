"""After an outage: what was said meanwhile is asked for, and stored under the same names as its events.

Slack sends an event three times within some minutes and then no more. Presses are not told again by anybody:
whoever pressed saw an error, and finds the matter among what is pending.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar

from bot.channels.slack.addresses import Addresses
from bot.channels.slack.heard import Heard, Mark
from bot.channels.slack.reading import PLATFORM, Payload
from bot.channels.slack.workspaces import Workspace, Workspaces
from bot.core.messages import Identity
from bot.core.people import ROOMS
from bot.core.replies import Receiver
from bot.errors import BotError, DeliveryFailed, RetryLater
from bot.use_cases.ports import Transactions, UnitOfWork

MARGIN: Final = (
    3600.0  # seconds before the last mark that are looked through too: later events may have come first
)
MOST_AGE: Final = 3 * 86_400.0  # what was said longer ago is not answered any more
MOST_CHATS: Final = 300
A_PAGE: Final = 50
MOST_PAGES: Final = 5
ATTEMPTS: Final = 4  # at a call that Slack puts off
_log = logging.getLogger(__name__)
Message = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class CatchUp:
    """Looks through the conversations that are known. `take` stores a message as its event would; once."""

    workspaces: Workspaces
    transactions: Transactions
    addresses: Addresses
    heard: Heard
    take: Callable[[Payload], Awaitable[None]]
    now: Callable[[], float] = time.time

    async def run(self) -> None:
        """Look through every workspace; what cannot be read is left, with a line in the log."""
        try:
            known = await self.workspaces.all()
        except BotError as error:
            _log.warning("nothing caught up: %s", error, extra={"action": "slack_not_caught_up"})
            return
        for workspace in known:
            await self._workspace(workspace)

    async def _workspace(self, workspace: Workspace) -> None:
        looked, taken = 0, 0
        try:
            async for mark in self._conversations(workspace):
                looked += 1
                taken += await self._conversation(workspace, mark)
        except BotError as error:
            _log.warning("not all caught up: %s", error, extra={"action": "slack_not_caught_up"})
        told = {"action": "slack_caught_up", "team": workspace.team}
        _log.info("caught up: %d messages of %d conversations looked at", taken, looked, extra=told)

    async def _conversations(self, workspace: Workspace) -> AsyncIterator[Mark]:
        """Yield what was heard before, then who is known and was never heard, from the newest mark on."""
        marks = await self.heard.marks(workspace.team)
        if not marks:
            return
        for mark in marks[:MOST_CHATS]:
            yield mark
        met = {mark.user for mark in marks} | {mark.channel for mark in marks}
        others = await self.transactions.run(lambda uow: _others(uow, workspace.team, met))
        for place in others[: max(0, MOST_CHATS - len(marks))]:
            channel = await _patiently(partial(self.addresses.channel, workspace, place))
            if channel is not None:
                yield Mark(channel, "", marks[0].ts)

    async def _conversation(self, workspace: Workspace, mark: Mark) -> int:
        since = max(mark.ts - MARGIN, self.now() - MOST_AGE)
        found: list[Message] = []
        async for message in self._history(workspace, mark.channel, since):
            if float(message["ts"]) > since:
                found.append(message)
            if float(message.get("latest_reply") or 0) > since:
                found += await self._replies(workspace, mark.channel, message["ts"], since)
        for message in sorted(found, key=lambda one: float(one["ts"])):
            await self.take(_as_event(workspace, mark.channel, message))
        return len(found)

    async def _history(self, workspace: Workspace, channel: str, since: float) -> AsyncIterator[Message]:
        """Yield the newest messages, at least a page: an older one may have new answers in its thread."""
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            told = await _patiently(
                partial(
                    workspace.api.call, "conversations.history", channel=channel, limit=A_PAGE, cursor=cursor
                )
            )
            messages: list[Message] = (told or {}).get("messages") or []
            for message in messages:
                yield message
            cursor = ((told or {}).get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None or float(messages[-1]["ts"]) <= since:
                return

    async def _replies(self, workspace: Workspace, channel: str, ts: str, since: float) -> list[Message]:
        asked: dict[str, Any] = {"channel": channel, "ts": ts, "oldest": f"{since:.6f}", "limit": A_PAGE}
        told = await _patiently(partial(workspace.api.call, "conversations.replies", **asked))
        messages: list[Message] = (told or {}).get("messages") or []
        return [one for one in messages if one["ts"] != ts and float(one["ts"]) > since]


async def _patiently(ask: Callable[[], Awaitable[T]]) -> T | None:
    """Return Slack's answer, waiting as long as it says; None where it refuses."""
    for _ in range(ATTEMPTS):
        try:
            return await ask()
        except RetryLater as later:
            await asyncio.sleep(later.seconds)
        except DeliveryFailed as error:
            _log.warning("not caught up: %s", error, extra={"action": "slack_not_caught_up"})
            return None
    return None


def _others(uow: UnitOfWork, team: str, met: set[str]) -> list[str]:
    """Return the people and rooms of a workspace of which there is no mark."""
    like = Identity(PLATFORM, team, "")
    rooms = [uow.people.address(Receiver.room(code), like=like) for code in ROOMS]
    people = [one for person in uow.people.all() for one in uow.people.identities(person.handle)]
    found = [one for one in (*rooms, *people) if one and (one.platform, one.team) == (PLATFORM, team)]
    return [one.user for one in found if one.user not in met]


def _as_event(workspace: Workspace, channel: str, message: Message) -> Payload:
    kind = "im" if channel.startswith("D") else "group"
    event = {**message, "type": "message", "channel": channel, "channel_type": kind}
    return {"team_id": workspace.team, "event": event}
