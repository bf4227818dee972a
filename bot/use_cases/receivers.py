"""In which language a message is written: its receiver's, whoever caused it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import Identity
from bot.core.people import ROOMS
from bot.core.replies import Receiver, Reply
from bot.use_cases.ports import UnitOfWork

FINDERS = frozenset({"slack"})
"""Platforms that find a person of the directory by its e-mail, before that person ever wrote."""
NOT_MET = "@"
"""Before a handle, in an address: the platform is to find out who that is when it sends."""


def language_of(uow: UnitOfWork, receiver: Receiver, of_rooms: str) -> str:
    """Return the person's language, or *of_rooms* where a room is addressed."""
    person = uow.people.get(receiver.name) if receiver.kind == "person" else None
    return person.language if person else of_rooms


def address_of(
    uow: UnitOfWork, heard: Sequence[str], receiver: Receiver, like: Identity | None = None
) -> Identity | None:
    """Return where to reach a receiver: on *like*'s platform where possible, and on one of *heard* at all.

    Without any *heard* every platform will do. Who was never met is looked for where *like*'s platform can, else
    where a platform that can has one of the institution's rooms: nobody is asked for in a stranger's workspace.
    """
    found = uow.people.address(receiver, like=like)
    if found is not None and (not heard or found.platform in heard):
        return found
    for platform in heard:
        other = uow.people.address(receiver, like=Identity(platform, "", ""))
        if other is not None and other.platform == platform:
            return other
    near = _where_people_are_found(uow, heard, like) if receiver.kind == "person" else None
    return found if near is None else Identity(near.platform, near.team, f"{NOT_MET}{receiver.name}")


def _where_people_are_found(uow: UnitOfWork, heard: Sequence[str], like: Identity | None) -> Identity | None:
    """Return an address beside which people can be looked for, None where there is none."""
    if like is not None and like.platform in FINDERS:
        return like
    for platform in FINDERS.intersection(heard):
        for code in ROOMS:
            room = uow.people.address(Receiver.room(code), like=Identity(platform, "", ""))
            if room is not None and room.platform == platform:
                return room
    return None


def addresses_of(
    uow: UnitOfWork, heard: Sequence[str], reply: Reply, like: Identity, mine: bool
) -> list[Identity]:
    """Return where a reply is put: a card wherever its receiver holds a copy, on whatever platform somebody acted.

    *mine*: the receiver is who acts, at *like*; what can still be pressed is put before them there too.
    """
    at_hand = like if mine else address_of(uow, heard, reply.to, like)
    held = uow.outbox.card_receivers(reply.card) if reply.card is not None else []
    standing = [
        one for receiver, one in held if receiver == reply.to and (not heard or one.platform in heard)
    ]
    if not standing:
        return [at_hand] if at_hand is not None else []
    if mine and reply.buttons and like not in standing:
        return [like, *standing]
    return standing
