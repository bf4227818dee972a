"""The fake Telegram: one bot, the server that answers it, and the people it talks with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from starlette.routing import Route

from tests.fakes.clock import PlatformClock
from tests.fakes.telegram.bot_api import BotApi
from tests.fakes.telegram.faults import Faults
from tests.fakes.telegram.file_store import FileHost
from tests.fakes.telegram.group import Group
from tests.fakes.telegram.ids import Ids
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.rate_limits import RateLimits
from tests.fakes.telegram.records import BOT_RIGHTS, ApiCall, Chat, Member, Rejection, User
from tests.fakes.telegram.server import Server
from tests.fakes.telegram.updates import Update
from tests.fakes.telegram.webhook import Webhook
from tests.fakes.telegram.world import World

T = TypeVar("T")


class FakeTelegram:
    """`async with FakeTelegram() as telegram`; `local_dir` plays a local Bot API server that keeps files there."""

    def __init__(
        self, *, seed: int = 0, port: int = 0, username: str = "pregonero_bot", privacy: bool = True,
        local_dir: Path | None = None,
    ) -> None:  # fmt: skip
        ids = Ids(seed)
        bot = User(ids.user(), "Pregonero", username=username, is_bot=True)
        token = ids.opaque(f"{bot.id}:AA", 33)
        self.world = World(ids, bot, token, local_dir, privacy)
        self._api = BotApi(self.world)
        self._server = Server(self._routes(), port)
        self.world.origin = self._server.origin

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._api.polling.close()
        await self._api.webhook.stop()
        await self._server.stop()
        if error is None and self.world.crashes:
            raise ExceptionGroup("the fake Telegram itself failed", self.world.crashes)

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    @property
    def base_url(self) -> str:
        """The base address of the Bot API, to which the token is appended."""
        return f"{self.world.origin}/bot"

    @property
    def base_file_url(self) -> str:
        """The base address of files, to which the token is appended."""
        return f"{self.world.origin}/file/bot"

    @property
    def clock(self) -> PlatformClock:
        """Telegram's time."""
        return self.world.clock

    @property
    def faults(self) -> Faults:
        """What goes wrong next."""
        return self.world.faults

    @property
    def limits(self) -> RateLimits:
        """How often the bot may write."""
        return self.world.limits

    @property
    def webhook(self) -> Webhook:
        """Where updates are pushed to, and how that went."""
        return self._api.webhook

    @property
    def rejections(self) -> list[Rejection]:
        """What the bot did that a correct client does not; ordered faults and bad luck are not among them."""
        return self.world.rejections

    @property
    def calls(self) -> list[ApiCall]:
        """Every call, in order."""
        return self.world.calls

    def calls_of(self, method: str) -> list[ApiCall]:
        """Return the calls of one method."""
        return [call for call in self.world.calls if call.method.lower() == method.lower()]

    @property
    def pending(self) -> list[Update]:
        """The updates that the bot has not confirmed."""
        return self.world.updates.waiting()

    @property
    def is_polled(self) -> bool:
        """Whether the bot waits for updates at this moment."""
        return self._api.polling.is_waiting

    @property
    def updates(self) -> list[Update]:
        """Every update that there ever was for the bot, in order."""
        return self.world.updates.everything

    def redeliver(self, update: Update) -> None:
        """Let the bot have an update once more."""
        self.world.updates.add_again(update)

    async def until(self, found: Callable[[], T], within: float = 30.0) -> T:
        """Return the first true value of `found`, asked after every change; AssertionError after real seconds."""
        return await self.world.bell.until(found, within)

    def environment(self) -> dict[str, str]:
        """Return what the bot's process is told of this Telegram (the contract's variables)."""
        told = {"BOT_TOKEN": self.token, "BASE_URL": self.base_url, "BASE_FILE_URL": self.base_file_url}
        if self.world.is_local:
            told["LOCAL"] = "true"
        return {f"PREGONERO_TELEGRAM_{name}": value for name, value in told.items()}

    def person(self, first_name: str, **about: Any) -> Person:
        """Add a person; `about` are fields of `User` (id, last_name, username, language_code, is_bot…)."""
        user = User(**{"id": self.world.ids.user(), "first_name": first_name, **about})
        self.world.users[user.id] = user
        return Person(self.world, user)

    def group(
        self, title: str, members: Sequence[Person], *, supergroup: bool = False, forum: bool = False,
        with_bot: bool = True, bot_rights: frozenset[str] | None = None,
    ) -> Group:  # fmt: skip
        """Add a group, the first member being its owner and the others administrators.

        With `bot_rights`, or in a forum, the bot is an administrator; else it is a member.
        """
        is_super = supergroup or forum
        world = self.world
        chat_id = world.ids.supergroup() if is_super else world.ids.group()
        chat = Chat(chat_id, "supergroup" if is_super else "group", title, is_forum=forum)
        first, *others = (person.user for person in members)
        chat.members = {first.id: Member(first, "creator")}
        chat.members |= {user.id: Member(user, "administrator", BOT_RIGHTS) for user in others}
        rights = BOT_RIGHTS if forum and bot_rights is None else bot_rights
        if with_bot:
            status = Member(world.bot, "administrator", rights) if rights is not None else Member(world.bot)
            chat.members[world.bot.id] = status
        world.chats[chat.id] = chat
        return Group(world, chat, first)

    def _routes(self) -> list[Route]:
        answer, methods = self._api.answer, ["GET", "POST"]
        return [
            Route("/file/bot{token}/{path:path}", FileHost(self.world).download),
            Route("/bot{token}/{method}", answer, methods=methods),
        ]
