"""Amounts and percentages of the opportunity's form, in the currency that is configured."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.forms.answers import Answer, Setting
from bot.core.forms.opportunity import OPPORTUNITY, questions
from bot.core.forms.readers import read_answer
from bot.core.forms.words.deals import opportunity_words
from tests.unit.pipeline.asking import CALENDAR, TODAY


def read(code: str, text: str, currency: str = "COP") -> Answer:
    """Return what an answer to a field is read as."""
    setting = Setting(TODAY, CALENDAR, opportunity_words("es"), currency=currency)
    return read_answer(OPPORTUNITY.field(code), text, setting)


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("3,2 millones", "COP", 3_200_000),
        ("$2.500.000", "COP", 2_500_000),
        ("500 palos", "COP", 500_000_000),
        ("USD 300", "USD", 300),
        ("$300", "USD", 300),
        ("20 mil", "MXN", 20_000),
        ("$20.000", "MXN", 20_000),
    ],
)
def test_an_amount_is_of_the_configured_currency(text: str, currency: str, value: Any) -> None:
    assert read("unit_value", text, currency).value == value


@pytest.mark.parametrize(
    ("text", "currency", "problem"),
    [
        ("USD 300", "COP", "other_currency"),
        ("300 dólares", "MXN", "other_currency"),
        ("COP 300.000", "USD", "other_currency"),
        ("-3 millones", "COP", "not_an_amount"),
        ("0", "COP", "not_an_amount"),
        ("mucho", "COP", "not_money"),
    ],
)
def test_what_is_no_such_amount_is_refused_with_its_reason(text: str, currency: str, problem: str) -> None:
    assert read("unit_value", text, currency).problem == problem


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("60 %", 60, None),
        ("80", 80, None),
        ("150 %", None, "percent_out_of_range"),
        ("alta", None, "not_percent"),
    ],
)
def test_a_percentage_is_between_none_and_all(text: str, value: Any, problem: str | None) -> None:
    answer = read("probability", text)

    assert (answer.value, answer.problem) == (value, problem)


def test_a_period_of_closing_stands_for_its_last_day() -> None:
    assert read("closing_date", "en marzo").value == "2027-03-31"


def test_what_follows_from_a_total_is_not_asked() -> None:
    asked = list(questions({"client": "Alpina", "seats": 20, "total_value": 5_000_000}))

    assert asked[:2] == ["service_type", "closing_date"]


def test_what_was_skipped_is_not_asked() -> None:
    assert "seats" not in list(questions({"client": "Alpina"}, frozenset({"seats"})))
