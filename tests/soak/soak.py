"""A soak: many people at both platforms, a fault mix, kills, and a clock that runs fast; what grows is measured."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import httpx

from bot.channels.telegram.places import identity_of
from bot.core.people import Person as Known
from bot.play.player import relay_to
from bot.use_cases.ports import UnitOfWork
from tests.fakes.slack import AppSetup, FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.bot_database import BotDatabase
from tests.platforms.played_process import PlayedProcess
from tests.platforms.playing import seed
from tests.shipped_process import free_port
from tests.soak.bot import CLOCK, FIGURES
from tests.soak.canned_rasa import canned_rasa
from tests.soak.people import Requester, Tally
from tests.soak.seats import SlackSeat, TelegramSeat

BEGINS = "2026-01-05T09:00-05:00"
KEPT_MESSAGES = 40  # of a chat, by the fakes
STEP = 50  # turns between two looks of whoever keeps the clock
ACK_SECONDS = 60.0  # a busy machine is slow: what is late is counted, and nobody presses twice for it
IN_TIME = 3.0
RETRIES = 61.0  # seconds after which Slack delivers again what was not taken


@dataclass(frozen=True)
class Plan:
    """How long and how hard; *kills* happen in the first third, so that the others show what grows."""

    turns: int
    people: int = 24
    kills: int = 10
    samples: int = 40
    seconds_per_turn: float = 60.0
    message_days: float = 0.005  # real days that handled rows are kept
    minutes: float | None = None  # the end, whatever was done by then
    seed: int = 1


@dataclass
class Report:
    """What came of it."""

    plan: Plan
    turns: int = 0
    begun: int = 0
    drafts: int = 0
    unanswered: list[str] = field(default_factory=list)
    puzzled: list[str] = field(default_factory=list)
    rejections: list[str] = field(default_factory=list)
    doubled: int = 0
    buried: int = 0
    late_acks: int = 0
    real_seconds: float = 0.0
    business_days: float = 0.0
    samples: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return it for a file."""
        return asdict(self)

    def grown(self, figure: str) -> tuple[float, float]:
        """Return a figure's median in the first and the last third of what followed the last kill."""
        whole = [one[figure] for one in self.samples if one["is_after_kills"]]
        third = max(1, len(whole) // 3)
        return median(whole[:third]), median(whole[-third:])


@dataclass
class Soak:
    """One soak under way."""

    plan: Plan
    folder: Path
    process: PlayedProcess
    database: BotDatabase
    slack: FakeSlack
    telegram: FakeTelegram
    tally: Tally
    report: Report
    told: Callable[[dict[str, Any]], None] = lambda sample: None
    _looked: int = 0  # acknowledgements

    async def run(self) -> Report:
        """Live through all turns and return what came of it."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self.process.restart(datetime.fromisoformat(BEGINS))
        first = self.process.now()
        if self.plan.minutes is not None:
            self.tally.ends_at = began + 60 * self.plan.minutes
        everybody = [asyncio.create_task(one.live()) for one in self._requesters()]
        keeper = asyncio.create_task(self._keep())
        await asyncio.gather(*everybody)
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await self._settle()
        self.report.real_seconds = loop.time() - began
        self.report.business_days = (self._now - first).total_seconds() / 86_400
        await self._count()
        return self.report

    def _requesters(self) -> list[Requester]:
        made = []
        for number in range(self.plan.people):
            name, random = f"r{number}", Random(self.plan.seed * 1000 + number)
            if number % 2:
                person = self.slack.person(name, email=f"{name}@demo.example")
                seat: Any = SlackSeat(self.slack, person)
                until: Any = self.slack.world.bell.until
            else:
                seat = TelegramSeat(self.telegram, _account(self.telegram, number))
                until = self.telegram.until
            made.append(Requester(name, seat, until, random, self.tally))
        return made

    # -- the keeper: clock, kills, figures, and what the fakes may forget ------------------------

    async def _keep(self) -> None:
        kills = [self.plan.turns // 3 * (one + 1) // (self.plan.kills + 1) for one in range(self.plan.kills)]
        sampled, moved = 0, 0
        while True:
            await asyncio.sleep(0.2)
            turns = self.tally.turns
            if turns - moved >= STEP:
                await self._move((turns - moved) * self.plan.seconds_per_turn)
                moved = turns
                self._tidy()
            if kills and turns >= kills[0]:
                kills.pop(0)
                await self.process.restart(self._now)
                self.slack.clock.advance(RETRIES)
            if turns >= (sampled + 1) * self.plan.turns // self.plan.samples:
                sampled += 1
                await self._sample(is_after_kills=not kills)

    @property
    def _now(self) -> datetime:
        return self.process.now()

    async def _move(self, seconds: float) -> None:
        """Let business time go on; the process's own clock is told, and ours with it."""
        moment = self._now + timedelta(seconds=seconds)
        async with self._http() as client:
            (await client.post(CLOCK, params={"to": moment.isoformat()})).raise_for_status()
        self.process.set_clock(moment)
        self.slack.clock.advance(seconds)

    async def _sample(self, *, is_after_kills: bool) -> None:
        async with self._http() as client:
            figures = (await client.get(FIGURES)).raise_for_status().json()
        recent = sorted(self.tally.seconds[-500:])
        self.report.samples.append(
            {
                "turns": self.tally.turns, "is_after_kills": is_after_kills, **figures,
                "p50": recent[len(recent) // 2], "rows": self._rows(),
            }
        )  # fmt: skip
        self.told(self.report.samples[-1])

    def _http(self) -> httpx.AsyncClient:
        url = f"http://127.0.0.1:{self.process.port}"
        return httpx.AsyncClient(base_url=url, trust_env=False, timeout=120, verify=False)

    def _rows(self) -> dict[str, int]:
        tables = ("inbox", "outbox", "channel_updates", "button_sets", "events", "briefs", "reminders")
        return {table: self.database.count(table) for table in tables}

    def _tidy(self) -> None:
        """Let the fakes forget what nobody looks at any more; messages that were posted twice are counted."""
        world, other = self.slack.world, self.telegram.world
        for channel in self.slack.home.channels.values():
            self._look_for_doubles(channel.id, channel.messages)
            del channel.messages[:-KEPT_MESSAGES]
        for chat in other.chats.values():
            del chat.messages[:-KEPT_MESSAGES]
        self.report.late_acks += sum(1 for ack in world.acks[self._looked :] if ack.seconds > IN_TIME)
        for heap in (world.calls, world.acks, other.calls, other.updates.everything):
            del heap[: -10 * self.plan.people]
        self._looked = len(world.acks)
        for held in (world.triggers, world.response_urls, other.queries):
            for key in list(held)[: -10 * self.plan.people]:
                del held[key]

    def _look_for_doubles(self, channel: str, messages: list[Any]) -> None:
        """Count messages of one key and part of which there are two in a channel."""
        posted = [
            (one.metadata or {}).get("event_payload") for one in messages if one.bot_id and not one.past
        ]
        keys = [(channel, str(one["key"]), int(one["part"])) for one in posted if one]
        self.report.doubled += len(keys) - len(set(keys))

    # -- the end --------------------------------------------------------------------------------

    async def _settle(self) -> None:
        """Wait until the bot has nothing left to do, and let a day begin so that it tidies up."""
        loop = asyncio.get_running_loop()
        end = loop.time() + 120
        self.slack.faults.clear()
        self.telegram.faults.clear()
        while self.telegram.pending or self.database.waiting():
            assert loop.time() < end, "the bot did not come to rest"
            await asyncio.sleep(0.05)

    async def _count(self) -> None:
        report, tally = self.report, self.tally
        report.turns, report.begun = tally.turns, tally.begun
        report.unanswered, report.puzzled = tally.unanswered, tally.puzzled
        report.rejections = [str(one) for one in (*self.slack.rejections, *self.telegram.rejections)]
        report.rows = self._rows()
        report.drafts = report.rows["briefs"]
        report.buried = self.database.buried()
        whole = sorted(tally.seconds)
        report.seconds = {
            "p50": whole[len(whole) // 2], "p95": whole[len(whole) * 95 // 100], "p99": whole[len(whole) * 99 // 100],
        }  # fmt: skip


def _account(telegram: FakeTelegram, number: int) -> Any:
    return telegram.person(f"R{number}", id=7_000_000 + number)


def _directory(uow: UnitOfWork, people: int) -> None:
    """Put the requesters into the directory; those at Telegram have bound their accounts."""
    for number in range(people):
        name = f"r{number}"
        uow.people.save_person(
            Known(
                name, f"Persona {number}", f"{name}@demo.example", "credito", frozenset({"requester"}), "boss"
            )
        )
        if number % 2 == 0:
            uow.people.bind(name, identity_of(7_000_000 + number))


@asynccontextmanager
async def soak(plan: Plan, folder: Path) -> AsyncIterator[Soak]:
    """Yield a soak that is ready to run."""
    await asyncio.to_thread(seed, folder / "data", lambda uow: _directory(uow, plan.people))
    port, rasa = free_port(), canned_rasa()
    await rasa.start()
    url = f"http://127.0.0.1:{port}/slack/events"
    database = BotDatabase(folder / "data" / "pregonero.db")
    async with (
        relay_to(rasa.origin) as relay,
        FakeSlack(AppSetup(), app_url=url, seed=plan.seed, ack_seconds=ACK_SECONDS) as slack,
        FakeTelegram(seed=plan.seed) as telegram,
    ):
        slack.limits.is_on = telegram.limits.is_on = False
        given = {
            **slack.environment(), **telegram.environment(), "PREGONERO_TELEGRAM_PACE": "1000",
            "PREGONERO_MESSAGE_DAYS": str(plan.message_days),
        }  # fmt: skip
        process = PlayedProcess(
            folder=folder, port=port, program=("-m", "tests.soak.bot"), command=(), relay=relay, rasa_token="",
            given=given, heard=lambda: telegram.is_polled,
        )  # fmt: skip
        report = Report(plan)
        try:
            yield Soak(plan, folder, process, database, slack, telegram, Tally(plan.turns), report)
        finally:
            await process.kill()
            await database.close()
            await rasa.stop()
