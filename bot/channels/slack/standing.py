"""How the bot stands at Slack: for `/readyz` all the time, for `doctor` asked afresh."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from bot.channels.slack.scopes import missing
from bot.channels.slack.socket_mode import SlackSocket
from bot.channels.slack.web_api import SlackRefused, WebApi, web_client
from bot.channels.slack.workspaces import Workspaces
from bot.errors import DeliveryFailed

TRUSTED: Final = 30.0  # seconds for which an answer stands for the next
DOUBTED: Final = 5.0
PATIENCE: Final = 3.0  # of a probe
_NOT_THERE: Final = frozenset({"channel_not_found", "not_in_channel", "is_archived"})


@dataclass
class Reachability:
    """Whether Slack takes our token and, with Socket Mode, whether we are connected."""

    workspaces: Workspaces
    socket: SlackSocket | None = None
    now: Callable[[], float] = time.monotonic
    _until: float = field(default=0.0, init=False)
    _holds: bool = field(default=False, init=False)

    async def holds(self) -> bool:
        """Return the answer; Slack is asked now and then, however often somebody wants to know."""
        if self.socket is not None and not self.socket.is_connected:
            return False
        is_fresh = self.now() < self._until
        if is_fresh and not self._holds:
            return False
        self._holds = await self._asked(is_fresh)
        if not (is_fresh and self._holds):
            self._until = self.now() + (TRUSTED if self._holds else DOUBTED)
        return self._holds

    async def _asked(self, is_fresh: bool) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                known = await self.workspaces.all()  # a workspace that put us out is missed at once
                if (
                    known and self._until and not is_fresh
                ):  # the first time, knowing who we are is answer enough
                    await known[0].api.call("auth.test")
        except (DeliveryFailed, TimeoutError):
            return False
        return True


@dataclass(frozen=True)
class Standing:
    """What Slack says of a token: `problem` is `token` or `away`; of the OCM's room: `gone` or `unreadable`."""

    problem: str | None = None
    team: str = ""
    name: str = ""
    missing: tuple[str, ...] = ()
    room: str | None = None


async def standing_of(token: str, base_url: str, room: str = "") -> Standing:
    """Ask Slack who the bot is, what it may do, and whether it can read the OCM's *room* ([TEAM:]CHANNEL)."""
    client = web_client(token, base_url)
    api = WebApi(client, is_logged=False)
    try:
        told = await api.call("auth.test")
        scopes = await _scopes(client)
    except SlackRefused:
        return Standing("token")
    except DeliveryFailed:
        return Standing("away")
    team, channel = str(told["team_id"]), room.rpartition(":")[2]
    is_here = bool(channel) and room.rpartition(":")[0] in ("", team)
    problem = await _room(api, channel) if is_here else None
    return Standing(None, team, str(told.get("team") or team), tuple(missing(scopes)), problem)


async def connects(app_token: str, base_url: str) -> bool:
    """Tell whether Slack gives an address for Socket Mode against the app token."""
    try:
        await WebApi(web_client(app_token, base_url), is_logged=False).call("apps.connections.open")
    except DeliveryFailed:
        return False
    return True


async def _scopes(client: Any) -> list[str]:
    answer = await client.api_call("auth.test")
    told = {name.lower(): value for name, value in dict(answer.headers).items()}
    return [one.strip() for one in str(told.get("x-oauth-scopes") or "").split(",") if one.strip()]


async def _room(api: WebApi, channel: str) -> str | None:
    try:
        await api.call("conversations.history", channel=channel, limit=1)
    except SlackRefused as refusal:
        return "gone" if refusal.code in _NOT_THERE else "unreadable"
    except DeliveryFailed:
        return "unreadable"
    return None
