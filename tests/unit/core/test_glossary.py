"""The glossary finds the trade's words however people write them."""

from __future__ import annotations

import pytest

from bot.core.folding import fold
from bot.core.forms.words import form_words
from bot.core.forms.words.en_terms import TERMS as ENGLISH
from bot.core.glossary import asked_of, is_question_about_a_term, look_up
from bot.core.glossary.themes import THEMES
from bot.core.talk_words import talk_words
from bot.i18n.catalogue import load

TERMS = form_words("es").terms
WORDS = talk_words("es")
LONGEST = 45  # words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("¿Qué es un barrido?", ("sweep",)),
        ("QUE SON LOS BARRIDOS", ("sweep",)),
        ("qué es eso de la tipificación", ("typification",)),
        ("no sé qué significa barrido", ("sweep",)),
        ("que es tipificasion", ("typification",)),
        ("qué es el bariido", ("sweep",)),
        ("qué es un deudor solidario", ("co_debtor",)),
        ("qué es la ley dejen de fregar", ("law2300",)),
        ("¿qué es GSM-7?", ("gsm7",)),
        ("qué es el F-COM-002", ("fcom002",)),
        ("qué es un segmento de sms", ("sms_segment",)),
        ("la sigla OCM qué es", ("ocm",)),
        ("qué es un rebote en correo", ("rebound",)),
        ("diferencia entre informativa y transaccional", ("informative", "transactional")),
        ("cuál es la diferencia entre sms y whatsapp", ("sms", "whatsapp")),
        ("qué es la puesta en marcha", ("go_live",)),
    ],
)
def test_a_term_is_found(text: str, terms: tuple[str, ...]) -> None:
    assert look_up(text, TERMS, WORDS).terms == terms


def test_an_unknown_word_brings_what_looks_like_it() -> None:
    found = look_up("qué es la conectividad", TERMS, WORDS)

    assert (found.asked, found.terms) == ("conectividad", ())
    assert "effectiveness" in found.near


def test_nonsense_has_nothing_near() -> None:
    assert look_up("qué es xqzw", TERMS, WORDS).near == ()


@pytest.mark.parametrize("text", ["", "¿?", "qué es", "qué significa eso"])
def test_a_question_without_a_word_asks_about_nothing(text: str) -> None:
    assert look_up(text, TERMS, WORDS).asked == ""


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("¿qué es un barrido?", True),
        ("no sé qué es la tipificación", True),
        ("barrido", False),
        ("explicar a las personas qué es el aval y cómo se pide", False),
        ("qué es eso", False),
    ],
)
def test_only_a_bare_question_is_sure_without_a_model(text: str, sure: bool) -> None:
    assert is_question_about_a_term(text, TERMS, WORDS) is sure


def test_the_word_asked_about_is_kept_as_it_was_written() -> None:
    assert asked_of("¿Qué es la «Amortización»?", WORDS) == "Amortización"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("code", TERMS)
def test_every_term_has_a_short_definition(code: str, language: str) -> None:
    entries = load(language).entries
    words = f"{entries[f'term.name.{code}']} {entries[f'term.{code}']}"

    assert len(words.split()) <= LONGEST
    assert {"es": "or ejemplo", "en": "or example"}[language] in words


def test_every_term_stands_in_one_theme() -> None:
    assert sorted(code for codes in THEMES.values() for code in codes) == sorted(TERMS)


@pytest.mark.parametrize("terms", [TERMS, ENGLISH], ids=["es", "en"])
def test_no_two_terms_share_a_name_and_every_name_is_folded(terms: dict[str, tuple[str, ...]]) -> None:
    names = [name for many in terms.values() for name in many]

    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if fold(name) != name] == []


def test_both_languages_know_the_same_terms() -> None:
    assert ENGLISH.keys() == TERMS.keys()


@pytest.mark.parametrize("text", ["de " * 60_000, "a" * 200_000, "qué es " + "xy " * 60_000])
def test_a_huge_text_is_looked_up_at_once(text: str) -> None:
    assert is_question_about_a_term(text, TERMS, WORDS) is False
    assert look_up(text, TERMS, WORDS).terms == ()
