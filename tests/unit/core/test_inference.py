"""What other answers already tell is filled in, kept up to date, and never put over what was said."""

from __future__ import annotations

import pytest

from bot.core.bases.survey import Survey
from bot.core.brief import Origin
from bot.core.forms.inference import infer, links, placeholders
from tests.unit.core.samples import attached, brief


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hola, {nombre}.", ["nombre"]),
        ("Hola, {{nombre}}: debes {saldo}", ["nombre", "saldo"]),
        ("Hola, {{ nombre }} {nombre}", ["nombre"]),
        ("Hola, <<nombre>>", ["nombre"]),
        ("Hola, [nombre completo]", ["nombre completo"]),
        ("Hola, {fecha límite}", ["fecha límite"]),
        ("{1} {} {{}} { } sin cerrar {nombre", []),
        ("2 < 3 y 5 > 4", []),
        ("", []),
    ],
)
def test_placeholders_are_found_once_each_in_order(text: str, names: list[str]) -> None:
    assert placeholders(text) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Entra a https://a.gov.co/x?y=1.", ["https://a.gov.co/x?y=1"]),
        ("www.a.co, y https://b.co; otra vez www.a.co", ["www.a.co", "https://b.co"]),
        ("(https://a.co)", ["https://a.co"]),
        ("escribe a ana@a.co", []),
        ("sin enlaces", []),
    ],
)
def test_links_are_found_once_each_without_punctuation(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_variables_and_links_come_from_every_message() -> None:
    made = brief(channels=["sms", "email"], message={"sms": "{nombre} www.a.co", "email": "{saldo} {nombre}"})
    infer(made)

    assert (made.value("variables"), made.value("links")) == (["nombre", "saldo"], ["www.a.co"])


def test_variables_wait_for_the_last_message() -> None:
    made = brief(channels=["sms", "email"], message={"sms": "{nombre}"})
    infer(made)

    assert made.value("variables") is None


def test_variables_of_a_message_in_a_file_are_asked() -> None:
    made = brief(channels=["sms"], message={"sms": {"attachment": "ab"}})
    infer(made)

    assert "variables" in list(made.questions())


def test_variables_follow_a_corrected_message() -> None:
    made = brief(channels=["sms"], message={"sms": "{nombre}"})
    infer(made)
    made.fill("message.sms", "{saldo}")
    infer(made)

    assert made.value("variables") == ["saldo"]


def test_variables_that_were_said_are_left_alone() -> None:
    made = brief(channels=["sms"], message={"sms": "{nombre}"}, variables=["saldo"])
    infer(made)

    assert made.value("variables") == ["saldo"]


def test_retention_is_ninety_days_after_the_end_and_follows_it() -> None:
    made = brief(end_date="2026-12-18")
    infer(made)
    first = made.value("retention_until")
    made.fill("end_date", "2026-12-31")
    infer(made)

    assert (first, made.value("retention_until")) == ("2027-03-18", "2027-03-31")


def test_a_retention_that_was_said_is_left_alone() -> None:
    made = brief(end_date="2026-12-18", retention_until="2027-12-31")
    infer(made)

    assert made.value("retention_until") == "2027-12-31"


@pytest.mark.parametrize("class_", ["experience", "community", "focus_group"])
def test_some_classes_never_collect(class_: str) -> None:
    made = brief(class_=class_)
    infer(made)

    assert (made.value("collection"), made.origins["collection"]) == (False, Origin.INFERRED)


@pytest.mark.parametrize("class_", ["service", "commercial"])
def test_the_others_are_asked_whether_they_collect(class_: str) -> None:
    made = brief(class_=class_)
    infer(made)

    assert "collection" in list(made.questions())


def test_the_count_of_records_comes_from_the_base_where_nobody_said_it() -> None:
    made, said = brief(), brief(records=12)
    for one in (made, said):
        one.attach(attached("database", survey=Survey("ab" * 32, 10, total=300)))
        infer(one)

    assert (made.value("records"), said.value("records")) == (300, 12)


def test_inferring_twice_changes_nothing() -> None:
    made = brief(channels=["sms"], message={"sms": "{nombre}"}, end_date="2026-12-18", class_="experience")
    infer(made)
    once = (dict(made.fields), dict(made.origins))
    infer(made)

    assert (made.fields, made.origins) == once


def test_what_no_longer_follows_is_asked() -> None:
    made = brief(class_="experience")
    infer(made)
    made.fill("class", "service")
    infer(made)

    assert "collection" in list(made.questions())


def test_the_count_follows_another_base() -> None:
    made = brief()
    for total in (300, 400):
        made.attach(attached("database", survey=Survey("ab" * 32, 10, total=total)))
        infer(made)

    assert made.value("records") == 400


@pytest.mark.parametrize(
    "text", ["<p>Hola</p>", "Entra a «Mi cuenta»", "[ver aquí](https://a.co)", "<b>importante</b>"]
)
def test_what_only_looks_like_a_variable_is_none(text: str) -> None:
    assert placeholders(text) == []
