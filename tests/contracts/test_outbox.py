"""The outbox: each reply once by its key, in order for each address, leased while it is sent."""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import Identity
from bot.core.replies import Action, Receiver, Reply
from bot.use_cases.ports import Outgoing, Transactions, UnitOfWork
from tests.contracts.samples import ANA_SLACK, ANA_TELEGRAM, EVA_SLACK, MORNING, NOW, card, note

LEASE = 30.0
AFTER_LEASE = NOW + timedelta(seconds=LEASE + 1)


async def _add(
    transactions: Transactions, *replies: Reply, address: Identity = ANA_SLACK, key: str | None = None
) -> None:
    def add(unit: UnitOfWork) -> None:
        for reply in replies:
            unit.outbox.add(reply, address=address, language="es", at=MORNING, key=key)

    await transactions.run(add)


async def _claim(
    transactions: Transactions, owner: str = "one", after: float = 0, limit: int = 20
) -> list[Outgoing]:
    now = NOW + timedelta(seconds=after)
    return await transactions.run(
        lambda unit: unit.outbox.claim(owner, now=now, lease_seconds=LEASE, limit=limit)
    )


async def _settle(
    transactions: Transactions, row: Outgoing, owner: str = "one", ref: str | None = "r1"
) -> bool:
    return await transactions.run(lambda unit: unit.outbox.settle(row.id, owner, platform_ref=ref))


async def _retry(transactions: Transactions, row: Outgoing, *, after: float, costs: bool = True) -> bool:
    due_at = NOW + timedelta(seconds=after)
    return await transactions.run(
        lambda unit: unit.outbox.retry(row.id, "one", due_at=due_at, costs_attempt=costs)
    )


def _words(rows: list[Outgoing]) -> list[object]:
    return [row.reply.paragraphs[-1] for row in rows]


async def test_a_reply_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    await _add(transactions, card(), key="k1")
    (row,) = await _claim(transactions)

    assert (row.key, row.reply, row.receiver, row.address) == (
        "k1",
        card(),
        Receiver.person("ana"),
        ANA_SLACK,
    )
    assert (row.language, row.attempts, row.at) == ("es", 1, MORNING)


async def test_a_repeated_key_is_ignored(transactions: Transactions) -> None:
    await _add(transactions, note("uno"), note("dos"), key="k1")

    assert _words(await _claim(transactions)) == ["uno"]
    assert await transactions.run(lambda unit: unit.outbox.waiting()) == 1


async def test_replies_without_a_key_get_keys_of_their_own(transactions: Transactions) -> None:
    await _add(transactions, note())
    await _add(transactions, note(), address=EVA_SLACK)

    assert len({row.key for row in await _claim(transactions)}) == 2


async def test_only_the_oldest_row_of_each_address_is_claimed(transactions: Transactions) -> None:
    await _add(transactions, note("uno"), note("dos"))
    await _add(transactions, note("tres"), address=EVA_SLACK)

    assert _words(await _claim(transactions)) == ["uno", "tres"]


async def test_a_leased_row_blocks_the_later_ones_of_its_address(transactions: Transactions) -> None:
    await _add(transactions, note("uno"), note("dos"))
    await _claim(transactions)

    assert await _claim(transactions, "two") == []


async def test_a_row_whose_lease_ran_out_is_claimed_again(transactions: Transactions) -> None:
    await _add(transactions, note("uno"))
    await _claim(transactions)
    (row,) = await _claim(transactions, "two", after=LEASE + 1)

    assert row.attempts == 2


async def test_the_next_row_comes_when_the_one_before_is_sent(transactions: Transactions) -> None:
    await _add(transactions, note("uno"), note("dos"))
    (row,) = await _claim(transactions)

    assert await _settle(transactions, row)
    assert _words(await _claim(transactions)) == ["dos"]


async def test_a_row_to_be_tried_later_blocks_until_it_is_due(transactions: Transactions) -> None:
    await _add(transactions, note("uno"), note("dos"))
    (row,) = await _claim(transactions)
    await _retry(transactions, row, after=60)

    assert await _claim(transactions, after=59) == []
    assert _words(await _claim(transactions, after=60)) == ["uno"]


async def test_a_try_that_costs_nothing_is_not_counted(transactions: Transactions) -> None:
    await _add(transactions, note())
    (row,) = await _claim(transactions)
    await _retry(transactions, row, after=1, costs=False)
    (again,) = await _claim(transactions, after=1)
    await _retry(transactions, again, after=2)
    (third,) = await _claim(transactions, after=2)

    assert (row.attempts, again.attempts, third.attempts) == (1, 1, 2)


async def test_a_buried_row_blocks_nobody(transactions: Transactions) -> None:
    await _add(transactions, note("uno"), note("dos"))
    (row,) = await _claim(transactions)

    assert await transactions.run(lambda unit: unit.outbox.bury(row.id, "one", "gone"))
    assert _words(await _claim(transactions)) == ["dos"]


async def test_who_lost_the_lease_cannot_end_the_row(transactions: Transactions) -> None:
    await _add(transactions, note())
    (row,) = await _claim(transactions)
    await _claim(transactions, "two", after=LEASE + 1)

    assert not await _settle(transactions, row)
    assert not await _retry(transactions, row, after=1)
    assert not await transactions.run(lambda unit: unit.outbox.bury(row.id, "one", "gone"))
    assert await _settle(transactions, row, "two")


