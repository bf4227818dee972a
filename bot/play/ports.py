"""What a script needs of the bot it is played with: its process, and the chats in which people meet it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Protocol


class Client(Protocol):
    """The chats of one running bot, as its people use them; `SandboxClient` shows the form of every answer."""

    async def close(self) -> None:
        """Let go of the chats."""
        ...

    async def state(self, since: int) -> dict[str, Any]:
        """Return `{change, now, messages}`: what was added or rewritten after change *since*."""
        ...

    async def people(self) -> dict[str, Any]:
        """Return `{people, rooms}` with handles, codes and members."""
        ...

    async def asking(self, handle: str) -> str | None:
        """Return the ref of the field that *handle* is being asked."""
        ...

    async def records(self) -> dict[str, Any]:
        """Return `{briefs, opportunities}` in the contract's form."""
        ...

    async def rasa_is_away(self) -> bool:
        """Tell whether the bot still holds messages back for Rasa."""
        ...

    async def idle(self) -> bool:
        """Wait until the bot has nothing left to do; False when it took too long."""
        ...

    async def post(self, path: str, **payload: Any) -> str | None:
        """`say`, `press`, `submit` or `advance`; return a refusal's words, None where it was taken."""
        ...

    async def upload(self, handle: str, path: Path, caption: str) -> str | None:
        """Upload a file; return a refusal's words, None where it was taken."""
        ...


class Process(Protocol):
    """The bot's process."""

    async def start(self, now: str | None) -> None:
        """Start it with its clock at *now*."""
        ...

    async def restart(self, now: datetime) -> None:
        """Kill it and start it again at the business time it had."""
        ...

    async def kill(self) -> None:
        """Kill it as a power cut would."""
        ...

    def client(self) -> Client:
        """Return the chats of the process as it runs now."""
        ...

    @property
    def log(self) -> str:
        """Return what it has logged."""
        ...
