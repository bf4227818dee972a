"""The values that a question mentions, where its verbs of closing are not taken for the end of a range."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bot.core.pipeline.questions.hearing import Hearing
from bot.core.pipeline.questions.setting import Setting
from bot.core.pipeline.questions.words import Cue
from bot.core.values import find_numbers, find_values
from bot.core.values.mentions import Kind, Mention
from bot.core.values.reading import NumberRange, Reading
from bot.core.values.tokens import Token

APART = ";"
LEAST = 10_000
"""From here on a range is of money: «desde 20 hasta 60 millones» is no date."""


def mentioned(hearing: Hearing, setting: Setting) -> tuple[Mention, ...]:
    """Return dates, money and numbers in order; offsets are those of the question."""
    text = _readable(hearing)
    found = find_values(text, setting.today, setting.calendar, setting.language)
    amounts = [one for one in find_numbers(text, setting.language) if _is_range_of_money(one)]
    kept = [
        one
        for one in found
        if one.kind is not Kind.DATE or not any(_holds(amount, one.reading) for amount in amounts)
    ]
    added = [
        Mention(Kind.NUMBER, amount)
        for amount in amounts
        if all(one.reading.end <= amount.start or amount.end <= one.reading.start for one in kept)
    ]
    return tuple(sorted([*kept, *added], key=lambda one: one.reading.start))


def _readable(hearing: Hearing) -> str:
    """Blank names («Seguros Bolívar» is no currency), verbs of closing, and nouns that end no period.

    «Lo de julio» is July, not what is left of it.
    «cierra en enero» asks what closes in January; said as an answer it would be a range that ends there.
    """
    text = hearing.text
    for token, following in pairwise(hearing.tokens.items):
        if token.text in hearing.words.neuter and following.text in hearing.words.articles:
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    for at in hearing.taken:
        text = _blanked(text, hearing.tokens.items[at : at + 1])
    for heard in hearing.of(Cue.CLOSING):
        items = hearing.tokens.items[heard.start : heard.end]
        if len(items) > 1 or items[0].text not in hearing.words.closing_nouns:
            text = _blanked(text, items)
    return text


def _blanked(text: str, items: Sequence[Token]) -> str:
    """Return the text of the same length with those words out and what stood beside them kept apart."""
    start, end = items[0].start, items[-1].end
    return text[:start] + APART.ljust(end - start) + text[end:]


def _is_range_of_money(one: Reading[Any]) -> bool:
    value = one.value
    return isinstance(value, NumberRange) and (value.high or value.low or 0) >= LEAST


def _holds(outer: Reading[Any], inner: Reading[Any]) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
