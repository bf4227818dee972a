"""What the chats of Slack and of Telegram have in common where a script is played in them."""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.channels.sandbox.advance import advanced
from bot.channels.sandbox.directory import rooms_of
from bot.core.calendar import BusinessCalendar
from bot.core.people import ROOMS
from bot.directory.demo import demo_people
from bot.play.stage import Unmet
from tests.platforms.bot_database import BotDatabase
from tests.platforms.played_process import PlayedProcess

IDLE_SECONDS = 90.0
LOOK_SECONDS = 0.01
MOST_STOPS = 200
PAUSE_BETWEEN_DEEDS = 20.0
"""Seconds that pass at the platform between two things that people do: its limits on messages are for real."""
CALENDAR = BusinessCalendar()


@dataclass(frozen=True)
class Standing:
    """A message of the bot as a platform shows it; `form` differs whenever it was rewritten."""

    key: tuple[Any, ...]
    room: str
    order: float
    form: Any
    body: dict[str, Any]
    former: tuple[dict[str, Any], ...] = ()


@dataclass
class PlatformClient(ABC):
    """Implements `bot.play.ports.Client` beside a shipped process."""

    process: PlayedProcess
    database: BotDatabase
    _changes: list[dict[str, Any]] = field(default_factory=list)
    _known: dict[tuple[Any, ...], tuple[int, Any]] = field(default_factory=dict)

    # what differs

    @abstractmethod
    def standing(self) -> Iterator[Standing]:
        """Yield the bot's messages as they stand now, in any order."""

    @abstractmethod
    def is_quiet(self) -> bool:
        """Tell whether everything that people did has arrived."""

    @abstractmethod
    def let_pass(self, seconds: float) -> None:
        """Let time go by at the platform."""

    @abstractmethod
    async def say(self, handle: str, text: str) -> None:
        """Write to the bot."""

    @abstractmethod
    async def reply(self, handle: str, text: str, card: str) -> None:
        """Answer in a card's thread."""

    @abstractmethod
    async def press(self, handle: str, button: dict[str, Any]) -> None:
        """Press a button."""

    @abstractmethod
    async def submit(self, handle: str, form: str, values: dict[str, Any]) -> str | None:
        """Fill a form and send it; return what the person is told where that is not taken."""

    @abstractmethod
    async def send(self, handle: str, path: Path, caption: str) -> None:
        """Send a file."""

    # what is the same

    async def close(self) -> None:
        """Let go of nothing: the chats outlive the process."""
        return

    async def state(self, since: int) -> dict[str, Any]:
        """Return what was added or rewritten after change *since*."""
        for one in sorted(self.standing(), key=lambda shown: shown.order):
            number, form = self._known.get(one.key, (len(self._known) + 1, None))
            if form != one.form:
                self._known[one.key] = number, one.form
                self._changes.append(
                    {
                        "id": number, "room": one.room, "author": "bot", "at": self._now(), "body": one.body,
                        "former_buttons": one.former,
                    }
                )  # fmt: skip
        return {"change": len(self._changes), "now": self._now(), "messages": self._changes[since:]}

    async def people(self) -> dict[str, Any]:
        """Return people and rooms, with the members that the sandbox's rooms have."""
        rooms = [{"code": code, "members": members_of(code)} for code in ROOMS]
        return {"people": [{"handle": one.handle} for one in demo_people()], "rooms": rooms}

    async def asking(self, handle: str) -> str | None:
        """Return the ref of the field that *handle* is being asked."""
        return await self.database.asking(handle)

    async def records(self) -> dict[str, Any]:
        """Return every Brief in the contract's form."""
        return await self.database.records()

    async def rasa_is_away(self) -> bool:
        """Tell whether the bot still holds messages back for Rasa."""
        log = self.process.log
        return log.rfind("action=rasa_away") > log.rfind("action=rasa_back") or self.database.held_back() > 0

    async def idle(self) -> bool:
        """Wait until nothing is under way between people, the platform and the bot."""
        loop = asyncio.get_running_loop()
        end = loop.time() + IDLE_SECONDS
        while not (self.is_quiet() and self.database.waiting() == 0):
            if loop.time() > end:
                return False
            await asyncio.sleep(LOOK_SECONDS)
        return True

    async def post(self, path: str, **payload: Any) -> str | None:
        """Do what the sandbox's API does under that name."""
        if path == "advance":
            await self._advance(str(payload["by"]))
            return None
        self.let_pass(PAUSE_BETWEEN_DEEDS)
        handle = str(payload["as"])
        if path == "submit":
            return await self.submit(handle, str(payload["form"]), payload["values"])
        if path == "press":
            await self.press(handle, json.loads(payload["button"]))
        elif "reply_to_card" in payload:
            await self.reply(handle, str(payload["text"]), str(payload["reply_to_card"]))
        else:
            await self.say(handle, str(payload["text"]))
        return None

    async def upload(self, handle: str, path: Path, caption: str) -> str | None:
        """Send a file to the bot."""
        self.let_pass(PAUSE_BETWEEN_DEEDS)
        await self.send(handle, path, caption)
        return None

    def _now(self) -> str:
        return self.process.now().isoformat()

    async def _advance(self, by: str) -> None:
        """Start the process anew with later clocks, one wherever somebody is due to hear something on the way."""
        moment = advanced(self.process.now(), by, CALENDAR)
        for _ in range(MOST_STOPS):
            due = await self.database.next_due()
            stop = CALENDAR.next_working_moment(max(due, self.process.now())) if due else None
            if stop is None or stop > moment:
                break
            await self._swept_at(stop)
        if moment > self.process.now():
            await self._swept_at(moment)

    async def _swept_at(self, moment: datetime) -> None:
        self.let_pass(max(0.0, (moment - self.process.now()).total_seconds()))
        await self.process.restart(moment)
        loop = asyncio.get_running_loop()
        end = loop.time() + IDLE_SECONDS
        while CALENDAR.is_working_time(moment):
            due = await self.database.next_due()
            if due is None or due > moment:
                break
            if loop.time() > end:
                raise Unmet(f"what was due at {due} was not said by {moment}")
            await asyncio.sleep(LOOK_SECONDS)
        await self.idle()


def members_of(room: str) -> list[str]:
    """Return who is in a room, by their roles."""
    return [one.handle for one in demo_people() if room in rooms_of(one)]


def button_of(label: str, **at: Any) -> dict[str, Any]:
    """Return a button as the player knows it; its id says how it is pressed."""
    return {"label": label, "id": json.dumps(at)}


def fact_of(text: str, button: dict[str, Any]) -> dict[str, Any]:
    """Return a line that has a button of its own."""
    label, colon, value = text.partition(": ")
    words = {"label": label, "value": value} if colon else {"label": "", "value": text}
    return {**words, "button": button}
