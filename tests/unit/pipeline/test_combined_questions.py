"""Filters put together at random, in any order: each is read as if it were alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.pipeline.asking import NOTHING, ask, comparable

Part = tuple[str, dict[str, Any]]


def _period(field: str, start: str | None, end: str | None) -> dict[str, Any]:
    return {"period": {"field": field, "start": start, "end": end}}


LEADS = ("oportunidades", "cuántas oportunidades hay", "dame los negocios", "¿qué negocios tenemos")
STAGES: tuple[Part, ...] = (
    ("en propuesta", {"stages": ["proposal"]}),
    ("que estamos negociando", {"stages": ["negotiation"]}),
    ("en hunting", {"stages": ["hunting"]}),
    ("en calificación o propuesta", {"stages": ["qualification", "proposal"]}),
    ("abiertas", {}),
)
OWNERS: tuple[Part, ...] = (
    ("de Ana", {"owners": ["ana"]}),
    ("de @sales2", {"owners": ["sales2"]}),
    ("que lleva Pedro", {"owners": ["pedro.gomez"]}),
    ("mías", {"owners": ["sales"]}),
)
CLIENTS: tuple[Part, ...] = (
    ("con Bavaria", {"clients": ["Bavaria"]}),
    ("del Banco de Bogotá", {"clients": ["Banco de Bogotá"]}),
    ("de grupo exito", {"clients": ["Grupo Éxito"]}),
)
SEGMENTS: tuple[Part, ...] = (
    ("del segmento salud", {"segment": "Salud"}),
    ("en el sector gobierno", {"segment": "Gobierno"}),
)
SERVICES: tuple[Part, ...] = (
    ("de servicio administrado", {"service_type": "managed_service"}),
    ("de compraventa", {"service_type": "resale"}),
)
VALUES: tuple[Part, ...] = (
    ("por más de 30 millones", {"min_value": 30_000_000}),
    ("de menos de 500 palos", {"max_value": 500_000_000}),
    ("entre 10 y 50 millones", {"min_value": 10_000_000, "max_value": 50_000_000}),
)
PERIODS: tuple[Part, ...] = (
    ("que cierran en marzo", _period("closing_date", "2027-03-01", "2027-03-31")),
    ("con cierre la próxima semana", _period("closing_date", "2026-11-30", "2026-12-06")),
    ("con fecha de cierre antes de marzo", _period("closing_date", None, "2027-02-28")),
    ("creadas en octubre", _period("created_at", "2026-10-01", "2026-10-31")),
    ("nuevas desde septiembre", _period("created_at", "2026-09-01", None)),
    ("que llevan en la etapa desde octubre", _period("stage_since", "2026-10-01", None)),
)
FLAGS: tuple[Part, ...] = (
    ("vencidas", {"flags": ["overdue"]}),
    ("sin movimiento", {"flags": ["stalled"]}),
    ("incompletas", {"flags": ["missing_data"]}),
)
KINDS = (STAGES, OWNERS, CLIENTS, SEGMENTS, SERVICES, VALUES, PERIODS, FLAGS)


@st.composite
def combined(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw some filters of different kinds in any order: the question and what must be read of it."""
    kinds = draw(st.lists(st.sampled_from(range(len(KINDS))), unique=True, max_size=5))
    parts = [draw(st.sampled_from(KINDS[kind])) for kind in kinds]
    expected = dict(NOTHING)
    for _, narrowed in parts:
        expected |= narrowed
    return " ".join([draw(st.sampled_from(LEADS)), *(words for words, _ in parts)]), expected


@settings(max_examples=400)
@given(combined())
def test_filters_combine_in_any_order(drawn: tuple[str, dict[str, Any]]) -> None:
    text, expected = drawn

    assert comparable(ask(text).to_plain()) == comparable(expected), text
