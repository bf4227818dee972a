"""Clients that may be one, and names near to one that nobody knows."""

from __future__ import annotations

import pytest

from bot.core.pipeline.alike import alike, nearest

KNOWN = ("Seguros del Norte", "Alpina S.A.", "Grupo Éxito", "Banco de Bogotá", "Clínica del Sur")


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Seguros Norte", ("Seguros del Norte",)),
        ("SEGUROS DEL NORTE S.A.S.", ("Seguros del Norte",)),
        ("Alpina", ("Alpina S.A.",)),
        ("Exito", ("Grupo Éxito",)),
        ("Banco de Bogota SA", ("Banco de Bogotá",)),
        ("Clinica de Sur", ("Clínica del Sur",)),
        ("Seguros del Sur", ()),
        ("Banco de Occidente", ()),
        ("Bavaria", ()),
    ],
)
def test_a_name_may_be_one_of_these(name: str, same: tuple[str, ...]) -> None:
    assert alike(name, KNOWN) == same


def test_a_name_is_not_its_own_double() -> None:
    assert alike("seguros del norte", KNOWN) == ()


def test_the_nearest_names_are_offered() -> None:
    assert nearest("Segurs Norte", KNOWN)[0] == "Seguros del Norte"


def test_nothing_is_near_to_nothing_like_it() -> None:
    assert nearest("Xyzq", KNOWN) == ()
