"""The workspaces that the bot is in, by their team: the one that the bot token is of, and those that installed it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from bot.channels.slack.installations import Installation, Installations
from bot.channels.slack.rotation import Rotation
from bot.channels.slack.web_api import DEAD, SlackRefused, WebApi
from bot.errors import DeliveryFailed

_log = logging.getLogger(__name__)
FRESH: Final = 15.0  # seconds for which an installation is known without a look into the database


@dataclass(frozen=True)
class Workspace:
    """A workspace, who the bot is in it, and its Web API."""

    team: str
    bot_user: str
    bot_id: str
    token: str
    api: WebApi


class Workspaces(Protocol):
    """Every workspace that installed the app."""

    async def of(self, team: str) -> Workspace | None:
        """Return a workspace, None for one that the bot is not in. Raises `DeliveryFailed`."""
        ...

    async def token_of(self, team: str) -> str | None:
        """Return a workspace's token without asking Slack, None for one known not to be ours."""
        ...

    async def all(self) -> list[Workspace]:
        """Return every workspace, the bot token's first, then as they came. Raises `DeliveryFailed`."""
        ...

    async def leave(self, team: str, at: float) -> None:
        """Forget a workspace that put the app out, *at* seconds since 1970; one that took it since then stays."""
        ...


class OneWorkspace:
    """The workspace of one bot token; Slack is asked once who that is."""

    def __init__(self, token: str, api: WebApi) -> None:
        self._token = token
        self._api = api
        self._known: Workspace | None = None
        self._is_out = False

    async def own(self) -> Workspace:
        """Return the workspace. Raises `DeliveryFailed` while Slack cannot be asked or refuses the token."""
        if self._known is None:
            told = await self._api.call("auth.test")
            self._known = Workspace(
                str(told["team_id"]), str(told["user_id"]), str(told.get("bot_id") or ""), self._token, self._api
            )  # fmt: skip
            self._is_out = False
        return self._known

    def is_of(self, team: str) -> bool:
        """Tell whether the token is known to be that team's."""
        return self._known is not None and self._known.team == team

    async def of(self, team: str) -> Workspace | None:
        """Return the workspace where it is that team's."""
        own = await self.own()
        return own if own.team == team else None

    async def token_of(self, team: str) -> str | None:
        """Return the token; before Slack was asked, any team may be ours."""
        is_ours = self._known is None or self._known.team == team
        return self._token if is_ours and not self._is_out else None

    async def all(self) -> list[Workspace]:
        """Return the one. Raises `DeliveryFailed`."""
        return [await self.own()]

    async def leave(self, team: str, at: float) -> None:
        """Let nothing in until Slack takes the token again."""
        if self.is_of(team):
            self._known, self._is_out = None, True
            _log.warning("the app was put out", extra={"action": "slack_left", "team": team})


class InstalledWorkspaces:
    """Every workspace that installed the app by OAuth, and *own*, the one of the bot token, if there is one."""

    def __init__(
        self, installations: Installations, rotation: Rotation, own: OneWorkspace | None,
        api: Callable[[str], WebApi], now: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._installations = installations
        self._rotation = rotation
        self._own = own
        self._api = api
        self._now = now
        self._known: dict[str, tuple[Workspace | None, float]] = {}

    async def of(self, team: str) -> Workspace | None:
        """Return a workspace: by its installation, else by the bot token."""
        found = await self._installed(team, renew=True)
        return found if found or self._own is None else await self._own.of(team)

    async def token_of(self, team: str) -> str | None:
        """Return a workspace's token without asking Slack, even one that is due for another."""
        found = await self._installed(team)
        if found:
            return found.token
        return await self._own.token_of(team) if self._own else None

    async def leave(self, team: str, at: float) -> None:
        """Wipe the token of a workspace, and take nothing from there any more."""
        await self._wipe(team, at)
        if self._own is not None:
            await self._own.leave(team, at)

    async def all(self) -> list[Workspace]:
        """Return every workspace: the bot token's, then the others as they came. Raises `DeliveryFailed`."""
        installed = await self._installations.all()
        others = [self._workspace(await self._rotation.fresh(one)) for one in installed]
        own = await self._alive(needed=not others)
        return own + [one for one in others if one.team not in {mine.team for mine in own}]

    async def _wipe(self, team: str, at: float) -> None:
        self._known.pop(team, None)
        if await self._installations.wipe(team, at):
            _log.warning("the app was put out", extra={"action": "slack_left", "team": team})

    async def _alive(self, *, needed: bool) -> list[Workspace]:
        """Return the bot token's workspace; unless *needed*, none where Slack does not take the token."""
        try:
            return [await self._own.own()] if self._own else []
        except SlackRefused as refusal:
            if needed or refusal.code not in DEAD:
                raise
            return []

    async def _installed(self, team: str, *, renew: bool = False) -> Workspace | None:
        workspace, until = self._known.get(team, (None, 0.0))
        if self._now() < until:
            return workspace
        found = await self._installations.get(team)
        if found is not None:
            return self._workspace(await self._rotation.fresh(found) if renew else found)
        self._known.pop(team, None)
        if self._own is not None and self._own.is_of(team):
            self._known[team] = None, self._now() + FRESH
        return None

    def _workspace(self, found: Installation) -> Workspace:
        """Return the workspace of an installation; its pauses are remembered as long as its token is the same."""
        former, _ = self._known.get(found.team, (None, 0.0))
        same = former if former and former.token == found.token else self._new(found)
        self._known[found.team] = (same, self._now() + min(FRESH, self._rotation.seconds_left(found)))
        return same

    def _new(self, found: Installation) -> Workspace:
        api = self._api(found.token)
        check = self._api(found.token)

        async def on_dead() -> None:
            """Leave where Slack says twice that the token is dead; a newer installation stays."""
            try:
                await check.call("auth.test")
            except SlackRefused as refusal:
                if refusal.code in DEAD:
                    await self._wipe(found.team, found.at)
            except DeliveryFailed:
                return

        api.on_dead = on_dead
        return Workspace(found.team, found.bot_user, found.bot_id, found.token, api)
