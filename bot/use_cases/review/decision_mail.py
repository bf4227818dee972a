"""A decision asked for by e-mail of somebody whom no chat reaches: a link to a page that is good once (domain §6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.brief import Brief
from bot.core.messages import MAIL, Identity
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.core.text import ShownDay, say
from bot.use_cases.accounts.bind_account import digest_of
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.review.approvers import STATE_OF_ROLE, may_decide
from bot.use_cases.review.cards import decision, name_of
from bot.use_cases.turn import Services, Turn, silent_turn

PAGE: Final = "/decide"
GOOD_FOR: Final = timedelta(days=7)
BY_MAIL: Final = ("boss", "communications", "leader")
"""Roles that decide on a page; the OCM's review needs the chat."""


@dataclass(frozen=True)
class Asked:
    """Which decision a card or a link is about."""

    role: str
    brief: str
    version: int

    @classmethod
    def of(cls, key: str) -> Asked | None:
        """Read a card's key, or that of a copy of it; None for another card."""
        role, _, rest = key.partition("#")[0].partition(":")
        brief, _, version = rest.rpartition(":")
        return cls(role, brief, int(version)) if role in BY_MAIL and brief and version.isdigit() else None

    @property
    def lane(self) -> str:
        """Return what its links are issued under: a newer one makes the others void."""
        return f"{PAGE[1:]}:{self.role}:{self.brief}:{self.version}"


def mail_decision(uow: UnitOfWork, services: Services, reply: Reply, at: datetime) -> bool:
    """Write a letter with a link in the place of a card that no chat takes; False where none can be written.

    Once a day for each card and person, however often the card is drawn.
    """
    asked = Asked.of(reply.card or "")
    person = uow.people.get(reply.to.name) if reply.to.kind == "person" else None
    if asked is None or person is None or not person.email or reply.quiet or not _can_mail(services):
        return False
    brief = _found(uow, asked)
    if brief is None or not _is_open(uow, brief, asked, person):
        return False
    turn = silent_turn(uow, services, person, at)
    key = f"{asked.lane}:{person.handle}:{at.date()}"
    token = services.new_id()
    expires_at = services.real_now() + GOOD_FOR
    uow.invitations.issue(digest_of(token), person=person.handle, platform=asked.lane, expires_at=expires_at)
    uow.outbox.add(
        _letter(turn, brief, asked.role, f"{services.public_url.rstrip('/')}{PAGE}/{token}"),
        address=Identity(MAIL, "", person.email), language=person.language, at=at, key=key,
    )  # fmt: skip
    turn.note("decision_mailed", brief, role=asked.role, version=asked.version)
    return True


def _found(uow: UnitOfWork, asked: Asked) -> Brief | None:
    try:
        return uow.briefs.get(asked.brief)
    except KeyError:
        return None


def _can_mail(services: Services) -> bool:
    return bool(services.public_url) and MAIL in services.heard()


def _is_open(uow: UnitOfWork, brief: Brief, asked: Asked, person: Person) -> bool:
    """Tell whether the decision is still waited for, and theirs."""
    return (
        brief.version == asked.version
        and brief.state is STATE_OF_ROLE[asked.role]
        and decision(brief, asked.role) is None
        and may_decide(uow, brief, asked.role, person)
    )


def _letter(turn: Turn, brief: Brief, role: str, link: str) -> Reply:
    until = ShownDay((turn.now + GOOD_FOR).date())
    words = (
        say("decide.subject", folio=brief.folio, name=brief.fields.get("name")),
        say(
            f"decide.letter.{role}",
            name=turn.me.name,
            requester=name_of(turn, brief.requester),
            folio=brief.folio,
        ),
        say("decide.link", link=link, until=until),
        say("decide.not_you"),
    )
    return Reply(Receiver.person(turn.me.handle), words)
