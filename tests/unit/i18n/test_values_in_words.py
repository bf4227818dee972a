"""Dates, numbers and lists as people in Colombia write them; a person's own words as they are."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import Text, say
from bot.i18n.catalogue import CatalogueWording

WORDING = CatalogueWording()
BOGOTA = ZoneInfo("America/Bogota")


def words(value: Any) -> str:
    return WORDING.render(value, "es").replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 12, 1), "martes 1 de diciembre de 2026"),
        (12000, "12.000"),
        (1, "1"),
        (1234567, "1.234.567"),
        (0.5, "0,5"),
        (("SMS",), "SMS"),
        (("SMS", "correo"), "SMS y correo"),
        (("SMS", "correo", "WhatsApp"), "SMS, correo y WhatsApp"),
        ((), ""),
        ((date(2026, 12, 1), 3), "martes 1 de diciembre de 2026 y 3"),
        (None, ""),
        ("tal cual {x} <b>", "tal cual {x} <b>"),
        (time(8, 5), "8:05 a. m."),
    ],
)
def test_a_value_in_words(value: Any, expected: str) -> None:
    assert words(value) == expected


def test_a_moment_is_told_in_its_own_zone() -> None:
    assert "9:00" in words(datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA))
    assert "24" in words(datetime(2026, 11, 24, 23, 30, tzinfo=BOGOTA))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "Tienes 0 solicitudes:"),
        (1, "Tienes 1 solicitud:"),
        (2, "Tienes 2 solicitudes:"),
        (1000, "Tienes 1.000 solicitudes:"),
    ],
)
def test_one_is_singular(count: int, expected: str) -> None:
    assert words(say("list.heading", count=count)) == expected


def test_a_text_within_a_text_is_put_into_words_too() -> None:
    assert words(say("note.rule", rule="R1", text=say("rule.R6.pending"))) == "R1: Faltan aprobaciones."


def test_a_language_without_a_catalogue_reads_spanish() -> None:
    assert WORDING.render(say("yes"), "xx") == "Sí"


def test_doubled_braces_are_shown_once() -> None:
    assert "{nombre}" in words(say("example.message"))


@given(st.text(max_size=60))
def test_what_a_person_wrote_is_never_a_template(name: str) -> None:
    assert WORDING.render(say("brief.called", name=name), "es") == f"«{name}»"


@given(st.integers(0, 10**12))
def test_a_number_is_grouped_by_points_and_keeps_its_digits(number: int) -> None:
    assert words(number).replace(".", "") == str(number)


def test_a_count_is_given_to_the_words_unless_named() -> None:
    assert say("x", count=3) == Text("x", {"count": 3}, 3)
    assert say("x", count=3, **{"other": 1}).params == {"other": 1, "count": 3}
