"""A link to a page for files that a chat does not take: a person's own, for one Brief, good for one sending.

What is sent there enters the conversation as a file sent in chat does, and is answered in chat.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.brief import Brief
from bot.core.events import Event
from bot.core.messages import Identity, Inbound, IncomingFile, Upload
from bot.core.people import Person
from bot.core.text import Text, say
from bot.use_cases.accounts.bind_account import digest_of
from bot.use_cases.intake.ask_next import ask_again, start_over_message
from bot.use_cases.intake.drafts import OPEN
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Services, Turn

PAGE: Final = "/upload"
GOOD_FOR: Final = timedelta(hours=1)
"""Until when a sending may begin; one that has begun may last longer."""


@dataclass(frozen=True)
class UploadPage:
    """What the page says; it takes files while it *is_open*."""

    language: str
    said: Text
    is_open: bool = False
    about: Text | None = None
    """The Brief that the files are for."""
    names: tuple[str, ...] = ()
    """What was taken."""


def give_link(uow: UnitOfWork, services: Services, person: Person, at: datetime) -> Text | None:
    """Return words with a fresh link for the Brief that a person fills; None where no browser finds this bot.

    The link before it, for the same Brief, is void then. *at* is business time.
    """
    if not services.public_url:
        return None
    brief = _in_hand(uow, person)
    token, until = services.new_id(), services.real_now() + GOOD_FOR
    uow.invitations.issue(digest_of(token), person=person.handle, platform=_lane(brief), expires_at=until)
    uow.events.append(Event("upload_link_given", person.handle, at, "http", brief.id if brief else None, {}))
    return say(
        "upload.offer",
        link=f"{services.public_url.rstrip('/')}{PAGE}/{token}",
        most=services.most_megabytes,
        minutes=int(GOOD_FOR.total_seconds() // 60),
    )


def upload_link(turn: Turn) -> None:
    """Give the person who asks a link, or say the ways there are without one."""
    turn.say(give_link(turn.uow, turn.services, turn.me, turn.now) or say("upload.none"))
    ask_again(turn)


def show_upload(uow: UnitOfWork, services: Services, token: str) -> UploadPage:
    """Return the page of a link; looking at it, as programs that draw previews do, uses nothing up."""
    held = _held(uow, services, token, services.real_now())
    if held is None:
        return UploadPage(services.language, say("upload.used"))
    person, brief = held
    return _open_page(person, brief, say("upload.heading", name=person.name))


def take_upload(
    uow: UnitOfWork,
    services: Services,
    token: str,
    files: tuple[IncomingFile, ...],
    *,
    began: datetime,
    now: datetime,
) -> UploadPage:
    """Put files that are in the vault into the person's conversation, once; *began* is real time, *now* business time.

    The row of the inbox stands with the link's use, in one transaction.
    """
    held = _held(uow, services, token, began)
    if held is None:
        return UploadPage(services.language, say("upload.used"))
    person, brief = held
    if not files:
        return _open_page(person, brief, say("upload.no_file"))
    chat = _chat(uow, services, person)
    if chat is None:
        return UploadPage(person.language, say("upload.no_chat"))
    digest = digest_of(token)
    if uow.invitations.redeem(digest, Identity(_lane(brief), "", person.handle), began) is None:
        return UploadPage(person.language, say("upload.used"))
    body = Upload(files, brief=brief.id if brief else "", by_link=True)
    uow.inbox.add(Inbound(f"upload:{digest}", chat, body, now))
    taken = say("upload.taken", count=len(files))
    return UploadPage(person.language, taken, names=tuple(file.name for file in files))


def upload_refused(uow: UnitOfWork, services: Services, token: str, why: Text) -> UploadPage:
    """Return the page anew with why a sending was not taken; the link stays good."""
    held = _held(uow, services, token, services.real_now())
    if held is None:
        return UploadPage(services.language, say("upload.used"))
    return _open_page(*held, why)


def _open_page(person: Person, brief: Brief | None, said: Text) -> UploadPage:
    about = say("upload.about", brief=start_over_message(brief)) if brief else None
    return UploadPage(person.language, said, is_open=True, about=about)


def _held(
    uow: UnitOfWork, services: Services, token: str, at: datetime
) -> tuple[Person, Brief | None] | None:
    """Return whose link it is and what for; None for one that is unknown, used, void or too old at *at*."""
    held = uow.invitations.find(digest_of(token), at)
    if held is None or not held[1].startswith(_lane(None)):
        return None
    person = uow.people.get(held[0])
    if person is None or not person.active:
        return None
    wanted = held[1].removeprefix(_lane(None))
    return person, (uow.briefs.get(wanted) if wanted else None)


def _in_hand(uow: UnitOfWork, person: Person) -> Brief | None:
    """Return the Brief that a person is filling."""
    wanted = uow.conversations.get(person.handle).brief
    brief = uow.briefs.get(wanted) if wanted else None
    return brief if brief is not None and _fills(person, brief) else None


def _fills(person: Person, brief: Brief) -> bool:
    return brief.requester == person.handle and brief.state in OPEN


def _chat(uow: UnitOfWork, services: Services, person: Person) -> Identity | None:
    """Return where the person spoke last: the answer comes there."""
    heard = services.heard()
    known = uow.people.identities(person.handle)
    return next((one for one in known if not heard or one.platform in heard), None)


def _lane(brief: Brief | None) -> str:
    """Return what links are issued under: a newer one makes the others void."""
    return f"{PAGE[1:]}:{brief.id if brief else ''}"
