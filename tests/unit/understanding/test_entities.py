from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.cli.nlu import demo_names, to_plain
from bot.core.calendar import BusinessCalendar
from bot.understanding.entities import find_entities

TODAY = date(2026, 11, 24)


def named(text: str, intent: str) -> list[tuple[str, Any, str]]:
    """(entity, value, words) of everything that *text* names."""
    found = find_entities(text, intent, today=TODAY, calendar=BusinessCalendar(), known=demo_names())
    rows = [to_plain(one) for one in found]
    return [(row["entity"], row["value"], text[row["start"] : row["end"]]) for row in rows]


@pytest.mark.parametrize(
    ("text", "intent", "expected"),
    [
        (
            "campaña de SMS para 5.000 beneficiarios el 15 de diciembre",
            "request_campaign",
            [
                ("channel", "sms", "SMS"),
                ("number", 5000, "5.000"),
                ("audience", "beneficiaries", "beneficiarios"),
                ("date", "2026-12-15", "el 15 de diciembre"),
            ],
        ),
        ("¿cómo va la camp 2026 42?", "brief_status", [("folio", "CAMP-2026-0042", "camp 2026 42")]),
        ("en qué va la 0042", "brief_status", [("folio", "CAMP-2026-0042", "0042")]),
        ("qué es la TIPIFICACIÓN", "define_term", [("term", "tipificación", "TIPIFICACIÓN")]),
        ("es informativa", "inform", [("campaign_type", "informative", "informativa")]),
        ("de servicio", "inform", [("campaign_class", "service", "de servicio")]),
        ("cambia el objetivo", "correct_field", [("field", "objective", "objetivo")]),
        ("campañas del área de becas", "list_briefs", [("area", "becas", "área de becas")]),
        (
            "pasa Universidad de los Andes a negociación",
            "move_stage",
            [
                ("client", "Universidad de los Andes", "Universidad de los Andes"),
                ("stage", "negotiation", "negociación"),
            ],
        ),
        ("que apruebe Diana Forero", "delegate", [("person", "compliance", "Diana Forero")]),
        ("que apruebe Rosalba", "delegate", [("person", "Rosalba", "Rosalba")]),
        ("delega en Martin Echeverry", "delegate", [("person", "boss", "Martin Echeverry")]),
        ("pásale esto a Gloria", "delegate", [("person", "boss2", "Gloria")]),
        ("entrégaselo a Andresito", "delegate", [("person", "requester2", "Andresito")]),
        ("mi jefa es Gloria", "inform", [("person", "boss2", "Gloria")]),
        (
            "mi jefe no es Martín sino Gloria",
            "correct_field",
            [("field", "boss", "jefe"), ("person", "boss", "Martín"), ("person", "boss2", "Gloria")],
        ),
        ("¿qué tiene pendiente Marcela Ospina?", "review_queue", [("person", "leader", "Marcela Ospina")]),
        ("una campaña para Gloria", "request_campaign", []),
        ("campañas de la oficina de planeación", "list_briefs", [("area", "planeacion", "oficina de planeación")]),
        ("las del área de planeasión", "list_briefs", [("area", "planeacion", "área de planeasión")]),
        (
            "somos de la vicepresidencia de fondos",
            "inform",
            [("area", "fondos", "vicepresidencia de fondos")],
        ),
        (
            "qué cierra este mes",
            "closing_soon",
            [("period", {"start": "2026-11-01", "end": "2026-11-30"}, "este mes")],
        ),
        (
            "pon la meta en 500 millones de pesos",
            "goals",
            [("money", {"amount": 500_000_000, "currency": "COP"}, "500 millones de pesos")],
        ),
        ("servicio al cliente por favor", "human", []),
    ],
)  # fmt: skip
def test_what_a_text_names(text: str, intent: str, expected: list[tuple[str, Any, str]]) -> None:
    assert named(text, intent) == expected


def test_offsets_are_code_points() -> None:
    assert named("👋🏽 ﬁn: sms", "inform") == [("channel", "sms", "sms")]
