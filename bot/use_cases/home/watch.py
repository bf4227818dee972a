"""Keeping people's pages true: whoever has opened theirs gets it anew after every change that concerns them.

A page is a card that its channel draws when it is sent, so that many changes at once are one drawing; what waits in
the outbox only says that it is due. It has an address of its own: it neither waits for messages nor holds them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.core.brief import Brief
from bot.core.messages import Identity, Inbound
from bot.core.overview import PAGE
from bot.core.people import Person
from bot.core.pipeline.access import READERS
from bot.core.pipeline.owed import HELPERS
from bot.core.replies import Receiver, Reply
from bot.core.text import Text
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.review.approvers import boss_of
from bot.use_cases.turn import Turn

OPENED: Final = "opened"  # the place of a page that somebody looks at: it is drawn though nothing changed
DECIDERS: Final = ("boss", "communications", "leader", "analyst")
"""Who a Brief that was sent may wait for; another boss may have been named before."""


def page_of(identity: Identity) -> Identity:
    """Return the address of somebody's page."""
    return Identity(identity.platform, identity.team, f"{PAGE}{identity.user}")


def open_page(uow: UnitOfWork, person: Person, message: Inbound, now: datetime) -> None:
    """Draw the page of whoever looks at it, from the beginning, and keep it true from now on."""
    conversation = uow.conversations.get(person.handle)
    if conversation.page:
        conversation.page = 0
        uow.conversations.put(conversation)
    reply = Reply(Receiver.person(person.handle), card=f"{PAGE}{person.handle}", place=OPENED)
    uow.outbox.add(reply, address=page_of(message.identity), language=person.language, at=now)


def show_stranger(uow: UnitOfWork, message: Inbound, why: Text, language: str, now: datetime) -> None:
    """Draw a page for somebody who is not served, which says why."""
    reply = Reply(Receiver.person(""), (why,), place=OPENED)
    uow.outbox.add(reply, address=page_of(message.identity), language=language, at=now)


def redraw(uow: UnitOfWork, handles: Iterable[str], now: datetime) -> None:
    """Have the pages of those people drawn anew who have ever opened theirs."""
    for handle in handles:
        card = f"{PAGE}{handle}"
        for receiver, address in uow.outbox.card_receivers(card):
            person = uow.people.get(handle)
            if person is not None:
                reply = Reply(receiver, card=card)
                uow.outbox.add(reply, address=address, language=person.language, at=now)


def redraw_after(turn: Turn) -> None:
    """Have every page drawn anew that what was saved in this turn concerns."""
    concerned = [handle for brief in turn.saved.values() for handle in concerned_by(turn.uow, brief)]
    redraw(
        turn.uow, dict.fromkeys([*concerned, turn.me.handle] if concerned else ()), turn.now
    )  # a draft may be handed on
    if turn.sold:
        redraw_sales(turn.uow, turn.now)


def concerned_by(uow: UnitOfWork, brief: Brief) -> list[str]:
    """Return on whose pages a Brief may stand: while nobody has seen it, its requester's."""
    if brief.state is BriefState.DRAFT or brief.folio is None:
        return [brief.requester]
    asked = [handle for handles in brief.escalated.values() for handle in handles]
    boss = boss_of(uow, brief)
    deciders = [*([boss] if boss else []), *(one for role in DECIDERS for one in uow.people.with_role(role))]
    return [brief.requester, *(person.handle for person in deciders), *asked]


def redraw_sales(uow: UnitOfWork, now: datetime) -> None:
    """Have the pages drawn anew of everybody who may see the pipeline: it has changed."""
    readers = (
        person.handle for role in (*sorted(READERS), *HELPERS) for person in uow.people.with_role(role)
    )
    redraw(uow, dict.fromkeys(readers), now)
