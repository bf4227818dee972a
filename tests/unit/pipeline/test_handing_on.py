"""Who is given the next step, what, and until when: read from how sellers say it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.forms.words.deals import deal_words
from bot.core.pipeline.handing import Handing, read_handing
from bot.core.pipeline.owed import helps
from bot.directory.demo import demo_people

HELPERS = [person for person in demo_people() if helps(person)]
TUESDAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)


def read(text: str, language: str = "es", *, answering: bool = False) -> Handing | None:
    """Read a text on a Tuesday."""
    words = deal_words(language)
    return read_handing(text, words, HELPERS, TUESDAY, BusinessCalendar(), language, answering=answering)


@pytest.mark.parametrize(
    ("text", "person", "step", "due"),
    [
        ("el siguiente paso es de Preventa: Tomás, para el viernes", "presales", None, FRIDAY),
        ("el siguiente paso es de preventa: tomas, armar la demo, para el viernes", "presales",
         "armar la demo", FRIDAY),
        ("pídele a Alianzas la cotización de las licencias", "alliances", "cotización de las licencias", None),
        ("pásale el siguiente paso a Tomás Villamil, para el 3 de diciembre", "presales", None, date(2026, 12, 3)),
        ("la propuesta la prepara Preventa para el viernes", "presales", "propuesta", FRIDAY),
        ("que Ángela de Alianzas consiga la cotización para el viernes", "alliances", "consiga la cotización", FRIDAY),
        ("Preventa debe enviar el dimensionamiento el viernes", "presales", "enviar el dimensionamiento", FRIDAY),
        ("el próximo paso lo hace el área de servicio para el viernes", "service_area", None, FRIDAY),
        ("le toca a Hernán revisar los niveles de servicio hasta el viernes", "service_area",
         "revisar los niveles de servicio", FRIDAY),
    ],
)  # fmt: skip
def test_a_step_is_given(text: str, person: str, step: str | None, due: date | None) -> None:
    said = read(text)
    assert said is not None

    assert (said.people, said.step, said.due) == ((person,), step, due)


@pytest.mark.parametrize(
    "text",
    [
        "siguiente paso: llamar a Tomás Uribe el viernes",
        "siguiente paso: reunión con Tomás el viernes",
        "siguiente paso: demo con Preventa el jueves",
        "nos reunimos con Preventa ayer",
        "pasa a propuesta",
        "el siguiente paso es llamar el viernes",
    ],
)
def test_a_name_alone_gives_nothing(text: str) -> None:
    assert read(text) is None


def test_a_name_that_nobody_of_the_role_has_is_said() -> None:
    said = read("el siguiente paso es de Preventa: Juan, para el viernes")
    assert said is not None

    assert (said.people, said.unknown, said.step) == (("presales",), "Juan", None)


def test_the_answer_to_the_open_question_may_begin_with_whose_it_is() -> None:
    text = "Preventa, armar la demo el viernes"
    said = read(text, answering=True)
    assert said is not None

    assert read(text) is None
    assert (said.people, said.step, said.due) == (("presales",), "armar la demo", FRIDAY)


def test_english_gives_a_step_too() -> None:
    said = read("ask presales to prepare the demo by Friday", "en")
    assert said is not None

    assert (said.people, said.step, said.due) == (("presales",), "prepare the demo", FRIDAY)
