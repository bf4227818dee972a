"""An invitation sent to the e-mail that the directory has: who asks for it learns nothing about who is in there."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from bot.core.messages import MAIL, Identity
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.accounts.bind_account import GOOD_FOR, invite
from bot.use_cases.accounts.reception import person_of
from bot.use_cases.ports import UnitOfWork

LIMITS = ((3, timedelta(hours=1)), (6, timedelta(days=1)))
"""How many, within how long: for an account that asks, and for an address that is written to."""
ASKED, MAILED = "invitation_asked", "invitation_mailed"
"""Kinds of channel notes: by account, and by the e-mail's digest."""
KEPT_DAYS = {ASKED: 2, MAILED: 2}


def ask_by_mail(
    uow: UnitOfWork, identity: Identity, email: str, token: str, *, bot: str, now: datetime, at: datetime
) -> Text:
    """Send *token* to the directory's e-mail and return what the account is told, the same for any e-mail.

    *bot* is the bot's user name for the link, *now* real time, *at* business time. `LIMITS` hold for an account that
    asks and for an address, whoever asks.
    """
    if not _counted(uow, identity.platform, ASKED, str(identity.user), now):
        return say("bind.mail_too_often")
    person = person_of(uow, email)
    if person is not None and _counted(uow, identity.platform, MAILED, _digest(person.email), now):
        invite(uow, person.handle, identity.platform, token, now=now, at=at)
        _write(uow, person, token, bot=bot, at=at)
    return say("bind.mail_sent", email=email)


def link_of(bot: str, token: str) -> str:
    """Return the link that opens the bot's private chat at Telegram with a token."""
    return f"https://t.me/{bot}?start={token}" if bot else f"/start {token}"


def _write(uow: UnitOfWork, person: Person, token: str, *, bot: str, at: datetime) -> None:
    minutes = int(GOOD_FOR.total_seconds() // 60)
    letter = (
        say("bind.mail_subject"),
        say("bind.mail_body", name=person.name, link=link_of(bot, token), minutes=minutes),
        say("bind.mail_not_you"),
    )
    address = Identity(MAIL, "", person.email)
    uow.outbox.add(
        Reply(Receiver.person(person.handle), letter), address=address, language=person.language, at=at
    )


def _counted(uow: UnitOfWork, platform: str, kind: str, key: str, now: datetime) -> bool:
    """Count one more for the key; False where there were enough of late."""
    kept = uow.channel_notes.get(platform, kind, key) or {"at": []}
    times = [datetime.fromisoformat(one) for one in kept["at"]]
    if any(sum(now - one < within for one in times) >= most for most, within in LIMITS):
        return False
    at = [one.isoformat() for one in (*times, now)][-LIMITS[-1][0] :]
    uow.channel_notes.put(platform, kind, key, {"at": at}, now)
    return True


def _digest(email: str) -> str:
    return hashlib.sha256(email.casefold().encode()).hexdigest()
