"""Numbers, money, hours, channels and small answers in English."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values import (
    Hours,
    Kind,
    Money,
    NumberRange,
    Problem,
    find_numbers,
    find_values,
    read_channels,
    read_email_list,
    read_extension,
    read_hours,
    read_list,
    read_money,
    read_number,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,000", 12_000),
        ("12k", 12_000),
        ("12 thousand", 12_000),
        ("twelve thousand", 12_000),
        ("twelve hundred", 1200),
        ("2 hundred", 200),
        ("half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("two and a half million", 2_500_000),
        ("3.2 million", 3_200_000),
        ("1.5m", 1_500_000),
        ("three million two hundred thousand", 3_200_000),
        ("seven hundred and five thousand", 705_000),
        ("two hundred and fifty", 250),
        ("nine hundred ninety-nine", 999),
        ("twenty-five", 25),
        ("a hundred", 100),
        ("a couple of hundred", 200),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a quarter of a million", 250_000),
        ("three quarters", 0.75),
        ("3 1/2", 3.5),
        ("½", 0.5),
        ("two point five", 2.5),
        ("1,234.56", 1234.56),
        ("1.234,56", 1234.56),
        ("1,200,000", 1_200_000),
        ("1.200.000", 1_200_000),
        ("-3.5", -3.5),
        ("50%", 50),
        ("fifteen thousand (15,000)", 15_000),
        ("not 8,000 but 80,000", 80_000),
        ("8,000, sorry, 80,000", 80_000),
        ("change it from 5,000 to 7,000", 7000),
        ("a thousand people", 1000),
    ],
)
def test_a_number_is_read(text: str, expected: float) -> None:
    assert read_number(text, "en").value == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 8 and 10 thousand", 8000, 10_000),
        ("8-10k", 8000, 10_000),
        ("8 to 10 thousand", 8000, 10_000),
        ("more than 5000", 5000, None),
        ("5,000 or more", 5000, None),
        ("at least 500", 500, None),
        ("no more than 300", None, 300),
        ("up to 300", None, 300),
        ("minimum 100 and maximum 200", 100, 200),
    ],
)
def test_bounds_are_a_range(text: str, low: int | None, high: int | None) -> None:
    assert read_number(text, "en").value == NumberRange(low, high)


@pytest.mark.parametrize("text", ["none", "1st", "", "many"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text, "en").value is None


def test_a_point_before_three_digits_can_be_two_things() -> None:
    reading = read_number("12.500", "en")

    assert (reading.value, reading.problem, reading.alternatives) == (12.5, Problem.AMBIGUOUS, (12_500,))


def test_an_article_is_no_number() -> None:
    assert [one.value for one in find_numbers("that one, a campaign for 300 people", "en")] == [300]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$3.2 million", 3_200_000, "COP"),
        ("$40,000", 40_000, "COP"),
        ("40 million pesos", 40_000_000, "COP"),
        ("half a million pesos", 500_000, "COP"),
        ("USD 500", 500, "USD"),
        ("500 dollars", 500, "USD"),
        ("US$1,500.50", 1500.5, "USD"),
        ("20 dollars and 50 cents", 20.5, "USD"),
        ("a million dollars", 1_000_000, "USD"),
        ("20 euros", 20, "EUR"),
        ("£20", 20, "GBP"),
        ("$5k", 5000, "COP"),
        ("5 grand", 5000, "COP"),
        ("$12.5m", 12_500_000, "COP"),
        ("3,000", 3000, "COP"),
    ],
)
def test_money_is_read(text: str, amount: float, currency: str) -> None:
    assert read_money(text, "en").value == Money(amount, currency)


def test_a_range_of_money_is_read() -> None:
    found = read_money("between $2 and $3 million", "en").value

    assert found == Money(NumberRange(2_000_000, 3_000_000), "COP")


WEEK = ("mon", "tue", "wed", "thu", "fri")
ALL = (*WEEK, "sat", "sun")


@pytest.mark.parametrize(
    ("text", "start", "end", "days"),
    [
        ("9 to 5", "09:00", "17:00", WEEK),
        ("9 to 5 Monday to Friday", "09:00", "17:00", WEEK),
        ("8am-5pm", "08:00", "17:00", WEEK),
        ("8:30 am to 5:30 pm", "08:30", "17:30", WEEK),
        ("from 8 in the morning to 5 in the afternoon", "08:00", "17:00", WEEK),
        ("Monday to Friday from 8 to 5", "08:00", "17:00", WEEK),
        ("weekdays 9 to 5", "09:00", "17:00", WEEK),
        ("Mon-Fri 8-12", "08:00", "12:00", WEEK),
        ("M-F 9-5", "09:00", "17:00", WEEK),
        ("8 to 12 on weekdays and Saturdays", "08:00", "12:00", (*WEEK, "sat")),
        ("Monday, Wednesday and Friday 9 to 4", "09:00", "16:00", ("mon", "wed", "fri")),
        ("every day except Sunday, 8 to 6", "08:00", "18:00", (*WEEK, "sat")),
        ("every day from 7 am to 7 pm", "07:00", "19:00", ALL),
        ("Saturday 8 to 3", "08:00", "15:00", ("sat",)),
        ("9 to 5 on weekends", "09:00", "17:00", ("sat", "sun")),
        ("office hours", "08:00", "17:00", WEEK),
        ("24/7", "00:00", "23:59", ALL),
        ("mornings", "08:00", "12:00", WEEK),
        ("in the afternoon", "13:00", "17:00", WEEK),
        ("half past eight to five", "08:30", "17:00", WEEK),
        ("eight thirty to five", "08:30", "17:00", WEEK),
        ("noon to 6 pm", "12:00", "18:00", WEEK),
        ("before 10 am", "08:00", "10:00", WEEK),
        ("from 8 o'clock to 17 o'clock", "08:00", "17:00", WEEK),
        ("not 8 to 5 but 9 to 6", "09:00", "18:00", WEEK),
    ],
)
def test_hours_are_read(text: str, start: str, end: str, days: tuple[str, ...]) -> None:
    assert read_hours(text, "en").value == Hours(start, end, days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SMS", "sms"),
        ("SMS, email and WhatsApp", "sms email whatsapp"),
        ("all but SMS", "email whatsapp call voice"),
        ("all of them except calls", "sms email whatsapp voice"),
        ("everything but WhatsApp", "sms email call voice"),
        ("all five without voice messages", "sms email whatsapp call"),
        ("WhatsApp and email, no calls", "email whatsapp"),
        ("email, not SMS", "email"),
        ("not SMS but email", "email"),
        ("email instead of SMS", "email"),
        ("only email", "email"),
        ("text messages", "sms"),
        ("phone calls", "call"),
        ("voice messages and calls", "call voice"),
        ("robocalls", "voice"),
        ("all channels", "sms email whatsapp call voice"),
        ("whatsap", "whatsapp"),
        ("by message", "sms"),
        ("I don't know", ""),
    ],
)
def test_channels_are_read(text: str, expected: str) -> None:
    assert " ".join(read_channels(text, "en").value or ()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", True),
        ("sure", True),
        ("yep!", True),
        ("yesss", True),
        ("that's right", True),
        ("no problem", True),
        ("why not", True),
        ("well, yes", True),
        ("no", False),
        ("n", False),
        ("nope, thanks", False),
        ("of course not", False),
        ("right, no", False),
        ("there aren't any", False),
        ("not sure", None),
        ("I don't know", None),
        ("blue", None),
    ],
)
def test_yes_and_no(text: str, expected: bool | None) -> None:
    assert read_yes_no(text, "en").value == expected


def test_small_lists_are_read() -> None:
    assert read_email_list("ana@x.co and luis@x.co", "en").value == ("ana@x.co", "luis@x.co")
    assert read_list("name, date and amount", "en").value == ("name", "date", "amount")
    assert read_list("none", "en").value == ()


@pytest.mark.parametrize("text", ["ext 4021", "my extension is 4021", "4021"])
def test_an_extension_is_read(text: str) -> None:
    assert read_extension(text, "en").value == "4021"


def test_a_sentence_holds_values_of_every_kind() -> None:
    text = "SMS to 12,000 people from December 1 to 15, 9 am to 5 pm, for $3 million"

    found = find_values(text, date(2026, 11, 24), BusinessCalendar(), "en")

    assert [one.kind for one in found] == [Kind.CHANNEL, Kind.NUMBER, Kind.DATE, Kind.HOURS, Kind.MONEY]
