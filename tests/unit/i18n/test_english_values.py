"""Values in English are written as CLDR has them for the United States."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core.text import say
from bot.core.values import DateRange, Hours, Money, NumberRange
from bot.i18n.catalogue import CatalogueWording
from bot.i18n.value_words import ValueWords

WORDING = CatalogueWording()
READ = ValueWords("en")
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("America/Bogota"))


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 12, 1), "Tuesday, December 1, 2026"),
        (MORNING, "Tue, Nov 24, 2026, 9:00 AM"),
        (time(17, 30), "5:30 PM"),
        (12_000, "12,000"),
        (0.5, "0.5"),
        (("SMS", "email"), "SMS and email"),
        (("SMS", "email", "WhatsApp"), "SMS, email, and WhatsApp"),
        ((), ""),
        (None, ""),
        ("tal cual", "tal cual"),
    ],
)
def test_a_value_in_words(value: Any, expected: str) -> None:
    assert plain(WORDING.render(value, "en")) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "You have 0 requests:"),
        (1, "You have 1 request:"),
        (2, "You have 2 requests:"),
        (1000, "You have 1,000 requests:"),
    ],
)
def test_one_is_singular(count: int, expected: str) -> None:
    assert WORDING.render(say("list.heading", count=count), "en") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (READ.date(DateRange(date(2026, 12, 1), None)), "from Tuesday, December 1, 2026"),
        (READ.date(DateRange(None, date(2026, 12, 1))), "until Tuesday, December 1, 2026"),
        (READ.number(NumberRange(8000, 10_000)), "between 8,000 and 10,000"),
        (READ.number(NumberRange(5000, None)), "5,000 or more"),
        (READ.money(Money(3_200_000, "COP")), "3,200,000 Colombian pesos"),
        (READ.money(Money(1, "USD")), "1 US dollar"),
        (READ.money(Money(20.5, "EUR")), "20.5 euros"),
        (
            READ.hours(Hours("09:00", "17:00", ("mon", "tue", "wed"))),
            "from 9:00 AM to 5:00 PM, Monday to Wednesday",
        ),
        (READ.channels(("sms", "call")), "SMS and call"),
    ],
)
def test_what_was_read_in_words(words: str, expected: str) -> None:
    assert plain(words) == expected
