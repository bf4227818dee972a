"""A message that corrects is cut into the fields it names, each with its value."""

from __future__ import annotations

import pytest

from bot.core.forms.clauses import clauses, closed, opened, replacing
from bot.core.manner import manner_words
from tests.unit.core.samples import WORDS

MANNER = manner_words("es")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "perdón, cambia la fecha de inicio al 10 de diciembre y los registros a 4 mil",
            [("start_date", "10 de diciembre"), ("records", "4 mil")],
        ),
        (
            "corrijo dos cosas: el nombre es Cierre y el canal es correo",
            [("name", "Cierre"), ("channels", "correo")],
        ),
        ("y la fecha de fin pásala al 18 porfa", [("end_date", "18")]),
        ("mejor ponle de nombre Jornada", [("name", "Jornada")]),
        ("ojo, el horario es de 9 a 4", [("contact_hours", "de 9 a 4")]),
        ("cambiar el objetivo", [("objective", "")]),
        ("Cierre de convocatoria", [("end_date", "")]),
        ("beneficiarios del área de crédito", []),
        ("x" * 5_000, []),
    ],
)
def test_each_field_has_its_own_value(text: str, named: list[tuple[str, str]]) -> None:
    assert [(part.code, part.value) for part in clauses(text, WORDS, MANNER)] == named


@pytest.mark.parametrize(
    ("text", "firm", "denied"),
    [
        ("el nombre es Feria", True, False),
        ("el nombre no es Feria", True, True),
        ("mi jefe ya no es Martín", True, True),
        ("cierre del año", False, False),
    ],
)
def test_a_preposition_alone_is_not_firm(text: str, firm: bool, denied: bool) -> None:
    part = clauses(text, WORDS, MANNER)[0]

    assert (part.firm, part.denied) == (firm, denied)


@pytest.mark.parametrize(
    ("text", "rest", "repairs"),
    [
        ("uy perdón, son 5 mil", "son 5 mil", True),
        ("no, es comercial", "es comercial", True),
        ("no es comercial", "no es comercial", False),
        ("oye y de paso agrega correo", "agrega correo", False),
        ("espera", "espera", False),
    ],
)
def test_what_opens_a_message_is_taken_off(text: str, rest: str, repairs: bool) -> None:
    assert opened(text, MANNER) == (rest, repairs)


def test_politeness_after_it_is_taken_off() -> None:
    assert closed("dame un momentico, ya te digo", MANNER) == "dame un momentico"


@pytest.mark.parametrize(
    ("value", "before", "new"),
    [
        ("Feria de becas, es Feria de crédito", "Feria de becas", "Feria de crédito"),
        ("Feria de crédito, no Feria de becas", "Feria de becas", "Feria de crédito"),
        ("de Feria de becas a Jornada", "Feria de becas", "Jornada"),
        ("Jornada", "Feria de becas", "Jornada"),
        ("Jornada", None, "Jornada"),
    ],
)
def test_of_the_old_and_the_new_value_the_new_one_is_meant(value: str, before: str | None, new: str) -> None:
    assert replacing(value, before, MANNER) == new
