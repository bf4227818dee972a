"""What sellers say in passing: comparing, leaving out, letting go, days that are over, words that say no measure."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest

from bot.core.pipeline.filters import Dimension, Flag, Period
from bot.core.pipeline.questions import QuestionReading, follow, leads_on
from bot.core.pipeline.stages import STAGES
from tests.unit.pipeline.asking import ask, questions, setting

Days = tuple[str, str] | None


def conversation(*texts: str, asker: str = "sales") -> QuestionReading:
    """Return how the last of some questions is read, each going on from the one before."""
    first, *others = texts
    return reduce(lambda found, text: follow(found, text, setting(asker)), others, ask(first, asker))


def days(period: Period | None) -> Days:
    """Return the days of a period as text."""
    return (str(period.start), str(period.end)) if period else None


NOVEMBER, OCTOBER, SEPTEMBER = (
    ("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-31"), ("2026-09-01", "2026-09-30")
)  # fmt: skip
LAST, THIRD = ("2026-10-01", "2026-12-31"), ("2026-07-01", "2026-09-30")
HALVES = (("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31"))


@pytest.mark.parametrize(
    ("texts", "main", "other"),
    [
        (("cuánto vendimos este trimestre comparado con el anterior",), LAST, THIRD),
        (("propuestas de octubre versus las de septiembre",), OCTOBER, SEPTEMBER),
        (("vendimos más en octubre que en septiembre?",), OCTOBER, SEPTEMBER),
        (("¿estamos mejor que el mes pasado?",), NOVEMBER, OCTOBER),
        (("cómo va noviembre frente al mismo mes del año pasado",), NOVEMBER, ("2025-11-01", "2025-11-30")),
        (("ganados este mes", "y respecto a octubre?"), NOVEMBER, OCTOBER),
        (
            ("ganados este mes", "compáralo con el mismo mes del año pasado"),
            NOVEMBER,
            ("2025-11-01", "2025-11-30"),
        ),
        (("ganados este mes", "compáralo con octubre de 2025"), NOVEMBER, ("2025-10-01", "2025-10-31")),
        (("los ganados", "comparemos el primer semestre con el segundo"), *HALVES),
        (("perdidos del tercer trimestre", "compáralo con el segundo"), THIRD, ("2026-04-01", "2026-06-30")),
        (("cómo vamos contra la meta de noviembre",), NOVEMBER, None),
        (("compara a Ana con Pedro",), None, None),
        (("ganados de más de 20 millones que el cliente ya firmó",), None, None),
    ],
)
def test_periods_are_compared(texts: tuple[str, ...], main: Days, other: Days) -> None:
    found = conversation(*texts)

    assert (days(found.period), days(found.compared)) == (main, other)


def test_people_are_compared_side_by_side() -> None:
    alone = ask("compara a Ana con Pedro")
    after = conversation("qué tiene Ana en negociación", "compáralo con Pedro")

    assert [(one.owners, one.by) for one in (alone, after)] == [(("ana", "pedro.gomez"), Dimension.OWNER)] * 2
    assert after.stages == ("negotiation",)


@pytest.mark.parametrize(
    ("text", "out", "expected"),
    [
        ("todo menos lo de Bavaria", [("client", "Bavaria")], {"clients": ()}),
        ("pipeline excepto Ana y Pedro", [("owner", "ana"), ("owner", "pedro.gomez")], {"owners": ()}),
        ("cuánto hay en propuesta sin Alpina", [("client", "Alpina")], {"stages": ("proposal",)}),
        ("que no sea de gobierno", [("segment", "Gobierno")], {"segment": None}),
        ("los que no son míos", [("owner", "sales")], {"owners": ()}),
        ("que no sean de compraventa en salud", [("service_type", "resale")], {"segment": "Salud"}),
        ("menos los de Esteban en negociación", [("owner", "sales2")], {"stages": ("negotiation",)}),
        ("las de Ana con Alpina menos las de hunting", [], {"owners": ("ana",), "clients": ("Alpina",)}),
        ("negocios de Ana sin movimiento", [], {"owners": ("ana",), "flags": (Flag.STALLED,)}),
    ],
)
def test_names_are_left_out(text: str, out: list[tuple[str, str]], expected: dict[str, Any]) -> None:
    found = ask(text)

    assert [(one.field, one.value) for one in found.without] == out
    assert {name: getattr(found, name) for name in expected} == expected


PROPOSALS = "propuestas de Ana en salud de más de 40 millones que cierran en diciembre"
DECEMBER = ("2026-12-01", "2026-12-31")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("sin importar el vendedor", "owners"),
        ("saca los de Ana", "owners"),
        ("de cualquier sector", "segment"),
        ("quite lo de salud", "segment"),
        ("quita la fecha", "period"),
        ("olvida lo de diciembre", "period"),
        ("sácale el valor", "min_value"),
        ("ya no las propuestas", "stages"),
    ],
)
def test_what_narrowed_a_question_is_let_go_of(text: str, gone: str) -> None:
    before, after = ask(PROPOSALS), conversation(PROPOSALS, text)

    changed = [
        name
        for name in ("stages", "owners", "segment", "min_value", "period")
        if getattr(before, name) != getattr(after, name)
    ]
    assert (changed, after.without) == ([gone], ())
    assert not getattr(after, gone) or gone == "stages"
    assert leads_on(text, setting())


def test_what_did_not_narrow_it_is_left_out() -> None:
    found = conversation("negociaciones de este mes", "quita lo de Bavaria")

    assert ([(one.field, one.value) for one in found.without], days(found.period)) == (
        [("client", "Bavaria")], NOVEMBER
    )  # fmt: skip


def test_a_name_that_was_left_out_may_be_asked_for_again() -> None:
    found = conversation("todo menos lo de Bavaria", "y Bavaria?")

    assert (found.clients, found.without) == (("Bavaria",), ())


def test_another_question_forgets_the_one_before() -> None:
    found = conversation("propuestas de Pedro", "otra pregunta: qué está vencido")

    assert (found.owners, found.stages, found.flags) == ((), (), (Flag.OVERDUE,))


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        ("qué cierra este mes", "y el siguiente?", DECEMBER),
        ("qué cierra este mes", "y el anterior?", OCTOBER),
        ("qué cierra en diciembre", "y el mes siguiente", ("2027-01-01", "2027-01-31")),
        ("ganados este trimestre", "y el trimestre anterior?", THIRD),
        ("qué cierra esta semana", "y la que sigue", ("2026-11-30", "2026-12-06")),
    ],
)
def test_the_period_beside_the_one_asked_about_is_gone_on_with(first: str, text: str, expected: Days) -> None:
    assert days(conversation(first, text).period) == expected


def test_what_is_asked_for_too_is_added() -> None:
    people = conversation("negocios de Ana", "y los de Pedro también")
    stages = conversation("propuestas de Ana", "agrega las negociaciones")

    assert people.owners == ("ana", "pedro.gomez")
    assert (stages.stages, stages.owners) == (("proposal", "negotiation"), ("ana",))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("y los de menos de 60?", None, 60_000_000),
        ("entre 20 y 70", 20_000_000, 70_000_000),
        ("ahora de 300 para arriba", 300_000_000, None),
        ("los de más de 45 puestos", 80_000_000, None),
    ],
)
def test_bare_figures_after_millions_are_millions(text: str, low: int | None, high: int | None) -> None:
    found = conversation("negocios de más de 80 millones", text)

    assert (found.min_value, found.max_value) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("negocios que valgan 300 millones o más", 300_000_000, None),
        ("de 90 palos pa abajo", None, 90_000_000),
        ("medio millón de dólares en adelante", 500_000, None),
    ],
)
def test_a_bound_may_follow_its_figure(text: str, low: int | None, high: int | None) -> None:
    found = ask(text)

    assert (found.min_value, found.max_value) == (low, high)


@pytest.mark.parametrize(
    ("texts", "start", "end"),
    [
        (("creadas desde el jueves",), "2026-11-19", None),
        (("qué entró desde el 3",), "2026-11-03", None),
        (("qué entró desde el 27",), "2026-10-27", None),
        (("llegaron desde el 20 de diciembre",), "2025-12-20", None),
        (("en negociación desde antes de octubre",), None, "2026-09-30"),
        (("ganados en octubre", "y en septiembre?"), *SEPTEMBER),
        (("creadas en octubre", "y en septiembre?"), *SEPTEMBER),
        (("pronóstico del último semestre",), *HALVES[1]),
        (("cómo estuvo el último trimestre",), *THIRD),
        (("lo del primer semestre del otro año",), "2027-01-01", "2027-06-30"),
        (("pal otro mes qué cierra",), *DECEMBER),
    ],
)
def test_days_are_those_that_are_meant(texts: tuple[str, ...], start: str | None, end: str | None) -> None:
    period = conversation(*texts).period

    assert period is not None
    assert tuple(day and day.isoformat() for day in (period.start, period.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ni fecha ni valor tienen estas de salud",
            {"gaps": ("closing_date", "total_value"), "segment": "Salud"},
        ),
        ("oportunidades con datos por llenar", {"flags": (Flag.MISSING_DATA,), "gaps": ()}),
        ("negocios pausados de Ana", {"flags": (Flag.STALLED,), "owners": ("ana",)}),
        ("qué asesor tiene más en propuesta", {"by": Dimension.OWNER, "stages": ("proposal",)}),
        ("qué tan efectivos somos este año", {"conversion": True}),
        ("de cada cien ofertas cuántas ganó Esteban", {"conversion": True, "owners": ("sales2",)}),
        ("cuánto convertimos este año", {"conversion": True}),
        ("a quién se le perdieron más negocios", {"by": Dimension.OWNER, "stages": ("lost",)}),
        ("las de Ana en cualquier etapa, todas las etapas", {"owners": ("ana",), "stages": tuple(STAGES)}),
        ("vencidos de servicio o compraventa", {"flags": (Flag.OVERDUE,), "any_flag": False}),
    ],
)
def test_other_words_say_the_same(text: str, expected: dict[str, Any]) -> None:
    found = ask(text)

    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("negocios jugosos de salud", ("jugosos",)),
        ("cuáles son los más Grandes", ("Grandes",)),
        ("oportunidades del callcenter", ("callcenter",)),
        ("Muéstreme lo de Ana, por favor", ()),
        ("qué hay con Cencosud", ()),
    ],
)
def test_words_that_narrowed_nothing_are_told(text: str, passed: tuple[str, ...]) -> None:
    assert ask(text).passed == passed


def test_no_written_question_of_the_reader_has_words_that_narrowed_nothing() -> None:
    assert [one.text for one in questions() if ask(one.text, one.asker).passed] == []
