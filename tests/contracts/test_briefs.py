"""Briefs, conversations and surveys: given back as stored, guarded against each other."""

from __future__ import annotations

import pytest

from bot.core.conversation import Conversation, OpenQuestion
from bot.core.workflow import BriefState
from bot.errors import StorageUnavailable
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import MORNING, brief, card


async def _put(transactions: Transactions, *numbers: int) -> None:
    def put(unit: UnitOfWork) -> None:
        for number in numbers:
            unit.briefs.put(brief(number))

    await transactions.run(put)


async def test_a_brief_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    kept = brief()
    await transactions.run(lambda unit: unit.briefs.put(kept))

    assert await transactions.run(lambda unit: unit.briefs.get("b1")) == kept


async def test_an_unknown_brief_is_a_key_error(transactions: Transactions) -> None:
    with pytest.raises(KeyError):
        await transactions.run(lambda unit: unit.briefs.get("b1"))


async def test_each_write_raises_the_revision(transactions: Transactions) -> None:
    def write_twice(unit: UnitOfWork) -> list[int]:
        mine = brief()
        unit.briefs.put(mine)
        first = mine.revision
        unit.briefs.put(mine)
        return [first, mine.revision, unit.briefs.get("b1").revision]

    assert await transactions.run(write_twice) == [1, 2, 2]


async def test_a_write_on_top_of_anothers_is_refused(transactions: Transactions) -> None:
    await _put(transactions, 1)
    mine = await transactions.run(lambda unit: unit.briefs.get("b1"))
    theirs = await transactions.run(lambda unit: unit.briefs.get("b1"))
    await transactions.run(lambda unit: unit.briefs.put(theirs))

    with pytest.raises(StorageUnavailable):
        await transactions.run(lambda unit: unit.briefs.put(mine))
    assert mine.revision == 1


async def test_a_new_brief_does_not_replace_one_of_the_same_id(transactions: Transactions) -> None:
    await _put(transactions, 1)

    with pytest.raises(StorageUnavailable):
        await _put(transactions, 1)


async def test_a_persons_briefs_come_newest_first(transactions: Transactions) -> None:
    await _put(transactions, 2, 1, 3)
    await transactions.run(lambda unit: unit.briefs.put(brief(4, "eva")))

    assert [kept.id for kept in await transactions.run(lambda unit: unit.briefs.of("ana"))] == [
        "b3",
        "b1",
        "b2",
    ]


async def test_briefs_in_states_come_oldest_first(transactions: Transactions) -> None:
    def prepare(unit: UnitOfWork) -> None:
        for number, state in ((3, BriefState.IN_REVIEW), (1, BriefState.SENT), (2, BriefState.CLOSED)):
            kept = brief(number)
            kept.state = state
            unit.briefs.put(kept)

    await transactions.run(prepare)
    states = [BriefState.IN_REVIEW, BriefState.SENT]

    assert [kept.id for kept in await transactions.run(lambda unit: unit.briefs.in_states(states))] == [
        "b3",
        "b1",
    ]
    assert await transactions.run(lambda unit: unit.briefs.in_states([])) == []


async def test_a_brief_is_found_by_its_folio(transactions: Transactions) -> None:
    def prepare(unit: UnitOfWork) -> str:
        kept = brief()
        kept.folio = unit.briefs.next_folio(2026)
        unit.briefs.put(kept)
        return kept.folio

    folio = await transactions.run(prepare)
    found = await transactions.run(lambda unit: unit.briefs.by_folio(folio))

    assert (found.id if found else None) == "b1"
    assert await transactions.run(lambda unit: unit.briefs.by_folio("CAMP-2026-9999")) is None


async def test_folios_are_counted_by_year(transactions: Transactions) -> None:
    folios = await transactions.run(
        lambda unit: [unit.briefs.next_folio(year) for year in (2026, 2026, 2027)]
    )

    assert folios == ["CAMP-2026-0001", "CAMP-2026-0002", "CAMP-2027-0001"]


async def test_a_brief_read_is_the_readers_own(transactions: Transactions) -> None:
    def spoil(unit: UnitOfWork) -> None:
        unit.briefs.get("b1").fields["name"] = "otro"

    await _put(transactions, 1)
    await transactions.run(spoil)

    assert (await transactions.run(lambda unit: unit.briefs.get("b1"))).fields["name"] == "Campaña"


async def test_a_conversation_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    kept = Conversation("ana", brief="b1", asking="channels", ticked=["sms"], last_replies=[card()], turn=3)
    kept.question = OpenQuestion(("cancel", {"brief": "b1", "at": MORNING}), ("keep", {}))
    kept.reason_for = ("return", {"brief": "b1"})
    await transactions.run(lambda unit: unit.conversations.put(kept))

    assert await transactions.run(lambda unit: unit.conversations.get("ana")) == kept


async def test_a_person_without_a_conversation_gets_a_new_one(transactions: Transactions) -> None:
    assert await transactions.run(lambda unit: unit.conversations.get("ana")) == Conversation("ana")


async def test_a_conversation_replaces_the_one_before(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.conversations.put(Conversation("ana", turn=1)))
    await transactions.run(lambda unit: unit.conversations.put(Conversation("ana", turn=2)))

    assert (await transactions.run(lambda unit: unit.conversations.get("ana"))).turn == 2


async def test_a_survey_is_given_back_and_replaced(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.surveys.put("ab", {"total": 1}))
    await transactions.run(lambda unit: unit.surveys.put("ab", {"total": 2, "rows": [None]}))

    assert await transactions.run(lambda unit: unit.surveys.get("ab")) == {"total": 2, "rows": [None]}
    assert await transactions.run(lambda unit: unit.surveys.get("cd")) is None
