"""The page of a decision: shown as often as one likes, decided on once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.core.brief import Brief
from bot.core.folding import clean
from bot.core.messages import MAIL, Identity
from bot.core.replies import Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.accounts.bind_account import digest_of
from bot.use_cases.converse import send
from bot.use_cases.document_link import address_of_document
from bot.use_cases.home.watch import redraw_after
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.watch import watch_brief
from bot.use_cases.review.approve_brief import approve, refusal
from bot.use_cases.review.cards import draw
from bot.use_cases.review.decision_mail import PAGE, Asked
from bot.use_cases.review.return_brief import give_back
from bot.use_cases.turn import Services, Turn, silent_turn

LONGEST: Final = 2_000
LEAST: Final = 5
"""Letters of a reason."""


@dataclass(frozen=True)
class Page:
    """What is shown: a card to decide on, or the words that say why there is none (any more)."""

    language: str
    said: Text
    role: str = ""
    card: Reply | None = None
    reason: str = ""
    """What was typed, kept where it did not do."""
    files: tuple[tuple[str, str], ...] = ()
    """The card's documents: names, and where they can be had."""


def show_decision(uow: UnitOfWork, services: Services, token: str, now: datetime) -> Page:
    """Return the page of a link; looking at it, as mail programs do by themselves, uses nothing up."""
    found = _held(uow, services, token, now)
    if found is None:
        return Page(services.language, say("decide.used"))
    turn, asked = found
    return _page(turn, asked)


def decide(
    uow: UnitOfWork, services: Services, token: str, now: datetime, *, approves: bool, reason: str = ""
) -> Page:
    """Take a decision once; one that cannot count says why, and the link stays good where it was not used."""
    found = _held(uow, services, token, now)
    if found is None:
        return Page(services.language, say("decide.used"))
    turn, asked = found
    brief = uow.briefs.get(asked.brief)
    why = refusal(turn, brief, asked.role, asked.version)
    if why is not None:
        return Page(turn.me.language, why)
    words = clean(reason)[:LONGEST]
    if not approves and len(words) < LEAST:
        return _page(turn, asked, say("decide.reason_needed"), reason)
    if uow.invitations.redeem(digest_of(token), turn.identity, services.real_now()) is None:
        return Page(turn.me.language, say("decide.used"))
    _carry_out(turn, brief, asked.role, approves=approves, words=words)
    folio, name = brief.folio, brief.fields.get("name")
    return Page(
        turn.me.language, say("decide.approved" if approves else "decide.returned", folio=folio, name=name)
    )


def _carry_out(turn: Turn, brief: Brief, role: str, *, approves: bool, words: str) -> None:
    """Decide as the card's buttons do, and tell everybody."""
    turn.identity = Identity(MAIL, "", turn.me.email)
    if approves:
        approve(turn, brief, role, comment=words or None)
        turn.save(brief)
    else:
        give_back(turn, brief, role, words, [])
    _flush(turn)


def _held(uow: UnitOfWork, services: Services, token: str, now: datetime) -> tuple[Turn, Asked] | None:
    """Return whose link it is and what it is about; None for one that is unknown, used, void or too old."""
    held = uow.invitations.find(digest_of(token), services.real_now())
    if held is None:
        return None
    person, platform = uow.people.get(held[0]), held[1]
    asked = Asked.of(platform.removeprefix(f"{PAGE[1:]}:"))
    if person is None or not person.active or asked is None:
        return None
    turn = silent_turn(uow, services, person, now)
    turn.identity = Identity(platform, "", person.email)
    return turn, asked


def _page(turn: Turn, asked: Asked, said: Text | None = None, reason: str = "") -> Page:
    brief = turn.uow.briefs.get(asked.brief)
    why = refusal(turn, brief, asked.role, asked.version)
    if why is not None:
        return Page(turn.me.language, why)
    me = Receiver.person(turn.me.handle)
    card = draw(turn, brief, asked.role, me)
    heading = said or say("decide.heading", name=turn.me.name)
    files = tuple(
        (one.name, address_of_document(turn.uow, turn.services, me, one, turn.now)) for one in card.documents
    )
    return Page(turn.me.language, heading, asked.role, card, reason, files)


def _flush(turn: Turn) -> None:
    """Tell everybody else what came of it, and keep reminders in step."""
    me = Receiver.person(turn.me.handle)
    for reply in turn.outbox:
        if reply.to != me:
            send(turn.uow, reply, turn)
    for brief in turn.saved.values():
        watch_brief(turn.uow, brief, turn.now, turn.services.calendar)
    redraw_after(turn)
