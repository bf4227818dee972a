"""Turns of the bot: a text at the fifth and at the five hundredth turn, and a button."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.understanding.server import RasaServer
from tests.bench.bare_commits import bare_commits
from tests.bench.conversation import EARLY, INTERVIEW, LATE, message
from tests.bench.living_bot import LivingBot, living_bot
from tests.bench.measures import Measure, Measures, p50
from tests.bench.rasa_client import RasaAddress, RasaClient, rasa_client

ROUNDS = 4
PRESSES = 100


async def text_turns() -> Measures:
    """Time the same messages early and late in the conversation, one beside the other, and bare parses."""
    parses: list[float] = []
    early: list[float] = []
    late: list[float] = []
    async with _rasa() as rasa, rasa_client(rasa) as client, _fresh_bot(rasa) as aged:
        await aged.talk_until(LATE)
        for _ in range(ROUNDS):
            async with _fresh_bot(rasa) as young:
                await young.talk_until(EARLY)
                await _window(young, aged, client, (parses, early, late))
    return _text_measures(p50(parses), p50(early), p50(late))


async def _window(
    young: LivingBot,
    aged: LivingBot,
    client: RasaClient,
    samples: tuple[list[float], list[float], list[float]],
) -> None:
    """Take one interview's messages on both, so that a busy moment of the machine meets both."""
    parses, early, late = samples
    for _ in INTERVIEW:
        parses.append(await client.parse(message(young.turns + 1)))
        early.append(await young.next_message())
        late.append(await aged.next_message())


def _text_measures(parse: float, early: float, late: float) -> Measures:
    return {
        "parse_p50": Measure(parse, "ms"),
        "turn_text_p50_at_5": Measure(early, "ms", floor=parse),
        "turn_text_p50_at_500": Measure(late, "ms", floor=parse),
        "turn_text_over_parse": Measure(early / parse, "×", limit=2.5),
        "turn_text_at_500_over_parse": Measure(late / parse, "×", limit=2.5),
        "turn_500_over_5": Measure(late / early, "×", limit=1.2),
    }


async def button_turns() -> Measures:
    """Time a toggle and an answer button, beside two bare commits to the same database.

    The floor is two commits on a connection at hand. The peer is two commits by the bot's writing thread,
    which any bot pays whose event loop does not wait for the disk.
    """
    toggles: list[float] = []
    answers: list[float] = []
    commits: list[float] = []
    by_writer: list[float] = []
    async with _rasa() as rasa, _fresh_bot(rasa) as bot:
        await bot.talk_until(EARLY)
        with bare_commits(bot.bot.settings.storage_url) as bare:
            for _ in range(PRESSES):
                await bot.say("cambiar canales")
                toggles.append(await bot.press("SMS"))
                commits.append(bare.two())
                by_writer.append(await bot.two_commits())
                await bot.say("cambiar clase")
                answers.append(await bot.press("Servicio"))
                commits.append(bare.two())
    press, floor, peer = p50(toggles + answers), p50(commits), p50(by_writer)
    return {
        "two_bare_commits_p50": Measure(floor, "ms"),
        "two_commits_by_writer_p50": Measure(peer, "ms", floor=floor),
        "turn_button_p50": Measure(press, "ms", peer=peer, floor=floor),
        "turn_toggle_p50": Measure(p50(toggles), "ms", peer=peer, floor=floor),
        "turn_answer_button_p50": Measure(p50(answers), "ms", peer=peer, floor=floor),
        "turn_button_over_commits": Measure(press / floor, "×", limit=3),
        "turn_button_over_commits_by_writer": Measure(press / peer, "×", limit=3),
    }


@asynccontextmanager
async def _rasa() -> AsyncIterator[RasaAddress]:
    with TemporaryDirectory() as folder:
        server = RasaServer(Path(folder))
        async with server:
            yield RasaAddress.of(server)


@asynccontextmanager
async def _fresh_bot(rasa: RasaAddress) -> AsyncIterator[LivingBot]:
    with TemporaryDirectory() as folder:
        async with living_bot(rasa, Path(folder)) as bot:
            yield bot
