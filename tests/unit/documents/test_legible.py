from __future__ import annotations

import sys

import pytest

from bot.documents.brief_pdf import compile_inputs, to_inputs
from bot.documents.legible import to_legible
from tests.unit.documents.printed import with_value
from tests.unit.documents.sample_sheet import SHEET


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Año Ñandú ¿cuánto? 25 % · €", "Año Ñandú ¿cuánto? 25 % · €"),
        ("¡Listo! 🎉", "¡Listo! [U+1F389]"),
        ("👩\u200d🎓", "[U+1F469 U+200D U+1F393]"),
        ("❤\ufe0f ☎\ufe0f", "❤ ☎"),
        ("pago\u202e0005$", "pago[U+202E]0005$"),
        ("a\u200bb\ufeffc\u00add", "a[U+200B]b[U+FEFF]c[U+00AD]d"),
        ("a\x00b", "a[U+0000]b"),
        ("\ud83d", "[U+D83D]"),
        ("uno\r\ndos\rtres\u2028cuatro\x0bcinco", "uno\ndos\ntres\ncuatro\ncinco"),
        ("\tsangría", "    sangría"),
        ("nin\u0303o", "niño"),
        ("a\u0301\u0301\u0301b", "á[U+0301 U+0301]b"),
        ("מחר مرحبا", "מחר مرحبا"),
    ],
)
def test_what_would_not_be_seen_is_shown_by_its_code_point(text: str, expected: str) -> None:
    assert to_legible(text) == expected


def test_a_legible_text_stays_as_it_is() -> None:
    once = to_legible("🎉\t\u202e\r\n" + "".join(map(chr, range(0x3000))))

    assert to_legible(once) == once


def test_every_character_called_legible_is_drawn() -> None:
    """PDF/A refuses a character without a glyph, so printing all of them is the proof."""
    drawn = [sign for sign in map(chr, range(sys.maxunicode + 1)) if to_legible(sign) == sign]

    assert compile_inputs(to_inputs(with_value(SHEET, " ".join(drawn)))).startswith(b"%PDF")
