"""How long Slack waits for the bot's acknowledgement while everything else is slow: it gives up after three seconds.

Twenty people write, press, order and submit at once, each again as soon as the last was acknowledged; every answer
of Slack's Web API takes ten seconds, and another process holds SQLite's write lock a tenth of the time.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from math import inf
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, time
from typing import Any, Final
from urllib.parse import urlencode

import aiohttp

from tests.bench.bare_commits import bare_commits
from tests.bench.measures import MILLISECONDS, Measure, Measures, p50
from tests.channels.bot_beside import HANDLES
from tests.channels.slack.conftest import SETUP, SlackBot
from tests.conftest import RunningRasa
from tests.fakes.slack import FakeSlack
from tests.shipped_process import NOWHERE, free_port

SENDERS: Final = 20
SECONDS: Final = 8.0
WARM_UP: Final = 1.0
API_SECONDS: Final = 10.0
LOCKED, FREE = 0.02, 0.18  # seconds of SQLite's write lock
EDGES: Final = (5, 10, 25, 50, 100, 250, 500, 1000, 3000)
_MANY: Final = 100_000
Payload = dict[str, Any]


async def slack_ack() -> Measures:
    """Measure over HTTP with the shipped process; a refusal or a lost answer is an error, not a figure."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # the fake ends while it still answers
    with TemporaryDirectory() as name:
        folder = Path(name)
        floor = _commit(folder)
        port = free_port()
        async with FakeSlack(SETUP, app_url=f"http://127.0.0.1:{port}/slack/events") as slack:
            people = {handle: slack.person(handle, email=f"{handle}@demo.example") for handle in HANDLES}
            bot = SlackBot(
                folder=folder, port=port, slack=slack, rasa=RunningRasa(NOWHERE, ""), room=slack.channel("ocm"),
                people=people,
            )  # fmt: skip
            try:
                taken = await _loaded(bot)
            finally:
                await bot.kill()
    print(histogram(taken))
    cuts = quantiles(taken, n=100)
    return {
        "slack_ack_p50": Measure(p50(taken), "ms", floor=floor),
        "slack_ack_p99": Measure(cuts[98] * MILLISECONDS, "ms", floor=floor, limit=250),
        "slack_ack_max": Measure(max(taken) * MILLISECONDS, "ms", floor=floor, limit=3000),
    }


def histogram(taken: Sequence[float]) -> str:
    """Return how many acknowledgements took how long, as lines of bars."""
    told = [f"{len(taken)} acknowledgements, {len(taken) / SECONDS:.0f} a second"]
    lower = 0.0
    for upper in (*EDGES, inf):
        inside = sum(lower <= one * MILLISECONDS < upper for one in taken)
        name = f"over {lower:g} ms" if upper == inf else f"{lower:g}–{upper:g} ms"
        told.append(f"{name:>14}  {inside:>6}  {'█' * round(50 * inside / len(taken))}")
        lower = upper
    return "\n".join(told)


async def _loaded(bot: SlackBot) -> list[float]:
    await bot.admin("demo")
    await bot.start()
    for method in (
        "users.info",
        "chat.postMessage",
        "chat.postEphemeral",
        "views.open",
        "conversations.open",
    ):
        bot.slack.faults.slow(method, API_SECONDS, times=_MANY)
    taken: list[float] = []
    until = perf_counter() + WARM_UP + SECONDS
    with _locked_now_and_then(bot.folder / "data/pregonero.db"):
        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(_send(bot, session, number, until, taken) for number in range(SENDERS)))
    return taken


async def _send(
    bot: SlackBot, session: aiohttp.ClientSession, number: int, until: float, taken: list[float]
) -> None:
    """Send one thing after another as one person."""
    people = list(bot.people.values())
    user = people[number].id if number < len(people) else f"U0STRANGER{number}"
    for place in count():
        body, kind = _delivery(bot.slack.home.id, user, place)
        headers = {"Content-Type": kind, **bot.slack.courier.signature(body, int(time()))}
        began = perf_counter()
        if began >= until:
            return
        async with session.post(f"{bot.url}/slack/events", data=body, headers=headers) as answer:
            await answer.read()
        if answer.status != 200:
            raise RuntimeError(f"answered {answer.status}")
        if began >= until - SECONDS:
            taken.append(perf_counter() - began)


def _delivery(team: str, user: str, place: int) -> tuple[bytes, str]:
    make = _KINDS[place % len(_KINDS)]
    told = make(team, user, f"{place}.{user}")
    if told["type"] == "event_callback":
        return json.dumps(told).encode(), "application/json"
    form = {"payload": json.dumps(told)} if told["type"] != "command" else told
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def _message(team: str, user: str, mark: str) -> Payload:
    ts = f"{time():.6f}"
    event = {
        "type": "message",
        "channel": f"D{user}",
        "channel_type": "im",
        "user": user,
        "text": "hola",
        "ts": ts,
    }
    return {"type": "event_callback", "team_id": team, "event_id": f"Ev{mark}", "event": event}


def _order(team: str, user: str, mark: str) -> Payload:
    about = {"command": "/brief", "text": "nueva", "team_id": team, "user_id": user, "trigger_id": mark}
    return {"type": "command", "channel_id": f"D{user}", **about}


def _press(team: str, user: str, mark: str) -> Payload:
    action = {"type": "button", "action_id": "press-x", "block_id": "b", "value": "x" * 16, "action_ts": mark}
    return {
        "type": "block_actions", "team": {"id": team}, "user": {"id": user, "team_id": team}, "trigger_id": mark,
        "container": {"type": "message", "message_ts": "1.1", "channel_id": f"D{user}"}, "actions": [action],
    }  # fmt: skip


def _shortcut(team: str, user: str, mark: str) -> Payload:
    who = {"id": user, "team_id": team}
    return {
        "type": "shortcut",
        "callback_id": "my_briefs",
        "team": {"id": team},
        "user": who,
        "trigger_id": mark,
    }


_KINDS: Final[tuple[Callable[[str, str, str], Payload], ...]] = (_message, _press, _order, _shortcut)


@contextmanager
def _locked_now_and_then(path: Path) -> Iterator[None]:
    """Hold the write lock from another connection, as a backup or an order of the command line would."""
    over = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as database:
            while not over.wait(FREE):
                database.execute("BEGIN IMMEDIATE")
                over.wait(LOCKED)
                database.execute("COMMIT")

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _commit(folder: Path) -> float:
    """Return the milliseconds of one bare durable commit: nothing is acknowledged sooner."""
    with bare_commits(f"sqlite:///{folder / 'bare.db'}") as bare:
        return p50(bare.two() / 2 for _ in range(100))
