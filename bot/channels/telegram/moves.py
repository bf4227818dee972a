"""Groups that became supergroups and topics that were deleted: what is written down of either."""

from __future__ import annotations

import logging

from bot.channels.telegram.memory import MOVED, TOPIC, erase, note, write
from bot.channels.telegram.places import Spot, room_at, spot_of
from bot.channels.telegram.settings import PLATFORM
from bot.core.people import ROOMS
from bot.core.replies import Receiver
from bot.use_cases.ports import UnitOfWork

_log = logging.getLogger(__name__)


def move(uow: UnitOfWork, old: int, new: int) -> None:
    """Remember that a group has another id, and that its rooms are there."""
    if old == new or note(uow, MOVED, str(old)):
        return
    write(uow, MOVED, str(old), {"chat": new})
    erase(uow, MOVED, str(new))
    for code in ROOMS:
        at = uow.people.address(Receiver.room(code), like=room_at(str(old)))
        if at is not None and at.platform == PLATFORM and spot_of(at).chat == old:
            uow.people.bind_room(code, room_at(str(new)))
    _log.warning("a group has moved", extra={"action": "telegram_group_moved"})


def forget_topic(uow: UnitOfWork, spot: Spot) -> None:
    """Forget a topic that is there no more: its next card begins another."""
    kept = note(uow, TOPIC, f"{spot.chat}/{spot.topic}")
    if kept is not None:
        erase(uow, TOPIC, f"{spot.chat}/{kept['key']}")
        erase(uow, TOPIC, f"{spot.chat}/{spot.topic}")
