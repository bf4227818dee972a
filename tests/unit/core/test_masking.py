"""What is kept of a sentence names nobody."""

from __future__ import annotations

import pytest

from bot.core.masking import LONGEST, key_of, mask
from bot.core.talk_words import talk_words

WORDS = talk_words("es")
NAMES = ("Laura Cárdenas", "Camilo Duarte", "Beatriz Aguilar")
KNOWN = frozenset({"whatsapp", "ocm", "icetex", "diciembre"})


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("llame a Laura Cárdenas ya", "llame a _person_ ya"),
        ("llame a laura cardenas ya", "llame a _person_ ya"),
        ("pregúntele a @camilod", "pregúntele a _person_"),
        ("que me escriba Xiomara Quiñónez", "que me escriba _person_"),
        ("mi celular es 300 123 4567", "mi celular es _number_"),
        ("mi fijo es (601) 234-5678", "mi fijo es _number_"),
        ("soy +57 3001234567", "soy _number_"),
        ("cédula 1.020.333.444", "cédula _number_"),
        ("NIT 900.123.456-7", "NIT _number_"),
        ("pasaporte AN123456", "pasaporte _number_"),
        ("escriba a ana.ruiz+x@entidad.gov.co hoy", "escriba a _email_ hoy"),
        ("mire https://entidad.gov.co/a?x=1 ya", "mire _url_ ya"),
        ("mire entidad.gov.co/renovar ya", "mire _url_ ya"),
        ("debe $1.500.000 del mes", "debe _money_ del mes"),
        ("debe 20 millones de pesos", "debe _money_ de pesos"),
        ("vivo en la calle 45 # 12-30", "vivo en la _address_"),
        ("cómo va la CAMP-2026-0042", "cómo va la _folio_"),
        ("quiero una campaña por WhatsApp en Diciembre", "quiero una campaña por WhatsApp en Diciembre"),
        ("Para el 15 de diciembre de 2026 a las 8:30", "Para el 15 de diciembre de 2026 a las 8:30"),
        ("¿Qué pasó con la OCM? Nadie responde", "¿Qué pasó con la OCM? Nadie responde"),
        ("dos\nlíneas\tseguidas", "dos líneas seguidas"),
    ],
)
def test_personal_data_become_marks(text: str, masked: str) -> None:
    assert mask(text, NAMES, WORDS, KNOWN) == masked


def test_masking_twice_changes_nothing() -> None:
    once = mask("Soy Laura, 3001234567, a@b.co, $30.000", NAMES, WORDS)

    assert mask(once, NAMES, WORDS) == once


def test_a_long_sentence_is_cut() -> None:
    assert len(mask("no entiendo " * 100, NAMES, WORDS)) == LONGEST


def test_the_same_sentence_has_one_key() -> None:
    assert key_of("¿Qué pasó?") == key_of("que paso")
    assert key_of("que paso") != key_of("que pasa")


@pytest.mark.parametrize("text", ["a" * 200_000, "1 " * 100_000, "a.b-" * 50_000, "Aa1" * 60_000])
def test_a_huge_text_is_masked_at_once(text: str) -> None:
    assert len(mask(text, NAMES, WORDS)) <= LONGEST
