"""What counts as met: which messages are looked at, and when two values are the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.play.expectations import expect, expect_brief, expect_opportunity, same
from bot.play.script import Step
from bot.play.stage import Stage, Unmet
from tests.unit.play.conftest import KeptClient, show


async def met(stage: Stage, **wanted: Any) -> bool:
    try:
        await expect(stage, Step(1, "expect", {"to": "boss", **wanted}, {}))
    except Unmet:
        return False
    return True


@pytest.mark.parametrize(
    ("actual", "expected", "is_same"),
    [
        ("a", "a", True),
        ("a", "A", False),
        (1, 1, True),
        (1, True, False),
        (True, 1, False),
        (False, False, True),
        (0, False, False),
        (None, None, True),
        (None, False, False),
        ("12", 12, False),
        ("2026-12-01", date(2026, 12, 1), True),
        ("2026-12-02", date(2026, 12, 1), False),
        (["sms", "email"], ["email", "sms"], True),
        (["sms", "email"], ["sms"], False),
        (["sms"], ["sms", "email"], False),
        ([], [], True),
        (None, [], False),
        ("sms", ["sms"], False),
        ({"from": "08:00", "to": "17:00"}, {"from": "08:00"}, True),
        ({"from": "08:00"}, {"from": "08:00", "to": "17:00"}, False),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, True),
        ([{"role": "boss", "by": "boss"}], [{"role": "boss"}], True),
        ([{"role": "boss"}, {"role": "leader"}], [{"role": "boss"}], False),
        ("text", {"a": 1}, False),
    ],
)
def test_two_values_are_the_same(actual: Any, expected: Any, is_same: bool) -> None:
    assert same(actual, expected) is is_same


async def test_one_single_message_holds_words_and_button(stage: Stage) -> None:
    show(stage, "boss", "CAMP-2026-0001 pide tu aprobación", id=1)
    show(stage, "boss", "otra cosa", id=2, buttons=("Aprobar",))

    assert not await met(stage, contains="CAMP-2026-0001", button="Aprobar")
    assert await met(stage, contains="otra", button="aprobár")


@pytest.mark.parametrize("words", ["APROBACION", "aprobación", "tu aprobacion"])
async def test_case_and_accents_do_not_count(stage: Stage, words: str) -> None:
    show(stage, "boss", "pide tu Aprobación")

    assert await met(stage, contains=words)


async def test_several_words_must_stand_in_the_same_message(stage: Stage) -> None:
    show(stage, "boss", "uno", id=1)
    show(stage, "boss", "dos", id=2)

    assert not await met(stage, contains=["uno", "dos"])


async def test_what_was_there_before_the_previous_expect_does_not_count(stage: Stage) -> None:
    show(stage, "boss", "primero", id=1)
    await met(stage, contains="primero")
    stage.acted()
    show(stage, "boss", "segundo", id=2)

    assert not await met(stage, contains="primero")


async def test_expects_after_one_deed_may_name_its_messages_in_any_order(stage: Stage) -> None:
    show(stage, "boss", "primero", id=1)
    show(stage, "boss", "segundo", id=2)

    assert await met(stage, contains="segundo")
    assert await met(stage, contains="primero")


async def test_each_receiver_has_a_window_of_their_own(stage: Stage) -> None:
    show(stage, "boss", "primero", id=1)
    await expect(stage, Step(1, "expect", {"to": "requester", "nothing": True}, {}))

    assert await met(stage, contains="primero")


async def test_nothing_means_nothing_since_the_previous_expect(stage: Stage) -> None:
    show(stage, "boss", "primero", id=1)
    await met(stage, contains="primero")

    assert await met(stage, nothing=True)
    show(stage, "boss", "segundo", id=2)
    assert not await met(stage, nothing=True)


async def test_what_people_write_is_no_message_of_the_bot(stage: Stage) -> None:
    show(stage, "boss", "hola", author="boss")

    assert await met(stage, nothing=True)
    assert not await met(stage, contains="hola")


async def test_words_that_must_not_be_read(stage: Stage) -> None:
    show(stage, "boss", "secreto")

    assert not await met(stage, not_contains="SECRETO")
    stage.acted()
    assert await met(stage, not_contains="secreto")


async def test_words_wanted_and_unwanted_concern_one_message(stage: Stage) -> None:
    show(stage, "boss", "uno dos", id=1)
    show(stage, "boss", "uno", id=2)

    assert await met(stage, contains="uno", not_contains="dos")


async def test_an_unmet_expect_tells_what_was_said_instead(stage: Stage) -> None:
    show(stage, "boss", "otra cosa", buttons=("Aprobar",))

    with pytest.raises(Unmet, match=r"no message to boss holds «esto».*otra cosa \[Aprobar\]"):
        await expect(stage, Step(1, "expect", {"to": "boss", "contains": "esto"}, {}))


BRIEF = {
    "folio": "CAMP-2026-0001",
    "state": "approved",
    "version": 2,
    "fields": {"requester": "requester", "channels": ["sms", "email"], "records": 12000, "remarks": None},
    "approvals": [{"role": "boss", "by": "boss", "decision": "approved"}],
}


@pytest.mark.parametrize(
    "wanted",
    [
        {"state": "approved", "version": 2},
        {"folio": "CAMP-2026-0001", "channels": ["email", "sms"]},
        {"records": 12000, "remarks": None},
        {"approvals": [{"role": "boss"}]},
    ],
)
async def test_a_brief_is_compared_by_what_is_named(
    stage: Stage, client: KeptClient, wanted: dict[str, Any]
) -> None:
    client.kept["briefs"] = [BRIEF]
    await expect_brief(stage, Step(1, "expect_brief", wanted, {}))


async def test_every_difference_is_told(stage: Stage, client: KeptClient) -> None:
    client.kept["briefs"] = [BRIEF]

    with pytest.raises(Unmet, match=r"state: expected 'draft', is 'approved'; records: expected 5, is 12000"):
        await expect_brief(stage, Step(1, "expect_brief", {"state": "draft", "records": 5, "version": 2}, {}))


async def test_without_a_folio_the_requesters_newest_is_meant(stage: Stage, client: KeptClient) -> None:
    other = {**BRIEF, "folio": None, "version": 1, "fields": {"requester": "requester2"}}
    client.kept["briefs"] = [BRIEF, {**BRIEF, "folio": "CAMP-2026-0002", "version": 7}, other]
    await expect_brief(stage, Step(1, "expect_brief", {"version": 7}, {}))


async def test_a_brief_that_is_not_there_is_unmet(stage: Stage, client: KeptClient) -> None:
    client.kept["briefs"] = [BRIEF]

    with pytest.raises(Unmet, match="there is no Brief CAMP-2026-0009"):
        await expect_brief(stage, Step(1, "expect_brief", {"folio": "CAMP-2026-0009"}, {}))


async def test_an_opportunity_is_found_by_its_client(stage: Stage, client: KeptClient) -> None:
    client.kept["opportunities"] = [{"client": "Clínica Ríos", "stage": "proposal", "total_value": 10}]
    await expect_opportunity(
        stage, Step(1, "expect_opportunity", {"client": "clinica rios", "stage": "proposal"}, {})
    )

    with pytest.raises(Unmet, match="differs in total_value"):
        await expect_opportunity(
            stage, Step(1, "expect_opportunity", {"client": "Clínica Ríos", "total_value": 9}, {})
        )
