"""One script's stage: the worker, what was seen, and who has seen what was expected."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.play.chats import Chats
from bot.play.ports import Client, Process
from bot.play.relay import Relay


class Unmet(Exception):
    """A step could not be done, or what it expects did not happen; the message says which and why."""


@dataclass
class Window:
    """From where a receiver's messages count: `strict` since the last expect, `group` since the last deed before it."""

    strict: int = 0
    group: int = 0
    fresh: bool = True  # no expect since somebody acted


@dataclass
class Stage:
    """Where a script is played."""

    folder: Path  # of the script: uploads are relative to it
    worker: Process
    client: Client
    relay: Relay
    chats: Chats = field(default_factory=Chats)
    members: dict[str, frozenset[str]] = field(default_factory=dict)  # rooms by handle
    windows: dict[str, Window] = field(default_factory=dict)
    now: str = ""

    async def settle(self) -> None:
        """Wait until the bot is idle and take in what it said."""
        if not await self.client.idle():
            raise Unmet("the bot did not come to rest")
        await self.look()

    async def look(self) -> None:
        """Take in what was said."""
        answer = await self.client.state(self.chats.change)
        self.now = answer["now"]
        self.chats.take(answer)

    async def meet(self) -> None:
        """Learn who is in which room."""
        found = await self.client.people()
        rooms = {person["handle"]: {person["handle"]} for person in found["people"]}
        for room in found["rooms"]:
            for handle in room["members"]:
                rooms[handle].add(room["code"])
        self.members = {handle: frozenset(own) for handle, own in rooms.items()}

    def rooms_of(self, handle: str) -> frozenset[str]:
        """Return the chats a person sees. Raises `Unmet` for somebody who is not there."""
        if handle not in self.members:
            raise Unmet(f"there is nobody called {handle}")
        return self.members[handle]

    def acted(self) -> None:
        """Somebody acted: the next expect of each receiver begins a new window."""
        for window in self.windows.values():
            window.fresh = True

    def refused(self, handle: str, words: str | None) -> None:
        """Count a refusal of the sandbox as a message to the person."""
        if words is not None:
            self.chats.add(-len(self.chats.seen), handle, "bot", self.now, {"paragraphs": [words]})

    async def restart(self) -> None:
        """Kill the worker and start it again at the time it had."""
        await self.look()
        await self.client.close()
        await self.worker.restart(datetime.fromisoformat(self.now))
        self.client = self.worker.client()

    async def brief(self, folio: str | None) -> dict[str, Any]:
        """Return the Brief of that folio, else the requester's newest. Raises `Unmet`."""
        briefs = (await self.client.records())["briefs"]
        own = [brief for brief in briefs if brief["fields"].get("requester") == "requester"] or briefs
        found = [brief for brief in briefs if brief["folio"] == folio] if folio else own[-1:]
        if not found:
            raise Unmet(f"there is no Brief {folio or ''}")
        return dict(found[-1])
