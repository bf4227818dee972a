"""Who cannot be written to any more in a chat is told in another one or by e-mail, and the team hears of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.messages import MAIL, Identity
from bot.core.people import Person
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.ports import Outgoing, UnitOfWork

AGAIN = ":on:"  # in the key of what is said in another chat: it is not passed on a second time


def say_elsewhere(
    uow: UnitOfWork,
    outgoing: Outgoing,
    heard: Sequence[str],
    at: datetime,
    write: Callable[[], bool] = lambda: False,
    link: Callable[[Document], Text | None] = lambda _document: None,
) -> None:
    """Pass on what could not be delivered to a person, and tell the administrators once a day for each person.

    *heard*: the platforms of this bot, e-mail among them where it can be sent. *write* sends a letter of its own
    where e-mail is the place; False where it has none. *link* says where a letter's document can be had.
    """
    person = uow.people.get(outgoing.receiver.name) if outgoing.receiver.kind == "person" else None
    if person is None or AGAIN in outgoing.key or outgoing.address.platform == MAIL:
        return
    reply = outgoing.reply
    other = _other(uow, person, outgoing.address, heard)
    if other is not None and reply.form is None and not reply.private and not reply.quiet:
        key = f"{outgoing.key}{AGAIN}{other.platform}"
        if other.platform != MAIL or not write():
            said = replace(reply, place=None) if other.platform != MAIL else _letter(reply, link)
            uow.outbox.add(said, address=other, language=person.language, at=at, key=key)
    _tell_team(uow, person, outgoing.address, other, at)


def _other(uow: UnitOfWork, person: Person, gone: Identity, heard: Sequence[str]) -> Identity | None:
    """Return another place where the person can be told: a chat of another platform, else the e-mail."""
    chats = [one for one in uow.people.identities(person.handle) if one.platform != gone.platform]
    chat = next((one for one in chats if one.platform in heard), None)
    if chat is None and MAIL in heard and person.email:
        return Identity(MAIL, "", person.email)
    return chat


def _letter(reply: Reply, link: Callable[[Document], Text | None]) -> Reply:
    """Return a reply as an e-mail, in which nothing can be pressed; its documents by link."""
    links = tuple(found for document in reply.documents if (found := link(document)) is not None)
    words = (say("unreached.subject"), *reply.paragraphs, *links, say("unreached.how"))
    return Reply(reply.to, words)


def _tell_team(uow: UnitOfWork, person: Person, gone: Identity, other: Identity | None, at: datetime) -> None:
    platform = gone.platform.title()
    said: Text = say("unreached.nowhere", name=person.name, platform=platform)
    if other is not None:
        where = say("unreached.mail") if other.platform == MAIL else other.platform.title()
        said = say("unreached.elsewhere", name=person.name, platform=platform, other=where)
    for admin in uow.people.with_role("admin"):
        address = uow.people.address(Receiver.person(admin.handle))
        if address is None or admin.handle == person.handle:
            continue
        reply = Reply(Receiver.person(admin.handle), (said,))
        key = f"unreached:{person.handle}:{gone.platform}:{at.date()}:{admin.handle}"
        uow.outbox.add(reply, address=address, language=admin.language, at=at, key=key)
