"""From words to a field's value: each kind of field, its problems, and whatever people may type."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.forms.brief import BRIEF
from bot.core.forms.readers import read_answer
from tests.unit.core.samples import SETTING

CODES = [field.code for field in BRIEF.fields]


def read(code: str, text: str) -> Any:
    return read_answer(BRIEF.field(code), text, SETTING).value


def problem(code: str, text: str) -> str | None:
    return read_answer(BRIEF.field(code), text, SETTING).problem


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("name", "  Renovación 2027-1 ", "Renovación 2027-1"),
        ("name", "abc", "abc"),
        ("name", "Feria " * 19 + "final", "Feria " * 19 + "final"),
        ("objective", "Línea uno\r\nlínea dos\tmás", "Línea uno\nlínea dos\tmás"),
        ("class", "servicio", "service"),
        ("class", "Es una campaña COMERCIAL", "commercial"),
        ("class", "comersial", "commercial"),
        ("type", "informativa", "informative"),
        ("audience", "universidades", "ies"),
        ("collection", "sí", True),
        ("collection", "no", False),
        ("abroad", "nop", False),
        ("records", "12 mil", 12000),
        ("records", "12.000", 12000),
        ("records", "1", 1),
        ("records", "20.000.000", 20_000_000),
        ("records", "el 5 de diciembre hay 4.000 registros", 4000),
        ("records", "entre 8.000 y 10.000", 10_000),
        ("channels", "correo y sms", ["sms", "email"]),
        ("channels", "todos menos llamada", ["sms", "email", "whatsapp", "voice"]),
        ("start_date", "7 de diciembre", "2026-12-07"),
        ("start_date", "hoy", "2026-11-24"),
        ("end_date", "del 7 al 18 de diciembre", "2026-12-18"),
        ("retention_until", "31/03/2027", "2027-03-31"),
        (
            "contact_hours",
            "lunes a viernes de 8 a 5",
            {"from": "08:00", "to": "17:00", "days": ["mon", "tue", "wed", "thu", "fri"]},
        ),
        ("extension", "ext. 4021", "4021"),
        ("boss", "gloria santamaria", "boss2"),
        ("boss", "Martín", "boss"),
        ("boss", "boss2", "boss2"),
        ("requester", "Andrés Quiroga", "requester2"),
        ("area", "credito", "credito"),
        ("area", "Becas", "becas"),
        ("variables", "nombre, fecha y saldo", ["nombre", "fecha", "saldo"]),
        ("variables", "ninguno", []),
        ("links", "no aplica", []),
    ],
)
def test_an_answer_is_read(code: str, text: str, value: Any) -> None:
    assert read(code, text) == value


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("name", "", "empty"),
        ("name", " \n\t ", "empty"),
        ("name", "\x00\x01", "empty"),
        ("name", "ab", "too_short"),
        ("name", "x" * 121, "too_long"),
        ("name", "🙈🙉🙊", "not_read"),
        ("name", "...", "not_read"),
        ("objective", "muy corto", "too_short"),
        ("objective", "x" * 1001, "too_long"),
        ("class", "comercial o servicio", "several_options"),
        ("class", "ninguna de esas", "no_option"),
        ("collection", "quizás", "not_yes_no"),
        ("records", "muchos", "not_number"),
        ("records", "0", "out_of_range"),
        ("records", "-5", "out_of_range"),
        ("records", "12,5", "out_of_range"),
        ("records", "20.000.001", "out_of_range"),
        ("records", "9" * 5000, "not_number"),
        ("channels", "por paloma", "no_option"),
        ("start_date", "31 de febrero", "invalid_date"),
        ("start_date", "ayer", "past_date"),
        ("start_date", "pronto", "not_date"),
        ("contact_hours", "siempre", "not_hours"),
        ("extension", "no sé", "not_extension"),
        ("boss", "laura cárdenas", "not_boss"),
        ("boss", "xyz", "no_person"),
        ("area", "oficina", "which_area"),
        ("area", "jurídica", "no_area"),
        ("database", "aquí va", "needs_file"),
    ],
)
def test_what_cannot_be_read_says_why(code: str, text: str, expected: str) -> None:
    assert problem(code, text) == expected


def test_a_start_said_with_its_end_tells_both() -> None:
    answer = read_answer(BRIEF.field("start_date"), "del 7 al 18 de diciembre", SETTING)

    assert (answer.value, dict(answer.also)) == ("2026-12-07", {"end_date": "2026-12-18"})


def test_an_end_said_with_its_start_leaves_the_start_alone() -> None:
    assert read_answer(BRIEF.field("end_date"), "del 7 al 18 de diciembre", SETTING).also == {}


def test_near_names_are_offered_to_choose_from() -> None:
    answer = read_answer(BRIEF.field("area"), "oficina", SETTING)

    assert set(answer.options) == {"becas", "internacional", "planeacion"}


def test_several_options_named_are_offered_and_only_they() -> None:
    answer = read_answer(BRIEF.field("class"), "comercial o servicio", SETTING)

    assert answer.options == ("service", "commercial")


def test_a_misspelt_option_is_a_guess() -> None:
    assert read_answer(BRIEF.field("class"), "comersial", SETTING).guessed


def test_the_limits_are_told_with_the_problem() -> None:
    answer = read_answer(BRIEF.field("name"), "x" * 121, SETTING)

    assert dict(answer.limits) == {"least": 3, "most": 120, "length": 121}


def test_a_past_date_is_told() -> None:
    answer = read_answer(BRIEF.field("start_date"), "ayer", SETTING)

    assert dict(answer.limits) == {"value": date(2026, 11, 23)}


@pytest.mark.parametrize("text", ["<b>*x*</b> {0} %s", "a\u202eb", "Ñandú ¿qué? «x»", "a & b"])
def test_markup_is_kept_as_it_was_written(text: str) -> None:
    assert read("segment", text) == text


def test_decomposed_letters_are_put_together() -> None:
    assert read("segment", "Cre\u0301dito") == "Crédito"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text", ["á" * 100_000, "12 " * 30_000, "a,b;" * 25_000, "\x00" * 100_000, "🙈" * 1000, "{" * 1000]
)
def test_every_reader_survives_hostile_text(code: str, text: str) -> None:
    answer = read_answer(BRIEF.field(code), text, SETTING)

    assert (answer.value is None) == (answer.problem is not None)


@given(st.sampled_from(CODES), st.text(max_size=200))
def test_every_answer_has_a_value_or_a_problem(code: str, text: str) -> None:
    answer = read_answer(BRIEF.field(code), text, SETTING)

    assert (answer.value is None) == (answer.problem is not None)
    assert answer.taken == (answer.problem is None)
