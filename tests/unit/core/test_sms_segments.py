"""How many SMS a text takes, against counts known from 3GPP TS 23.038."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.forms.segments import segments


@pytest.mark.parametrize(
    ("text", "messages", "length", "alphabet"),
    [
        ("", 1, 0, "gsm7"),
        ("a" * 160, 1, 160, "gsm7"),
        ("a" * 161, 2, 161, "gsm7"),
        ("a" * 306, 2, 306, "gsm7"),
        ("a" * 307, 3, 307, "gsm7"),
        ("ñ" * 160, 1, 160, "gsm7"),
        ("é" * 160, 1, 160, "gsm7"),
        ("¿¡Ñü" * 40, 1, 160, "gsm7"),
        ("€" * 80, 1, 160, "gsm7"),
        ("€" * 81, 2, 162, "gsm7"),
        ("{nombre}", 1, 10, "gsm7"),
        ("á" * 70, 1, 70, "ucs2"),
        ("á" * 71, 2, 71, "ucs2"),
        ("ó" * 134, 2, 134, "ucs2"),
        ("ú" * 135, 3, 135, "ucs2"),
        ("í" + "a" * 69, 1, 70, "ucs2"),
        ("🙈" * 35, 1, 70, "ucs2"),
        ("🙈" * 36, 2, 72, "ucs2"),
        ("«hola»", 1, 6, "ucs2"),
        ("hola\nadiós", 1, 10, "ucs2"),
        ("hola\nadios", 1, 10, "gsm7"),
    ],
)
def test_known_counts(text: str, messages: int, length: int, alphabet: str) -> None:
    assert segments(text) == (messages, length, alphabet)


@pytest.mark.parametrize(
    ("accented", "alphabet"), [("à", "gsm7"), ("è", "gsm7"), ("Á", "ucs2"), ("í", "ucs2")]
)
def test_not_every_accent_is_outside_the_alphabet(accented: str, alphabet: str) -> None:
    assert segments(accented).alphabet == alphabet


@given(st.text(max_size=400))
def test_a_longer_text_never_takes_fewer_messages(text: str) -> None:
    assert segments(text + "a").messages >= segments(text).messages


@pytest.mark.parametrize(("text", "messages"), [("€" * 153, 3), ("🙈" * 67, 3)])
def test_a_mark_of_two_units_is_not_cut_in_two(text: str, messages: int) -> None:
    assert segments(text).messages == messages
