"""A date is put off or brought forward by a span."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values.shifts import read_shift

BASE = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("corre la fecha de fin una semana", date(2026, 12, 22)),
        ("aplaza el cierre de Universidad del Sur dos semanas", date(2026, 12, 29)),
        ("aplázalo tres días hábiles", date(2026, 12, 18)),
        ("alarga el fin 15 días", date(2026, 12, 30)),
        ("la fecha de fin 10 días después", date(2026, 12, 25)),
        ("el cierre se corrió un mes", date(2027, 1, 15)),
        ("dale una semana más", date(2026, 12, 22)),
        ("adelanta el inicio dos días", date(2026, 12, 13)),
        ("el cierre una semana antes", date(2026, 12, 8)),
        ("corre el cierre un par de semanas", date(2026, 12, 29)),
        ("aplaza el cierre para el 15 de marzo", None),
        ("aplaza el cierre para dentro de dos semanas", None),
        ("el cierre es en dos semanas", None),
        ("aplaza el cierre", None),
        ("", None),
    ],
)
def test_a_span_moves_the_date(text: str, expected: date | None) -> None:
    assert read_shift(text, BASE, BusinessCalendar()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("push the closing two weeks", date(2026, 12, 29)),
        ("the end date 3 days earlier", date(2026, 12, 12)),
        ("the closing is in two weeks", None),
    ],
)
def test_in_english_too(text: str, expected: date | None) -> None:
    assert read_shift(text, BASE, BusinessCalendar(), "en") == expected
