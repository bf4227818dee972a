"""Single days, as Colombians write them. Today is Tuesday 24 November 2026 unless said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values import Problem, read_date

TODAY = date(2026, 11, 24)
CALENDAR = BusinessCalendar()


def day(text: str, today: date = TODAY) -> object:
    return read_date(text, today, CALENDAR).value


@pytest.mark.parametrize(
    "text",
    [
        "3 de diciembre",
        "el 3 de dic.",
        "3 dic",
        "diciembre 3",
        "dic. 3, 2026",
        "jueves 3 de diciembre de 2026",
        "el tres (3) de diciembre",
        "3/12",
        "03/12/26",
        "3-12-2026",
        "3.12.2026",
        "2026-12-03",
        "03-dic-2026",
        "3 del 12",
        "el 3 del 12 del 2026",
        "3 de diciembre del 26",
        "3 de diciembre del presente año",
        "el 3 del mes que viene",
        "el 3 del próximo mes",
        "jueves 3",
        "el jueves de la semana entrante",
        "el primer jueves de diciembre",
        "20261203",
        "03 12 2026",
        "EL 3 DE DICIEMBRE",
        "3 de dicienbre",
        "ponle el 3 de diciembre a las 8 am porfa",
    ],
)
def test_every_way_of_writing_a_day_is_that_day(text: str) -> None:
    assert day(text) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoy", "2026-11-24"),
        ("mañana por la mañana", "2026-11-25"),
        ("pasado mañana", "2026-11-26"),
        ("en tres días", "2026-11-27"),
        ("dentro de quince (15) días hábiles", "2026-12-16"),
        ("en dos semanas", "2026-12-08"),
        ("en mes y medio", "2027-01-08"),
        ("de hoy en ocho", "2026-12-01"),
        ("el lunes en ocho", "2026-12-07"),
        ("al día siguiente", "2026-11-25"),
        ("dos días después del 3 de diciembre", "2026-12-05"),
        ("un día antes de navidad", "2026-12-24"),
        ("tres días hábiles después del 3 de diciembre", "2026-12-09"),
        ("el primer día hábil de enero", "2027-01-04"),
        ("el último día hábil del mes", "2026-11-30"),
        ("fin de mes", "2026-11-30"),
        ("fin de año", "2026-12-31"),
        ("el último viernes de enero", "2027-01-29"),
        ("el martes de la última semana de marzo", "2027-03-23"),
        ("el pasado 3 de marzo", "2026-03-03"),
    ],
)
def test_relative_days_are_counted_from_today(text: str, expected: str) -> None:
    assert day(text) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lunes", "2026-11-30"),
        ("martes", "2026-12-01"),
        ("este martes", "2026-11-24"),
        ("el próximo viernes", "2026-11-27"),
        ("el viernes siguiente", "2026-12-04"),
        ("el lunes pasado", "2026-11-23"),
        ("el miércoles de la otra semana", "2026-12-02"),
    ],
)
def test_weekdays_fall_after_today(text: str, expected: str) -> None:
    assert day(text) == date.fromisoformat(expected)


def test_next_friday_offers_its_other_reading() -> None:
    reading = read_date("el próximo viernes", TODAY, CALENDAR)

    assert (reading.guessed, reading.alternatives) == (True, (date(2026, 12, 4),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("navidad", "2026-12-25"),
        ("año nuevo", "2027-01-01"),
        ("jueves santo", "2027-03-25"),
        ("noche de velitas", "2026-12-07"),
        ("día de la madre", "2027-05-09"),
        ("amor y amistad", "2027-09-18"),
        ("black friday", "2026-11-27"),
        ("navidad de 2027", "2027-12-25"),
        ("el próximo festivo", "2026-12-08"),
    ],
)
def test_named_days_are_known(text: str, expected: str) -> None:
    assert day(text) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["31 de febrero", "30/02/2027", "29 de febrero de 2027", "31 de abril", "32/12/2026"]
)
def test_days_that_do_not_exist_are_invalid(text: str) -> None:
    reading = read_date(text, TODAY, CALENDAR)

    assert (reading.value, reading.problem) == (None, Problem.INVALID)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no sé",
        "cuando quieran",
        "lo antes posible",
        "en media hora",
        "esta mañana",
        "una vez al mes",
        "2 veces",
    ],
)
def test_texts_without_a_day_read_nothing(text: str) -> None:
    assert not read_date(text, TODAY, CALENDAR).found


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert [day("24 de noviembre"), day("23 de noviembre"), day("29 de febrero")] == [
        date(2026, 11, 24),
        date(2027, 11, 23),
        date(2028, 2, 29),
    ]


def test_a_bare_number_is_a_day_where_a_date_is_asked_for() -> None:
    assert [day("15"), day("el quince"), day("30")] == [
        date(2026, 12, 15),
        date(2026, 12, 15),
        date(2026, 11, 30),
    ]


def test_a_date_that_is_over_is_marked() -> None:
    assert read_date("3 de enero de 2025", TODAY, CALENDAR).problem is Problem.PAST


def test_a_weekday_that_is_not_that_dates_is_marked_and_the_date_kept() -> None:
    reading = read_date("viernes 5 de diciembre", TODAY, CALENDAR)

    assert (reading.value, reading.problem) == (date(2026, 12, 5), Problem.WEEKDAY)


def test_month_first_figures_are_turned_only_where_nothing_else_can_be_meant() -> None:
    reading = read_date("12/31/2026", TODAY, CALENDAR)

    assert (reading.value, reading.guessed) == (date(2026, 12, 31), True)


def test_a_reading_says_where_it_stands() -> None:
    text = "salimos el 1.º de dicie\u0301mbre 🎉"
    reading = read_date(text, TODAY, CALENDAR)

    assert text[reading.start : reading.end] == "el 1.º de dicie\u0301mbre"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no del 3 sino del 5", date(2026, 12, 5)),
        ("no el 3 de enero sino el 5", date(2027, 1, 5)),
        ("el 3, perdón, el 5 de diciembre", date(2026, 12, 5)),
        ("mañana no, el jueves", date(2026, 11, 26)),
        ("mueve la fecha del 3 al 5 de diciembre", date(2026, 12, 5)),
    ],
)
def test_the_date_taken_back_is_not_the_answer(text: str, expected: date) -> None:
    assert day(text) == expected
