"""The fake Slack: one app, its workspaces, the server that answers the app, and the people who use it."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute

from tests.fakes.slack.courier import Courier
from tests.fakes.slack.events import AppEvents
from tests.fakes.slack.faults import Faults
from tests.fakes.slack.hosting import FileHost
from tests.fakes.slack.ids import Ids
from tests.fakes.slack.methods.apps import tokens_revoked
from tests.fakes.slack.person import Person
from tests.fakes.slack.rate_limits import RateLimits
from tests.fakes.slack.records import Ack, Channel, ChannelKind, HostedFile, Installation, Rejection, User
from tests.fakes.slack.responding import Responses
from tests.fakes.slack.server import Server
from tests.fakes.slack.setup import AppSetup
from tests.fakes.slack.socket_hub import SocketHub
from tests.fakes.slack.web_api import WebApi
from tests.fakes.slack.world import Workspace, World

_NOT_INSTALLED: Final = "account_inactive"


class FakeSlack:
    """`async with FakeSlack(...) as slack`; where `app_url` is set, events go there unless Socket Mode is on."""

    def __init__(
        self, setup: AppSetup | None = None, *, seed: int = 0, port: int = 0, app_url: str | None = None,
        ack_seconds: float = 3.0,
    ) -> None:  # fmt: skip
        ids = Ids(seed)
        self.world = World(
            setup or AppSetup(), ids, app_id=ids.new("A"), verification_token=ids.secret(""),
            client_id="1234567890.9876543210", client_secret=ids.secret(""), app_token=ids.secret("xapp-1-"),
        )  # fmt: skip
        self.clock = self.world.clock
        self.limits = RateLimits(self.clock)
        self.faults = Faults()
        self.sockets = SocketHub(self.world)
        self.signing_secret = ids.secret("")
        self.courier = Courier(self.world, self.sockets, self.signing_secret, app_url, ack_seconds)
        self.events = AppEvents(self.world, self.courier)
        self.files = FileHost(self.world)
        self._server = Server(self._routes(), port)
        self.world.origin, self.world.other_origin = self._server.origins
        self.home = self.workspace("Icetex")

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.courier.stop()
        await self._server.stop()

    @property
    def api_url(self) -> str:
        """The base address of the Web API."""
        return f"{self.world.origin}/api/"

    @property
    def bot_token(self) -> str:
        """The bot's token in the first workspace."""
        return self.home.installation.token

    @property
    def app_token(self) -> str:
        """The token for Socket Mode."""
        return self.world.app_token

    @property
    def app_url(self) -> str | None:
        """Where events are posted to; None while the app is not there."""
        return self.courier.app_url

    @app_url.setter
    def app_url(self, url: str | None) -> None:
        self.courier.app_url = url

    @property
    def rejections(self) -> list[Rejection]:
        """What the app did that Slack would not take; faults that were ordered are not among them."""
        return self.world.rejections

    @property
    def acks(self) -> list[Ack]:
        """Every delivery and how the app took it."""
        return self.world.acks

    def environment(self) -> dict[str, str]:
        """Return what the bot's process is told of this Slack (the contract's variables)."""
        host, other = (one.removeprefix("http://") for one in (self.world.origin, self.world.other_origin))
        told = {
            "BOT_TOKEN": self.bot_token, "SIGNING_SECRET": self.signing_secret, "API_BASE_URL": self.api_url,
            "CLIENT_ID": self.world.client_id, "CLIENT_SECRET": self.world.client_secret, "FILE_HOSTS": host,
        }  # fmt: skip
        assert host != other
        if self.world.setup.socket_mode:
            told["APP_TOKEN"] = self.app_token
        return {f"PREGONERO_SLACK_{name}": value for name, value in told.items()}

    def workspace(self, name: str, *, installed: bool = True) -> Workspace:
        """Add a workspace, with the app in it unless it is to be installed by OAuth."""
        ids, team = self.world.ids, self.world.ids.new("T")
        bot = User(ids.new("U"), team, "pregonero", "Pregonero", is_bot=True)
        mine = Installation(
            team, ids.secret("xoxb-"), self.world.setup.scopes, bot.id, ids.new("B"), self.world.app_id,
            None if installed else _NOT_INSTALLED,
        )  # fmt: skip
        made = Workspace(team, name, name.lower(), mine, {bot.id: bot})
        self.world.workspaces[team] = made
        self.world.installations[mine.token] = mine
        return made

    def person(
        self, name: str = "", *, email: str | None = None, workspace: Workspace | None = None, **about: Any
    ) -> Person:  # fmt: skip
        """Add a person; `about` are fields of `User` (is_restricted, is_stranger, team_id, id…)."""
        where = workspace or self.home
        known = {"id": self.world.ids.new("U"), "team_id": where.id, **about}
        if known.get("is_stranger") and known["team_id"] == where.id:
            known["team_id"] = self.world.ids.new("T")
        handle = name or (email or "persona").split("@", 1)[0]
        user = User(name=handle, real_name=about.pop("real_name", handle.title()), email=email, **known)
        where.users[user.id] = user
        return Person(self.world, where, user, self.courier, self.events)

    def channel(
        self, name: str, *members: Person, private: bool = False, shared: bool = False, with_bot: bool = True,
        workspace: Workspace | None = None,
    ) -> Channel:  # fmt: skip
        """Add a channel with its members."""
        where = workspace or self.home
        inside = {person.id for person in members} | ({where.installation.bot_user} if with_bot else set())
        kind: ChannelKind = "group" if private else "channel"
        made = Channel(self.world.ids.new("C"), name, kind, where.id, inside, is_shared=shared)
        where.channels[made.id] = made
        return made

    async def archive(self, channel: Channel) -> None:
        """Archive a channel."""
        channel.is_archived = True

    async def remove_bot(self, channel: Channel, workspace: Workspace | None = None) -> None:
        """Put the bot out of a channel."""
        where = workspace or self.home
        channel.members.discard(where.installation.bot_user)
        await self.events.tell_member(where, channel, where.installation.bot_user, joined=False)

    async def revoke(self, workspace: Workspace | None = None) -> None:
        """Revoke the bot's token."""
        where = workspace or self.home
        where.installation.death = "token_revoked"
        await self.events.tell(where, tokens_revoked(where.installation))

    async def uninstall(self, workspace: Workspace | None = None) -> None:
        """Take the app out of a workspace."""
        where = workspace or self.home
        where.installation.death = "account_inactive"
        await self.events.tell(where, tokens_revoked(where.installation))
        await self.events.tell(where, {"type": "app_uninstalled"})

    def grant(self, workspace: Workspace) -> str:
        """Return an OAuth code, as where an administrator agrees to the app."""
        code = self.world.ids.secret("")
        self.world.grants[code] = workspace.id
        return code

    async def verify_url(self) -> str:
        """Ask the app's address for a challenge; return what it answered."""
        challenge = self.world.ids.secret("")
        payload = {"token": self.world.verification_token, "challenge": challenge, "type": "url_verification"}
        ack = await self.courier.interaction("events_api", payload)
        answered = ack.body.get("challenge") if isinstance(ack.body, dict) else ack.body
        assert answered == challenge, f"answered {answered!r}"
        return challenge

    def file(self, file_id: str) -> HostedFile:
        """Return a hosted file, for ordering how it is served."""
        return self.world.files[file_id]

    def _routes(self) -> list[Route | WebSocketRoute]:
        api = WebApi(self.world, self.events, self.limits, self.faults)
        responses = Responses(self.world, self.events)
        download = ["/files-pri/{file}/{name}", "/files-pri/{file}/download/{name}"]
        return [
            Route("/api/{method}", api.handle, methods=["GET", "POST"]),
            *[Route(path, self.files.download) for path in download],
            Route("/cdn/{file}", self.files.redirected),
            Route("/upload/v1/{file}", self.files.upload, methods=["POST"]),
            Route("/response/{id}", responses.handle, methods=["POST"]),
            Route("/oauth/v2/authorize", self._authorise),
            WebSocketRoute("/link/", self.sockets.serve),
        ]

    async def _authorise(self, request: Request) -> Response:
        """Agree to the app as the administrator of the newest workspace, and go back to it."""
        query = request.query_params
        if query.get("client_id") != self.world.client_id:
            return Response("invalid_client_id", 400)
        newest = list(self.world.workspaces.values())[-1]
        back = urlencode({"code": self.grant(newest), "state": query.get("state", "")})
        return RedirectResponse(f"{query['redirect_uri']}?{back}", 302)
