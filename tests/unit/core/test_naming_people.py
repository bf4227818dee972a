"""Whom of the directory a text means: whole names, parts, shortenings, slips, namesakes, and who may not be chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.forms.answers import Answer, Setting
from bot.core.forms.brief import BRIEF
from bot.core.forms.readers import read_answer
from bot.core.people import Person
from bot.directory.demo import AREAS, demo_people
from tests.unit.core.samples import SETTING


def person(handle: str, name: str, area: str, *roles: str) -> Person:
    """Return one more entry of the directory."""
    return Person(handle, name, f"{handle}@icetex.example", area, frozenset({"requester", *roles}))


MORE = (
    person("ana1", "Ana González", "becas", "boss"),
    person("ana2", "Ana María Rincón", "fondos", "boss"),
    person("carlos1", "Carlos Andrés Peña", "credito", "boss"),
    person("carlos2", "Carlos Peña", "fondos", "boss"),
    person("francisco", "Francisco Javier de la Hoz", "planeacion", "boss"),
    person("yolanda", "Yolanda Vásquez", "internacional", "boss"),
    person("jhon", "Jhon Zapata", "internacional", "boss"),
    person("fernanda", "María Fernanda Ibáñez", "becas", "boss"),
)
LAURA = demo_people()[0]
WIDE = replace(SETTING, people=(*demo_people(), *MORE), me=LAURA)


def boss(text: str, setting: Setting = WIDE) -> Answer:
    """Return what is read where the boss is asked."""
    return read_answer(BRIEF.field("boss"), text, setting)


@pytest.mark.parametrize(
    ("text", "handle", "guessed"),
    [
        ("boss2", "boss2", False),
        ("@boss2", "boss2", False),
        ("boss2@demo.example", "boss2", False),
        ("Gloria Santamaría", "boss2", False),
        ("gloria santamaria", "boss2", False),
        ("GLORIA  SANTAMARÍA", "boss2", False),
        ("Santamaría Gloria", "boss2", False),
        ("Gloria", "boss2", False),
        ("Santamaría", "boss2", False),
        ("Echeverri", "boss", False),
        ("Echeverry", "boss", True),
        ("Martin Echeverry", "boss", True),
        ("Marthin Etcheverri", "boss", True),
        ("Ana Gonzales", "ana1", True),
        ("ana gonsalez", "ana1", True),
        ("Gonzales", "ana1", True),
        ("Basquez", "yolanda", True),
        ("John Zapata", "jhon", True),
        ("Jon Sapata", "jhon", True),
        ("Pacho de la Hoz", "francisco", True),
        ("Francisco de la Hoz", "francisco", False),
        ("Francisco Javier", "francisco", False),
        ("Mafe Ibañez", "fernanda", True),
        ("María Fernanda", "fernanda", False),
        ("Ana María", "ana2", False),
        ("Ana Rincón", "ana2", False),
        ("mi jefe es Martín", "boss", False),
        ("mi jefa es la doctora Gloria Santamaría", "boss2", False),
        ("la jefa es Gloria, gracias", "boss2", False),
        ("el ingeniero Echeverri", "boss", False),
        ("Carlos Andrés", "carlos1", False),
        ("Carlos, el de crédito", "carlos1", False),
        ("Carlos Peña, el de fondos", "carlos2", False),
        ("Ana, la de becas", "ana1", False),
        ("la Ana de la oficina de becas", "ana1", False),
        ("no es Carlos sino Gloria", "boss2", False),
        ("mi jefe no es Martín sino Gloria", "boss2", False),
        ("ya no es Martín, es Gloria", "boss2", False),
        ("Gloria, no Martín", "boss2", False),
        ("Gloria y no Martín", "boss2", False),
        ("cambia a Martín por Gloria", "boss2", False),
        ("Gloria en vez de Martín", "boss2", False),
        ("Pedro no, Gloria", "boss2", False),
        ("mi jefe", "boss", False),
        ("la jefa", "boss", False),
        ("el de siempre", "boss", False),
    ],
)
def test_a_person_is_found(text: str, handle: str, guessed: bool) -> None:
    answer = boss(text)

    assert (answer.value, answer.problem, answer.guessed) == (handle, None, guessed)


@pytest.mark.parametrize(
    ("text", "problem", "options"),
    [
        ("Glorita", "mean_person", {"boss2"}),
        ("Glo", "mean_person", {"boss2"}),
        ("Glria", "mean_person", {"boss2"}),
        ("Tincho", "mean_person", {"boss"}),
        ("Yoli", "no_person", None),
        ("Yola", "mean_person", {"yolanda"}),
        ("Mafe", "mean_person", {"fernanda"}),
        ("Pacho", "mean_person", {"francisco"}),
        ("Gloria Pérez", "mean_person", {"boss2"}),
        ("la de becas", "which_person", {"boss2", "ana1", "fernanda"}),
        ("Ana", "which_person", {"ana1", "ana2"}),
        ("Anita", "which_person", {"ana1", "ana2"}),
        ("Carlos", "which_person", {"carlos1", "carlos2"}),
        ("Peña", "which_person", {"carlos1", "carlos2"}),
        ("Martín o Gloria", "which_person", {"boss", "boss2"}),
        ("Marcela Ospina", "not_boss", None),
        ("Laura Cárdenas", "not_boss", None),
        ("Camilo", "not_boss", None),
        ("Ramiro Galvis", "no_person", None),
        ("xyz", "no_person", None),
        ("no es Gloria", "empty", set()),
    ],
)
def test_what_is_doubtful_about_a_person(text: str, problem: str, options: set[str] | None) -> None:
    answer = boss(text)

    assert answer.problem == problem
    assert set(answer.options) == options if options is not None else len(answer.options) == 3


def test_namesakes_by_their_whole_name_are_shown_to_choose_from() -> None:
    twins = (person("luz1", "Luz Mora", "becas", "boss"), person("luz2", "Luz Mora", "fondos", "boss"))
    answer = boss("luz mora", replace(SETTING, people=twins))

    assert (answer.problem, set(answer.options)) == ("which_person", {"luz1", "luz2"})


def test_a_namesake_who_may_not_be_chosen_is_left_out() -> None:
    one_boss = (person("luz1", "Luz Mora", "becas"), person("luz2", "Luz Mora", "fondos", "boss"))

    assert boss("luz mora", replace(SETTING, people=one_boss)).value == "luz2"


def test_who_cannot_be_chosen_is_named() -> None:
    assert boss("Marcela Ospina").limits == {"name": "Marcela Ospina"}


def test_a_person_without_a_boss_names_none_by_saying_my_boss() -> None:
    gloria = next(one for one in demo_people() if one.handle == "boss2")

    assert boss("mi jefe", replace(WIDE, me=gloria)).problem == "no_person"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("becas", "becas"),
        ("Beca", "becas"),
        ("el área de becas", "becas"),
        ("Oficina de Becas", "becas"),
        ("vicepresidencia de fondos", "fondos"),
        ("la vice de fondos", "fondos"),
        ("fondos", "fondos"),
        ("crédito", "credito"),
        ("somos de la vicepresidencia de credito", "credito"),
        ("relaciones internacionales", "internacional"),
        ("internacionales", "internacional"),
        ("OAP", "planeacion"),
        ("planeasión", "planeacion"),
        ("la oficina asesora de planeación", "planeacion"),
        ("no es crédito, es becas", "becas"),
    ],
)
def test_an_area_is_found(text: str, code: str) -> None:
    assert read_answer(BRIEF.field("area"), text, WIDE).value == code


@pytest.mark.parametrize(
    ("text", "problem", "options"),
    [
        ("vicepresidencia", "which_area", {"credito", "fondos"}),
        ("oficina", "which_area", {"becas", "internacional", "planeacion"}),
        ("oficina de créditos", "mean_area", {"credito"}),
        ("crédito y fondos", "which_area", {"credito", "fondos"}),
    ],
)
def test_what_is_doubtful_about_an_area(text: str, problem: str, options: set[str]) -> None:
    answer = read_answer(BRIEF.field("area"), text, WIDE)

    assert (answer.problem, set(answer.options)) == (problem, options)


def test_an_unknown_area_shows_the_likeliest_three() -> None:
    answer = read_answer(BRIEF.field("area"), "jurídica", WIDE)

    assert (answer.problem, len(answer.options)) == ("no_area", 3)
    assert set(answer.options) <= {area.code for area in AREAS}
