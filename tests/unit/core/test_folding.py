"""Text as it is compared, and as it is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.folding import clean, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Enviar   SOLICITUD ", "enviar solicitud"),
        ("¿Por qué lo piden?", "por que lo piden"),
        ("Sí, cancelar ❌", "si cancelar"),
        ("Ñandú", "nandu"),
        ("✅ Aprobar", "aprobar"),
        ("ana@b.co", "ana@b.co"),
        ("CAMP-2026-0042.", "camp-2026-0042"),
        ("a_b", "a b"),
        ("🙈", ""),
    ],
)
def test_case_accents_emoji_and_punctuation_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  hola \r\n", "hola"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\x00\x1b[31mb", "a[31mb"),
        ("cre\u0301dito", "crédito"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("\x00", ""),
    ],
)
def test_control_characters_go_and_lines_stay(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(st.text())
def test_what_is_kept_can_be_stored_anywhere(text: str) -> None:
    kept = clean(text)

    assert not any(unicodedata.category(mark) in ("Cc", "Cs") and mark not in "\n\t" for mark in kept)
    assert kept.encode() is not None
