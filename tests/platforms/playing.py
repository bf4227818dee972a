"""Plays scripts at Slack and at Telegram, each with a directory of its own, and returns how they ended."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.channels.telegram.places import identity_of
from bot.config import load_settings
from bot.core.people import ROOMS
from bot.database import in_one_transaction
from bot.directory.demo import AREAS, demo_people
from bot.play.player import Outcome, play_on, relay_to
from bot.play.relay import Relay
from bot.play.script import Script
from bot.use_cases.ports import UnitOfWork
from tests.conftest import RunningRasa
from tests.fakes.slack import AppSetup, FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.bot_database import BotDatabase
from tests.platforms.both_clients import BothClients
from tests.platforms.log_scan import leaks_in
from tests.platforms.platform_client import PlatformClient, members_of
from tests.platforms.played_process import PlayedProcess
from tests.platforms.slack_client import SlackClient
from tests.platforms.telegram_client import TelegramClient
from tests.shipped_process import free_port

PACE = (
    "100"  # people here answer at once; that the limits are kept at a pace of 1 is tried by their own tests
)
SLACK_ROOMS = ("SLACK_OCM_CHANNEL", "SLACK_SALES_CHANNEL", "SLACK_PROVIDER_CHANNEL")
TELEGRAM_ROOMS = ("TELEGRAM_OCM_CHAT", "TELEGRAM_SALES_CHAT", "TELEGRAM_PROVIDER_CHAT")


@dataclass(frozen=True)
class Played:
    """How a script ended, and what the platform had against the bot."""

    outcome: Outcome
    rejections: list[Any]
    problems: list[str]  # leaks, deliveries not taken, errors that people were shown, what a log may not hold


def seed(folder: Path, more: Callable[[UnitOfWork], None] = lambda uow: None) -> None:
    """Put the demo people into a fresh database, known to no chat yet; *more* is done with them."""
    settings = load_settings(data_dir=folder)

    def work(uow: UnitOfWork) -> None:
        for area in AREAS:
            uow.people.save_area(area)
        for person in demo_people(settings.language, settings.demo_languages):
            uow.people.save_person(person)
        more(uow)

    in_one_transaction(settings, work)


@dataclass(frozen=True)
class House:
    """A bot that is not started yet, Rasa, and the platforms at which its people are."""

    process: PlayedProcess
    relay: Relay
    slack: SlackClient
    telegram: TelegramClient

    @property
    def rejections(self) -> list[Any]:
        """What the platforms would not take from the bot."""
        return [*self.slack.slack.rejections, *self.telegram.telegram.rejections]

    @property
    def secrets(self) -> list[str]:
        """Tokens and secrets of both platforms and of Rasa."""
        slack = self.slack.slack
        own = [slack.bot_token, slack.app_token, slack.signing_secret, slack.world.client_secret]
        return [*own, self.telegram.telegram.token, self.process.rasa_token]

    @property
    def problems(self) -> list[str]:
        """Tokens that leaked, deliveries that were not taken in time, errors that people were shown."""
        slack = self.slack.slack
        people = self.slack.persons.values()
        return [
            *slack.world.leaks,
            *(f"{ack.what}: {ack.failure}" for ack in slack.acks if not ack.ok),
            *(error for person in people for error in person.client_errors),
        ]


@asynccontextmanager
async def house(
    at: Sequence[str], rasa: RunningRasa, folder: Path, seeded: Path, *, bound: Collection[str] | None = None,
) -> AsyncIterator[House]:  # fmt: skip
    """Yield a bot that is told of the platforms named; its people have accounts at both.

    `bound` are those whose account at Telegram is known, all by default.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}/slack/events"
    async with (
        _database(folder, seeded) as database,
        relay_to(rasa.url) as relay,
        FakeSlack(AppSetup(commands=frozenset({"/brief"})), app_url=url) as slack,
        FakeTelegram() as telegram,
    ):
        is_polled = (lambda: telegram.is_polled) if "telegram" in at else (lambda: True)
        process = PlayedProcess(
            folder=folder, port=port, relay=relay, rasa_token=rasa.token, given={}, heard=is_polled
        )
        made = House(
            process, relay, _at_slack(process, database, slack), _at_telegram(process, database, telegram)
        )
        if "slack" in at:
            process.given |= _slack(made.slack)
        if "telegram" in at:
            process.given |= _telegram(made.telegram)
            await _bind(made.telegram, bound)
        yield made
        await process.kill()


