"""A form in which a field would silently never be asked is refused when it is defined."""

from __future__ import annotations

import pytest

from bot.core.forms.definition import Field, FormDefinition, Kind, When
from bot.errors import FormDefinitionInvalid

NAME = Field("name", "A", Kind.TEXT)
KIND_OF = Field("kind", "A", Kind.CHOICE, options=("x", "y"))


def test_a_sound_form_is_taken() -> None:
    form = FormDefinition("f", ("A", "B"), (NAME, KIND_OF, Field("why", "B", Kind.TEXT)))

    assert list(form.refs({})) == ["name", "kind", "why"]


@pytest.mark.parametrize(
    ("sections", "fields", "problem"),
    [
        (("A",), (NAME, NAME), "field name appears twice"),
        (("A",), (NAME, Field("x", "Z", Kind.TEXT)), "field x stands in no section"),
        (("A", "B"), (NAME,), "section B is empty"),
        (
            ("A", "B"),
            (Field("late", "B", Kind.TEXT), NAME),
            "fields are not in the order of their sections",
        ),
        (
            ("A",),
            (Field("why", "A", Kind.TEXT, when=When("kind", frozenset({"x"}))), KIND_OF),
            "field why depends on kind, which is not asked before it",
        ),
        (
            ("A",),
            (Field("why", "A", Kind.TEXT, when=When("nothing", frozenset({"x"}))),),
            "field why depends on nothing, which is not asked before it",
        ),
        (
            ("A",),
            (Field("text", "A", Kind.TEXT, per="kind"), KIND_OF),
            "field text repeats for kind, which is not asked before it",
        ),
        (("A",), (Field("kind", "A", Kind.CHOICE),), "field kind has no options"),
        (("A",), (Field("kinds", "A", Kind.CHOICES),), "field kinds has no options"),
    ],
)
def test_a_broken_form_is_refused_by_name(
    sections: tuple[str, ...], fields: tuple[Field, ...], problem: str
) -> None:
    with pytest.raises(FormDefinitionInvalid, match=problem):
        FormDefinition("f", sections, fields)


def test_every_problem_is_named_at_once() -> None:
    with pytest.raises(FormDefinitionInvalid, match=r"section B is empty; fields|stands in no section"):
        FormDefinition("f", ("A", "B"), (Field("x", "Z", Kind.CHOICE),))


def test_a_condition_on_several_values_holds_for_any_of_them() -> None:
    when = When("channels", frozenset({"call", "voice"}))

    assert [when.holds({"channels": chosen}) for chosen in (["sms"], ["sms", "voice"], [], None)] == [
        False,
        True,
        False,
        False,
    ]


def test_an_unknown_ref_is_no_field() -> None:
    form = FormDefinition("f", ("A",), (NAME,))

    assert (form.has("name"), form.has("name.part"), form.has("other")) == (True, True, False)
    with pytest.raises(KeyError):
        form.field("other")
