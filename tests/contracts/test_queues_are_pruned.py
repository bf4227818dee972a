"""What was handled, sent or read long ago goes; what is still needed stays, and everything behind it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.messages import Identity, Inbound, TextMessage
from bot.core.replies import Receiver, Reply
from bot.use_cases.memory import forget_messages
from bot.use_cases.ports import Transactions, UnitOfWork
from bot.use_cases.turn import Keeping

WHO = Identity("slack", "T1", "U1")
AT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
KEEPING = Keeping(message_days=1)


def _receive(uow: UnitOfWork, number: int) -> int:
    uow.inbox.add(Inbound(f"m{number}", Identity("slack", "T1", f"U{number}"), TextMessage("hola"), AT))
    return uow.inbox.begin(limit=1)[0].id


def _send(uow: UnitOfWork, number: int) -> None:
    uow.outbox.add(
        Reply(Receiver.person("ana"), ("hola",)), address=WHO, language="es", at=AT, key=f"k{number}"
    )
    row = uow.outbox.claim("me", now=datetime.now(UTC), lease_seconds=30)[0]
    assert uow.outbox.settle(row.id, "me", platform_ref=None)


def _read(uow: UnitOfWork, number: int) -> None:
    uow.channel_updates.add("telegram", f"u{number}", lane="telegram:1", body={}, at=AT)
    uow.channel_updates.done([row.id for row in uow.channel_updates.begin("telegram")])


def _pruned(uow: UnitOfWork, days_later: float) -> int:
    return forget_messages(uow, KEEPING, datetime.now(UTC) + timedelta(days=days_later))


async def test_what_is_done_goes_when_its_days_are_over(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> tuple[int, int, int]:
        for number in range(3):
            uow.inbox.done(_receive(uow, number))
            _send(uow, number)
            _read(uow, number)
        return _pruned(uow, 0.9), _pruned(uow, 1.1), _pruned(uow, 1.1)

    assert await transactions.run(work) == (0, 9, 0)


async def test_a_message_is_known_again_until_it_is_pruned(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        message = Inbound("m1", WHO, TextMessage("hola"), AT)
        uow.inbox.add(message)
        uow.inbox.done(uow.inbox.begin()[0].id)
        before = uow.inbox.add(message)
        _pruned(uow, 2)
        return [before, uow.inbox.add(message)]

    assert await transactions.run(work) == [False, True]


async def test_nothing_goes_that_waits_or_is_put_aside_nor_what_came_after_it(
    transactions: Transactions,
) -> None:
    def work(uow: UnitOfWork) -> tuple[int, int, int]:
        uow.inbox.done(_receive(uow, 1))
        uow.inbox.defer(_receive(uow, 2))
        uow.inbox.done(_receive(uow, 3))
        first = _pruned(uow, 2)
        uow.inbox.recall()
        waiting = _pruned(uow, 2)
        uow.inbox.done(uow.inbox.begin()[0].id)
        return first, waiting, _pruned(uow, 2)

    assert await transactions.run(work) == (1, 0, 2)


async def test_what_was_buried_goes_too(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> int:
        uow.inbox.bury(_receive(uow, 1), "process_died")
        return _pruned(uow, 2)

    assert await transactions.run(work) == 1
