"""Sentences of sellers, written after the rules they are read by: what was meant happens, without a model."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.deals import all_deals, deal, keep, kept

REGISTERED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "tengo una oportunidad con Almacenes Corona: 35 posiciones, 3.1 millones c/u, 24 meses",
        "Almacenes Corona", {"seats": 35, "months": 24},
    ),
    (
        "Buenos días, quiero ingresar un prospecto: Davivienda. Necesitan 100 agentes por 2 años",
        "Davivienda", {"seats": 100, "months": 24},
    ),
    (
        "por favor crea la oportunidad Fiduprevisora, 22 puestos, cierre 10 de febrero",
        "Fiduprevisora", {"seats": 22, "closing_date": date(2027, 2, 10)},
    ),
    (
        "nuevo lead Hospital Pablo Tobón Uribe referido, 15 agentes",
        "Hospital Pablo Tobón Uribe", {"seats": 15, "origin": "referido"},
    ),
    (
        "Nuevo negocio Falabella: servicio administrado, 1.200 millones en total, cerramos en enero",
        "Falabella", {"total_value": 1_200_000_000, "service_type": "managed_service"},
    ),
    ("crea negocio Bancamía 55 puestos 30 meses", "Bancamía", {"seats": 55, "months": 30}),
    (
        "hola, nuevo negocio con Grupo Argos: 70 puestos, 5 años",
        "Grupo Argos", {"seats": 70, "months": 60},
    ),
    (
        "nueva oportunidad para Viva Air, 18 sillas, próximo paso mandar portafolio mañana",
        "Viva Air", {"seats": 18, "next_step_date": date(2026, 11, 25)},
    ),
    (
        "nuevo negocio con Crepes y Waffles, consultoría, 45 millones",
        "Crepes y Waffles", {"service_type": "service", "total_value": 45_000_000},
    ),
)  # fmt: skip
CHANGED: tuple[tuple[str, str, Any], ...] = (
    ("Alpina ya pasó a calificación", "stage", "qualification"),
    ("mover Alpina a etapa de calificación", "stage", "qualification"),
    ("lleva Alpina a calificación", "stage", "qualification"),
    ("perdimos lo de Alpina, estaba muy caro", "loss_reason", "price"),
    ("se nos cayó Alpina por presupuesto", "loss_reason", "budget"),
    ("no quedamos con Alpina, lo van a hacer con su gente", "loss_reason", "in_house"),
    ("marca Alpina como perdida, no cumplimos requisitos", "loss_reason", "requirements"),
    ("el cierre de Alpina se movió al 30 de abril", "closing_date", date(2027, 4, 30)),
    ("aplaza el cierre de Alpina para el 15 de mayo", "closing_date", date(2027, 5, 15)),
    ("ponle a Alpina cierre 12 de abril", "closing_date", date(2027, 4, 12)),
    ("Alpina cierra en febrero", "closing_date", date(2027, 2, 28)),
    ("Alpina ahora son 32 puestos", "seats", 32),
    ("corrige: Alpina son 25 puestos", "seats", 25),
    ("el valor por puesto de Alpina es 2,5 millones", "unit_value", 2_500_000),
    ("el próximo paso con Alpina es enviar la propuesta el viernes", "next_step_date", date(2026, 11, 27)),
    ("próximo paso Alpina: reunión con compras el 2 de diciembre", "next_step_date", date(2026, 12, 2)),
    ("cambia la duración de Alpina a 24 meses", "months", 24),
    ("Alpina: el plazo quedó en 18 meses", "months", 18),
    ("la probabilidad de Alpina es del 30%", "probability", 30),
    ("el segmento de Alpina es consumo masivo", "segment", "consumo masivo"),
    ("Alpina viene referido", "origin", "referido"),
    ("la facturación de Alpina arranca el 1 de mayo", "billing_date", date(2027, 5, 1)),
)


@pytest.mark.parametrize(("text", "client", "values"), REGISTERED)
async def test_an_opportunity_is_registered(
    chats: Chats, text: str, client: str, values: dict[str, Any]
) -> None:
    await chats.say("sales", text)

    (one,) = await all_deals(chats)
    assert {"client": one.client, **{code: getattr(one, code) for code in values}} == {
        "client": client,
        **values,
    }


@pytest.mark.parametrize(("text", "code", "value"), CHANGED)
async def test_the_one_that_is_named_changes(chats: Chats, text: str, code: str, value: Any) -> None:
    await keep(chats, kept(), kept("b", "Terpel"))
    await chats.say("sales", text)

    assert getattr(await deal(chats), code) == value
    assert await deal(chats, "Terpel") == kept("b", "Terpel", revision=1)
