"""The Brief's form: its order, what applies when, and what is asked (domain §2, contract §4)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.brief import Correction, Origin
from bot.core.forms.brief import BRIEF, CHANNELS, EXTRA_ATTACHMENTS
from bot.core.forms.definition import Kind
from bot.core.forms.extract import extract
from bot.core.forms.inference import infer
from tests.unit.core.samples import MORNING, SETTING, attached, brief

CONTRACT = (
    "name", "area", "requester", "extension", "boss", "class", "type", "objective", "expected_action",
    "effectiveness", "justification", "collection", "audience", "segment", "abroad", "records", "channels",
    "start_date", "end_date", "contact_hours", "sweeps", "links", "message", "variables", "classification",
    "reports", "recipients", "purpose", "data_owner", "consent", "retention_until", "remarks",
)  # fmt: skip
KINDS = (
    "database", "script", "endorsement", "boss_approval", "leader_authorisation", "results_sheet", "piece",
    "results", "other",
)  # fmt: skip


def refs(**answers: Any) -> list[str]:
    return list(BRIEF.refs({code.rstrip("_"): value for code, value in answers.items()}))


def test_the_fields_are_those_of_the_contract_in_its_order() -> None:
    assert [field.code for field in BRIEF.fields if field.kind is not Kind.FILE] == list(CONTRACT)


def test_the_attachment_kinds_are_those_of_the_contract() -> None:
    files = [field.code for field in BRIEF.fields if field.kind is Kind.FILE]

    assert sorted([*files, *EXTRA_ATTACHMENTS]) == sorted(KINDS)


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("class", "service experience commercial community focus_group"),
        ("type", "informative transactional"),
        ("audience", "beneficiaries citizens ies co_debtors constituents other"),
        ("channels", "sms email whatsapp call voice"),
    ],
)
def test_the_options_are_those_of_the_contract(code: str, options: str) -> None:
    assert BRIEF.field(code).options == tuple(options.split())


@pytest.mark.parametrize(
    ("ref", "with_it", "without_it"),
    [
        ("justification", {"class": "commercial"}, {"class": "service"}),
        ("justification", {"class": "community"}, {"class": "experience"}),
        ("expected_action", {"type": "transactional"}, {"type": "informative"}),
        ("results_sheet", {"class": "experience"}, {"class": "focus_group"}),
        ("script", {"channels": ["sms", "call"]}, {"channels": ["sms", "email", "whatsapp"]}),
        ("script", {"channels": ["voice"]}, {"channels": []}),
        ("sweeps", {"channels": ["whatsapp"]}, {"channels": ["sms", "email"]}),
        ("sweeps", {"channels": ["call"]}, {}),
        ("message.sms", {"channels": ["sms"]}, {"channels": ["email"]}),
    ],
)
def test_a_dependant_applies_only_with_its_answer(
    ref: str, with_it: dict[str, Any], without_it: dict[str, Any]
) -> None:
    assert (ref in refs(**with_it), ref in refs(**without_it)) == (True, False)


@pytest.mark.parametrize("ref", ["justification", "expected_action", "results_sheet", "script", "message"])
def test_what_applies_is_required(ref: str) -> None:
    assert BRIEF.field(ref).required


def test_a_message_is_asked_for_each_channel_in_the_order_of_the_channels() -> None:
    asked = [ref for ref in refs(channels=list(CHANNELS)) if ref.startswith("message.")]

    assert asked == [f"message.{channel}" for channel in CHANNELS]


def test_a_plain_campaign_asks_at_most_fourteen_questions() -> None:
    """After a first message that says channel, audience and count (domain §2)."""
    made = brief(requester="requester", area="credito", boss="boss")
    for ref in ("recipients", "data_owner", "purpose", "consent"):
        made.fill(ref, "x", Origin.DEFAULT)
    for ref, value in extract("necesito una campaña por WhatsApp para 12 mil beneficiarios", SETTING).items():
        made.fill(ref, value, Origin.FIRST_MESSAGE)
    asked: list[str] = []
    while (ref_ := next(made.questions(), None)) is not None:
        asked.append(ref_)
        answer: str = {"class": "service", "type": "informative", "end_date": "2026-12-18"}.get(ref_, "texto")
        made.attach(attached("database")) if ref_ == "database" else made.fill(ref_, answer)
        infer(made)

    assert "records" not in asked
    assert len(asked) <= 14


def test_what_is_optional_and_has_a_default_is_never_asked() -> None:
    asked = list(brief(channels=["whatsapp"]).questions())

    assert {"sweeps", "links", "reports", "remarks", "purpose", "consent"}.isdisjoint(asked)


def test_variables_wait_for_every_message() -> None:
    made = brief(channels=["sms", "email"], message={"sms": "Hola"})
    before = "variables" in list(made.questions())
    made.fill("message.email", "Hola a todos")

    assert (before, "variables" in list(made.questions())) == (False, True)


def test_what_is_pending_or_skipped_is_not_asked_again() -> None:
    made = brief()
    made.leave_pending("name")
    made.skipped.append("variables")

    assert "name" not in list(made.questions())
    assert "name" in made.missing()


def test_leaving_pending_twice_counts_once() -> None:
    made = brief()
    made.leave_pending("name")
    made.leave_pending("name")

    assert made.pending == ["name"]


def test_an_answer_is_no_longer_pending() -> None:
    made = brief()
    made.leave_pending("name")
    made.fill("name", "Renovación")

    assert (made.pending, "name" in made.missing()) == ([], False)


def test_a_file_is_no_longer_pending_when_it_comes() -> None:
    made = brief()
    made.leave_pending("database")
    made.attach(attached("database"))

    assert (made.pending, "database" in made.missing()) == ([], False)


def test_only_the_results_sheet_may_be_sent_while_pending() -> None:
    made = brief(class_="experience", channels=["call"])
    for ref in ("results_sheet", "script", "database"):
        made.leave_pending(ref)

    assert {"results_sheet", "script", "database"} & set(made.missing()) == {"script", "database"}


@pytest.mark.parametrize("value", [False, 0, []])
def test_no_zero_and_none_at_all_are_answers(value: object) -> None:
    assert brief(collection=value).is_filled("collection")


def test_a_channel_taken_away_takes_its_message_out_of_the_content_but_not_of_the_draft() -> None:
    made = brief(channels=["sms", "email"], message={"sms": "Hola", "email": "Buenas"})
    made.fill("channels", ["email"])

    assert made.content()["message"] == {"email": "Buenas"}
    assert made.value("message.sms") == "Hola"


def test_what_does_not_apply_is_no_content() -> None:
    made = brief(class_="commercial", justification="Hay presupuesto")
    made.fill("class", "service")

    assert "justification" not in made.content()


def test_one_database_replaces_another_and_pieces_add_up() -> None:
    made = brief()
    for kind, sha256 in (("database", "a"), ("database", "b"), ("piece", "c"), ("piece", "d")):
        made.attach(attached(kind, sha256))

    assert [(held.kind, held.sha256) for held in made.attachments] == [
        ("database", "b"),
        ("piece", "c"),
        ("piece", "d"),
    ]
    assert made.value("database") == "b"


def test_corrections_are_asked_in_the_forms_order() -> None:
    made = brief(channels=["sms"])
    made.corrections = [
        Correction(ref, "x", "analyst", MORNING) for ref in ("database", "message.sms", "name")
    ]

    assert [item.field for item in made.open_corrections()] == ["name", "message.sms", "database"]
