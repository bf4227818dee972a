"""R10: a change after an approval invalidates just what depends on it (domain §3)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.brief import Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from tests.unit.core.samples import approval, attached, brief

BOSS = {
    "boss", "name", "objective", "expected_action", "effectiveness", "audience", "segment", "start_date", "end_date",
}  # fmt: skip
COMMUNICATIONS = {"message", "variables", "links", "script", "piece"}
LEADER = {"justification"}
CODES = [field.code for field in BRIEF.fields] + ["piece", "endorsement", "other"]


@pytest.mark.parametrize("code", CODES)
def test_each_field_takes_back_the_approval_that_depends_on_it(code: str) -> None:
    expected = tuple(
        role
        for role, codes in (("boss", BOSS), ("communications", COMMUNICATIONS), ("leader", LEADER))
        if code in codes
    )

    assert brief(class_="service").invalidated_by(frozenset({code})) == expected


@pytest.mark.parametrize(
    ("class_", "fallen"),
    [("commercial", ("leader",)), ("community", ("leader",)), ("service", ()), ("focus_group", ())],
)
def test_a_change_of_class_concerns_the_leader_only_where_it_becomes_exceptional(
    class_: str, fallen: tuple[str, ...]
) -> None:
    assert brief(class_=class_).invalidated_by(frozenset({"class"})) == fallen


def test_a_start_for_which_an_exception_was_asked_concerns_the_leader_too() -> None:
    made = brief(start_date="2026-11-25")
    made.exceptions = {"R1": "Urgente"}

    assert made.invalidated_by(frozenset({"start_date"})) == ("boss", "leader")


def test_several_changes_take_back_several_approvals() -> None:
    assert brief().invalidated_by(frozenset({"name", "message", "justification"})) == (
        "boss",
        "communications",
        "leader",
    )


def test_nothing_changed_takes_back_nothing() -> None:
    assert brief().invalidated_by(frozenset()) == ()


def changed(before: Brief, **fields: Any) -> frozenset[str]:
    earlier = before.content()
    for code, value in fields.items():
        before.fill(code.rstrip("_"), value)
    return before.changed_since(earlier)


def test_only_what_differs_is_a_change() -> None:
    made = brief(name="Una", segment="Pregrado", channels=["sms"])

    assert changed(made, name="Otra", segment="Pregrado") == {"name"}


def test_another_database_is_a_change_and_the_same_file_is_none() -> None:
    made = brief(channels=["sms"])
    made.attach(attached("database", "a"))
    earlier = made.content()
    made.attach(attached("database", "a"))
    same = made.changed_since(earlier)
    made.attach(attached("database", "b"))

    assert same == frozenset()
    assert made.changed_since(earlier) == {"database"}


def test_a_piece_added_is_a_change() -> None:
    made = brief()
    earlier = made.content()
    made.attach(attached("piece"))

    assert made.invalidated_by(made.changed_since(earlier)) == ("communications",)


def test_a_channel_that_goes_takes_its_message_with_it() -> None:
    made = brief(channels=["sms", "email"], message={"sms": "Hola", "email": "Buenas"})

    assert changed(made, channels=["email"]) == {"channels", "message"}


def test_a_field_that_stops_applying_is_a_change() -> None:
    made = brief(type="transactional", expected_action="Que renueven")

    assert changed(made, type="informative") == {"type", "expected_action"}


@pytest.mark.parametrize(
    ("approvals", "needed"),
    [
        ([], ("boss", "communications")),
        ([approval("boss")], ("communications",)),
        ([approval("boss", valid=False), approval("communications")], ("boss",)),
        ([approval("boss", decision="returned"), approval("communications")], ("boss",)),
        ([approval("boss", version=1), approval("communications", version=2)], ()),
        ([approval("leader"), approval("analyst")], ("boss", "communications")),
    ],
)
def test_an_approval_counts_while_it_is_valid_and_approves(
    approvals: list[Any], needed: tuple[str, ...]
) -> None:
    made = brief()
    made.approvals = approvals

    assert made.approvals_needed() == needed


def test_every_file_field_of_the_form_has_a_known_owner_or_none() -> None:
    files = {field.code for field in BRIEF.fields if field.kind is Kind.FILE}

    assert files == {"database", "script", "results_sheet"}
