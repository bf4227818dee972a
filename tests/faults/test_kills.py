"""A process killed anywhere loses nothing, doubles nothing and keeps every order."""

from __future__ import annotations

import signal
import subprocess
from random import Random

import pytest

from bot.delivery.crash_points import POINTS
from tests.faults.harness import PEOPLE, SmallBot, expected

pytestmark = pytest.mark.faults
KILLED = -signal.SIGKILL
NAMES = [f"m{number}" for number in range(9)]
MANY = [f"m{number}" for number in range(150)]
POISON_EXIT = 70


async def test_nothing_is_lost_or_doubled_without_a_kill(small_bot: SmallBot) -> None:
    small_bot.receive(NAMES)

    assert small_bot.run() == 0
    assert await small_bot.aftermath() == expected(NAMES)


@pytest.mark.parametrize("time", [1, 4])
@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_at_a_named_point_loses_and_doubles_nothing(
    small_bot: SmallBot, point: str, time: int
) -> None:
    small_bot.receive(NAMES)

    assert small_bot.run(crash_at=f"{point}:{time}") == KILLED
    assert small_bot.run() == 0
    assert await small_bot.aftermath() == expected(NAMES)


@pytest.mark.parametrize("seed", [1, 2])
async def test_kills_at_random_moments_lose_and_double_nothing(small_bot: SmallBot, seed: int) -> None:
    small_bot.receive(MANY)
    random = Random(seed)
    kills = int(
        small_bot.run(crash_at="turn_committed:3") == KILLED
    )  # one for certain, however fast the machine
    for _ in range(8):
        process = small_bot.start()
        try:
            process.wait(timeout=random.uniform(0.3, 0.7))
        except subprocess.TimeoutExpired:
            process.kill()
            kills += process.wait() == KILLED

    assert small_bot.run() == 0
    assert await small_bot.aftermath() == expected(MANY)
    assert kills > 0


async def test_a_platform_that_cannot_be_asked_gets_at_most_what_was_under_way_twice(
    small_bot: SmallBot,
) -> None:
    small_bot.receive(NAMES)
    small_bot.run("--forgetful", crash_at="outbox_sent:4")
    small_bot.run("--forgetful")
    left = await small_bot.aftermath()

    assert left.handled == expected(NAMES).handled
    assert 1 <= left.doubled <= len(PEOPLE)


async def test_a_message_that_kills_the_process_is_put_aside(small_bot: SmallBot) -> None:
    small_bot.receive(["poison", "m1", "m2", "m3"])
    ends = [small_bot.run() for _ in range(6)]
    left = await small_bot.aftermath()

    assert ends == [POISON_EXIT] * 5 + [0]
    assert left.handled == {"ana": ["m3"], "eva": ["m1"], "luz": ["m2"]}
    assert left.left == 0
