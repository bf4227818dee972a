"""Money: "$" is pesos, slang, other currencies."""

from __future__ import annotations

import pytest

from bot.core.values import Money, NumberRange, find_money, read_money, read_number


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$1'500.000", 1_500_000, "COP"),
        ("1.500.000 de pesos", 1_500_000, "COP"),
        ("$ 3,2 M", 3_200_000, "COP"),
        ("40 palos", 40_000_000, "COP"),
        ("palo y medio", 1_500_000, "COP"),
        ("dos palos trescientos", 2_300_000, "COP"),
        ("40 lucas", 40_000, "COP"),
        ("medio millón de pesos", 500_000, "COP"),
        ("2.500 millones", 2_500_000_000, "COP"),
        ("cien mil pesos m/cte", 100_000, "COP"),
        ("USD 1.200,50", 1200.5, "USD"),
        ("U$D 90", 90, "USD"),
        ("mil doscientos dólares", 1200, "USD"),
        ("cinco dólares con 50 centavos", 5.5, "USD"),
        ("20€", 20, "EUR"),
        ("mxn$ 15", 15, "MXN"),
        ("300 pesos mexicanos", 300, "MXN"),
    ],
)
def test_an_amount_has_its_currency(text: str, amount: float, currency: str) -> None:
    assert read_money(text).value == Money(amount, currency)


def test_an_amount_may_be_a_range() -> None:
    assert [read_money(text).value for text in ("entre 3 y 5 millones de dólares", "no más de $10")] == [
        Money(NumberRange(3_000_000, 5_000_000), "USD"),
        Money(NumberRange(None, 10), "COP"),
    ]


def test_the_amount_taken_back_is_not_the_answer() -> None:
    assert read_money("20 millones no, 25 millones").value == Money(25_000_000, "COP")


def test_only_what_is_said_to_be_money_is_found_in_a_message() -> None:
    text = "3 negocios por 450 palos en 2 meses"

    assert [text[each.start : each.end] for each in find_money(text)] == ["450 palos"]


def test_a_number_may_be_answered_with_its_currency() -> None:
    assert read_number("trece euros y cuarenta y cinco céntimos").value == 13.45
