"""One try at sending: how long the next one waits."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from bot.core.replies import Receiver, Reply
from bot.delivery.despatch import Despatch, OutboxLimits
from bot.delivery.outcomes import Claim, Later
from bot.errors import DeliveryFailed, RetryLater
from bot.use_cases.ports import Outgoing
from tests.unit.delivery.fakes import ANA, START, MovedClock, ScriptedSender

LIMITS = OutboxLimits()


def _claim(attempts: int) -> Claim:
    reply = Reply(Receiver.person("ana"), ("uno",))
    return Claim(Outgoing(1, "k", reply.to, ANA, reply, (), "es", attempts, START), "me", None)


async def _wait_after(error: Exception, attempts: int, seed: int = 1) -> Later:
    sender = ScriptedSender({"uno": [error]})
    clock = MovedClock()
    despatch = Despatch({"sandbox": sender}, clock, LIMITS, Random(seed), clock.now)
    outcome = await despatch.attempt(_claim(attempts))
    assert isinstance(outcome, Later)
    return outcome


@pytest.mark.parametrize(("attempts", "longest"), [(1, 1), (2, 2), (5, 16), (9, 256), (10, 300), (5000, 300)])
async def test_back_off_grows_to_its_cap_with_full_jitter(attempts: int, longest: float) -> None:
    waits = [
        ((await _wait_after(DeliveryFailed(), attempts, seed)).due_at - START).total_seconds()
        for seed in range(200)
    ]

    assert min(waits) < longest * 0.1
    assert longest * 0.9 < max(waits) <= longest


async def test_what_the_platform_asks_for_is_kept_and_costs_no_attempt() -> None:
    later = await _wait_after(RetryLater(17), 3)

    assert (later.due_at, later.costs_attempt) == (START + timedelta(seconds=17), False)


async def test_a_failure_costs_an_attempt() -> None:
    assert (await _wait_after(DeliveryFailed(), 1)).costs_attempt


def test_a_send_ends_before_its_lease() -> None:
    assert LIMITS.send_seconds < LIMITS.lease_seconds
