"""Transactions keep everything or nothing."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.conversation import Conversation
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import ANA, ANA_SLACK, MORNING, brief, card, event, inbound


class RegrettedError(Exception):
    """Raised to roll a transaction back."""


def _write_everything(unit: UnitOfWork) -> None:
    unit.people.save_person(ANA)
    unit.people.bind("ana", ANA_SLACK)
    unit.inbox.add(inbound(1))
    unit.outbox.add(card(), address=ANA_SLACK, language="es", at=MORNING)
    unit.conversations.put(Conversation("ana", brief="b1"))
    unit.briefs.put(brief())
    unit.briefs.next_folio(2026)
    unit.events.append(event())
    unit.surveys.put("ab", {"total": 1})
    unit.sandbox.show("k", "ana", "bot", MORNING, {})


def _seen(unit: UnitOfWork) -> list[object]:
    return [
        unit.people.get("ana"),
        unit.people.by_identity(ANA_SLACK),
        unit.inbox.waiting(),
        unit.outbox.waiting(),
        unit.outbox.card_receivers("card-1"),
        unit.conversations.get("ana").brief,
        len(unit.briefs.of("ana")),
        unit.events.of_brief("b1"),
        unit.surveys.get("ab"),
        unit.sandbox.since(0),
    ]


async def test_a_transaction_that_raises_leaves_no_trace(transactions: Transactions) -> None:
    def write_and_regret(unit: UnitOfWork) -> None:
        _write_everything(unit)
        raise RegrettedError

    before = await transactions.run(_seen)
    with pytest.raises(RegrettedError):
        await transactions.run(write_and_regret)

    assert await transactions.run(_seen) == before


async def test_a_transaction_that_returns_is_kept(transactions: Transactions) -> None:
    before = await transactions.run(_seen)
    await transactions.run(_write_everything)
    after = await transactions.run(_seen)

    assert [old == new for old, new in zip(before, after, strict=True)] == [False] * len(after)


async def test_a_rolled_back_folio_is_given_again(transactions: Transactions) -> None:
    def take_and_regret(unit: UnitOfWork) -> None:
        unit.briefs.next_folio(2026)
        raise RegrettedError

    with pytest.raises(RegrettedError):
        await transactions.run(take_and_regret)

    assert await transactions.run(lambda unit: unit.briefs.next_folio(2026)) == "CAMP-2026-0001"


async def test_a_transaction_sees_its_own_writes(transactions: Transactions) -> None:
    def write_and_look(unit: UnitOfWork) -> list[object]:
        _write_everything(unit)
        return _seen(unit)

    inside = await transactions.run(write_and_look)

    assert inside == await transactions.run(_seen)


async def test_transactions_at_once_do_not_lose_each_others_writes(transactions: Transactions) -> None:
    await asyncio.gather(*(transactions.run(lambda unit: unit.briefs.next_folio(2026)) for _ in range(20)))

    assert await transactions.run(lambda unit: unit.briefs.next_folio(2026)) == "CAMP-2026-0021"
