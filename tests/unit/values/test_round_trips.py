"""Values written in several Spanish ways are read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import BusinessCalendar
from bot.core.values import DateRange, Hours, NumberRange, find_dates, read_date, read_hours, read_number
from bot.core.values.listing import listed

CALENDAR = BusinessCalendar()
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
UNITS = listed(
    "cero, uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, "
    "quince, "
    "dieciséis, diecisiete, dieciocho, diecinueve, veinte, veintiuno, veintidós, veintitrés, veinticuatro, "
    "veinticinco, veintiséis, veintisiete, veintiocho, veintinueve"
)
TENS = listed("treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa")
HUNDREDS = listed(
    "ciento, doscientos, trescientos, cuatrocientos, quinientos, seiscientos, setecientos, "
    "ochocientos, novecientos"
)


def in_words(number: int) -> str:
    if number < 30:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return TENS[ten - 3] + (f" y {UNITS[unit]}" if unit else "")
    if number < 1000:
        hundred, rest = divmod(number, 100)
        return (
            "cien" if number == 100 else f"{HUNDREDS[hundred - 1]} {in_words(rest) if rest else ''}".strip()
        )
    size, name, one = (1000, "mil", "mil") if number < 10**6 else (10**6, "millones", "un millón")
    many, rest = divmod(number, size)
    head = one if many == 1 else f"{shortened(in_words(many))} {name}"
    return f"{head} {in_words(rest)}" if rest else head


def shortened(words: str) -> str:
    """Before a noun: veintiún mil, treinta y un millones."""
    if words.endswith("veintiuno"):
        return words.removesuffix("uno") + "ún"
    return words.removesuffix("o") if words.endswith("uno") else words


WAYS: dict[str, Callable[[date], str]] = {
    "long": lambda day: format_date(day, "EEEE d 'de' MMMM 'de' y", "es_CO"),
    "plain": lambda day: format_date(day, "d 'de' MMMM 'de' y", "es_CO"),
    "short": lambda day: format_date(day, "d MMM y", "es_CO"),
    "month first": lambda day: format_date(day, "MMMM d 'de' y", "es_CO"),
    "slashes": lambda day: format_date(day, "dd/MM/y", "es_CO"),
    "dashes": lambda day: format_date(day, "d-M-y", "es_CO"),
    "points": lambda day: format_date(day, "d.M.y", "es_CO"),
    "iso": date.isoformat,
    "named month": lambda day: format_date(day, "dd-MMM-y", "es_CO"),
    "in words": lambda day: (
        f"el {in_words(day.day)} de {format_date(day, 'MMMM', 'es')} de {in_words(day.year)}"
    ),
}


@pytest.mark.parametrize("way", WAYS)
@given(day=DAYS)
def test_a_date_written_out_is_read_back(way: str, day: date) -> None:
    assert read_date(WAYS[way](day), date(2026, 11, 24), CALENDAR).value == day


@given(day=DAYS, today=DAYS)
def test_a_date_is_found_inside_a_sentence(day: date, today: date) -> None:
    text = f"porfa que salga {WAYS['plain'](day)}, gracias"

    assert [each.value for each in find_dates(text, today, CALENDAR)] == [day]


@given(today=st.dates(date(1950, 1, 1), date(2100, 1, 1)), ahead=st.integers(0, 364))
def test_a_day_and_month_are_the_next_ones(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)

    assert read_date(format_date(day, "d 'de' MMMM", "es"), today, CALENDAR).value == day


@given(start=DAYS, length=st.integers(0, 400))
def test_a_range_is_read_back(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    text = f"del {WAYS['plain'](start)} al {WAYS['slashes'](end)}"

    assert read_date(text, date(2026, 11, 24), CALENDAR).value == DateRange(start, end)


@given(today=DAYS, count=st.integers(1, 60))
def test_business_days_are_the_calendars(today: date, count: int) -> None:
    text = f"en {in_words(count)} días hábiles"

    assert read_date(text, today, CALENDAR).value == CALENDAR.add_business_days(today, count)


@given(number=st.integers(2, 999_999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert read_number(in_words(number)).value == number


@given(number=st.integers(0, 10**15))
def test_a_number_in_figures_is_read_back(number: int) -> None:
    written = {
        format_decimal(number, locale="es_CO"),
        format_decimal(number, locale="es_CO").replace(".", " "),
        str(number),
    }

    assert {read_number(text).value for text in written} == {number}


@given(cents=st.integers(0, 10**11))
def test_decimals_are_read_back(cents: int) -> None:
    text = format_decimal(cents / 100, "#,##0.00", "es_CO")

    assert read_number(text).value == cents / 100


@given(low=st.integers(2, 10**6), more=st.integers(1, 10**6))
def test_a_range_of_numbers_is_read_back(low: int, more: int) -> None:
    text = f"entre {in_words(low)} y {format_decimal(low + more, locale='es_CO')}"

    assert read_number(text).value == NumberRange(low, low + more)


@given(start=st.integers(0, 23 * 60), length=st.integers(1, 59))
def test_hours_are_read_back(start: int, length: int) -> None:
    first, last = (f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in (start, start + length))

    assert read_hours(f"{first} a {last} los sábados").value == Hours(first, last, ("sat",))


@given(text=st.text(max_size=200), today=DAYS)
def test_no_text_breaks_a_reader(text: str, today: date) -> None:
    reading = read_date(text, today, CALENDAR)

    assert 0 <= reading.start <= reading.end <= len(text)
    assert read_number(text).end <= len(text)
