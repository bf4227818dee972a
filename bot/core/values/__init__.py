"""Text to value: dates, numbers, money, hours, channels, yes or no, and small lists.

Pure: today and the calendar are given, never read. `read_*` answers a question with one reading;
`find_*` finds every mention in a longer message. Words for people are made in `bot.i18n`.
"""

from __future__ import annotations

from datetime import date

from bot.core.calendar import BusinessCalendar
from bot.core.values.languages import DEFAULT, UnknownLanguageError, language
from bot.core.values.mentions import Kind, Mention, find_values
from bot.core.values.reading import (
    DateRange,
    Hours,
    Money,
    Number,
    NumberRange,
    Problem,
    Reading,
    When,
)

Texts = tuple[str, ...]


def read_date(text: str, today: date, calendar: BusinessCalendar, lang: str = DEFAULT) -> Reading[When]:
    """The date or range *text* answers with; without a year, the next occurrence (contract §1)."""
    return language(lang).read_date(text, today, calendar)


def find_dates(
    text: str, today: date, calendar: BusinessCalendar, lang: str = DEFAULT
) -> tuple[Reading[When], ...]:
    """Every date and range in *text*, in order, without overlaps, invalid ones included."""
    return language(lang).find_dates(text, today, calendar)


def read_number(text: str, lang: str = DEFAULT) -> Reading[Number]:
    """The number or range *text* answers with (point groups, comma decimals)."""
    return language(lang).read_number(text)


def find_numbers(text: str, lang: str = DEFAULT) -> tuple[Reading[Number], ...]:
    """Every number in *text*, in order; articles are none."""
    return language(lang).find_numbers(text)


def read_money(text: str, lang: str = DEFAULT) -> Reading[Money]:
    """The amount *text* answers with; pesos (COP) unless another currency is said, "$" included."""
    return language(lang).read_money(text)


def find_money(text: str, lang: str = DEFAULT) -> tuple[Reading[Money], ...]:
    """Every amount in *text* said with a currency, in order."""
    return language(lang).find_money(text)


def read_hours(text: str, lang: str = DEFAULT) -> Reading[Hours]:
    """The daily hours *text* answers with; Monday to Friday (guessed) unless it says days."""
    return language(lang).read_hours(text)


def find_hours(text: str, lang: str = DEFAULT) -> tuple[Reading[Hours], ...]:
    """Every daily schedule in *text*, in order."""
    return language(lang).find_hours(text)


def read_channels(text: str, lang: str = DEFAULT) -> Reading[Texts]:
    """The channels *text* asks for, exclusions left out: codes of contract §4 in canonical order."""
    return language(lang).read_channels(text)


def find_channels(text: str, lang: str = DEFAULT) -> tuple[Reading[Texts], ...]:
    """Every channel named in *text*, one code each, in order, wanted or not."""
    return language(lang).find_channels(text)


def read_yes_no(text: str, lang: str = DEFAULT) -> Reading[bool]:
    """Whether *text* says yes; None when it says neither, or doubts."""
    return language(lang).read_yes_no(text)


def read_email_list(text: str, lang: str = DEFAULT) -> Reading[Texts]:
    """The e-mail addresses in *text*, each once; () when it says there are none."""
    return language(lang).read_email_list(text)


def read_list(text: str, lang: str = DEFAULT) -> Reading[Texts]:
    """The items of *text* (links, variables), each once; () when it says there are none."""
    return language(lang).read_list(text)


def read_extension(text: str, lang: str = DEFAULT) -> Reading[str]:
    """The phone extension in *text*: two to six digits."""
    return language(lang).read_extension(text)


__all__ = [
    "DateRange",
    "Hours",
    "Kind",
    "Mention",
    "Money",
    "Number",
    "NumberRange",
    "Problem",
    "Reading",
    "UnknownLanguageError",
    "When",
    "find_channels",
    "find_dates",
    "find_hours",
    "find_money",
    "find_numbers",
    "find_values",
    "read_channels",
    "read_date",
    "read_email_list",
    "read_extension",
    "read_hours",
    "read_list",
    "read_money",
    "read_number",
    "read_yes_no",
]
