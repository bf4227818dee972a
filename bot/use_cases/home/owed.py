"""What is owed on opportunities, on a page: the steps that a person was given, and a seller's promises to clients."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.overview import Entry, Shelf
from bot.core.text import say
from bot.use_cases.deals.desk import deal_button, title
from bot.use_cases.deals.errands import card
from bot.use_cases.deals.owed import errands_of, promises_of
from bot.use_cases.deals.promises import kept_button, promise_line
from bot.use_cases.turn import Turn

SHOWN = 10


def errands_shelf(turn: Turn) -> Iterator[Shelf]:
    """Yield the steps that the person was given, the first due first."""
    found = [(one, card(turn, one, place)) for one, place, _ in errands_of(turn)]
    if found:
        entries = tuple(Entry(title(one), drawn.paragraphs, drawn.buttons) for one, drawn in found)
        yield Shelf(say("home.errands", count=len(found)), entries)


def promises_shelf(turn: Turn) -> Iterator[Shelf]:
    """Yield the promises to clients that are open on a seller's own opportunities."""
    found = promises_of(turn, own=True) if turn.me.has("sales") or turn.me.has("sales_lead") else []
    if found:
        entries = tuple(
            Entry(
                title(one),
                (promise_line(turn, one, held),),
                (kept_button(one, place, held), deal_button(say("home.see_deal"), "deal_show", one)),
            )
            for one, place, held in found[:SHOWN]
        )
        yield Shelf(say("home.promises", count=len(found)), entries)
