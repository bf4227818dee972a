"""A link to a document, for where the document itself cannot be sent: an e-mail, a page, a chat with a size limit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.core.events import Event
from bot.core.replies import Document, Receiver
from bot.core.text import ShownDay, Text, say
from bot.use_cases.accounts.bind_account import digest_of
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Services

PAGE: Final = "/files"
GOOD_FOR: Final = timedelta(days=3)
_LANE: Final = f"{PAGE[1:]}:"
_ROOM: Final = "room:"


def document_link(
    uow: UnitOfWork, services: Services, receiver: Receiver, document: Document, at: datetime
) -> Text | None:
    """Return words with a link by which *receiver* gets a document; None where no browser finds this bot."""
    if not services.public_url:
        return None
    link, until = address_of_document(uow, services, receiver, document, at), at + GOOD_FOR
    return say("files.link", name=document.name, link=link, until=ShownDay(until.date()))


def address_of_document(
    uow: UnitOfWork, services: Services, receiver: Receiver, document: Document, at: datetime
) -> str:
    """Return an address by which *receiver* gets a document, as often as wanted until it ends. *at*: business time."""
    token, who = services.new_id(), receiver.name if receiver.kind == "person" else f"{_ROOM}{receiver.name}"
    digest = digest_of(token)
    lane = f"{_LANE}{digest[:8]}:{document.sha256}:{document.media_type}:{document.name}"
    uow.invitations.issue(digest, person=who, platform=lane, expires_at=services.real_now() + GOOD_FOR)
    uow.events.append(Event("document_link_given", who, at, "http", None, {"sha256": document.sha256}))
    return f"{services.public_url.rstrip('/')}{PAGE}/{token}"


def linked_document(uow: UnitOfWork, services: Services, token: str, at: datetime) -> Document | None:
    """Return the document of a link, and note that it is fetched; None for one that is unknown, void or too old."""
    held = uow.invitations.find(digest_of(token), services.real_now())
    if held is None or not held[1].startswith(_LANE) or not _is_welcome(uow, held[0]):
        return None
    _, sha256, media_type, name = held[1].removeprefix(_LANE).split(":", 3)
    uow.events.append(Event("document_fetched", held[0], at, "http", None, {"sha256": sha256}))
    return Document(sha256, name, media_type)


def _is_welcome(uow: UnitOfWork, who: str) -> bool:
    person = uow.people.get(who)
    return who.startswith(_ROOM) or (person is not None and person.active)
