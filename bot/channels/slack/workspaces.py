"""The workspaces that the bot is in, by their team: here the one that the bot token is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.channels.slack.web_api import WebApi


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

    def token_of(self, team: str) -> str | None:
        """Return a workspace's token without asking anybody, None for one known not to be ours."""
        ...


class OneWorkspace:
    """The workspace of one bot token; Slack is asked once who that is."""

    def __init__(self, token: str, api: WebApi) -> None:
        self._token = token
        self._api = api
        self._known: Workspace | None = None

    async def own(self) -> Workspace:
        """Return the workspace. Raises `DeliveryFailed` while Slack cannot be asked."""
        if self._known is None:
            told = await self._api.call("auth.test")
            self._known = Workspace(
                str(told["team_id"]), str(told["user_id"]), str(told.get("bot_id") or ""), self._token, self._api
            )  # fmt: skip
        return self._known

    async def of(self, team: str) -> Workspace | None:
        """Return the workspace where it is that team's."""
        own = await self.own()
        return own if own.team == team else None

    def token_of(self, team: str) -> str | None:
        """Return the token; before Slack was asked, any team may be ours."""
        return self._token if self._known is None or self._known.team == team else None
