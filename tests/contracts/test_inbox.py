"""The inbox: each message once, in order for each person, a poisonous one put aside."""

from __future__ import annotations

import pytest

from bot.core.messages import (
    CardReply,
    FormSubmission,
    Identity,
    Inbound,
    IncomingFile,
    Press,
    TextMessage,
    Upload,
)
from bot.errors import StorageUnavailable
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import ANA, ANA_SLACK, ANA_TELEGRAM, EVA_SLACK, MORNING, inbound

BODIES = (
    TextMessage("¿y eso?"),
    CardReply("sí", "review:b1"),
    Press("abc"),
    FormSubmission("abc", {"corrections": {"name": "corto"}, "_own": [1, None]}),
    Upload((IncomingFile("ab" * 32, "base.xlsx", 10),), "la base"),
)


async def _add(transactions: Transactions, *messages: Inbound) -> list[bool]:
    return await transactions.run(lambda unit: [unit.inbox.add(message) for message in messages])


async def _begun(transactions: Transactions, *busy: Identity, limit: int = 50) -> list[str]:
    names = [str(identity) for identity in busy]
    rows = await transactions.run(lambda unit: unit.inbox.begin(limit=limit, busy=names))
    return [row.message.id for row in rows]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
async def test_a_message_is_given_back_as_it_was_stored(
    transactions: Transactions, body: TextMessage
) -> None:
    message = Inbound("m1", ANA_SLACK, body, MORNING)
    await _add(transactions, message)
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())

    assert row.message == message
    assert await transactions.run(lambda unit: unit.inbox.get(row.id)) == row


async def test_a_repeated_delivery_is_not_stored_twice(transactions: Transactions) -> None:
    assert await _add(transactions, inbound(1), inbound(1)) == [True, False]
    assert await transactions.run(lambda unit: unit.inbox.waiting()) == 1


async def test_a_repeated_delivery_is_known_after_it_was_handled(transactions: Transactions) -> None:
    await _add(transactions, inbound(1))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.done(row.id))

    assert await _add(transactions, inbound(1)) == [False]


async def test_the_same_id_on_another_platform_is_another_message(transactions: Transactions) -> None:
    assert await _add(transactions, inbound(1), inbound(1, ANA_TELEGRAM)) == [True, True]


async def test_only_the_oldest_row_of_each_conversation_is_begun(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2), inbound(3, EVA_SLACK))

    assert await _begun(transactions) == ["m1", "m3"]


async def test_a_busy_conversation_is_left_alone(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2), inbound(3, EVA_SLACK))

    assert await _begun(transactions, ANA_SLACK) == ["m3"]


async def test_busy_conversations_do_not_use_up_the_limit(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2, EVA_SLACK))

    assert await _begun(transactions, ANA_SLACK, limit=1) == ["m2"]


async def test_the_next_row_comes_when_the_one_before_is_done(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.done(row.id))

    assert await _begun(transactions) == ["m2"]


async def test_a_persons_identities_share_one_order(transactions: Transactions) -> None:
    def bind(unit: UnitOfWork) -> None:
        unit.people.save_person(ANA)
        unit.people.bind("ana", ANA_SLACK)
        unit.people.bind("ana", ANA_TELEGRAM)

    await transactions.run(bind)
    await _add(transactions, inbound(1), inbound(2, ANA_TELEGRAM))

    assert await _begun(transactions) == ["m1"]


async def test_binding_moves_what_waits_into_the_persons_order(transactions: Transactions) -> None:
    def bind(unit: UnitOfWork) -> None:
        unit.people.save_person(ANA)
        unit.people.bind("ana", ANA_SLACK)
        unit.people.bind("ana", ANA_TELEGRAM)

    await _add(transactions, inbound(1), inbound(2, ANA_TELEGRAM))
    await transactions.run(bind)

    assert await _begun(transactions) == ["m1"]


async def test_an_attempt_is_counted_when_it_begins(transactions: Transactions) -> None:
    await _add(transactions, inbound(1))
    attempts = [
        row.attempts for _ in range(3) for row in await transactions.run(lambda unit: unit.inbox.begin())
    ]

    assert attempts == [1, 2, 3]


async def test_a_buried_row_blocks_nobody(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.bury(row.id, "KeyError"))

    assert await _begun(transactions) == ["m2"]
    assert await transactions.run(lambda unit: unit.inbox.waiting()) == 1


async def test_a_handled_row_is_no_longer_waiting(transactions: Transactions) -> None:
    await _add(transactions, inbound(1))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.done(row.id))

    assert await transactions.run(lambda unit: unit.inbox.get(row.id)) is None
    assert await transactions.run(lambda unit: unit.inbox.waiting()) == 0


async def test_a_row_cannot_be_handled_twice(transactions: Transactions) -> None:
    await _add(transactions, inbound(1))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.done(row.id))

    with pytest.raises(StorageUnavailable):
        await transactions.run(lambda unit: unit.inbox.done(row.id))


async def test_a_deferred_row_blocks_nobody_until_it_is_recalled(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.defer(row.id))

    assert await transactions.run(lambda unit: unit.inbox.waiting()) == 1
    assert await _begun(transactions) == ["m2"]
    assert await transactions.run(lambda unit: unit.inbox.recall()) == 1
    assert await _begun(transactions) == ["m1"]


async def test_a_recalled_row_comes_whole_and_with_its_attempts_forgotten(transactions: Transactions) -> None:
    await _add(transactions, inbound(1))
    (row,) = await transactions.run(lambda unit: unit.inbox.begin())
    await transactions.run(lambda unit: unit.inbox.defer(row.id))
    await transactions.run(lambda unit: unit.inbox.recall())
    (again,) = await transactions.run(lambda unit: unit.inbox.begin())

    assert again == row
    assert await transactions.run(lambda unit: unit.inbox.recall()) == 0


async def test_a_row_begun_before_comes_first_and_alone(transactions: Transactions) -> None:
    await _add(transactions, inbound(1), inbound(2, EVA_SLACK))
    await _begun(transactions, ANA_SLACK)

    assert await _begun(transactions) == ["m2"]
    assert await _begun(transactions, EVA_SLACK) == ["m1"]
