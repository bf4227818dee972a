"""What was understood of a value, in words for people: dates, numbers, money, hours, channels.

Formats and names are CLDR's (Babel); the few joining words are in one table per language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name

from bot.core.values import DateRange, Hours, Money, Number, NumberRange, When

LOCALES: Final = {"es": Locale.parse("es_CO")}
DAY_CODES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "day": "EEEE d 'de' MMMM 'de' y",
        "from_day": "desde el {0}",
        "to_day": "hasta el {0}",
        "days": "del {0} al {1}",
        "at_least": "{0} o más",
        "at_most": "hasta {0}",
        "between": "entre {0} y {1}",
        "hours": "de {0} a {1}, {2}",
        "weekdays": "de {0} a {1}",
        "sms": "SMS",
        "email": "correo",
        "whatsapp": "WhatsApp",
        "call": "llamada",
        "voice": "mensaje de voz",
    }
}


def date_text(value: When, lang: str = "es") -> str:
    """'martes 1 de diciembre de 2026', or a range in the same form."""
    if isinstance(value, DateRange):
        return _range_text(value, lang)
    return format_date(value, WORDS[lang]["day"], LOCALES[lang])


def _range_text(value: DateRange, lang: str) -> str:
    words = WORDS[lang]
    start, end = ("" if day is None else date_text(day, lang) for day in (value.start, value.end))
    if start and end:
        return words["days"].format(start, end)
    return words["from_day"].format(start) if start else words["to_day"].format(end)


def number_text(value: Number, lang: str = "es") -> str:
    """'12.000', 'entre 8.000 y 10.000', '5.000 o más'."""
    return _bounds(value, lang, lambda number: _decimal(number, lang))


def money_text(value: Money, lang: str = "es") -> str:
    """'40.000.000 pesos colombianos': a sign alone would not tell pesos from dollars."""

    def one(amount: float) -> str:
        count = int(amount) if float(amount).is_integer() else amount
        return f"{_decimal(amount, lang)} {get_currency_name(value.currency, count, LOCALES[lang])}"

    return _bounds(value.amount, lang, one)


def hours_text(value: Hours, lang: str = "es") -> str:
    """'de 8:00 a. m. a 5:00 p. m., de lunes a viernes'."""
    start, end = (
        format_time(time.fromisoformat(clock), "short", locale=LOCALES[lang])
        for clock in (value.start, value.end)
    )
    return WORDS[lang]["hours"].format(start, end, _days_text(value.days, lang))


def channels_text(value: Sequence[str], lang: str = "es") -> str:
    """'SMS, correo y WhatsApp'."""
    return format_list([WORDS[lang][code] for code in value], locale=LOCALES[lang])


def _days_text(codes: Sequence[str], lang: str) -> str:
    days = [DAY_CODES.index(code) for code in codes]
    names = get_day_names(locale=LOCALES[lang])
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return WORDS[lang]["weekdays"].format(names[days[0]], names[days[-1]])
    return format_list([names[day] for day in days], locale=LOCALES[lang])


def _decimal(number: float, lang: str) -> str:
    return format_decimal(number, locale=LOCALES[lang], decimal_quantization=False)


def _bounds(value: Number, lang: str, one: Callable[[float], str]) -> str:
    if not isinstance(value, NumberRange):
        return one(value)
    words = WORDS[lang]
    if value.low is not None and value.high is not None:
        return words["between"].format(one(value.low), one(value.high))
    if value.low is not None:
        return words["at_least"].format(one(value.low))
    return words["at_most"].format(one(value.high or 0))
