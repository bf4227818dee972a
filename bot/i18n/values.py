"""Dates, numbers and lists as CLDR writes them in the receiver's language."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal


def write_value(value: Any, locale: Locale) -> str:
    """Return one value as words; a string is a person's own and stays as it is."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list):
        return format_list(value, locale=locale)
    if isinstance(value, datetime):
        return f"{_day(value, locale)}, {format_time(value, 'short', tzinfo=value.tzinfo, locale=locale)}"
    if isinstance(value, date):
        return format_date(value, "full", locale=locale).replace(",", "")
    if isinstance(value, time):
        return format_time(value, "short", locale=locale)
    return format_decimal(value, locale=locale)


def _day(moment: datetime, locale: Locale) -> str:
    return format_skeleton("yMMMEd", moment, tzinfo=moment.tzinfo, locale=locale).replace(",", "")
