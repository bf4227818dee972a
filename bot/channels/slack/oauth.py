"""Installing the app in a workspace: an administrator goes to Slack with a state and comes back with a code."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.slack.installations import STATE_SECONDS, Installation, Installations
from bot.channels.slack.rotation import lifetime
from bot.channels.slack.scopes import SCOPES
from bot.channels.slack.web_api import SlackRefused, WebApi
from bot.core.text import Text, say
from bot.errors import DeliveryFailed
from bot.use_cases.ports import Wording

INSTALL: Final = "/slack/install"
BACK: Final = "/slack/oauth"
_COOKIE: Final = "pregonero_slack_install"
_PAGE: Final = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>{title}</h1><p>{words}</p></main></body></html>
"""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SlackOauth:
    """The two pages of an installation.

    `api` makes a Web API by a token ("" for none), `installed` is told of each new workspace; where `teams` are
    named, no other may install the app. Without `public_url` an address is taken from the request.
    """

    installations: Installations
    client_id: str
    client_secret: str
    api_base_url: str
    public_url: str
    teams: frozenset[str]
    api: Callable[[str], WebApi]
    installed: Callable[[Installation], Awaitable[None]]
    wording: Wording
    language: str

    def routes(self) -> list[BaseRoute]:
        """Return the two routes."""
        return [Route(INSTALL, self.begin, methods=["GET"]), Route(BACK, self.finish, methods=["GET"])]

    async def begin(self, request: Request) -> Response:
        """Send the browser to Slack with a state of its own."""
        state = await self.installations.new_state()
        asked = {
            "client_id": self.client_id, "scope": ",".join(SCOPES), "user_scope": "", "state": state,
            "redirect_uri": self._back(request),
        }  # fmt: skip
        at = f"{self.api_base_url.removesuffix('/').removesuffix('/api')}/oauth/v2/authorize"
        answer = RedirectResponse(f"{at}?{urlencode(asked)}", 302)
        is_safe = urlsplit(self._back(request)).scheme == "https"
        answer.set_cookie(
            _COOKIE,
            state,
            max_age=STATE_SECONDS,
            path="/slack",
            httponly=True,
            secure=is_safe,
            samesite="lax",
        )
        return answer

    async def finish(self, request: Request) -> Response:
        """Take the code of a browser that began here, once, and keep the workspace's token."""
        query = request.query_params
        state = query.get("state", "")
        is_theirs = hmac.compare_digest(state.encode(), request.cookies.get(_COOKIE, "").encode())
        if not (state and is_theirs and await self.installations.use_state(state)):
            return self._page(say("slack.install.expired"), 400)  # an installation under way goes on
        answer = await self._finished(query.get("code"), self._back(request))
        answer.delete_cookie(_COOKIE, path="/slack")
        return answer

    async def _finished(self, code: str | None, redirect_uri: str) -> Response:
        if not code:
            return self._page(say("slack.install.denied"), 400)
        try:
            return await self._install(code, redirect_uri)
        except SlackRefused as refusal:
            _log.warning("no installation: %s", refusal, extra={"action": "slack_not_installed"})
            return self._page(say("slack.install.refused"), 400)
        except DeliveryFailed as error:
            _log.warning("no installation: %s", error, extra={"action": "slack_not_installed"})
            return self._page(say("slack.install.later"), 503)

    async def _install(self, code: str, redirect_uri: str) -> Response:
        told = await self.api("").call(
            "oauth.v2.access", client_id=self.client_id, client_secret=self.client_secret, code=code,
            redirect_uri=redirect_uri,
        )  # fmt: skip
        team: dict[str, Any] = told.get("team") or {}
        api = self.api(str(told.get("access_token") or ""))
        if not team.get("id") or told.get("is_enterprise_install"):
            return await self._given_back(api, say("slack.install.organisation"))
        if self.teams and team["id"] not in self.teams:
            return await self._given_back(api, say("slack.install.not_allowed"))
        me, now = await api.call("auth.test"), self.installations.now().timestamp()
        done = Installation(
            str(team["id"]), str(team.get("name") or team["id"]), str(told["access_token"]), str(me["user_id"]),
            str(me.get("bot_id") or ""), now, **lifetime(told, now),
        )  # fmt: skip
        await self.installations.put(done)
        await self.installed(done)
        _log.info("a workspace installed the app", extra={"action": "slack_installed", "team": done.team})
        return self._page(say("slack.install.done", name=done.name))

    async def _given_back(self, api: WebApi, why: Text) -> Response:
        await api.call("auth.revoke")
        return self._page(why, 403)

    def _back(self, request: Request) -> str:
        base = self.public_url.rstrip("/") or str(request.base_url).rstrip("/")
        return f"{base}{BACK}"

    def _page(self, text: Text, status: int = 200) -> Response:
        title = self._words(say("slack.install.title"))
        page = _PAGE.format(language=self.language, title=escape(title), words=escape(self._words(text)))
        return HTMLResponse(page, status)

    def _words(self, text: Text) -> str:
        return self.wording.render(text, self.language)
