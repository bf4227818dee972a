"""Stand-ins for the sandbox's ports: the chats, the inbox and the directory of one process, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any, BinaryIO, TypeVar, cast

import httpx

from bot.channels.sandbox.app import body_limits, sandbox_routes
from bot.channels.sandbox.dependencies import SandboxDependencies
from bot.channels.sandbox.render import buttons_of
from bot.core.messages import Identity, Inbound
from bot.core.people import Area, Person
from bot.core.replies import Receiver, Reply
from bot.core.text import Param, Text
from bot.http.app import HttpParts, create_app
from bot.use_cases.ports import Outgoing, ShownMessage, UnitOfWork, Wording

T = TypeVar("T")
BOGOTA = timezone(timedelta(hours=-5))
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=BOGOTA)

PEOPLE = (
    Person("requester", "Ana García", "ana@example.org", "credito", frozenset({"requester"}), boss="boss"),
    Person("boss", "Luis Pérez", "luis@example.org", "credito", frozenset({"boss"})),
    Person("analyst", "Marta Ruiz", "marta@example.org", None, frozenset({"analyst"})),
)


class PlainWording:
    """Words that show their id and parameters, so that a test sees what was asked for."""

    def render(self, text: Param, language: str) -> str:
        if isinstance(text, Text):
            shown = ", ".join(f"{name}={self.render(value, language)}" for name, value in text.params.items())
            return f"{text.id}[{shown}]" if shown else text.id
        if isinstance(text, tuple):
            return ", ".join(self.render(item, language) for item in text)
        return text.isoformat() if isinstance(text, date) else str(text)


class FakeInbox:
    def __init__(self) -> None:
        self.rows: dict[str, Inbound] = {}

    def add(self, message: Inbound) -> bool:
        return self.rows.setdefault(message.id, message) is message


class FakePeople:
    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {person.handle: person for person in people}

    def get(self, handle: str) -> Person | None:
        return self._people.get(handle)

    def all(self) -> list[Person]:
        return [self._people[handle] for handle in sorted(self._people)]

    def areas(self) -> list[Area]:
        return [Area("credito", "Crédito")]


class FakeChats:
    def __init__(self) -> None:
        self.messages: dict[int, ShownMessage] = {}
        self._changed: dict[int, int] = {}
        self._keys: dict[str, int] = {}
        self._change = 0

    def show(self, key: str, room: str, author: str, at: datetime, body: dict[str, Any]) -> int:
        if key in self._keys:
            return self._keys[key]
        message = ShownMessage(len(self.messages) + 1, key, room, author, at, body, 0)
        self._put(key, message)
        return message.id

    def rewrite(self, message_id: int, key: str, body: dict[str, Any]) -> bool:
        if (before := self.messages.get(message_id)) is None:
            return False
        if key not in self._keys:
            former = (*before.former_buttons, *buttons_of(before.body))
            self._put(key, replace(before, body=body, revision=before.revision + 1, former_buttons=former))
        return True

    def since(self, change: int) -> tuple[int, list[ShownMessage]]:
        newer = sorted(place for place, at in self._changed.items() if at > change)
        return self._change, [self.messages[place] for place in newer]

    def _put(self, key: str, message: ShownMessage) -> None:
        self._change += 1
        self._keys[key] = message.id
        self.messages[message.id] = message
        self._changed[message.id] = self._change


class FakeTransactions:
    def __init__(self, people: Iterable[Person] = PEOPLE) -> None:
        self.inbox, self.people, self.sandbox = FakeInbox(), FakePeople(people), FakeChats()

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        uow = SimpleNamespace(inbox=self.inbox, people=self.people, sandbox=self.sandbox)
        return work(cast(UnitOfWork, uow))

    async def close(self) -> None:
        return None


class FakeVault:
    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}

    def put(self, content: bytes | BinaryIO) -> str:
        content = content if isinstance(content, bytes) else content.read()
        sha256 = hashlib.sha256(content).hexdigest()
        self.contents[sha256] = content
        return sha256

    def read(self, sha256: str) -> bytes:
        return self.contents[sha256]

    def copy_to(self, sha256: str, target: BinaryIO) -> None:
        target.write(self.contents[sha256])


class FakeClock:
    def __init__(self) -> None:
        self.moment = MONDAY

    def now(self) -> datetime:
        return self.moment

    async def move(self, moment: datetime) -> None:
        self.moment = moment


class CountingWake:
    def __init__(self) -> None:
        self.count = 0

    def set(self) -> None:
        self.count += 1


@dataclass
class Sandbox:
    """A sandbox over fakes, with a client that speaks to it over ASGI."""

    transactions: FakeTransactions = field(default_factory=FakeTransactions)
    vault: FakeVault = field(default_factory=FakeVault)
    clock: FakeClock = field(default_factory=FakeClock)
    wording: Wording = field(default_factory=PlainWording)
    wake: CountingWake = field(default_factory=CountingWake)
    most_bytes: int = 1024 * 1024

    def __post_init__(self) -> None:
        self.needs = SandboxDependencies(
            transactions=self.transactions,
            vault=self.vault,
            wording=self.wording,
            clock=self.clock,
            move_clock=self.clock.move,
            idle=_at_once,
            panel=_panel,
            asking=_asking,
            wake=self.wake,
            most_bytes=self.most_bytes,
        )
        parts = HttpParts(
            self.wording, routes=sandbox_routes(self.needs), body_limits=body_limits(self.needs)
        )
        transport = httpx.ASGITransport(create_app(parts), raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=transport, base_url="http://sandbox")

    @property
    def inbox(self) -> list[Inbound]:
        """What was stored, in order."""
        return list(self.transactions.inbox.rows.values())

    @property
    def woken(self) -> int:
        """How often the inbox loop was told to look."""
        return self.wake.count

    @property
    def shown(self) -> list[ShownMessage]:
        """What the chats show, in order."""
        return list(self.transactions.sandbox.messages.values())


async def _at_once() -> None:
    return None


async def _panel(handle: str) -> dict[str, Any]:
    return {"title": f"Brief de {handle}"}


async def _asking(handle: str) -> dict[str, Any] | None:
    return {"field": "name"} if handle == "requester" else None


def outgoing(reply: Reply, *ids: str, key: str = "out:1", to: str | None = None) -> Outgoing:
    """Return a claimed outbox row for `reply` with these button ids, addressed to its receiver or to `to`."""
    address = Identity("sandbox", "", to or reply.to.name)
    return Outgoing(1, key, reply.to, address, reply, ids, "es", 0, MONDAY)


def to_requester(**parts: Any) -> Reply:
    """Return a reply to the requester."""
    return Reply(Receiver.person("requester"), **parts)
