"""Every language says everything: the same ids, fields and plurals as Spanish, in words of its own."""

from __future__ import annotations

import string

import pytest
from babel.messages.pofile import read_po

from bot.config import languages
from bot.i18n.catalogue import DOMAIN, LOCALES, Catalogue, load

OTHERS = [code for code in languages() if code != "es"]
SPANISH = load("es")
SPANISH_MARKS = frozenset("¿¡«»áéíóúñÁÉÍÓÚÑ")
ABOUT_LETTERS = {"term.gsm7"}  # tells which accents an SMS can carry
NAMES = (
    "Bogotá",
    "María Pérez",
    "Gómez",
    "Crédito",
)  # of places, people and areas: the same in every language


def forms(catalogue: Catalogue, id: str) -> tuple[str, ...]:
    entry = catalogue.entries[id]
    return entry if isinstance(entry, tuple) else (entry,)


def fields_of(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def asked_by(catalogue: Catalogue, id: str) -> set[str]:
    return set().union(*map(fields_of, forms(catalogue, id)))


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_exactly_the_ids_of_spanish(language: str) -> None:
    assert load(language).entries.keys() ^ SPANISH.entries.keys() == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_asks_for_the_same_fields(language: str) -> None:
    other = load(language)

    assert {id for id in SPANISH.entries if asked_by(other, id) != asked_by(SPANISH, id)} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_a_plural_where_spanish_has_one(language: str) -> None:
    other = load(language)
    plural = {id for id, entry in other.entries.items() if isinstance(entry, tuple)}

    assert plural == {id for id, entry in SPANISH.entries.items() if isinstance(entry, tuple)}


@pytest.mark.parametrize("language", languages())
def test_every_plural_has_all_its_forms(language: str) -> None:
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    wrong = [
        message.id
        for message in catalogue
        if isinstance(message.string, tuple | list)
        and (len(message.string) != catalogue.num_plurals or not all(message.string))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_no_entry_is_fuzzy(language: str) -> None:
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        assert [
            message.id for message in read_po(file, locale=language) if message.id and message.fuzzy
        ] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_spanish_is_left_in_another_language(language: str) -> None:
    def bare(words: str) -> str:
        for name in NAMES:
            words = words.replace(name, "")
        return words

    other = load(language)
    left = {
        id for id in other.entries for words in forms(other, id) if SPANISH_MARKS & set(bare(words))
    } - ABOUT_LETTERS

    assert left == set()


@pytest.mark.parametrize("language", OTHERS)
def test_sentences_end_as_in_spanish(language: str) -> None:
    """A question stays one, a list's colon too."""
    other = load(language)
    wrong = {
        id
        for id in SPANISH.entries
        if len(forms(SPANISH, id)[0]) > 20
        and (forms(SPANISH, id)[0][-1] == "?") != (forms(other, id)[0][-1] == "?")
    }

    assert wrong == set()
