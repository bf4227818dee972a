"""Every language has its own words of manner and of talk, folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from importlib.util import find_spec
from typing import Any

import pytest

from bot.config import languages
from bot.core.folding import fold
from bot.core.manner import manner_words
from bot.core.talk_words import talk_words


def phrases(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value
    return [phrase for item in values for phrase in phrases(item)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("package", ["manner", "talk_words"])
def test_a_language_falls_back_on_no_other(package: str, language: str) -> None:
    assert find_spec(f"bot.core.{package}.{language}") is not None


@pytest.mark.parametrize("language", languages())
def test_every_phrase_is_folded(language: str) -> None:
    tables = (manner_words(language), talk_words(language))
    said = {
        phrase
        for table in tables
        for one in fields(table)
        if one.name != "vague_terms"  # codes
        for phrase in phrases(getattr(table, one.name))
    }

    assert {phrase for phrase in said if fold(phrase) != phrase.strip()} == set()
