"""A closing or opening verb bounds a range where it states, and asks for the whole stretch in a question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values import DateRange, read_date

TODAY = date(2026, 11, 24)
NOVEMBER = DateRange(date(2026, 11, 1), date(2026, 11, 30))
WEEK_AFTER = DateRange(date(2026, 11, 30), date(2026, 12, 6))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("qué cierra este mes", "es", NOVEMBER),
        ("Y qué cierra este mes", "es", NOVEMBER),
        ("dime qué cerramos este mes", "es", NOVEMBER),
        ("cuánto cerramos este mes", "es", NOVEMBER),
        ("muéstrame lo que cierra este mes", "es", NOVEMBER),
        ("¿la de Andina cierra este mes?", "es", NOVEMBER),
        ("hola. qué termina la otra semana", "es", WEEK_AFTER),
        ("qué campaña arranca la otra semana", "es", WEEK_AFTER),
        ("la campaña cierra este mes", "es", DateRange(None, date(2026, 11, 30))),
        ("una campaña que termina el 15 de diciembre", "es", DateRange(None, date(2026, 12, 15))),
        ("qué pena, cierra el 15 de diciembre", "es", date(2026, 12, 15)),
        ("arranca el 4 de diciembre", "es", DateRange(date(2026, 12, 4), None)),
        ("what closes this month", "en", NOVEMBER),
        ("it ends this month", "en", DateRange(None, date(2026, 11, 30))),
    ],
)
def test_only_a_statement_leaves_the_range_open(text: str, language: str, expected: date | DateRange) -> None:
    assert read_date(text, TODAY, BusinessCalendar(), language).value == expected
