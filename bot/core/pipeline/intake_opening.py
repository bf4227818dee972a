"""How a message that registers an opportunity begins, and what it says after that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.core.forms.clauses import either, opened
from bot.core.forms.words.deals import DealWords, deal_words
from bot.core.manner import manner_words
from bot.core.values.tokens import fold as fold_in_place

_SKIP: Final = r"\W*(?:\w+[^\w,;:.\n]+){0,3}?"
"""Up to three words before what opens: a name before a comma is none of them."""


def opens_deal(text: str, language: str) -> bool:
    """Tell whether a text asks to register an opportunity, whatever else it says."""
    folded = fold_in_place(opened(text, manner_words(language))[0])
    return "?" not in text and bool(_opening(language).match(folded) or _adding(language).match(folded))


def names_deal(text: str, language: str) -> bool:
    """Tell whether a text says by a verb and its seats that an opportunity is new: «anótame X, 20 licencias»."""
    folded = fold_in_place(opened(text, manner_words(language))[0])
    verb = _bare(language).match(folded)
    seats = rf"\d\s*{either(deal_words(language).seats)}"
    return (
        "?" not in text
        and verb is not None
        and not folded[verb.end() :][:1].isdigit()
        and re.search(seats, folded) is not None
    )


def without_opening(text: str, language: str) -> str:
    """Return a text without «nueva oportunidad:», «registra un negocio …»."""
    text = opened(text, manner_words(language))[0]
    added = _adding(language).match(fold_in_place(text))
    if added:
        return f"{text[added.start('name') : added.end('name')]}, {text[added.end() :]}"
    match = _opening(language).match(fold_in_place(text)) or _bare(language).match(fold_in_place(text))
    return text[match.end() :] if match else text


@lru_cache(maxsize=8)
def _bare(language: str) -> re.Pattern[str]:
    """Return the pattern of a verb before a name: «registra X», «métele al embudo a X», «oportunidad X»."""
    words = deal_words(language)
    return re.compile(
        rf"{_SKIP}{either(_verbs(words))}(?:l[aeo])?\s+(?:{either(words.adding)}\s+)?(?:a\s+)?(?=\w)"
        rf"|\W*{either(words.deal_nouns)}\s+(?:{either(words.before_client)}\s+)?(?=\w)"
    )


@lru_cache(maxsize=8)
def _adding(language: str) -> re.Pattern[str]:
    """Return the pattern of «agrega a X al embudo»."""
    words = deal_words(language)
    return re.compile(
        rf"\W*(?:\w+\W+){{0,3}}?{either(_verbs(words))}\s+(?:a\s+)?(?P<name>[^,;\n]+?)\s+{either(words.adding)}\b[\s:,.-]*"
    )


def _verbs(words: DealWords) -> tuple[str, ...]:
    """Return the verbs of registering that name no opportunity themselves."""
    return tuple(
        phrase for phrase in words.registering if not any(noun in phrase for noun in words.deal_nouns)
    )


@lru_cache(maxsize=8)
def _opening(language: str) -> re.Pattern[str]:
    words = deal_words(language)
    nouns = either(words.deal_nouns)
    named = [phrase for phrase in words.registering if any(noun in phrase for noun in words.deal_nouns)]
    verbs = either(_verbs(words))
    return re.compile(
        rf"{_SKIP}(?:{verbs}(?:\s+\w+){{0,3}}?\s+{nouns}(?:\s+nuev[ao])?\b|{either(tuple(named))}\b)[\s:,.!-]*"
        rf"|\W*(?:\w+\W+)?{either(words.another)}\s*:\s*|{_SKIP}{verbs}(?:l[aeo])?\s*:\s*"
    )
