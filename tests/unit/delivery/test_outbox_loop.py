"""The outbox loop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.delivery.despatch import OutboxLimits
from bot.delivery.outbox_loop import OutboxLoop
from bot.errors import DeliveryFailed, ReceiverGone, RetryLater
from bot.use_cases.ports import Outgoing, UnitOfWork
from storage.memory import MemoryTransactions
from tests.unit.delivery.fakes import EVA, MovedClock, ScriptedSender, owe, running

AT_ONCE_AGAIN = OutboxLimits(pause_seconds=0, poll_seconds=0.01)
DAY = 24 * 3600


@dataclass
class Parts:
    """A loop on a database in memory, with a clock of its own for leases and one for business."""

    transactions: MemoryTransactions = field(default_factory=MemoryTransactions)
    sender: ScriptedSender = field(default_factory=ScriptedSender)
    business: MovedClock = field(default_factory=MovedClock)
    real: MovedClock = field(default_factory=MovedClock)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    buried: list[tuple[str, str]] = field(default_factory=list)

    def loop(self, limits: OutboxLimits = AT_ONCE_AGAIN) -> OutboxLoop:
        """Make the loop."""
        return OutboxLoop(
            self.transactions, {"sandbox": self.sender}, self.business, self.wake,
            on_buried=self._note, limits=limits, now=self.real.now,
        )  # fmt: skip

    def _note(self, _unit: UnitOfWork, outgoing: Outgoing, why: str) -> None:
        self.buried.append((str(outgoing.reply.paragraphs[0]), why))


@pytest.fixture
def parts() -> Parts:
    return Parts()


async def _send_all(parts: Parts) -> None:
    loop = parts.loop()
    async with running(loop):
        await loop.idle()


async def test_replies_are_sent_in_order(parts: Parts) -> None:
    await owe(parts.transactions, "uno", "dos", "tres")
    await _send_all(parts)

    assert parts.sender.sent == ["uno", "dos", "tres"]


async def test_a_reply_is_sent_once(parts: Parts) -> None:
    await owe(parts.transactions, "uno")
    await _send_all(parts)
    await _send_all(parts)

    assert parts.sender.tried == ["uno#1"]


async def test_an_address_does_not_wait_for_another(parts: Parts) -> None:
    parts.sender.gates["lento"] = asyncio.Event()
    await owe(parts.transactions, "lento")
    await owe(parts.transactions, "uno", "dos", to=EVA)
    loop = parts.loop()
    async with running(loop):
        await parts.sender.until(lambda: parts.sender.sent == ["uno", "dos"])
        parts.sender.gates["lento"].set()
        await loop.idle()

    assert parts.sender.sent == ["uno", "dos", "lento"]


async def test_a_failed_reply_is_tried_again_before_the_next(parts: Parts) -> None:
    parts.sender.troubles["uno"] = [DeliveryFailed(), TimeoutError(), KeyError()]
    await owe(parts.transactions, "uno", "dos")
    await _send_all(parts)

    assert parts.sender.tried == ["uno#1", "uno#2", "uno#3", "uno#4", "dos#1"]


async def test_a_platform_that_says_when_is_not_asked_before(parts: Parts) -> None:
    parts.sender.troubles["uno"] = [RetryLater(60)]
    await owe(parts.transactions, "uno", "dos")
    await owe(parts.transactions, "tres", to=EVA)
    loop = parts.loop()
    async with running(loop):
        await parts.sender.until(lambda: parts.sender.sent == ["tres"])
        parts.real.advance(59)
        await _rounds(parts)
        before = list(parts.sender.tried)
        parts.real.advance(1)
        await loop.idle()

    assert before == ["uno#1", "tres#1"]
    assert parts.sender.tried[2:] == ["uno#1", "dos#1"]


async def _rounds(parts: Parts) -> None:
    """Let the loop look a few times; a round in memory takes a few steps of the event loop."""
    for _ in range(50):
        parts.wake.set()
        await asyncio.sleep(0)


async def test_a_receiver_that_is_gone_does_not_block_the_next(parts: Parts) -> None:
    parts.sender.troubles["uno"] = [ReceiverGone()]
    await owe(parts.transactions, "uno", "dos")
    await _send_all(parts)

    assert parts.sender.sent == ["dos"]
    assert parts.buried == [("uno", "ReceiverGone")]


async def test_a_reply_that_fails_after_a_day_is_given_up(parts: Parts) -> None:
    parts.business.advance(DAY)
    parts.sender.troubles["uno"] = [DeliveryFailed()]
    await owe(parts.transactions, "uno", "dos")
    await _send_all(parts)

    assert parts.sender.sent == ["dos"]
    assert parts.buried == [("uno", "DeliveryFailed")]


async def test_an_old_reply_still_gets_its_try(parts: Parts) -> None:
    parts.business.advance(3 * DAY)
    await owe(parts.transactions, "uno")
    await _send_all(parts)

    assert parts.sender.sent == ["uno"]


async def test_a_card_is_rewritten_where_it_stands(parts: Parts) -> None:
    await owe(parts.transactions, "uno", "dos", card="c1")
    await owe(parts.transactions, "tres", card="c1", to=EVA)
    await _send_all(parts)

    assert dict(zip(parts.sender.sent, parts.sender.standings, strict=True)) == {
        "uno": None,
        "dos": "ref:uno",
        "tres": None,
    }


async def test_a_quiet_reply_posts_nothing_new(parts: Parts) -> None:
    await owe(parts.transactions, "uno", card="c1", quiet=True)
    await owe(parts.transactions, "dos", card="c1")
    await owe(parts.transactions, "tres", card="c1", quiet=True)
    await _send_all(parts)

    assert (parts.sender.sent, parts.sender.standings) == (["dos", "tres"], [None, "ref:dos"])


async def test_a_platform_without_a_sender_is_tried_later(parts: Parts) -> None:
    await owe(parts.transactions, "uno")
    loop = OutboxLoop(
        parts.transactions, {}, parts.business, parts.wake, limits=OutboxLimits(), now=parts.real.now
    )
    async with running(loop):
        await _rounds(parts)

    assert await parts.transactions.run(lambda unit: unit.outbox.waiting()) == 1


async def test_a_send_that_hangs_is_given_up_before_its_lease(parts: Parts) -> None:
    parts.sender.gates["uno"] = asyncio.Event()
    await owe(parts.transactions, "uno")
    loop = parts.loop(OutboxLimits(send_seconds=0.01, pause_seconds=0, poll_seconds=0.01))
    async with running(loop):
        await parts.sender.until(lambda: len(parts.sender.tried) == 2)
        parts.sender.gates["uno"].set()
        await loop.idle()

    assert parts.sender.sent == ["uno"]


async def test_a_send_that_outlived_its_lease_settles_nothing(parts: Parts) -> None:
    parts.sender.gates["uno"] = asyncio.Event()
    await owe(parts.transactions, "uno")
    async with running(parts.loop()):
        await parts.sender.until(lambda: parts.sender.tried == ["uno#1"])
        parts.real.advance(AT_ONCE_AGAIN.lease_seconds + 1)
        (row,) = await parts.transactions.run(
            lambda unit: unit.outbox.claim("other", now=parts.real.now(), lease_seconds=30)
        )
        parts.sender.gates["uno"].set()
        await parts.sender.until(lambda: parts.sender.sent == ["uno"])
        await _rounds(parts)
        is_still_the_others = await parts.transactions.run(
            lambda unit: unit.outbox.settle(row.id, "other", platform_ref="r")
        )

    assert is_still_the_others


async def test_stopping_settles_what_is_being_sent_and_claims_no_more(parts: Parts) -> None:
    parts.sender.gates["uno"] = asyncio.Event()
    await owe(parts.transactions, "uno", "dos")
    loop = parts.loop()
    async with running(loop):
        await parts.sender.until(lambda: bool(parts.sender.tried))
        loop.stop()
        parts.sender.gates["uno"].set()

    assert parts.sender.sent == ["uno"]
    assert await parts.transactions.run(lambda unit: unit.outbox.waiting()) == 1


async def test_no_more_is_sent_at_once_than_allowed(parts: Parts) -> None:
    parts.sender.gates = {words: asyncio.Event() for words in ("uno", "dos")}
    await owe(parts.transactions, "uno")
    await owe(parts.transactions, "dos", to=EVA)
    loop = parts.loop(OutboxLimits(at_once=1, poll_seconds=0.01))
    async with running(loop):
        await parts.sender.until(lambda: bool(parts.sender.tried))
        await _rounds(parts)
        tried = list(parts.sender.tried)
        for gate in parts.sender.gates.values():
            gate.set()
        await loop.idle()

    assert tried == ["uno#1"]
    assert parts.sender.sent == ["uno", "dos"]


async def test_idle_waits_for_what_is_being_sent(parts: Parts) -> None:
    parts.sender.gates["uno"] = asyncio.Event()
    await owe(parts.transactions, "uno")
    loop = parts.loop()
    async with running(loop):
        await parts.sender.until(lambda: bool(parts.sender.tried))
        idle = asyncio.create_task(loop.idle())
        await _rounds(parts)
        was_idle_early = idle.done()
        parts.sender.gates["uno"].set()
        await idle

    assert not was_idle_early
    assert parts.sender.sent == ["uno"]
