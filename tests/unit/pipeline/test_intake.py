"""What a message says of a new opportunity, and what it cannot say."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.forms.answers import Setting as FormSetting
from bot.core.forms.words.deals import opportunity_words
from bot.core.pipeline.intake import Intake, read_deal
from bot.core.pipeline.intake_names import named_client
from bot.core.pipeline.intake_opening import opens_deal
from tests.unit.pipeline.asking import CALENDAR, TODAY, setting

PASTED = (
    "nueva oportunidad: Seguros del Norte, 40 puestos, servicio administrado, 12 meses, 3,2 millones por puesto, "
    "cierre en marzo"
)
LINES = """Nueva oportunidad
Cliente: Clínica del Sur
Puestos: 15
Valor mensual: 30 millones
Plazo: 24 meses
Cierre: 30 de enero
Próximo paso: visita técnica el viernes
Origen: referido
Segmento: Salud"""


def read(text: str, language: str = "es", *, naming: bool = True) -> Intake:
    """Return what a text says."""
    form = FormSetting(TODAY, CALENDAR, opportunity_words(language), currency="COP")
    return read_deal(text, form, setting(language=language), naming=naming)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PASTED,
            {
                "client": "Seguros del Norte", "seats": 40, "service_type": "managed_service", "months": 12,
                "unit_value": 3_200_000, "closing_date": "2027-03-31",
            },
        ),
        (
            LINES,
            {
                "client": "Clínica del Sur", "seats": 15, "monthly_value": 30_000_000, "months": 24,
                "closing_date": "2027-01-30", "next_step": "visita técnica el viernes",
                "next_step_date": "2026-11-27", "origin": "referido", "segment": "Salud",
            },
        ),
        (
            "Registra una oportunidad con Bancolombia por 300 millones que cierra el 15 de marzo",
            {"client": "Bancolombia", "total_value": 300_000_000, "closing_date": "2027-03-15"},
        ),
        (
            "crea un negocio con seguros la equidad de 25 agentes a $2.500.000 por puesto durante 2 años, facturación "
            "desde el 1 de abril",
            {
                "client": "seguros la equidad", "seats": 25, "unit_value": 2_500_000, "months": 24,
                "billing_date": "2027-04-01",
            },
        ),
        (
            "Tengo un prospecto: Nutresa, outsourcing, 80 puestos, 1.200 millones en total, próximo paso enviar "
            "brochure el jueves",
            {
                "client": "Nutresa", "service_type": "managed_service", "seats": 80, "total_value": 1_200_000_000,
                "next_step": "enviar brochure el jueves", "next_step_date": "2026-11-26",
            },
        ),
        (
            "nuevo negocio: Terpel, contrato por un año, 90 millones mensuales, probabilidad 60 %, RFP",
            {
                "client": "Terpel", "months": 12, "monthly_value": 90_000_000, "probability": 60,
                "requirement_type": "rfp",
            },
        ),
    ],
)  # fmt: skip
def test_a_message_says_these_fields(text: str, expected: dict[str, Any]) -> None:
    found = read(text).values

    assert {code: found.get(code) for code in expected} == expected


@pytest.mark.parametrize(
    ("text", "code", "problem"),
    [
        ("nueva oportunidad: Alpina, -5 puestos", "seats", "out_of_range"),
        ("nueva oportunidad: Alpina, 0 meses", "months", "out_of_range"),
        ("nueva oportunidad: Alpina, probabilidad 150 %", "probability", "percent_out_of_range"),
        ("nueva oportunidad: Alpina, cierre ayer", "closing_date", "past_date"),
        ("nueva oportunidad: Alpina, cierre 31 de febrero", "closing_date", "invalid_date"),
        ("nueva oportunidad: Alpina, USD 20 cada una", "unit_value", "other_currency"),
    ],
)
def test_what_cannot_be_is_told_and_not_kept(text: str, code: str, problem: str) -> None:
    found = read(text)

    assert (found.problems[code].problem, code in found.values) == (problem, False)


@pytest.mark.parametrize(
    ("text", "client"),
    [
        (
            "nueva oportunidad Seguros del Norte 40 puestos 12 meses 3,2 millones por puesto",
            "Seguros del Norte",
        ),
        ("Nueva oportunidad - Cliente: Clínica X - Puestos: 40 - Meses: 12", "Clínica X"),
        ("nueva oportunidad: Seguros del Norte / 40 puestos / 12 meses", "Seguros del Norte"),
        ("nueva oportunidad: cliente Seguros del Norte, segmento financiero, RFP", "Seguros del Norte"),
        ("Nueva oportunidad con Hospital San José: 25 agentes, 18 meses", "Hospital San José"),
        ("nueva oportunidad: Clínica San José, 25 agentes", "Clínica San José"),
        ("oportunidad nueva: Telefónica; 100 puestos; 36 meses", "Telefónica"),
        ("nueva oportunidad: seguros del norte, 40 puestos", "seguros del norte"),
        ("registra una oportunidad para Esteban Lozano con Nutresa, 50 puestos", "Nutresa"),
        ("agrega a Rappi al embudo, 30 agentes", "Rappi"),
        ("incluye a Terpel como oportunidad", "Terpel"),
        ("llegó una licitación de Ecopetrol, 120 puestos", "Ecopetrol"),
    ],
)
def test_the_client_is_found_however_it_is_announced(text: str, client: str) -> None:
    found = read(text)

    assert (found.values["client"], "description" in found.values) == (client, False)


def test_a_clients_name_is_no_day() -> None:
    assert "closing_date" not in read("nueva oportunidad con Hospital San José: 25 agentes").values


def test_a_stage_is_heard_only_where_one_is_said_to_be() -> None:
    assert read("nueva oportunidad: Alpina, siguiente paso enviar la propuesta").stage is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cambia el valor por puesto de Alpina a 3 millones", {"unit_value": 3_000_000}),
        ("ahora el plazo es de 3 años", {"months": 36}),
        ("ponle cierre el 15 de marzo", {"closing_date": "2027-03-15"}),
        ("el segmento es Salud", {"segment": "Salud"}),
        (
            "el próximo paso es llamar el lunes",
            {"next_step": "llamar el lunes", "next_step_date": "2026-11-30"},
        ),
        ("la probabilidad es 80 %", {"probability": 80}),
        ("los puestos son 45", {"seats": 45}),
        ("40 puestos a 3 millones por puesto", {"seats": 40, "unit_value": 3_000_000}),
        ("60 puestos a 1,9 millones", {"seats": 60, "unit_value": 1_900_000}),
        ("son 60 agentes de 1.900.000 pesos", {"seats": 60, "unit_value": 1_900_000}),
        ("sube los puestos a 20", {"seats": 20}),
        (
            "el próximo paso con Alpina es visita el jueves",
            {"next_step": "visita el jueves", "next_step_date": "2026-11-26"},
        ),
        ("bajamos a 75 %", {"probability": 75}),
        ("la competencia ofreció 10 % menos", {}),
        ("Alpina bajó un 10 % el precio", {}),
        ("más IVA del 19 %", {}),
    ],
)
def test_a_change_names_its_field(text: str, expected: dict[str, Any]) -> None:
    assert read(text, naming=False).values == expected


def test_a_message_without_a_client_names_none() -> None:
    assert "client" not in read("quiero registrar una oportunidad").values


@pytest.mark.parametrize(
    "text",
    [
        "registra: Seguros Andes, 50 puestos",
        "registra Seguros Andes, 50 puestos",
        "anota: Seguros Andes 50 puestos",
        "quiero registrar Seguros Andes, 50 puestos",
        "nuevo cliente: Seguros Andes, 50 puestos",
        "Seguros Andes, oportunidad nueva, 50 puestos",
        "oportunidad Seguros Andes 50 puestos",
        "me salió un negocio con Seguros Andes, 50 puestos",
        "hola, nuevo negocio!! Seguros Andes - 50 puestos",
        "y otra: Seguros Andes, 50 puestos",
    ],
)
def test_the_client_is_found_however_the_message_opens(text: str) -> None:
    assert read(text).values == {"client": "Seguros Andes", "seats": 50}


def test_what_is_left_over_describes_the_opportunity() -> None:
    found = read("nueva oportunidad: Quala, 20 agentes, línea de pedidos")

    assert (found.values["client"], found.values["description"]) == ("Quala", "línea de pedidos")


def test_a_known_client_is_written_as_it_is_known() -> None:
    assert read("nueva oportunidad con banco de bogotá, 30 puestos").values["client"] == "Banco de Bogotá"


def test_changes_name_no_client() -> None:
    assert read("son 50 puestos y cierra en abril", naming=False).values == {
        "seats": 50, "closing_date": "2027-04-30",
    }  # fmt: skip


def test_a_stage_and_an_owner_are_heard() -> None:
    found = read("nueva oportunidad: Quala, va en calificación, a cargo de Esteban Lozano")

    assert (found.stage, found.owners) == ("qualification", ("sales2",))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        (PASTED, True),
        ("por favor registra un negocio nuevo con Sura", True),
        ("hola, quiero crear una oportunidad", True),
        ("¿tengo una oportunidad estancada?", False),
        ("tengo oportunidades estancadas", False),
        ("las oportunidades de Esteban", False),
        ("mueve Bavaria a propuesta", False),
    ],
)
def test_these_texts_begin_an_opportunity(text: str, opens: bool) -> None:
    assert opens_deal(text, "es") is opens


def test_english_is_read_too() -> None:
    found = read(
        "new opportunity: North Insurance, 40 seats, managed service, 12 months, closing in March", "en"
    )

    assert found.values["client"] == "North Insurance"
    assert (found.values["seats"], found.values["months"]) == (40, 12)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mueve Postobón a negociación", "Postobón"),
        ("perdimos Almacenes La 14 por precio", "Almacenes La 14"),
        ("mueve eso a negociación", None),
    ],
)
def test_an_unknown_name_is_found_by_its_capitals(text: str, name: str | None) -> None:
    assert named_client(text, "es") == name


@pytest.mark.parametrize(
    "text", ["", "   ", ",,,;;", "nueva oportunidad:", "🙂🙂", "a" * 5000, "1" * 400, "cliente:"]
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(read(text), Intake)
