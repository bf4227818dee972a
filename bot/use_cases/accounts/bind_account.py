"""Binding a chat account to a person: by a one-time token that somebody else hands out, never by what one says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.events import Event
from bot.core.messages import MAIL, Identity
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.ports import UnitOfWork

GOOD_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Bound:
    """How it ended: the person, or the words that say why not."""

    person: Person | None
    said: Text


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invite(
    uow: UnitOfWork, handle: str, platform: str, token: str, *, now: datetime, at: datetime
) -> datetime:
    """Make *token* good for one use and return until when; *now* is real time, *at* business time.

    Raises `KeyError` where the directory has no such person.
    """
    if uow.people.get(handle) is None:
        raise KeyError(handle)
    expires_at = now + GOOD_FOR
    uow.invitations.issue(digest_of(token), person=handle, platform=platform, expires_at=expires_at)
    uow.events.append(Event("account_invited", handle, at, platform, None, {}))
    return expires_at


def bind_by_token(
    uow: UnitOfWork, identity: Identity, token: str, *, now: datetime, at: datetime, mails: bool = False
) -> Bound:
    """Bind the account that shows the token, tell the person elsewhere and the administrators.

    An account has one person and a person one account of a platform's team: the one before is let go.
    With *mails* the person is told by e-mail too. *now* is real time, *at* business time.
    """
    holder = uow.people.by_identity(identity)
    handle = uow.invitations.redeem(digest_of(token), identity, now)
    person = uow.people.get(handle) if handle else None
    if person is None or not person.active:
        return Bound(None, say("bind.token_bad"))
    if holder is not None and holder.handle != person.handle:
        uow.events.append(
            Event("account_refused", person.handle, at, identity.platform, None, {"why": "taken"})
        )
        return Bound(None, say("bind.taken"))
    for other in uow.people.identities(person.handle):
        if (other.platform, other.team) == (identity.platform, identity.team) and other != identity:
            uow.people.unbind(other)
    uow.people.bind(person.handle, identity)
    uow.events.append(Event("identity_bound", person.handle, at, identity.platform, None, {"by": "token"}))
    _tell_others(uow, person, identity, at, mails)
    return Bound(person, say("bind.done", name=person.name))


def bind_by_hand(uow: UnitOfWork, handle: str, identity: Identity, *, at: datetime) -> bool:
    """Bind an account as an administrator of this machine orders; False where the directory has no such person.

    Where it was somebody else's, the audit trail says whose.
    """
    if uow.people.get(handle) is None:
        return False
    holder = uow.people.by_identity(identity)
    uow.people.bind(handle, identity)
    taken = {"from": holder.handle} if holder is not None and holder.handle != handle else {}
    uow.events.append(
        Event("identity_bound", handle, at, identity.platform, None, {"by": "command line", **taken})
    )
    return True


def unbind(uow: UnitOfWork, identity: Identity, *, at: datetime) -> str | None:
    """Take an account from its person; return the handle, None where it was nobody's."""
    handle = uow.people.unbind(identity)
    if handle is not None:
        uow.events.append(Event("identity_unbound", handle, at, identity.platform, None, {}))
    return handle


def _tell_others(uow: UnitOfWork, person: Person, identity: Identity, at: datetime, mails: bool) -> None:
    """Tell the person where they were reached before, and the administrators, so that a stranger is noticed."""
    elsewhere = [other for other in uow.people.identities(person.handle) if other != identity]
    if mails and person.email:
        elsewhere.append(Identity(MAIL, "", person.email))
    for other in elsewhere:
        reply = Reply(
            Receiver.person(person.handle), (say("bind.noticed", platform=identity.platform.title()),)
        )
        uow.outbox.add(reply, address=other, language=person.language, at=at)
    for admin in uow.people.with_role("admin"):
        address = uow.people.address(Receiver.person(admin.handle), like=identity)
        if address is not None and admin.handle != person.handle:
            said = say("bind.told_admin", name=person.name, platform=identity.platform.title())
            reply = Reply(Receiver.person(admin.handle), (said,))
            uow.outbox.add(reply, address=address, language=admin.language, at=at)
