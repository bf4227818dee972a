"""What a free message says beyond doubt, and what it must not be taken to say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.forms.brief import BRIEF
from bot.core.forms.extract import extract, field_named
from tests.unit.core.samples import SETTING, WORDS

WEEK = ["mon", "tue", "wed", "thu", "fri"]
DECEMBER = {"start_date": "2026-12-07", "end_date": "2026-12-18"}


def test_a_whole_campaign_in_one_sentence() -> None:
    text = (
        "Necesito una campaña informativa por correo y SMS del 7 al 18 de diciembre, "
        "para 5.000 ciudadanos en el exterior, de lunes a viernes de 8 a 5"
    )

    assert extract(text, SETTING) == {
        "channels": ["sms", "email"],
        "type": "informative",
        "audience": "citizens",
        "abroad": True,
        "records": 5000,
        **DECEMBER,
        "contact_hours": {"from": "08:00", "to": "17:00", "days": WEEK},
    }


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("del 7 al 18 de diciembre", DECEMBER),
        ("empieza el 7 de diciembre y termina el 18 de diciembre", DECEMBER),
        ("arranca el 7 de diciembre y va hasta el 18 de diciembre", DECEMBER),
        ("que salga el 7 de diciembre", {"start_date": "2026-12-07"}),
        ("desde el 7 de diciembre", {"start_date": "2026-12-07"}),
        ("del 1 al 31 de diciembre", {"start_date": "2026-12-01", "end_date": "2026-12-31"}),
        ("el 18 de diciembre vence el plazo", {}),
        ("antes del 18 de diciembre", {}),
        ("empezó el 1 de noviembre de 2026", {}),
        ("los que se graduaron entre enero y marzo de 2026", {}),
    ],
)
def test_dates_are_taken_with_their_part(text: str, dates: dict[str, Any]) -> None:
    found = extract(text, SETTING)

    assert {ref: found[ref] for ref in found if ref.endswith("_date")} == dates


@pytest.mark.parametrize(
    "text",
    [
        "Necesito una campaña de renovación 2027-1",
        "La convocatoria 2027-2 ya abrió",
        "el crédito de enero de 2027",
        "los beneficiarios de diciembre",
    ],
)
def test_a_period_that_tells_who_is_meant_is_no_date_of_the_campaign(text: str) -> None:
    assert not {"start_date", "end_date"} & extract(text, SETTING).keys()


@pytest.mark.parametrize(
    ("text", "name", "channels"),
    [
        ("una campaña llamada Renovación por SMS", "Renovación", ["sms"]),
        ("una campaña llamada «Renovación 2027» por correo", "Renovación 2027", ["email"]),
        ("que se llame Matrícula 2027-1 por WhatsApp", "Matrícula 2027-1", ["whatsapp"]),
    ],
)
def test_a_campaign_that_is_called_something_is_no_phone_call(
    text: str, name: str, channels: list[str]
) -> None:
    found = extract(text, SETTING)

    assert (found["name"], found["channels"]) == (name, channels)


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("para 12 mil beneficiarios", 12000),
        ("5.000 ciudadanos", 5000),
        ("mil doscientos usuarios", 1200),
        ("entre 8000 y 10000 beneficiarios", 10000),
        ("300 de personas", 300),
        ("300 personas y 500 usuarios", None),
        ("tenemos 3 sedes y 2 pisos", None),
        ("la ley 1581", None),
        ("campaña de WhatsApp, son como 12 mil", 12000),
        ("campaña de WhatsApp, debe llegar a 12 mil", 12000),
        ("son unos 8.000 aproximadamente, por correo", 8000),
        ("campaña por SMS, son 3 días", None),
        ("campaña por SMS, son 15 de diciembre los días", None),
        ("son las 3 y necesito una campaña por SMS", None),
    ],
)
def test_a_number_counts_records_only_before_people(text: str, records: int | None) -> None:
    assert extract(text, SETTING).get("records") == records


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("campaña de servicio", "service"),
        ("una encuesta de satisfacción", "experience"),
        ("campaña comercial", "commercial"),
        ("el servicio al cliente", None),
        ("tenemos experiencia en esto", None),
        ("comercial y de comunidad", None),
    ],
)
def test_a_class_is_taken_where_the_word_can_mean_nothing_else(text: str, class_: str | None) -> None:
    assert extract(text, SETTING).get("class") == class_


def test_labelled_lines_are_read_each_by_its_field() -> None:
    text = (
        "Nombre: Renovación 2027\n- Clase: servicio\n• Canales: SMS y correo\nFecha de inicio: 7 de diciembre\n"
        "Fecha de fin: 18 de diciembre\nRegistros: 12.000\nMensaje por SMS: Hola, {nombre}: renueva.\n"
        "Objetivo: Recordar la fecha límite para renovar"
    )

    assert extract(text, SETTING) == {
        "name": "Renovación 2027",
        "class": "service",
        "channels": ["sms", "email"],
        **DECEMBER,
        "records": 12000,
        "message.sms": "Hola, {nombre}: renueva.",
        "objective": "Recordar la fecha límite para renovar",
    }


def test_a_label_wins_over_what_the_rest_says() -> None:
    assert extract("por correo\nCanales: SMS", SETTING)["channels"] == ["sms"]


@pytest.mark.parametrize(
    "text", ["Fecha de inicio: 31 de febrero", "Clase: rara", "Nombre: ", "Base: x.xlsx", "https://x.co/a:b"]
)
def test_a_line_whose_value_cannot_be_read_is_left_out(text: str) -> None:
    assert extract(text, SETTING) == {}


@pytest.mark.parametrize("text", ["", "hola", "🙈🙉", "blablabla 12 33", "…", "\x00\x01", "{}{}", "no sé"])
def test_nonsense_says_nothing(text: str) -> None:
    assert extract(text, SETTING) == {}


@given(st.text(max_size=300))
def test_whatever_is_said_yields_fields_of_the_form_only(text: str) -> None:
    assert all(BRIEF.has(ref) for ref in extract(text, SETTING))


@pytest.mark.parametrize("text", ["á" * 100_000, "nombre: " * 12_000, "12 mil " * 15_000, ":" * 100_000])
def test_a_huge_text_is_read_as_far_as_it_is_looked_at(text: str) -> None:
    assert isinstance(extract(text, SETTING), dict)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Fecha de inicio", "start_date"),
        ("FECHA FINAL", "end_date"),
        ("  público objetivo ", "audience"),
        ("Número de registros", "records"),
        ("cualquier cosa", None),
    ],
)
def test_a_label_names_its_field_whatever_its_case(label: str, code: str | None) -> None:
    assert field_named(label, WORDS) == code
