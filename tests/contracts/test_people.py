"""The directory: people, identities and rooms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.messages import Identity
from bot.core.people import Area
from bot.core.replies import Receiver
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import ANA, ANA_SLACK, ANA_TELEGRAM, EVA, EVA_SLACK, inbound

OTHER_TEAM = Identity("slack", "T2", "U9")


async def _fill(transactions: Transactions) -> None:
    def fill(unit: UnitOfWork) -> None:
        unit.people.save_person(EVA)
        unit.people.save_person(ANA)
        unit.people.bind("ana", ANA_SLACK)
        unit.people.bind("ana", ANA_TELEGRAM)
        unit.people.bind("eva", EVA_SLACK)

    await transactions.run(fill)


async def _address(transactions: Transactions, like: Identity | None = None) -> Identity | None:
    return await transactions.run(lambda unit: unit.people.address(Receiver.person("ana"), like=like))


async def test_a_person_is_given_back_as_stored(transactions: Transactions) -> None:
    await _fill(transactions)

    assert await transactions.run(lambda unit: unit.people.get("ana")) == ANA
    assert await transactions.run(lambda unit: unit.people.get("nadie")) is None


async def test_saving_again_replaces_the_roles(transactions: Transactions) -> None:
    await _fill(transactions)
    changed = replace(ANA, roles=frozenset({"analyst"}), boss=None)
    await transactions.run(lambda unit: unit.people.save_person(changed))

    assert await transactions.run(lambda unit: unit.people.get("ana")) == changed
    assert await transactions.run(lambda unit: unit.people.with_role("boss")) == [EVA]


async def test_a_person_may_hold_no_role(transactions: Transactions) -> None:
    nobody = replace(ANA, roles=frozenset())
    await transactions.run(lambda unit: unit.people.save_person(nobody))

    assert await transactions.run(lambda unit: unit.people.get("ana")) == nobody


async def test_people_with_a_role_come_by_handle_with_all_their_roles(transactions: Transactions) -> None:
    await _fill(transactions)

    assert await transactions.run(lambda unit: unit.people.with_role("boss")) == [ANA, EVA]
    assert await transactions.run(lambda unit: unit.people.all()) == [ANA, EVA]


async def test_inactive_people_are_not_offered(transactions: Transactions) -> None:
    await _fill(transactions)
    await transactions.run(lambda unit: unit.people.save_person(replace(EVA, active=False)))

    assert await transactions.run(lambda unit: unit.people.with_role("boss")) == [ANA]
    assert await transactions.run(lambda unit: unit.people.all()) == [ANA]


async def test_a_person_is_known_by_a_chat_identity(transactions: Transactions) -> None:
    await _fill(transactions)

    assert await transactions.run(lambda unit: unit.people.by_identity(ANA_TELEGRAM)) == ANA
    assert await transactions.run(lambda unit: unit.people.by_identity(OTHER_TEAM)) is None


async def test_an_identity_has_one_person(transactions: Transactions) -> None:
    await _fill(transactions)
    await transactions.run(lambda unit: unit.people.bind("eva", ANA_SLACK))

    assert await transactions.run(lambda unit: unit.people.by_identity(ANA_SLACK)) == EVA


async def test_an_unknown_person_cannot_be_bound(transactions: Transactions) -> None:
    with pytest.raises(KeyError):
        await transactions.run(lambda unit: unit.people.bind("nadie", ANA_SLACK))


async def test_the_address_is_on_the_platform_asked_for(transactions: Transactions) -> None:
    await _fill(transactions)

    assert await _address(transactions, EVA_SLACK) == ANA_SLACK
    assert await _address(transactions, Identity("telegram", "", "5")) == ANA_TELEGRAM


async def test_the_same_team_and_the_very_identity_come_first(transactions: Transactions) -> None:
    await _fill(transactions)
    await transactions.run(lambda unit: unit.people.bind("ana", OTHER_TEAM))

    assert await _address(transactions, Identity("slack", "T2", "U5")) == OTHER_TEAM
    assert await _address(transactions, ANA_SLACK) == ANA_SLACK


async def test_without_a_platform_the_address_is_where_last_seen(transactions: Transactions) -> None:
    await _fill(transactions)
    await transactions.run(lambda unit: unit.inbox.add(inbound(1, ANA_SLACK)))
    await transactions.run(lambda unit: unit.inbox.add(inbound(2, ANA_TELEGRAM)))

    assert await _address(transactions) == ANA_TELEGRAM
    assert await _address(transactions, Identity("sandbox", "", "x")) == ANA_TELEGRAM


async def test_who_has_no_identity_cannot_be_reached(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.people.save_person(ANA))

    assert await _address(transactions) is None


async def test_a_room_has_one_place_on_each_platform(transactions: Transactions) -> None:
    places = (Identity("slack", "T1", "C1"), Identity("slack", "T1", "C2"), Identity("telegram", "", "-5"))

    def bind(unit: UnitOfWork) -> None:
        for place in places:
            unit.people.bind_room("ocm_channel", place)

    await transactions.run(bind)
    room = Receiver.room("ocm_channel")

    assert await transactions.run(lambda unit: unit.people.address(room, like=ANA_SLACK)) == places[1]
    assert await transactions.run(lambda unit: unit.people.address(room, like=ANA_TELEGRAM)) == places[2]
    assert await transactions.run(lambda unit: unit.people.address(Receiver.room("sales_channel"))) is None


async def test_areas_come_by_code_and_are_replaced(transactions: Transactions) -> None:
    def save(unit: UnitOfWork) -> None:
        for area in (Area("fondos", "Fondos"), Area("becas", "B"), Area("becas", "Becas")):
            unit.people.save_area(area)

    await transactions.run(save)

    assert await transactions.run(lambda unit: unit.people.areas()) == [
        Area("becas", "Becas"),
        Area("fondos", "Fondos"),
    ]
