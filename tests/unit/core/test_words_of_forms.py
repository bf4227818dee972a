"""Every language's words of the form: folded, and naming the same fields, options, commands and terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from bot.config import languages
from bot.core.folding import fold
from bot.core.forms.words import FormWords, form_words

NOT_FOLDED = {"question_marks", "quotes", "copulas", "counted_with"}
SPANISH = form_words("es")


def phrases(words: FormWords) -> Iterator[tuple[str, str]]:
    for one in fields(words):
        if one.name not in NOT_FOLDED:
            yield from ((one.name, phrase) for phrase in _strings(getattr(words, one.name)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


@pytest.mark.parametrize("language", languages())
def test_every_phrase_is_folded(language: str) -> None:
    wrong = {
        (name, phrase)
        for name, phrase in phrases(form_words(language))
        if fold(phrase) != phrase.strip() and phrase not in ("n/a", "no, ")
    }

    assert wrong == set()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("table", ["fields", "commands", "options", "cues", "templates", "vague", "terms"])
def test_every_language_knows_the_same_codes(language: str, table: str) -> None:
    assert set(getattr(form_words(language), table)) == set(getattr(SPANISH, table))


@pytest.mark.parametrize("language", languages())
def test_every_option_has_words_in_every_language(language: str) -> None:
    options = form_words(language).options

    assert {code: set(named) for code, named in options.items()} == {
        code: set(named) for code, named in SPANISH.options.items()
    }
