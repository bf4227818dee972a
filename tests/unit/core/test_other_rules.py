"""R4 to R9 at their boundaries, and what keeps a Brief from being sent (domain §3)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.bases.flags import Flag
from bot.core.bases.meanings import Meaning
from bot.core.bases.survey import Problem, Survey
from bot.core.brief import Brief
from bot.core.rules import blocking, check
from tests.unit.core.samples import approval, attached, brief, context, found, outcome

ROLES = ("boss", "communications")


def base(rows: int = 10, *, bad: int = 0, headers: tuple[Meaning, ...] | None = None) -> Survey:
    columns = headers or (Meaning.IDENTIFICATION, Meaning.NAME, Meaning.MOBILE, Meaning.REMARKS)
    histogram = {0: rows - bad, **({int(Flag.MOBILE_BAD): bad} if bad else {})}
    return Survey(
        "ab" * 32,
        10,
        headers=tuple(meaning.value for meaning in columns),
        total=rows,
        columns={meaning: place for place, meaning in enumerate(columns)},
        histogram=histogram,
    )


def with_base(survey: Survey, **fields: Any) -> Brief:
    made = brief(**{"channels": ["sms"], "records": 10, **fields})
    made.attach(attached("database", survey=survey))
    return made


@pytest.mark.parametrize("class_", ["service", "experience", "focus_group", None])
def test_r4_is_met_by_what_is_not_exceptional(class_: str | None) -> None:
    assert outcome(brief(class_=class_), "R4") == "met"


@pytest.mark.parametrize("class_", ["commercial", "community"])
def test_r4_needs_a_justification_then_the_leader(class_: str) -> None:
    made = brief(class_=class_)
    bare = found(made, "R4")[0]
    made.fill("justification", "Hay presupuesto")
    waiting = found(made, "R4")[0]
    made.approvals = [approval("leader")]

    assert (bare.outcome.value, bare.blocks, bare.waivable) == ("failed", True, False)
    assert (waiting.outcome.value, waiting.blocks) == ("warning", False)
    assert outcome(made, "R4") == "met"


def test_r4_is_open_again_where_the_authorisation_fell() -> None:
    made = brief(class_="commercial", justification="Hay presupuesto")
    made.approvals = [approval("leader", valid=False)]

    assert outcome(made, "R4") == "warning"


@pytest.mark.parametrize(
    ("abroad", "channels", "expected"),
    [
        (False, ["sms"], "met"),
        (None, ["sms"], "met"),
        (True, ["sms"], "failed"),
        (True, ["call", "voice"], "failed"),
        (True, ["sms", "email"], "met"),
        (True, ["whatsapp"], "met"),
        (True, [], None),
    ],
)
def test_r5_abroad_needs_whatsapp_or_email(
    abroad: bool | None, channels: list[str], expected: str | None
) -> None:
    assert outcome(brief(abroad=abroad, channels=channels), "R5") == expected


def test_r5_blocks_and_cannot_be_waived() -> None:
    (found_,) = found(brief(abroad=True, channels=["sms"]), "R5")

    assert (found_.blocks, found_.waivable) == (True, False)


def test_r6_the_base_must_be_there_and_the_approvals_come() -> None:
    made = brief()
    bare = found(made, "R6")[0]
    made.attach(attached("database"))
    waiting = found(made, "R6")[0]
    made.approvals = [approval(role) for role in ROLES]

    assert (bare.outcome.value, bare.blocks) == ("failed", True)
    assert (waiting.outcome.value, waiting.blocks) == ("warning", False)
    assert outcome(made, "R6") == "met"


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        (base(), "met"),
        (base(bad=1), "warning"),
        (base(bad=9), "warning"),
        (base(bad=10), "failed"),
        (base(headers=(Meaning.IDENTIFICATION, Meaning.NAME, Meaning.REMARKS)), "failed"),
        (base(headers=(Meaning.IDENTIFICATION, Meaning.NAME, Meaning.MOBILE)), "failed"),
        (Survey("ab" * 32, 10, problem=Problem.CORRUPT), "failed"),
    ],
)
def test_r7_follows_the_verdict_on_the_base(survey: Survey, expected: str) -> None:
    assert outcome(with_base(survey), "R7") == expected


@pytest.mark.parametrize(
    ("records", "expected"), [(95, "warning"), (96, "met"), (100, "met"), (105, "met"), (106, "warning")]
)
def test_r7_compares_with_the_estimate_within_five_percent(records: int, expected: str) -> None:
    assert outcome(with_base(base(rows=100), records=records), "R7") == expected


def test_r7_a_base_is_judged_again_when_the_channels_change() -> None:
    made = with_base(base())
    before = outcome(made, "R7")
    made.fill("channels", ["sms", "email"])

    assert (before, outcome(made, "R7")) == ("met", "failed")


def test_r7_a_variable_without_a_column_is_a_missing_column() -> None:
    assert outcome(with_base(base(), variables=["saldo"]), "R7") == "failed"


def test_r7_a_base_without_facts_is_not_judged() -> None:
    made = brief(channels=["sms"])
    made.attach(attached("database"))

    assert found(made, "R7") == []


@pytest.mark.parametrize("survey", [base(), base(bad=3)])
def test_r7_blocks_only_what_cannot_be_used(survey: Survey) -> None:
    assert [one.blocks for one in found(with_base(survey), "R7")] == [False]
    assert [one.blocks for one in found(with_base(base(bad=10)), "R7")] == [True]


@pytest.mark.parametrize(
    ("class_", "sheet", "expected"),
    [("service", False, "met"), ("experience", True, "met"), ("experience", False, "warning")],
)
def test_r8_an_experience_campaign_has_its_sheet(class_: str, sheet: bool, expected: str) -> None:
    made = brief(class_=class_)
    if sheet:
        made.attach(attached("results_sheet"))

    assert outcome(made, "R8") == expected
    assert not any(one.blocks for one in found(made, "R8"))


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Ingresa a tu cuenta", ("ingresa",)),
        ("INGRESE ya", ("ingrese",)),
        ("Haz clic y actualiza tus datos", ("haz", "clic", "actualiza")),
        ("Llámanos al 123", ("llamanos",)),
        ("Tu crédito se renueva hoy", ()),
        ("Quien actualiza recibe", ()),
        ("El plazo vence el 18 de diciembre", ()),
        ("", ()),
    ],
)
def test_r9_an_informative_message_asks_for_nothing(message: str, words: tuple[str, ...]) -> None:
    made = brief(type="informative", channels=["sms"], message={"sms": message})
    (check_,) = found(made, "R9")

    assert check_.text.params.get("words", ()) == words
    assert (check_.outcome.value, check_.blocks) == ("warning" if words else "met", False)


def test_r9_a_message_in_a_file_is_not_read() -> None:
    made = brief(type="informative", channels=["sms"], message={"sms": {"attachment": "ab"}})

    assert outcome(made, "R9") == "met"


def test_r9_a_transactional_campaign_says_what_it_expects() -> None:
    bare = found(brief(type="transactional"), "R9")[0]

    assert (bare.outcome.value, bare.blocks) == ("failed", True)
    assert outcome(brief(type="transactional", expected_action="Que renueven"), "R9") == "met"
    assert found(brief(), "R9") == []


def test_a_transactional_message_may_ask() -> None:
    made = brief(type="transactional", expected_action="Que renueven", message={"sms": "Renueva ya"})

    assert outcome(made, "R9") == "met"


def test_rules_answer_in_their_order() -> None:
    made = with_base(base(), class_="commercial", type="transactional", abroad=True, start_date="2026-11-25")
    rules = [one.rule for one in check(made, context())]

    assert rules == ["R1", "R3", "R4", "R5", "R6", "R7", "R8", "R9"]


def test_an_empty_brief_is_blocked_by_what_is_missing_only() -> None:
    assert [one.rule for one in blocking(check(brief(), context()))] == ["R6"]


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("R4", {"class": "community"}),
        ("R5", {"abroad": True, "channels": ["sms"]}),
        ("R9", {"type": "transactional"}),
    ],
)
def test_an_exception_does_not_waive_what_the_leader_cannot(rule: str, fields: dict[str, Any]) -> None:
    made = brief(**fields)
    made.exceptions = {rule: "Por favor"}

    assert found(made, rule)[0].blocks
