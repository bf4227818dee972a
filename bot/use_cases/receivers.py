"""In which language a message is written: its receiver's, whoever caused it."""

from __future__ import annotations

from bot.core.replies import Receiver
from bot.use_cases.ports import UnitOfWork


def language_of(uow: UnitOfWork, receiver: Receiver, of_rooms: str) -> str:
    """Return the person's language, or *of_rooms* where a room is addressed."""
    person = uow.people.get(receiver.name) if receiver.kind == "person" else None
    return person.language if person else of_rooms
