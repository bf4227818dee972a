"""How a message that registers an opportunity begins, and what it says after that."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.forms.clauses import either
from bot.core.forms.words.deals import DealWords, deal_words
from bot.core.values.tokens import fold as fold_in_place


def opens_deal(text: str, language: str) -> bool:
    """Tell whether a text asks to register an opportunity, whatever else it says."""
    folded = fold_in_place(text)
    return "?" not in text and bool(_opening(language).match(folded) or _adding(language).match(folded))


def without_opening(text: str, language: str) -> str:
    """Return a text without «nueva oportunidad:», «registra un negocio …»."""
    added = _adding(language).match(fold_in_place(text))
    if added:
        return f"{text[added.start('name') : added.end('name')]}, {text[added.end() :]}"
    match = _opening(language).match(fold_in_place(text)) or _bare(language).match(fold_in_place(text))
    return text[match.end() :] if match else text


@lru_cache(maxsize=8)
def _bare(language: str) -> re.Pattern[str]:
    """Return the pattern of a verb before a name: «registra a X», «métele al embudo a X»."""
    words = deal_words(language)
    return re.compile(
        rf"\W*(?:\w+\W+){{0,3}}?{either(_verbs(words))}(?:l[aeo])?\s+(?:{either(words.adding)}\s+)?a\s+"
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
        rf"\W*(?:\w+\W+){{0,3}}?(?:{verbs}(?:\s+\w+){{0,3}}?\s+{nouns}(?:\s+nuev[ao])?\b|{either(tuple(named))}\b)[\s:,.-]*"
        rf"|\W*(?:\w+\W+)?{either(words.another)}\s*:\s*"
    )
