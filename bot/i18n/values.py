"""Dates, numbers and lists as CLDR writes them in the receiver's language."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_compact_currency, format_currency, format_decimal, get_currency_symbol

from bot.core.text import HolidayName, MonthName, ShortMoney, ShownDay
from bot.core.values.reading import Money, NumberRange

_OBSERVED = re.compile(r"\s*\([^)]*\)$")  # the library's mark on a holiday that was moved to a Monday
_YEAR = re.compile(r"[\s,]*('[^']*'\s*)?y+")
WITHOUT_COMMAS = frozenset({"es"})  # «martes 1 de diciembre», as Colombian offices write it
MILLION = 1_000_000
IN_MILLIONS = frozenset({"es"})  # CLDR would go on to «MRD», which nobody here reads
_LIBRARY = {"es": "es", "en": "en_US"}


def write_value(value: Any, locale: Locale) -> str:
    """Return one value as words; a string is a person's own and stays as it is."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list):
        return format_list(value, locale=locale)
    return _moment_or_number(value, locale)


def _moment_or_number(value: Any, locale: Locale) -> str:
    if isinstance(value, MonthName):
        return format_skeleton("yMMMM", value.day, locale=locale)
    if isinstance(value, ShortMoney | Money):
        return _short_money(value, locale) if isinstance(value, ShortMoney) else _money(value, locale)
    if isinstance(value, ShownDay):
        return _shown_day(value, locale)
    if isinstance(value, HolidayName):
        return holiday_name(value.day, value.country, locale)
    if isinstance(value, datetime):
        return f"{_day(value, locale)}, {format_time(value, 'short', tzinfo=value.tzinfo, locale=locale)}"
    if isinstance(value, date):
        return _unbroken(format_date(value, "full", locale=locale), locale)
    if isinstance(value, time):
        return format_time(value, "short", locale=locale)
    return format_decimal(value, locale=locale)


def _money(value: Money, locale: Locale) -> str:
    """Return one amount with its currency's sign, without decimals where it has none."""
    pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0.##")
    if get_currency_symbol(value.currency, locale)[-1].isalpha():
        pattern = pattern.replace("¤", "¤\N{NO-BREAK SPACE}")  # CLDR's alphaNextToNumber
    said = value.amount
    ends = (said.low, said.high) if isinstance(said, NumberRange) else (said,)
    return "–".join(
        format_currency(end, value.currency, pattern, locale, False, decimal_quantization=False)
        for end in ends
        if end is not None
    )


def _short_money(value: ShortMoney, locale: Locale) -> str:
    """Return an amount in few signs: in millions where offices count in nothing else."""
    amount = value.amount
    if locale.language not in IN_MILLIONS or abs(amount) < MILLION:
        return format_compact_currency(amount, value.currency, locale=locale, fraction_digits=1)
    millions = round(amount / MILLION, 1 if abs(amount) < 100 * MILLION else None)
    written = _money(Money(millions, value.currency), locale)
    return f"{written}\N{NO-BREAK SPACE}M"


def _day(moment: datetime, locale: Locale) -> str:
    return _unbroken(format_skeleton("yMMMEd", moment, tzinfo=moment.tzinfo, locale=locale), locale)


def _unbroken(words: str, locale: Locale) -> str:
    """Return a date without its commas where people leave them out."""
    return words.replace(",", "") if locale.language in WITHOUT_COMMAS else words


def _shown_day(value: ShownDay, locale: Locale) -> str:
    if value.how == "short":
        return format_date(value.day, "EEEE d", locale=locale)
    if value.how == "long":
        without_year = _YEAR.sub("", locale.date_formats["full"].pattern)
        return _unbroken(format_date(value.day, without_year, locale=locale), locale)
    return _unbroken(format_date(value.day, "full", locale=locale), locale)


@lru_cache(maxsize=512)
def holiday_name(day: date, country: str, locale: Locale) -> str:
    """Return a public holiday's name in a language, empty where the country has none that day."""
    import holidays

    language = _LIBRARY.get(locale.language, locale.language)
    name = holidays.country_holidays(country, years=[day.year], language=language).get(day, "")
    return _OBSERVED.sub("", name.split("; ")[0])
