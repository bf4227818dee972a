"""Numbers in words, figures and both; es_CO separators."""

from __future__ import annotations

import pytest

from bot.core.values import Number, NumberRange, Problem, find_numbers, read_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.000", 12_000),
        ("12 mil", 12_000),
        ("12mil", 12_000),
        ("doce mil", 12_000),
        ("dosmil", 2000),
        ("treintaicinco", 35),
        ("dos mil 500", 2500),
        ("1'200.000", 1_200_000),
        ("1 200 000", 1_200_000),
        ("1,200,000", 1_200_000),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("40.000.000.00", 40_000_000),
        ("3,2 millones", 3_200_000),
        ("millón y medio", 1_500_000),
        ("3 millones y 200 mil", 3_200_000),
        ("quince mil (15.000)", 15_000),
        ("docena y media", 18),
        ("un par de miles", 2000),
        ("tres y tres cuartos", 3.75),
        ("3 1/2", 3.5),
        ("½", 0.5),
        ("dos punto cero dos", 2.02),
        ("-3,5", -3.5),
        ("50 %", 50),
        ("100,000", 100_000),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, expected: float) -> None:
    assert read_number(text).value == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("entre 8 y 10 mil", 8000, 10_000),
        ("8-10 mil", 8000, 10_000),
        ("entre 500 y 2 mil", 500, 2000),
        ("dos o tres mil", 2000, 3000),
        ("más de 5000", 5000, None),
        ("5.000 o más", 5000, None),
        ("no más de 300", None, 300),
        ("máximo 3", None, 3),
        ("mínimo 100 y máximo 200", 100, 200),
    ],
)
def test_bounds_are_a_range(text: str, low: int | None, high: int | None) -> None:
    assert read_number(text).value == NumberRange(low, high)


@pytest.mark.parametrize("text", ["unos 12 mil", "12 mil aprox.", "como doce mil", "doce mil y pico"])
def test_about_so_many_is_a_guess(text: str) -> None:
    reading = read_number(text)

    assert (reading.value, reading.guessed) == (12_000, True)


def test_one_comma_before_three_digits_is_a_decimal_with_its_other_reading() -> None:
    reading = read_number("1,200")

    assert (reading.value, reading.alternatives, reading.problem) == (1.2, (1200,), Problem.AMBIGUOUS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eran 8.000, no 80.000", 8000),
        ("no 80.000, 8.000", 8000),
        ("no son 300 sino 500", 500),
        ("500, perdón, 600", 600),
        ("5000 -> 7000", 7000),
        ("cámbialo de 5000 a 7000", 7000),
        ("cambia 3 por 5", 5),
    ],
)
def test_the_number_taken_back_is_not_the_answer(text: str, expected: int) -> None:
    assert read_number(text).value == expected


@pytest.mark.parametrize("text", ["", "no sé", "192.168.1.2", "ninguno", "el registro"])
def test_texts_without_a_number_read_nothing(text: str) -> None:
    assert not read_number(text).found


def test_an_article_is_a_number_only_as_the_whole_answer() -> None:
    assert (read_number("una").value, find_numbers("una campaña para un área")) == (1, ())


def test_phones_and_folios_are_no_numbers_of_a_message() -> None:
    text = "CAMP-2026-0042: llamar al 300 123 4567 en 3 barridos"
    found: list[Number | None] = [reading.value for reading in find_numbers(text)]

    assert found == [3]


def test_whole_values_are_ints() -> None:
    assert [type(read_number(text).value) for text in ("5,00", "5,5")] == [int, float]