async def test_a_row_is_settled_once(transactions: Transactions) -> None:
    await _add(transactions, note())
    (row,) = await _claim(transactions)

    assert [await _settle(transactions, row), await _settle(transactions, row)] == [True, False]
    assert await transactions.run(lambda unit: unit.outbox.waiting()) == 0


async def test_a_claim_is_limited(transactions: Transactions) -> None:
    for address in (ANA_SLACK, ANA_TELEGRAM, EVA_SLACK):
        await _add(transactions, note(), address=address)

    assert [len(await _claim(transactions, limit=2)), len(await _claim(transactions))] == [2, 1]


async def test_every_button_stands_for_its_action_in_order(transactions: Transactions) -> None:
    await _add(transactions, card())
    (row,) = await _claim(transactions)
    pressed = await transactions.run(lambda unit: [unit.outbox.button(name) for name in row.button_ids])
    found = [button for button in pressed if button is not None]

    assert [button.action.args["value"] for button in found] == [1, 2, 3, 4]
    assert [button.id for button in found] == list(row.button_ids)
    assert {(button.receiver.name, button.card) for button in found} == {("ana", "card-1")}


async def test_a_button_outlives_the_sending(transactions: Transactions) -> None:
    await _add(transactions, card())
    (row,) = await _claim(transactions)
    await _settle(transactions, row)

    assert await transactions.run(lambda unit: unit.outbox.button(row.button_ids[0])) is not None


async def test_buttons_drawn_at_sending_get_ids_in_order(transactions: Transactions) -> None:
    actions, receiver = [Action("claim", {"n": 1}), Action("release")], Receiver.person("ana")
    ids = await transactions.run(lambda unit: unit.outbox.ids_for(actions, receiver))
    pressed = await transactions.run(lambda unit: [unit.outbox.button(id) for id in ids])
    meant = [(one.action, one.receiver) for one in pressed if one is not None]

    assert meant == [(action, receiver) for action in actions]
    assert await transactions.run(lambda unit: unit.outbox.waiting()) == 0


async def test_a_page_that_was_drawn_stands_and_leaves_no_row(transactions: Transactions) -> None:
    page = Reply(Receiver.person("ana"), card="home:ana")
    await _add(transactions, page)
    (row,) = await _claim(transactions)
    settled = await _settle(transactions, row, ref="V1")
    again = await _settle(transactions, row, ref="V2")
    await _add(transactions, page)
    (later,) = await _claim(transactions)

    assert (settled, again) == (True, False)
    assert later.id > row.id
    assert await transactions.run(lambda unit: unit.outbox.posted_ref("home:ana", ANA_SLACK)) == "V1"


async def test_the_buttons_of_a_replaced_drawing_are_forgotten(transactions: Transactions) -> None:
    actions, receiver = [Action("claim"), Action("release")], Receiver.person("ana")
    old = await transactions.run(lambda unit: unit.outbox.ids_for(actions, receiver))
    new = await transactions.run(lambda unit: unit.outbox.ids_for(actions, receiver))
    await transactions.run(lambda unit: unit.outbox.forget_ids([old[1]]))
    await transactions.run(lambda unit: unit.outbox.forget_ids([]))
    pressed = await transactions.run(lambda unit: [unit.outbox.button(id) for id in (*old, *new)])

    assert [one is not None for one in pressed] == [False, False, True, True]


async def test_an_id_that_was_never_given_is_no_button(transactions: Transactions) -> None:
    await _add(transactions, card())
    (row,) = await _claim(transactions)
    made_up = [
        "",
        "x",
        "x" * 17,
        row.button_ids[0][:16],
        row.button_ids[0][:16] + "4",
        row.button_ids[0] + "²",
    ]
    found = await transactions.run(lambda unit: [unit.outbox.button(name) for name in made_up])

    assert found == [None] * len(made_up)


async def test_button_ids_are_short_url_safe_and_never_repeat(transactions: Transactions) -> None:
    await _add(transactions, card("card-1"))
    await _add(transactions, card("card-2"), address=EVA_SLACK)
    ids = [name for row in await _claim(transactions) for name in row.button_ids]

    assert len(set(ids)) == 8
    assert all(len(name) <= 32 and name.replace("-", "").replace("_", "").isalnum() for name in ids)


async def test_a_card_stands_where_its_post_was_settled(transactions: Transactions) -> None:
    await _add(transactions, card())
    (row,) = await _claim(transactions)
    before = await transactions.run(lambda unit: unit.outbox.posted_ref("card-1", ANA_SLACK))
    await _settle(transactions, row, ref="C1/99")

    assert before is None
    assert await transactions.run(lambda unit: unit.outbox.posted_ref("card-1", ANA_SLACK)) == "C1/99"
    assert await transactions.run(lambda unit: unit.outbox.posted_ref("card-1", EVA_SLACK)) is None


async def test_everybody_who_got_a_card_holds_a_copy(transactions: Transactions) -> None:
    await _add(transactions, card(), card())
    await _add(transactions, card(to="eva"), address=EVA_SLACK)
    await _add(transactions, card("other"), address=ANA_TELEGRAM)

    assert await transactions.run(lambda unit: unit.outbox.card_receivers("card-1")) == [
        (Receiver.person("ana"), ANA_SLACK),
        (Receiver.person("eva"), EVA_SLACK),
    ]


async def test_a_quiet_reply_makes_no_copy_but_is_given_to_the_sender(transactions: Transactions) -> None:
    await _add(transactions, card(quiet=True))

    assert await transactions.run(lambda unit: unit.outbox.card_receivers("card-1")) == []
    assert [row.reply.quiet for row in await _claim(transactions)] == [True]
