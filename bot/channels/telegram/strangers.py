"""Who nobody knows yet: told once in a while how to come in, bound by a token shown in private, never by words."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.channels.telegram.heard import Where, Wrote
from bot.channels.telegram.memory import ABOUT, note
from bot.channels.telegram.places import identity_of, message_key
from bot.channels.telegram.settings import PLATFORM, TelegramSettings
from bot.core.messages import Command, Identity, Inbound
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.accounts.bind_account import bind_by_token, digest_of
from bot.use_cases.accounts.mail_invitation import ask_by_mail
from bot.use_cases.ports import Clock, UnitOfWork

FOLIO = re.compile(r"[A-Z]{2,6}-\d{4}-\d{1,6}")
EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[\w-]{2,}")
LONGEST_EMAIL = 254
SHORTEST_TOKEN = 20
SILENCE_SECONDS = 30
"""A stranger is told once in so long who may come in: a flood of messages is answered once."""


@dataclass(frozen=True)
class Strangers:
    """Says who acts, and lets people in."""

    settings: TelegramSettings
    clock: Clock

    def person(self, uow: UnitOfWork, where: Where, text: str = "") -> Person | None:
        """Return who acts; tell those whom nobody knows, or who hide, what to do."""
        person = known(uow, where)
        if person is not None:
            return person
        key = f"unknown:{where.chat}:{where.user}:{int(datetime.now(UTC).timestamp() // SILENCE_SECONDS)}"
        if where.is_private:
            email = self._email_in(text)
            if email is not None:
                self._invite(uow, where, email)
            else:
                self.answer(uow, where, self._ways(where), key, None)
        else:
            said = say("telegram.anonymous") if where.is_anonymous else say("telegram.unbound_toast")
            self.answer(uow, where, (said,), key, None, in_group=True)
        return None

    def take_token(self, uow: UnitOfWork, heard: Wrote, id: str) -> None:
        """Bind the account that shows a token in private; one that was shown in a group is used up."""
        if heard.where.is_private:
            self._bind(uow, heard, id)
        else:
            uow.invitations.redeem(
                digest_of(heard.argument), identity_of(heard.where.user), datetime.now(UTC)
            )
            self.answer(
                uow, heard.where, (say("telegram.token_in_group"),), f"shown:{id}", None, in_group=True
            )

    def _bind(self, uow: UnitOfWork, heard: Wrote, id: str) -> None:
        identity = identity_of(heard.where.user)
        before = uow.people.by_identity(identity)
        bound = bind_by_token(
            uow,
            identity,
            heard.argument,
            now=datetime.now(UTC),
            at=self.clock.now(),
            mails=self.settings.mails,
        )
        self.answer(uow, heard.where, (bound.said,), f"bind:{id}", bound.person or before)
        if bound.person is not None:
            uow.inbox.add(Inbound(id, identity, Command("greet"), self.clock.now()))

    def tell_place(self, uow: UnitOfWork, where: Where, id: str) -> None:
        """Say the number of the chat, as the settings want it: whoever sets the bot up has no other way to learn it."""
        place = message_key(where.chat, where.topic) if where.topic else str(where.chat)
        said = say("telegram.account_id" if where.is_private else "telegram.chat_id", id=place)
        person = known(uow, where)
        self.answer(uow, where, (said,), f"id:{id}", person, in_group=not where.is_private)

    def answer(
        self, uow: UnitOfWork, where: Where, said: tuple[Text, ...], key: str, person: Person | None, *,
        in_group: bool = False,
    ) -> None:  # fmt: skip
        """Say something of the channel's own: in the private chat, or in the group where nobody is known."""
        user = str(where.user)
        if in_group:
            user = message_key(where.chat, where.topic) if where.topic else str(where.chat)
        reply = Reply(Receiver.person(person.handle if person else ""), said)
        language = person.language if person else self.settings.language
        uow.outbox.add(
            reply, address=Identity(PLATFORM, "", user), language=language, at=self.clock.now(),
            key=f"{PLATFORM}:{key}",
        )  # fmt: skip

    def _email_in(self, text: str) -> str | None:
        """Return the one e-mail of a message, None where mail cannot be sent anyway."""
        found = EMAIL.findall(text) if self.settings.mails else []
        return found[0] if len(found) == 1 and len(found[0]) <= LONGEST_EMAIL else None

    def _invite(self, uow: UnitOfWork, where: Where, email: str) -> None:
        now, about = datetime.now(UTC), note(uow, ABOUT, "bot") or {}
        said = ask_by_mail(
            uow, identity_of(where.user), email, secrets.token_urlsafe(24), bot=str(about.get("username", "")),
            now=now, at=self.clock.now(),
        )  # fmt: skip
        self.answer(uow, where, (said,), f"mail:{where.user}:{now.timestamp():.3f}", None)

    def _ways(self, where: Where) -> tuple[Text, ...]:
        """Return how somebody may come in, by the ways that this installation has."""
        mail = (say("telegram.way.mail"),) if self.settings.mails else ()
        slack = (say("telegram.way.slack"),) if self.settings.has_slack else ()
        return (say("telegram.unbound"), *mail, *slack, say("telegram.way.admin", account=str(where.user)))


def known(uow: UnitOfWork, where: Where) -> Person | None:
    """Return the active person whose account acts, None where it is nobody's or hidden."""
    person = None if where.is_anonymous else uow.people.by_identity(identity_of(where.user))
    return person if person is not None and person.active else None


def is_token(argument: str) -> bool:
    """Tell a one-time token from a folio: what `/start` brings may be either."""
    return len(argument) >= SHORTEST_TOKEN and not FOLIO.fullmatch(argument.upper())
