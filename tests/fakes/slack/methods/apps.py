"""`auth.*`, `apps.*`, `oauth.v2.access` and `team.info`: the app itself and where it is installed."""

from __future__ import annotations

from tests.fakes.slack.methods.calling import ApiError, Request
from tests.fakes.slack.records import Installation, Json
from tests.fakes.slack.world import Workspace


async def auth_test(request: Request) -> Json:
    """`auth.test`."""
    team, mine = request.workspace, request.installation
    return {
        "url": f"https://{team.domain}.slack.com/", "team": team.name, "user": team.users[mine.bot_user].name,
        "team_id": team.id, "user_id": mine.bot_user, "bot_id": mine.bot_id, "is_enterprise_install": False,
    }  # fmt: skip


async def team_info(request: Request) -> Json:
    """`team.info`."""
    team = request.workspace
    told = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}
    return {"team": told}


async def auth_revoke(request: Request) -> Json:
    """`auth.revoke`: the token is dead from now on."""
    if not request.flag("test"):
        request.installation.death = "token_revoked"
        request.events.raised(request.workspace, tokens_revoked(request.installation))
    return {"revoked": not request.flag("test")}


async def uninstall(request: Request) -> Json:
    """`apps.uninstall`."""
    if request.text("client_id") != request.world.client_id:
        raise ApiError("invalid_client_id")
    if request.text("client_secret") != request.world.client_secret:
        raise ApiError("bad_client_secret")
    request.installation.death = "account_inactive"
    request.events.raised(request.workspace, tokens_revoked(request.installation))
    request.events.raised(request.workspace, {"type": "app_uninstalled"})
    return {}


async def connections_open(request: Request) -> Json:
    """`apps.connections.open`: an address that works once."""
    if not request.world.setup.socket_mode:
        raise ApiError("not_allowed", "[ERROR] Socket Mode is not enabled")
    ticket = request.world.ids.secret("")
    request.world.tickets.add(ticket)
    origin = request.world.origin.replace("http", "ws", 1)
    return {"url": f"{origin}/link/?ticket={ticket}&app_id={request.world.app_id}"}


async def oauth_access(request: Request) -> Json:
    """`oauth.v2.access`: a code against a bot token, once."""
    world = request.world
    if request.text("client_id") != world.client_id:
        raise ApiError("invalid_client_id")
    if request.text("client_secret") != world.client_secret:
        raise ApiError("bad_client_secret")
    workspace = _refreshed(request) if request.text("grant_type") == "refresh_token" else _granted(request)
    mine = reinstall(request, workspace)
    lasting = {"refresh_token": mine.refresh, "expires_in": world.setup.token_seconds} if mine.refresh else {}
    return {
        "app_id": world.app_id, "authed_user": {"id": next(iter(workspace.users))}, "token_type": "bot",
        "scope": ",".join(sorted(mine.scopes)), "access_token": mine.token, "bot_user_id": mine.bot_user,
        "team": {"id": workspace.id, "name": workspace.name}, "enterprise": None, "is_enterprise_install": False,
        **lasting,
    }  # fmt: skip


def _granted(request: Request) -> Workspace:
    workspace = request.world.workspaces.get(request.world.grants.pop(request.text("code"), ""))
    if workspace is None:
        raise ApiError("invalid_code")
    return workspace


def _refreshed(request: Request) -> Workspace:
    """Return whose refresh token it is; it is good no more."""
    token = request.text("refresh_token")
    for known in request.world.installations.values():
        if token and known.refresh == token and known.death is None:
            known.refresh = ""
            return request.world.workspaces[known.team_id]
    raise ApiError("invalid_refresh_token")


def reinstall(request: Request, workspace: Workspace) -> Installation:
    """Give a workspace's bot a new token; the old one is as it was."""
    world, old = request.world, workspace.installation
    mine = Installation(
        workspace.id, world.ids.secret("xoxb-"), world.setup.scopes, old.bot_user, old.bot_id, world.app_id
    )
    if seconds := world.setup.token_seconds:
        mine.refresh, mine.ends_at = world.ids.secret("xoxe-1-"), world.clock.now() + seconds
    workspace.installation = world.installations[mine.token] = mine
    return mine


def tokens_revoked(installation: Installation) -> Json:
    """Return the event that tells of the bot's dead token."""
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [installation.bot_user]}}