def _at_slack(process: PlayedProcess, database: BotDatabase, slack: FakeSlack) -> SlackClient:
    people = {one.handle: slack.person(one.handle, email=one.email) for one in demo_people()}
    rooms = {
        code: slack.channel(code, *(people[handle] for handle in members_of(code)), private=True)
        for code in ROOMS
    }
    return SlackClient(process, database, slack=slack, persons=people, rooms=rooms)


def _at_telegram(process: PlayedProcess, database: BotDatabase, telegram: FakeTelegram) -> TelegramClient:
    people = {one.handle: telegram.person(one.handle.title()) for one in demo_people()}
    rooms = {
        code: telegram.group(code, [people[handle] for handle in members_of(code)], supergroup=True)
        for code in ROOMS
    }
    return TelegramClient(process, database, telegram=telegram, persons=people, rooms=rooms)


def _slack(client: SlackClient) -> dict[str, str]:
    rooms = {code: room.id for code, room in client.rooms.items()}
    return {**client.slack.environment(), **_set(SLACK_ROOMS, rooms)}


def _telegram(client: TelegramClient) -> dict[str, str]:
    rooms = {code: str(room.id) for code, room in client.rooms.items()}
    own = {"PREGONERO_TELEGRAM_PACE": PACE, **_set(TELEGRAM_ROOMS, rooms)}
    return {**client.telegram.environment(), **own}


def _set(names: Sequence[str], rooms: Mapping[str, str]) -> dict[str, str]:
    return {f"PREGONERO_{name}": rooms[code] for name, code in zip(names, ROOMS, strict=True)}


async def _bind(client: TelegramClient, bound: Collection[str] | None) -> None:
    """Bind people's accounts, as an invitation does; everybody has opened the chat with the bot."""

    def work(uow: UnitOfWork) -> None:
        for handle, person in client.persons.items():
            if bound is None or handle in bound:
                uow.people.bind(handle, identity_of(person.id))

    await client.database.read(work)
    for person in client.persons.values():
        await person.start()
    client.telegram.world.updates.clear()


@asynccontextmanager
async def _database(folder: Path, seeded: Path) -> AsyncIterator[BotDatabase]:
    """Yield the database of a data directory that begins as *seeded*."""
    await asyncio.to_thread(shutil.copytree, seeded, folder / "data")
    database = BotDatabase(folder / "data" / "pregonero.db")
    try:
        yield database
    finally:
        await database.close()


async def play_in(made: House, chats: PlatformClient, script: Script) -> Played:
    """Play a script in those chats of a house."""
    made.process.chats = chats
    outcome = await play_on(script, made.process, made.relay, load_settings())
    leaks = leaks_in(made.process.log, script, made.secrets)
    return Played(outcome, made.rejections, [*made.problems, *leaks])


async def play_at(platform: str, script: Script, rasa: RunningRasa, folder: Path, seeded: Path) -> Played:
    """Play a script whose people are at that platform, `slack` or `telegram`."""
    async with house((platform,), rasa, folder, seeded) as made:
        chats = {"slack": made.slack, "telegram": made.telegram}
        return await play_in(made, chats[platform], script)


def both(made: House, *at_slack: str, **moves: int) -> BothClients:
    """Return the chats of both platforms: those named are at Slack, `moves` are those who change over."""
    return BothClients(
        made.process, made.slack.database, slack=made.slack, telegram=made.telegram,
        at_slack=set(at_slack), moves=moves,
    )  # fmt: skip
