"""One person's place at a platform: what they do, and what the bot showed them last."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from tests.fakes.slack import FakeSlack, buttons_of, said_in
from tests.fakes.slack import Person as SlackPerson
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import Person as TelegramPerson

LOOKED_AT = 12  # messages


@dataclass(frozen=True)
class Shown:
    """A message of the bot as it stands; `order` grows with every message, `at` with every change too."""

    order: float
    at: float
    text: str
    buttons: tuple[str, ...]


class Seat(ABC):
    """A chat with the bot."""

    @abstractmethod
    def shown(self) -> Sequence[Shown]:
        """Return the bot's last messages, the newest first."""

    @abstractmethod
    async def say(self, text: str, *, twice: bool) -> None:
        """Write; *twice*: the platform delivers it two times."""

    @abstractmethod
    async def press(self, label: str) -> bool:
        """Press the newest button of that label; False where it is not there or the press did not arrive."""

    @abstractmethod
    def break_something(self, random: Random) -> None:
        """Let one of the platform's next answers go wrong."""

    @abstractmethod
    def mark(self) -> float:
        """Return when the bot last showed or changed something; asked often, so nothing is read."""


@dataclass
class SlackSeat(Seat):
    """A person at Slack."""

    slack: FakeSlack
    person: SlackPerson

    def shown(self) -> Sequence[Shown]:
        """Return the bot's last messages, the newest first."""
        messages = (one for one in reversed(self.person.dm_channel.messages) if one.bot_id)
        return [
            Shown(float(one.ts), float(one.edited_ts or one.ts), said_in(one).lower(), tuple(buttons_of(one.blocks)))
            for one in islice(messages, LOOKED_AT)
        ]  # fmt: skip

    def mark(self) -> float:
        """Return when the bot last showed or changed something."""
        last = self.person.dm_channel.messages[-LOOKED_AT:]
        return max((float(one.edited_ts or one.ts) for one in last if one.bot_id), default=0.0)

    async def say(self, text: str, *, twice: bool) -> None:
        """Write a direct message."""
        if twice:
            self.slack.courier.duplicate_next()
        await self.person.dm(text)

    async def press(self, label: str) -> bool:
        """Press a button; Slack shows an error where the app does not answer."""
        try:
            return (await self.person.click(label)).ok
        except LookupError:
            return False

    def break_something(self, random: Random) -> None:
        """Let a call go wrong."""
        faults = self.slack.faults
        method = random.choice(["chat.postMessage", "chat.postMessage", "chat.update"])
        kinds: list[Callable[[], None]] = [
            lambda: faults.ratelimited(method, retry_after=1),
            lambda: faults.server_error(method, status=503),
            lambda: faults.drop(method),
            lambda: faults.drop(method, after_effect=True),
            lambda: faults.lost_answer(method),
        ]
        random.choice(kinds)()


@dataclass
class TelegramSeat(Seat):
    """A person at Telegram."""

    telegram: FakeTelegram
    person: TelegramPerson

    def shown(self) -> Sequence[Shown]:
        """Return the bot's last messages, the newest first."""
        world = self.telegram.world
        messages = (
            one for one in reversed(world.private_chat(self.person.user).messages) if one.sender is world.bot
        )
        return [
            Shown(one.sequence, one.now.at, one.text.lower(), tuple(one.buttons))
            for one in islice(messages, LOOKED_AT)
        ]

    def mark(self) -> float:
        """Return when the bot last showed or changed something."""
        last = self.telegram.world.private_chat(self.person.user).messages[-LOOKED_AT:]
        return max((one.now.at for one in last if one.sender is self.telegram.world.bot), default=0.0)

    async def say(self, text: str, *, twice: bool) -> None:
        """Write to the bot."""
        await self.person.write(text)
        if twice:
            self.telegram.redeliver(self.telegram.updates[-1])

    async def press(self, label: str) -> bool:
        """Press a button."""
        try:
            await self.person.press(label)
        except LookupError:
            return False
        return True

    def break_something(self, random: Random) -> None:
        """Let a call go wrong."""
        faults = self.telegram.faults
        method = random.choice(["sendMessage", "sendMessage", "editMessageText", "getUpdates"])
        kinds: list[Callable[[], None]] = [
            lambda: faults.too_many_requests(method, retry_after=1),
            lambda: faults.server_error(method),
            lambda: faults.drop(method),
            lambda: faults.html(method),
            lambda: faults.drop(method, after_effect=method != "getUpdates"),
        ]
        random.choice(kinds)()
