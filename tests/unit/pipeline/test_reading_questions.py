"""What single words do in a question."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.pipeline.filters import Dimension, Flag
from bot.core.pipeline.questions import Intent, follow
from tests.unit.pipeline.asking import OPEN, ask, questions, setting

CASES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("qué se cerró en octubre", {"stages": ["won"], "period": ("closing_date", "2026-10-01", "2026-10-31")}),
    ("¿cómo cerramos octubre?", {"stages": ["won"], "period": ("closing_date", "2026-10-01", "2026-10-31")}),
    ("cuánto cerramos este mes", {"stages": OPEN, "intent": "forecast"}),
    ("claro, muéstrame las propuestas", {"stages": ["proposal"], "clients": []}),
    ("cómo va lo de claro", {"clients": ["Claro"], "intent": "opportunity_status"}),
    ("la propuesta de Bavaria en qué va", {"stages": OPEN, "clients": ["Bavaria"]}),
    ("de calificación a negociación cuánto hay", {"stages": OPEN[1:]}),
    ("propuestas enviadas en octubre", {"period": ("stage_since", "2026-10-01", "2026-10-31")}),
    ("las que no se mueven hace un mes", {"flags": ["stalled"], "period": ("stage_since", None, "2026-10-24")}),
    ("vencidas sin próximo paso", {"flags": ["overdue", "missing_data"]}),
    ("que cierran a fin de mes", {"period": ("closing_date", None, "2026-11-30")}),
    ("ganados en 2025", {"stages": ["won"], "period": ("closing_date", "2025-01-01", "2025-12-31")}),
    ("qué negocios hay en el sector minero", {"segment": "minero"}),
    ("foto del embudo a hoy", {"period": None}),
    ("oportunidades de Bavaria S.A.", {"clients": ["Bavaria"]}),
    ("con cierre en febrero de 2027", {"period": ("closing_date", "2027-02-01", "2027-02-28")}),
    ("fecha de cierre en marzo", {"period": ("closing_date", "2027-03-01", "2027-03-31")}),
    ("cierres de la segunda quincena de diciembre", {"period": ("closing_date", "2026-12-16", "2026-12-31")}),
    ("cuánto llevamos vendido este año", {"period": ("closing_date", "2026-01-01", "2026-12-31"), "stages": ["won"]}),
    ("parados desde octubre", {"flags": ["stalled"], "period": ("stage_since", "2026-10-01", None)}),
    ("oportunidades de 30 a 60 millones", {"min_value": 30_000_000, "max_value": 60_000_000}),
    ("excepto las de hunting, cuánto suma el pipeline", {"stages": OPEN[1:]}),
    ("de seguros bolivar mayores a 200 millones", {"clients": ["Seguros Bolívar"], "min_value": 200_000_000}),
    ("", {"intent": "pipeline_status", "stages": OPEN}),
    ("🙈", {"intent": "pipeline_status", "stages": OPEN}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_narrow_a_question(text: str, expected: dict[str, Any]) -> None:
    plain = ask(text).to_plain()
    period = plain["period"] and tuple(plain["period"].values())
    found = plain | {"period": period}

    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cómo va lo de Cencosud", ("Cencosud",)),
        ("qué negocios hay con cencosud", ("cencosud",)),
        ("oportunidades de Juliana en propuesta", ("Juliana",)),
        ("cómo va lo de Bavaria", ()),
        ("Propuestas de Ana por más de 30 Millones para Diciembre", ()),
    ],
)
def test_a_name_that_nobody_knows_is_told(text: str, expected: tuple[str, ...]) -> None:
    assert ask(text).unknown == expected


def test_no_written_question_holds_an_unknown_name() -> None:
    assert [one.text for one in questions() if ask(one.text, one.asker).unknown] == []


def test_a_director_who_owns_nothing_has_everything() -> None:
    assert ask("qué tengo en negociación", "sales_lead").owners == ()
    assert ask("mis negocios", "sales_lead").owners == ("sales_lead",)


def test_two_flags_joined_by_or_are_either() -> None:
    either = ask("¿hay algo vencido o estancado?")

    assert (either.flags, either.any_flag) == ((Flag.STALLED, Flag.OVERDUE), True)
    assert ask("vencidos y estancados").any_flag is False


def test_what_is_missing_is_told_apart() -> None:
    assert ask("cuáles no tienen fecha de cierre").gaps == ("closing_date",)
    assert ask("cuáles están incompletas").gaps == ()


def test_a_hint_tells_the_intent_where_no_word_does() -> None:
    from bot.core.pipeline.questions import read_question

    assert read_question("lo de diciembre", setting(), "forecast").intent is Intent.FORECAST
    assert read_question("qué está estancado", setting(), "forecast").intent is Intent.STALLED_DEALS
    assert read_question("lo de diciembre", setting(), "greet").intent is Intent.PIPELINE_STATUS


def test_sums_are_told_apart_by_what_is_said() -> None:
    assert ask("totales por vendedor").by is Dimension.OWNER
    assert ask("forecast por mes").by is Dimension.MONTH


def test_another_currency_is_kept() -> None:
    assert ask("oportunidades de más de USD 20.000").currency == "USD"
    assert ask("oportunidades de más de 20 millones").currency is None


def test_a_follow_up_replaces_what_it_names() -> None:
    first = ask("propuestas de Esteban que cierran en diciembre")
    march = follow(first, "¿y en marzo?", setting()).to_plain()
    anas = follow(first, "¿y los de Ana?", setting()).to_plain()

    assert march["period"] == {"field": "closing_date", "start": "2027-03-01", "end": "2027-03-31"}
    assert (march["stages"], march["owners"], march["intent"]) == (["proposal"], ["sales2"], "closing_soon")
    assert (anas["owners"], anas["period"]["start"]) == (["ana"], "2026-12-01")


def test_a_follow_up_may_ask_something_else_of_the_same() -> None:
    first = ask("negociaciones de Ana")
    stalled = follow(first, "¿y cuáles están quietas?", setting())

    assert stalled.intent is Intent.STALLED_DEALS
    assert (stalled.owners, stalled.stages, stalled.flags) == (("ana",), ("negotiation",), (Flag.STALLED,))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("compáralo con el mes pasado", "2026-10-01", "2026-10-31"),
        ("compáralo con el anterior", "2026-10-01", "2026-10-31"),
    ],
)
def test_a_period_is_compared_with_another(text: str, start: str, end: str) -> None:
    first = ask("ganados de este mes")
    compared = follow(first, text, setting())

    assert compared.compared
    assert (str(compared.compared.start), str(compared.compared.end)) == (start, end)
    assert compared.period == first.period


ENGLISH: tuple[tuple[str, dict[str, Any]], ...] = (
    ("how much do we have in negotiation", {"stages": ["negotiation"]}),
    ("what closes in March above 30 million", {"intent": "closing_soon", "min_value": 30_000_000}),
    ("my stalled deals", {"owners": ["sales"], "flags": ["stalled"]}),
    ("how are we with Bavaria", {"intent": "opportunity_status", "clients": ["Bavaria"]}),
    ("deals won this year", {"stages": ["won"]}),
    ("overdue proposals of Esteban", {"flags": ["overdue"], "stages": ["proposal"], "owners": ["sales2"]}),
)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_questions_are_read(text: str, expected: dict[str, Any]) -> None:
    plain = ask(text, language="en").to_plain()

    assert {name: plain[name] for name in expected} == expected
