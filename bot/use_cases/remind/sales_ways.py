"""How reminders of sales come, by chat or by e-mail, and how soon an opportunity is stalled: lines and buttons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from bot.core.messages import MAIL
from bot.core.reminders.wish_reading import CHAT
from bot.core.reminders.wishes import SalesKind, Wishes
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.remind.letter import mail_of
from bot.use_cases.turn import Turn, button

Days = Mapping[str, int]
PACES: Final[dict[str, Callable[[Days], dict[str, int]]]] = {
    "early": lambda usual: {stage: (days + 1) // 2 for stage, days in usual.items()},
    "usual": lambda usual: {},
    "late": lambda usual: {stage: 2 * days for stage, days in usual.items()},
}
"""How soon: in half the institution's business days, in as many, in twice as many."""


def stalled_line(turn: Turn, wishes: Wishes) -> Text:
    """Return after how many business days an opportunity is stalled, by stage."""
    days = wishes.stalled_days(turn.services.sales.stalled_after)
    named = tuple(say("wish.days", stage=say(f"stage.{stage}"), count=count) for stage, count in days.items())
    return say("wish.stalled_after", stages=named)


def ways_lines(turn: Turn, wishes: Wishes, wanted: Collection[SalesKind]) -> Iterator[Text]:
    """Yield which kinds come by e-mail, where any can."""
    mailed = tuple(say(f"wish.{kind}") for kind in wanted if kind in wishes.mailed)
    if mailed and mail_of(turn) is not None:
        yield say("wish.mailed", kinds=mailed)


def ways(turn: Turn, wishes: Wishes, wanted: Collection[SalesKind]) -> Iterator[Button]:
    """Yield the buttons for all kinds by chat or by e-mail, where e-mail can be sent."""
    if mail_of(turn) is None:
        return
    mailed = {kind for kind in wanted if kind in wishes.mailed}
    yield button(say("wish.by.chat"), "sales_wish", chosen=not mailed, by=CHAT)
    yield button(say("wish.by.mail"), "sales_wish", chosen=bool(wanted) and mailed == set(wanted), by=MAIL)


def paces(turn: Turn, wishes: Wishes, wanted: Collection[SalesKind]) -> Iterator[Button]:
    """Yield the buttons for how soon an opportunity is stalled."""
    if SalesKind.STALLED not in wanted:
        return
    usual = turn.services.sales.stalled_after
    present = wishes.stalled_days(usual)
    for pace, days in PACES.items():
        yield button(
            say(f"wish.pace.{pace}"), "sales_wish", chosen={**usual, **days(usual)} == present, pace=pace
        )
