"""Cards are found by where they stand, and move with a person whose address becomes known."""

from __future__ import annotations

from bot.core.messages import Identity
from bot.core.replies import Receiver
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import ANA_SLACK, MORNING, NOW, card

LOOKED_FOR = Identity("slack", ANA_SLACK.team, "@ana")


async def _stands(transactions: Transactions, address: Identity, ref: str) -> None:
    def post(unit: UnitOfWork) -> None:
        unit.outbox.add(card(), address=address, language="es", at=MORNING)
        (row,) = unit.outbox.claim("one", now=NOW, lease_seconds=30)
        unit.outbox.settle(row.id, "one", platform_ref=ref)

    await transactions.run(post)


async def _at(transactions: Transactions, ref: str, team: str = ANA_SLACK.team) -> str | None:
    return await transactions.run(lambda unit: unit.outbox.card_at("slack", team, ref))


async def test_a_card_is_found_by_where_it_stands_in_its_team(transactions: Transactions) -> None:
    await _stands(transactions, ANA_SLACK, "D1:17.5:abc")

    assert await _at(transactions, "D1:17.5") == "card-1"
    assert await _at(transactions, "D1:17.5:abc") == "card-1"
    assert await _at(transactions, "D1:17") is None
    assert await _at(transactions, "D1:17.5", team="T999") is None


async def test_what_waits_and_what_stands_moves_to_the_address_that_was_found(
    transactions: Transactions,
) -> None:
    await _stands(transactions, LOOKED_FOR, "D1:17.5")

    def move(unit: UnitOfWork) -> None:
        unit.outbox.add(card(), address=LOOKED_FOR, language="es", at=MORNING)
        unit.outbox.readdress(LOOKED_FOR, ANA_SLACK)

    await transactions.run(move)
    waiting = await transactions.run(lambda unit: unit.outbox.claim("two", now=NOW, lease_seconds=30))

    assert [row.address for row in waiting] == [ANA_SLACK]
    assert await transactions.run(lambda unit: unit.outbox.posted_ref("card-1", ANA_SLACK)) == "D1:17.5"
    assert await transactions.run(lambda unit: unit.outbox.card_receivers("card-1")) == [
        (Receiver.person("ana"), ANA_SLACK)
    ]


async def test_a_card_that_stands_at_both_addresses_stays_where_it_is(transactions: Transactions) -> None:
    await _stands(transactions, ANA_SLACK, "D1:1")
    await _stands(transactions, LOOKED_FOR, "D1:2")

    await transactions.run(lambda unit: unit.outbox.readdress(LOOKED_FOR, ANA_SLACK))

    assert await transactions.run(lambda unit: unit.outbox.posted_ref("card-1", ANA_SLACK)) == "D1:1"


async def test_another_card_whose_place_only_begins_alike_is_not_found(transactions: Transactions) -> None:
    await _stands(transactions, ANA_SLACK, "D1:17.55:abc")

    assert await _at(transactions, "D1:17.5") is None
    assert await _at(transactions, "D1:17.55") == "card-1"
