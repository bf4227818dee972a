"""Channels, their misspellings, and exclusions."""

from __future__ import annotations

import pytest

from bot.core.values import find_channels, read_channels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wasap", "whatsapp"),
        ("wpp y correo", "email whatsapp"),
        ("whassap", "whatsapp"),
        ("mensajes de texto", "sms"),
        ("mensajes por whatsapp", "whatsapp"),
        ("mailing", "email"),
        ("blaster", "voice"),
        ("mensaje de voz", "voice"),
        ("llamadas automáticas", "voice"),
        ("llamadas de voz", "call"),
        ("llamdas y corrreo", "email call"),
        ("todos", "sms email whatsapp call voice"),
        ("llamada, WhatsApp y SMS", "sms whatsapp call"),
        ("WhatsApp y correo menos SMS", "email whatsapp"),
        ("todos menos llamadas", "sms email whatsapp voice"),
        ("todos los canales excepto WhatsApp y SMS", "email call voice"),
        ("no por SMS sino por correo", "email"),
        ("correo sí, SMS no", "email"),
        ("sms y no whatsapp", "sms"),
    ],
)
def test_channels_are_read_in_canonical_order(text: str, expected: str) -> None:
    assert read_channels(text).value == tuple(expected.split())


@pytest.mark.parametrize("text", ["", "no sé", "mañana", "los de siempre"])
def test_texts_without_a_channel_read_nothing(text: str) -> None:
    assert not read_channels(text).found


def test_a_misspelling_not_in_the_table_is_a_guess() -> None:
    assert [read_channels(text).guessed for text in ("wattsap", "whatsapp")] == [True, False]


def test_every_channel_named_is_found_where_it_stands() -> None:
    text = "SMS y correo, no wasap"

    assert [(each.value, text[each.start : each.end]) for each in find_channels(text)] == [
        (("sms",), "SMS"),
        (("email",), "correo"),
        (("whatsapp",), "wasap"),
    ]
