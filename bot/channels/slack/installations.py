"""The workspaces that installed the app by OAuth, their tokens sealed, and the states of installations under way."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from bot.channels.slack.reading import PLATFORM
from bot.errors import BotError
from bot.use_cases.ports import Transactions, UnitOfWork

_log = logging.getLogger(__name__)
STATE_SECONDS: Final = 600  # in which an administrator agrees at Slack and comes back
_INSTALLED: Final = "installation"
_STATE: Final = "oauth_state"


class Seal(Protocol):
    """What keeps a secret at rest."""

    def close(self, secret: str) -> str:
        """Return the secret encrypted."""
        ...

    def open(self, sealed: str) -> str:
        """Return the secret."""
        ...


@dataclass(frozen=True)
class Installation:
    """The app in one workspace; `at` and `renew_at` are real time in seconds since 1970.

    Without a `refresh` token its token does not end by itself.
    """

    team: str
    name: str
    token: str
    bot_user: str
    bot_id: str
    at: float
    refresh: str = ""
    renew_at: float = 0.0


def _real() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Installations:
    """Kept as notes of the channel: one of each workspace, one of each state. Raises `StorageUnavailable`."""

    transactions: Transactions
    seal: Seal
    now: Callable[[], datetime] = _real

    async def get(self, team: str) -> Installation | None:
        """Return a workspace's installation, None also where its token cannot be opened."""
        kept = await self.transactions.run(lambda uow: uow.channel_notes.get(PLATFORM, _INSTALLED, team))
        return self._read(team, kept) if kept else None

    async def all(self) -> list[Installation]:
        """Return every installation, the oldest first."""
        kept = await self.transactions.run(lambda uow: uow.channel_notes.all(PLATFORM, _INSTALLED))
        read = (self._read(team, body) for team, body in kept.items())
        return sorted((one for one in read if one is not None), key=lambda one: one.at)

    async def put(self, installed: Installation) -> None:
        """Keep an installation instead of the workspace's former one."""
        body = {
            "name": installed.name, "token": self.seal.close(installed.token), "bot_user": installed.bot_user,
            "bot_id": installed.bot_id, "at": installed.at, "renew_at": installed.renew_at,
            "refresh": self.seal.close(installed.refresh) if installed.refresh else "",
        }  # fmt: skip
        await self.transactions.run(
            lambda uow: uow.channel_notes.put(PLATFORM, _INSTALLED, installed.team, body, self.now())
        )

    async def wipe(self, team: str, until: float) -> bool:
        """Forget the token of a workspace unless it was installed after *until* (seconds since 1970)."""
        return await self.transactions.run(lambda uow: _wipe(uow, team, until))

    async def new_state(self) -> str:
        """Return a state for one installation."""
        state, now = secrets.token_urlsafe(32), self.now()

        def keep(uow: UnitOfWork) -> None:
            uow.channel_notes.forget(PLATFORM, _STATE, now - timedelta(seconds=STATE_SECONDS))
            uow.channel_notes.put(PLATFORM, _STATE, _digest(state), {"at": now.timestamp()}, now)

        await self.transactions.run(keep)
        return state

    async def use_state(self, state: str) -> bool:
        """Use a state up; False where it is unknown, used or too old."""
        oldest = self.now().timestamp() - STATE_SECONDS
        return await self.transactions.run(lambda uow: _use(uow, _digest(state), oldest))

    def _read(self, team: str, body: Mapping[str, Any]) -> Installation | None:
        try:
            token, refresh = self.seal.open(str(body["token"])), str(body.get("refresh") or "")
            refresh = self.seal.open(refresh) if refresh else ""
        except BotError as error:
            _log.error("a token cannot be opened: %s", error, extra={"action": "slack_sealed", "team": team})
            return None
        return Installation(
            team, str(body["name"]), token, str(body["bot_user"]), str(body["bot_id"]), float(body["at"]),
            refresh, float(body.get("renew_at") or 0),
        )  # fmt: skip


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()


def _wipe(uow: UnitOfWork, team: str, until: float) -> bool:
    kept = uow.channel_notes.get(PLATFORM, _INSTALLED, team)
    is_older = kept is not None and int(kept["at"]) <= until  # Slack tells whole seconds
    return is_older and uow.channel_notes.drop(PLATFORM, _INSTALLED, team)


def _use(uow: UnitOfWork, digest: str, oldest: float) -> bool:
    kept = uow.channel_notes.get(PLATFORM, _STATE, digest)
    return uow.channel_notes.drop(PLATFORM, _STATE, digest) and bool(kept and kept["at"] >= oldest)
