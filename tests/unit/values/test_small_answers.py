"""Yes or no, lists, addresses and extensions."""

from __future__ import annotations

import pytest

from bot.core.values import Problem, read_email_list, read_extension, read_list, read_yes_no

YES = "sí|si, por favor|claro|obvio|de una|por supuesto|siii|dale, listo|no hay problema|cómo no|👍|S"
NO = "no|nop|para nada|negativo|claro que no|bueno, no|no, gracias|por favor no|creo que no|todavía no|👎|n"
NEITHER = "no sé|no estoy seguro|tal vez|depende|hola|mañana|no tengo idea|"


@pytest.mark.parametrize("text", YES.split("|"))
def test_yes_is_yes(text: str) -> None:
    assert read_yes_no(text).value is True


@pytest.mark.parametrize("text", NO.split("|"))
def test_no_is_no(text: str) -> None:
    assert read_yes_no(text).value is False


@pytest.mark.parametrize("text", NEITHER.split("|"))
def test_doubt_and_other_matters_are_neither(text: str) -> None:
    assert read_yes_no(text).value is None


def test_each_address_is_kept_once_in_order() -> None:
    assert read_email_list("Ana <a.b@icetex.gov.co>, C@x.co y A.B@icetex.gov.co").value == (
        "a.b@icetex.gov.co",
        "C@x.co",
    )


def test_a_malformed_address_is_told_and_the_good_ones_kept() -> None:
    reading = read_email_list("ana@x.co; pepe@")

    assert (reading.value, reading.problem) == (("ana@x.co",), Problem.INVALID)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nombre, cédula y valor", ("nombre", "cédula", "valor")),
        ("- {nombre}\n- {valor}", ("nombre", "valor")),
        ("https://a.co/x?y=1,2 y https://b.co", ("https://a.co/x?y=1,2", "https://b.co")),
        ("ninguna", ()),
    ],
)
def test_a_list_is_its_items(text: str, expected: tuple[str, ...]) -> None:
    assert read_list(text).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ext. 4521", "4521"),
        ("la 0312", "0312"),
        ("601 3824000 ext 45", "45"),
        ("extensión cuatro mil quinientos doce", "4512"),
        ("cuarenta y cinco doce", "4512"),
        ("cuatro cinco uno dos", "4512"),
        ("cero tres doce", "0312"),
        ("ext 45 12", "4512"),
        ("mi extensión es la 4512, por favor", "4512"),
        ("marque la 4512 y pregunte por Ana", "4512"),
        ("ext. 4.512", "4512"),
        ("no tengo", None),
        ("no tengo extensión", None),
        ("tres", None),
        ("3001234567", None),
    ],
)
def test_an_extension_is_its_digits(text: str, expected: str | None) -> None:
    assert read_extension(text).value == expected
