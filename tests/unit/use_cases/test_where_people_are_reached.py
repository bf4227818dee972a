"""Where somebody is reached whom the bot never met, and who must not be looked for."""

from __future__ import annotations

import pytest

from bot.core.messages import Identity
from bot.core.people import Person
from bot.core.replies import Receiver
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.receivers import address_of
from storage.memory import MemoryTransactions

BOSS = Receiver.person("boss")
ROOM = Receiver.room("ocm_channel")
AT_TELEGRAM = Identity("telegram", "", "7001")
OCM_AT_SLACK = Identity("slack", "T1", "C1")
LOOKED_FOR = Identity("slack", "T1", "@boss")


async def _address(
    heard: tuple[str, ...], *, room: Identity | None = None, like: Identity | None = None, to: Receiver = BOSS,
    known: Identity | None = None,
) -> Identity | None:  # fmt: skip
    def work(uow: UnitOfWork) -> Identity | None:
        uow.people.save_person(Person("boss", "Martín", "boss@demo.example", None, frozenset({"boss"})))
        if room is not None:
            uow.people.bind_room("ocm_channel", room)
        if known is not None:
            uow.people.bind("boss", known)
        return address_of(uow, heard, to, like)

    return await MemoryTransactions().run(work)


@pytest.mark.parametrize("like", [None, AT_TELEGRAM])
async def test_who_was_never_met_is_looked_for_where_the_institution_has_its_room(
    like: Identity | None,
) -> None:
    assert await _address(("slack", "telegram"), room=OCM_AT_SLACK, like=like) == LOOKED_FOR


async def test_who_was_never_met_is_looked_for_beside_whoever_writes() -> None:
    writer = Identity("slack", "T2", "U1")

    assert await _address(("slack",), room=OCM_AT_SLACK, like=writer) == Identity("slack", "T2", "@boss")


@pytest.mark.parametrize(
    ("heard", "room"),
    [
        (("telegram",), OCM_AT_SLACK),
        (("slack", "telegram"), None),
        (("slack",), Identity("sandbox", "", "ocm")),
    ],
)
async def test_nobody_is_looked_for_where_no_room_of_ours_is_heard(
    heard: tuple[str, ...], room: Identity | None
) -> None:
    assert await _address(heard, room=room) is None


async def test_who_is_known_elsewhere_is_reached_there() -> None:
    found = await _address(("slack", "telegram"), room=OCM_AT_SLACK, known=AT_TELEGRAM)

    assert found == AT_TELEGRAM


async def test_a_room_is_never_looked_for() -> None:
    assert await _address(("slack",), to=Receiver.room("sales_channel"), room=OCM_AT_SLACK) is None
