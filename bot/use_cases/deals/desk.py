"""What every use case of opportunities stands on: the one in hand, its writing and its history.

A write is refused where another wrote since the person last saw the opportunity: see `changed_meanwhile`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.core.events import Event
from bot.core.forms.answers import Setting
from bot.core.forms.words.deals import DealWords, deal_words, opportunity_words
from bot.core.people import Person
from bot.core.pipeline.opportunity import Amount, Opportunity
from bot.core.pipeline.talk import DealTalk
from bot.core.replies import Button, Style
from bot.core.text import Text, say
from bot.core.values.reading import Money
from bot.use_cases.deals.access import sellers
from bot.use_cases.pipeline.questions import Asking
from bot.use_cases.turn import Turn, button

DECISIONS: Final = frozenset({"deal_asked", "deal_decided", "deal_document"})
"""Events that change none of the data that people decide by."""


def talk(turn: Turn) -> DealTalk:
    """Return where the person stands when they speak of opportunities."""
    if turn.conversation.deals is None:
        turn.conversation.deals = DealTalk()
    return turn.conversation.deals


def words(turn: Turn) -> DealWords:
    """Return the words of the person's language."""
    return deal_words(turn.me.language)


def find(turn: Turn, deal: str) -> Opportunity | None:
    """Return an opportunity, None where it is gone."""
    try:
        return turn.uow.opportunities.get(deal)
    except KeyError:
        return None


def in_hand(turn: Turn) -> Opportunity | None:
    """Return the opportunity in hand."""
    deals = turn.conversation.deals
    return find(turn, deals.deal) if deals is not None and deals.deal is not None else None


def take_up(turn: Turn, one: Opportunity) -> None:
    """Put an opportunity in hand as it stands."""
    deals = talk(turn)
    deals.take_up(one.id, one.revision)
    deals.deal_turn = turn.conversation.turn


def form_setting(turn: Turn) -> Setting:
    """Return what the readers of the form may know: sellers are the people it names."""
    return Setting(
        turn.today,
        turn.services.calendar,
        opportunity_words(turn.me.language),
        people=tuple(sellers(turn.uow)),
        me=turn.me,
        currency=turn.services.sales.currency,
    )


def asking(turn: Turn) -> Asking:
    """Return who asks, when, and what the institution has set."""
    sales = turn.services.sales
    return Asking(
        turn.me.handle,
        turn.now,
        turn.services.calendar,
        turn.me.language,
        sales.currency,
        sales.monthly_goal,
        turn.stalled_after,
    )


def save(turn: Turn, one: Opportunity, code: str, **details: Any) -> Opportunity:
    """Store an opportunity as this person's change, with its event; whoever holds it in hand has seen it."""
    file = one.file
    if code not in DECISIONS:
        file = replace(file, updated_by=turn.me.handle, edited=one.revision + 1)
    kept = turn.uow.opportunities.put(replace(one, updated_at=turn.now, file=file))
    note(turn, code, kept, **details)
    deals = turn.conversation.deals
    if deals is not None and deals.deal == kept.id:
        deals.seen = kept.revision
    return kept


def note(turn: Turn, code: str, one: Opportunity, **details: Any) -> None:
    """Write an event of an opportunity; details hold codes and values of codes, never message text."""
    turn.sold = True
    turn.uow.events.append(
        Event(code, turn.me.handle, turn.now, turn.identity.platform, one.id, dict(details))
    )


def name_of(turn: Turn, handle: str | None) -> str:
    """Return a person's name; the handle where the directory does not know it."""
    person: Person | None = turn.uow.people.get(handle) if handle else None
    return person.name if person else (handle or "")


def money(turn: Turn, amount: Amount) -> Money:
    """Return an amount in the configured currency."""
    return Money(amount, turn.services.sales.currency)


def deal_button(
    label: Text | str, verb: str, one: Opportunity, style: Style = Style.PLAIN, **args: Any
) -> Button:
    """Return a button on an opportunity as it stands: it knows the revision that was seen."""
    return button(label, verb, style, deal=one.id, seen=one.revision, **args)


def title(one: Opportunity) -> Text | str:
    """Return what an opportunity is called: its client and, where there is one, its description."""
    if one.description:
        return say("deal.title", client=one.client, description=one.description)
    return one.client
