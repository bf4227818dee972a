"""The sandbox's chats: every change has a number, a repeated key has no effect."""

from __future__ import annotations

from typing import Any

from bot.use_cases.ports import ShownMessage, Transactions
from tests.contracts.samples import MORNING

OLD: dict[str, Any] = {
    "text": "uno",
    "sections": [{"facts": [{"button": {"id": "a"}}]}],
    "buttons": [{"id": "b"}],
}
NEW: dict[str, Any] = {"text": "dos", "buttons": [{"id": "c"}]}


async def _show(transactions: Transactions, key: str, room: str = "ana", body: dict[str, Any] = OLD) -> int:
    return await transactions.run(lambda unit: unit.sandbox.show(key, room, "bot", MORNING, body))


async def _since(transactions: Transactions, change: int) -> tuple[int, list[ShownMessage]]:
    return await transactions.run(lambda unit: unit.sandbox.since(change))


async def test_a_message_is_shown_as_it_was_given(transactions: Transactions) -> None:
    shown = await _show(transactions, "k1")

    assert await _since(transactions, 0) == (1, [ShownMessage(shown, "k1", "ana", "bot", MORNING, OLD, 1)])


async def test_a_repeated_key_shows_nothing_more(transactions: Transactions) -> None:
    first = await _show(transactions, "k1")

    assert await _show(transactions, "k1", body=NEW) == first
    assert (await _since(transactions, 0))[0] == 1


async def test_a_rewritten_message_keeps_its_former_buttons(transactions: Transactions) -> None:
    shown = await _show(transactions, "k1")

    assert await transactions.run(lambda unit: unit.sandbox.rewrite(shown, "k2", NEW))
    change, (message,) = await _since(transactions, 1)

    assert (change, message.body, message.revision, message.key) == (2, NEW, 2, "k2")
    assert message.former_buttons == ({"id": "a"}, {"id": "b"})


async def test_a_rewrite_is_done_once_for_its_key(transactions: Transactions) -> None:
    shown = await _show(transactions, "k1")
    await transactions.run(lambda unit: unit.sandbox.rewrite(shown, "k2", NEW))
    await transactions.run(lambda unit: unit.sandbox.rewrite(shown, "k2", OLD))
    change, (message,) = await _since(transactions, 0)

    assert (change, message.body, message.revision) == (2, NEW, 2)


async def test_what_is_not_there_cannot_be_rewritten(transactions: Transactions) -> None:
    assert not await transactions.run(lambda unit: unit.sandbox.rewrite(5, "k2", NEW))


async def test_changes_come_in_their_order(transactions: Transactions) -> None:
    first = await _show(transactions, "k1")
    second = await _show(transactions, "k2", "eva")
    await transactions.run(lambda unit: unit.sandbox.rewrite(first, "k3", NEW))
    change, messages = await _since(transactions, 1)

    assert (change, [message.id for message in messages]) == (3, [second, first])
    assert await _since(transactions, change) == (3, [])
