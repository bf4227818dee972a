"""The values of a whole message, and texts made to be slow or to break offsets."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values import (
    UnknownLanguageError,
    find_values,
    read_channels,
    read_date,
    read_hours,
    read_money,
    read_number,
    read_yes_no,
)
from bot.core.values.tokens import LONGEST_TEXT, MOST_TOKENS, fold, tokenise

TODAY = date(2026, 11, 24)
CALENDAR = BusinessCalendar()
HOSTILE = [
    "3 semanas antes de ",
    "lunes, ",
    "del 1 al ",
    "mil ",
    "1/1/",
    "no ",
    "( ",
    "9",
    "\u0301",
    "a@",
    "y medio ",
]


def test_each_mention_has_one_kind() -> None:
    text = (
        "Campaña de WhatsApp para 12 mil beneficiarios, sale el lunes 30 de noviembre de 8 a 5 "
        "y termina el 15 de diciembre, con 3,2 millones de pesos"
    )
    found = [(kind.value, text[each.start : each.end]) for kind, each in find_values(text, TODAY, CALENDAR)]

    assert found == [
        ("channel", "WhatsApp"),
        ("number", "12 mil"),
        ("date", "lunes 30 de noviembre"),
        ("hours", "de 8 a 5"),
        ("date", "termina el 15 de diciembre"),
        ("money", "3,2 millones de pesos"),
    ]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_hostile_texts_are_read_up_to_a_limit(piece: str) -> None:
    text = (piece * 100_000)[:100_000]

    assert len(tokenise(text).items) <= MOST_TOKENS
    assert all(token.end <= LONGEST_TEXT for token in tokenise(text).items)
    for read in (read_number, read_money, read_hours, read_channels, read_yes_no):
        assert read(text).end <= len(text)
    assert read_date(text, TODAY, CALENDAR).end <= len(text)


def test_folding_keeps_every_offset() -> None:
    text = "MAÑANA man\u0303ana Straße ﬁn ½ 10º İstanbul ２７"

    assert len(fold(text)) == len(text)


def test_a_language_without_readers_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        read_number("tre", lang="it")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la oficina queda en la Calle 26 # 13-19 piso 10", []),
        ("Carrera 7 No. 32-16, oficina 1203", []),
        ("Av. Calle 72 # 10-07", []),
        ("según la Ley 2300 de 2023 y la circular 15 de 2024", []),
        ("NIT 899.999.035-7 y cédula 1.020.345.678", []),
        ("mi celular es 300 123 4567 y la extensión 4512", []),
        ("en la calle 12 con carrera 5, el 3 de diciembre", ["el 3 de diciembre"]),
        ("el contrato 123 de 2025 es para 3.000 usuarios", ["3.000"]),
        ("la resolución 045 del 3 de marzo de 2027", ["3 de marzo de 2027"]),
        ("el 31 de noviembre o el 1 de diciembre", ["el 31 de noviembre", "el 1 de diciembre"]),
        ("del 1 al 15 de diciembre, mínimo 5.000", ["del 1 al 15 de diciembre", "mínimo 5.000"]),
        ("a más tardar en 3 días hábiles", ["a más tardar en 3 días hábiles"]),
        ("una vez al mes, por este medio", []),
    ],
)
def test_figures_that_name_a_thing_are_no_mention(text: str, expected: list[str]) -> None:
    found = [text[each.start : each.end] for _, each in find_values(text, TODAY, CALENDAR)]

    assert found == expected
