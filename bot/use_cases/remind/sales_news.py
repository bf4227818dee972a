"""What a reminder of sales says of one kind: a headline, the opportunities worth most, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from bot.core.people import Person
from bot.core.pipeline.pictures import Kind
from bot.core.reminders.wishes import SalesKind
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.core.values.reading import Money
from bot.use_cases.deals import gate_card
from bot.use_cases.deals.desk import deal_button
from bot.use_cases.pipeline.pictures import picture_button
from bot.use_cases.remind.sales_deals import Line, Look, lines_of
from bot.use_cases.remind.sales_figures import conversion_texts, digest_texts, indicator_texts, report_texts
from bot.use_cases.turn import button

SHOWN: Final = 5
"""Opportunities of a kind that are named; the rest is counted."""


@dataclass(frozen=True)
class News:
    """One kind's share of a reminder; *link* stands for its buttons where there are other matters beside it."""

    person: Person
    paragraphs: tuple[Text, ...]
    buttons: tuple[Button, ...] = ()
    link: Button | None = None


def news_of(kind: SalesKind, look: Look) -> News | None:
    """Return what is to be said now; None where there is nothing."""
    if kind in _FIGURES:
        texts, link = _FIGURES[kind]
        said = tuple(texts(look))
        chosen = link(look) if link else None
        return News(look.turn.me, said, (chosen,) if chosen else (), chosen) if said else None
    lines = lines_of(kind, look)
    return _about(kind, look, lines) if lines else None


def _about(kind: SalesKind, look: Look, lines: list[Line]) -> News:
    total = sum(line.one.total or 0 for line in lines) + sum(one.total for one in look.beyond)
    count = len(lines) + sum(one.count for one in look.beyond)
    head = say(f"remind.sales.{kind}", count=count, total=Money(total, look.turn.services.sales.currency))
    rest = (say("remind.deal.more", count=count - SHOWN),) if count > SHOWN else ()
    said = (head, *(line.said for line in lines[:SHOWN]), *rest)
    if len(lines) > 1:
        link = _listing(kind)
        shown = tuple(_see(line) for line in lines[:2])
        return News(look.turn.me, said, (*shown, link) if link else shown, link or shown[0])
    line = lines[0]
    if line.gate is None:
        return News(look.turn.me, said, (_see(line),), _see(line))
    decision = gate_card.deciding(line.one, line.gate)
    return News(look.turn.me, said, (*decision, _see(line)), _see(line))


def _see(line: Line) -> Button:
    return deal_button(say("button.see_deal", client=line.one.client), "deal_show", line.one)


def _listing(kind: SalesKind) -> Button | None:
    intent = INTENTS.get(kind)
    return button(say(f"button.list.{intent}"), "control", intent=intent) if intent else None


INTENTS: Final = {SalesKind.STALLED: "stalled_deals", SalesKind.CLOSING: "closing_soon"}
Texts = Callable[[Look], Iterable[Text]]
_FIGURES: Final[dict[SalesKind, tuple[Texts, Callable[[Look], Button] | None]]] = {
    SalesKind.DIGEST: (digest_texts, lambda look: picture_button(Kind.FUNNEL, look.asked())),
    SalesKind.INDICATOR: (indicator_texts, lambda look: picture_button(Kind.FORECAST, look.asked(()))),
    SalesKind.CONVERSION: (conversion_texts, None),
    SalesKind.GOAL_REPORT: (report_texts, None),
}
