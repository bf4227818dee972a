"""`doctor` on Slack: the tokens, what they may do, how events come in, the OCM's room, who may install the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.channels.slack.standing import Standing, connects, standing_of
from bot.cli.findings import Finding, failed, ok, warning
from bot.config import Settings


@dataclass(frozen=True)
class SlackView:
    """What Slack said: of each workspace's token, and whether it gives a socket (None: HTTP)."""

    workspaces: Sequence[Standing]
    connects: bool | None = None


def _look(settings: Settings) -> SlackView:
    return asyncio.run(look(settings))


async def look(settings: Settings) -> SlackView:
    """Ask Slack about every token: the one that is set and those of installations."""
    from bot.bootstrap.slack_workspaces import known_tokens

    base, room = settings.slack_api_base_url, settings.slack_ocm_channel
    app_token = settings.slack_app_token.get_secret_value()
    found = [await standing_of(token, base, room) for token in await known_tokens(settings)]
    return SlackView(found, await connects(app_token, base) if app_token else None)


def slack_findings(settings: Settings, look: Callable[[Settings], SlackView] = _look) -> dict[str, Finding]:
    """Return what was found, by the check's name; nothing where Slack is not set up."""
    if not settings.has_slack:
        return {}
    view = look(settings)
    first = view.workspaces[0] if view.workspaces else None
    found = {"slack": _token(first), "slack_events": _events(settings, view)}
    if settings.slack_client_id:
        found["slack_install"] = _install(settings, len(view.workspaces))
    if first is not None and first.problem is None:
        found |= {"slack_scopes": _scopes(first), "slack_room": _room(settings, view.workspaces)}
    others = {f"slack_{one.team or place}": _token(one) for place, one in enumerate(view.workspaces[1:], 2)}
    return found | others


def _token(standing: Standing | None) -> Finding:
    if standing is None:
        return warning("slack.nowhere")
    if standing.problem is not None:
        return failed(f"slack.{standing.problem}")
    return ok("slack", name=standing.name)


def _events(settings: Settings, view: SlackView) -> Finding:
    if view.connects is not None:
        return ok("slack.socket") if view.connects else failed("slack.no_socket")
    if not settings.slack_signing_secret.get_secret_value():
        return failed("slack.unsigned")
    return ok("slack.http")


def _install(settings: Settings, count: int) -> Finding:
    if not settings.slack_client_secret.get_secret_value():
        return failed("slack.no_client_secret")
    if urlsplit(settings.public_url).scheme != "https":
        return warning("slack.no_https")
    if not settings.slack_teams:
        return warning("slack.any_team", count=count)
    return ok("slack.install", count=count)


def _scopes(standing: Standing) -> Finding:
    if standing.missing:
        return failed("slack.scopes_missing", scopes=", ".join(standing.missing))
    return ok("slack.scopes")


def _room(settings: Settings, standings: Sequence[Standing]) -> Finding:
    if not settings.slack_ocm_channel:
        return warning("slack.no_room")
    problem = next((one.room for one in standings if one.room), None)
    return failed(f"slack.room_{problem}") if problem else ok("slack.room")
