"""A card is rewritten wherever its receiver holds it, whichever platform somebody acted on."""

from __future__ import annotations

from typing import Any

from bot.core.messages import Identity
from bot.core.replies import Action, Button, Receiver, Reply
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.receivers import addresses_of
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY

BOSS, ROOM = Receiver.person("boss"), Receiver.room("ocm_channel")
TELEGRAM, SLACK = Identity("telegram", "", "1"), Identity("slack", "T1", "U1")
GROUP, CHANNEL = Identity("telegram", "", "-1"), Identity("slack", "T1", "C1")
ALL = ("telegram", "slack")


async def _addresses(
    chats: Chats, to: Receiver, like: Identity, standing: tuple[Identity, ...] = (), **about: Any
) -> list[Identity]:
    """Return where a card goes that stands there already, when somebody acts at *like*."""
    heard, mine = about.pop("heard", ALL), about.pop("mine", False)
    reply = Reply(to, ("Tarjeta",), card="c", **about)

    def work(uow: UnitOfWork) -> list[Identity]:
        for identity in (TELEGRAM, SLACK):
            uow.people.bind("boss", identity)
        for room in (GROUP, CHANNEL):
            uow.people.bind_room("ocm_channel", room)
        for address in standing:
            uow.outbox.add(reply, address=address, language="es", at=TUESDAY)
        for row in uow.outbox.claim("test", now=TUESDAY, lease_seconds=30, limit=50):
            uow.outbox.settle(row.id, "test", platform_ref="1")
        return addresses_of(uow, heard, reply, like, mine)

    return await chats.transactions.run(work)


async def test_a_new_card_goes_where_somebody_acts(chats: Chats) -> None:
    assert await _addresses(chats, BOSS, SLACK, mine=True) == [SLACK]
    assert await _addresses(chats, ROOM, TELEGRAM) == [GROUP]


async def test_a_card_is_rewritten_where_it_stands(chats: Chats) -> None:
    assert await _addresses(chats, BOSS, SLACK, (TELEGRAM,), mine=True) == [TELEGRAM]
    assert await _addresses(chats, ROOM, CHANNEL, (GROUP,)) == [GROUP]


async def test_a_card_that_stands_twice_is_rewritten_twice(chats: Chats) -> None:
    assert set(await _addresses(chats, BOSS, SLACK, (TELEGRAM, SLACK), mine=True)) == {TELEGRAM, SLACK}


async def test_what_can_be_pressed_is_put_before_who_acts_too(chats: Chats) -> None:
    buttons = (Button("Listo", Action("done")),)

    assert await _addresses(chats, BOSS, SLACK, (TELEGRAM,), mine=True, buttons=buttons) == [SLACK, TELEGRAM]


async def test_a_copy_on_a_platform_that_is_switched_off_is_left(chats: Chats) -> None:
    assert await _addresses(chats, BOSS, SLACK, (TELEGRAM,), mine=True, heard=("slack",)) == [SLACK]
