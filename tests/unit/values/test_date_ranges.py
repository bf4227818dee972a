"""Ranges and periods. Today is Tuesday 24 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values import DateRange, Problem, find_dates, read_date

TODAY = date(2026, 11, 24)
CALENDAR = BusinessCalendar()


def shown(text: str) -> str:
    value = read_date(text, TODAY, CALENDAR).value
    return f"{value.start}/{value.end}" if isinstance(value, DateRange) else str(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("del 1 al 15 de diciembre", "2026-12-01/2026-12-15"),
        ("1-15 dic", "2026-12-01/2026-12-15"),
        ("diciembre 1-15", "2026-12-01/2026-12-15"),
        ("del 1 al 15", "2026-12-01/2026-12-15"),
        ("1 al 15", "2026-12-01/2026-12-15"),
        ("entre el 3 y el 12 de enero", "2027-01-03/2027-01-12"),
        ("del 28 al 3 de enero", "2026-12-28/2027-01-03"),
        ("del 28 de diciembre al 3 de enero", "2026-12-28/2027-01-03"),
        ("3/12/2026 - 20/12/2026", "2026-12-03/2026-12-20"),
        ("2026-12-03/2026-12-20", "2026-12-03/2026-12-20"),
        ("1 y 2 de diciembre", "2026-12-01/2026-12-02"),
        ("los días 18 y 19 de junio", "2027-06-18/2027-06-19"),
        ("de lunes a viernes de la próxima semana", "2026-11-30/2026-12-04"),
        ("desde el lunes", "2026-11-30/None"),
        ("a partir del 7 de enero", "2027-01-07/None"),
        ("hasta el 20", "None/2026-12-20"),
        ("a más tardar el viernes", "None/2026-11-27"),
        ("antes del 15 de enero", "None/2027-01-14"),
        ("después del 3 de diciembre", "2026-12-04/None"),
        ("no antes del 10 de enero", "2027-01-10/None"),
        ("por dos semanas a partir del lunes", "2026-11-30/2026-12-13"),
        ("durante 10 días hábiles desde el 1 de diciembre", "2026-12-01/2026-12-15"),
        ("de aquí al viernes", "2026-11-24/2026-11-27"),
        ("en 2 o 3 días", "2026-11-26/2026-11-27"),
        ("antes de que acabe el año", "None/2026-12-31"),
        ("después de 2027", "2028-01-01/None"),
        ("desde hoy hasta fin de mes", "2026-11-24/2026-11-30"),
    ],
)
def test_ranges_hold_both_their_ends(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la otra semana", "2026-11-30/2026-12-06"),
        ("este mes", "2026-11-01/2026-11-30"),
        ("el mes entrante", "2026-12-01/2026-12-31"),
        ("diciembre", "2026-12-01/2026-12-31"),
        ("enero de 2028", "2028-01-01/2028-01-31"),
        ("de enero a marzo", "2027-01-01/2027-03-31"),
        ("primera quincena de enero", "2027-01-01/2027-01-15"),
        ("Q1 2027", "2027-01-01/2027-03-31"),
        ("tercer trimestre del próximo año", "2027-07-01/2027-09-30"),
        ("segunda mitad de diciembre", "2026-12-16/2026-12-31"),
        ("segundo semestre de 2027", "2027-07-01/2027-12-31"),
        ("semana del 7 de diciembre", "2026-12-07/2026-12-13"),
        ("semana santa", "2027-03-21/2027-03-28"),
        ("puente de reyes", "2027-01-09/2027-01-11"),
        ("los primeros 5 días de diciembre", "2026-12-01/2026-12-05"),
        ("resto del mes", "2026-11-24/2026-11-30"),
        ("a mediados de enero", "2027-01-10/2027-01-20"),
        ("el fin de semana", "2026-11-28/2026-11-29"),
        ("en 2027", "2027-01-01/2027-12-31"),
    ],
)
def test_periods_have_a_first_and_a_last_day(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_vague_parts_of_a_period_are_guesses() -> None:
    assert [read_date(text, TODAY, CALENDAR).guessed for text in ("a mediados de enero", "enero")] == [
        True,
        False,
    ]


def test_a_range_that_ends_before_it_begins_is_invalid() -> None:
    reading = read_date("del 20 de diciembre de 2026 al 3 de diciembre de 2026", TODAY, CALENDAR)

    assert (reading.value, reading.problem) == (None, Problem.INVALID)


def test_start_and_end_said_apart_are_one_range() -> None:
    assert [
        shown("que empiece el 3 de diciembre y vaya hasta el 20, porfa"),
        shown("fecha de inicio: 03/12/2026, fecha fin: 20/12/2026"),
    ] == ["2026-12-03/2026-12-20"] * 2


def test_the_dates_of_a_message_are_found_apart_and_in_order() -> None:
    text = "arranca con el 3 de enero, no el lunes, y va hasta el 20"
    found = find_dates(text, TODAY, CALENDAR)

    assert [(text[each.start : each.end], each.value) for each in found] == [
        ("el 3 de enero", date(2027, 1, 3)),
        ("lunes", date(2026, 11, 30)),
        ("va hasta el 20", DateRange(None, date(2026, 12, 20))),
    ]


def test_an_end_follows_the_start_said_before_it() -> None:
    text = "sale el 3 de enero y termina el 20"

    assert [each.value for each in find_dates(text, TODAY, CALENDAR)] == [
        date(2027, 1, 3),
        DateRange(None, date(2027, 1, 20)),
    ]


def test_the_month_said_last_is_every_days() -> None:
    found = find_dates("el 5, el 10 y el 20 de enero", TODAY, CALENDAR)

    assert [each.value for each in found] == [date(2027, 1, 5), date(2027, 1, 10), date(2027, 1, 20)]
