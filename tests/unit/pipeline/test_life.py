"""The table of moves: who may go where, and what each move asks for first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.deal_file import DealDocument, DealFile, Decision, Verdict
from bot.core.pipeline.life import (
    GATES,
    STEP_ROLES,
    STEPS,
    TRANSITIONS,
    diagram,
    earliest_delivery,
    find_move,
    may_ask,
    next_gate,
    next_step,
    open_gates,
    targets,
)
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN, STAGES, Stage, WonStep

AT = datetime.fromisoformat("2026-11-24T09:00:00-05:00")
ONE = Opportunity("a", "Alpina")


def passed(*codes: str, version: int = 1) -> DealFile:
    """Return a record in which those gates were passed."""
    decisions = tuple(Decision(code, "somebody", Verdict.APPROVED.value, AT, None, version) for code in codes)
    return DealFile(version=version, decisions=decisions)


def test_every_stage_can_be_left_and_reached() -> None:
    sources = {stage for move in TRANSITIONS for stage in move.sources}

    assert sources == set(STAGES)
    assert {move.target for move in TRANSITIONS} == set(STAGES)


def test_every_open_stage_can_be_lost_with_a_reason() -> None:
    moves = [find_move(stage, Stage.LOST) for stage in OPEN]

    assert all(move is not None and move.needs_reason for move in moves)


def test_a_move_between_two_stages_is_one() -> None:
    pairs = [(source, move.target) for move in TRANSITIONS for source in move.sources]

    assert len(pairs) == len(set(pairs))


def test_every_gate_of_a_move_is_known_and_asked_after_known_ones() -> None:
    assert {code for move in TRANSITIONS for code in move.gates} <= set(GATES)
    assert {code for gate in GATES.values() for code in gate.after} <= set(GATES)


def test_hunting_leads_to_these_stages() -> None:
    assert targets(Stage.HUNTING) == (Stage.QUALIFICATION, Stage.PROPOSAL, Stage.LOST)


def test_a_won_one_is_not_negotiated_again() -> None:
    assert find_move(Stage.WON, Stage.NEGOTIATION) is None


def test_a_proposal_asks_for_feasibility_first() -> None:
    move = find_move(Stage.QUALIFICATION, Stage.PROPOSAL)
    assert move is not None

    assert [gate.code for gate in next_gate(ONE, move)] == ["feasibility"]


def test_both_approvals_of_the_proposal_are_asked_side_by_side() -> None:
    move = find_move(Stage.QUALIFICATION, Stage.PROPOSAL)
    one = replace(ONE, file=passed("feasibility", "go", "business_case", "pricing"))
    assert move is not None

    assert [gate.code for gate in next_gate(one, move)] == ["proposal_lead", "proposal_direction"]


def test_compliance_comes_last() -> None:
    assert not may_ask(replace(ONE, file=passed("proposal_lead")), GATES["compliance"])
    assert may_ask(replace(ONE, file=passed("proposal_lead", "proposal_direction")), GATES["compliance"])


def test_what_is_asked_already_is_not_asked_again() -> None:
    asked = DealFile(decisions=(Decision("go", "sales", Verdict.ASKED.value, AT),))
    file = replace(asked, decisions=(*passed("feasibility").decisions, *asked.decisions))

    assert not may_ask(replace(ONE, file=file), GATES["go"])


def test_a_new_version_goes_through_its_approvals_again_and_keeps_the_others() -> None:
    move = find_move(Stage.QUALIFICATION, Stage.PROPOSAL)
    assert move is not None
    one = replace(ONE, file=replace(passed(*move.gates), version=2))

    assert [gate.code for gate in open_gates(one, move)] == [
        "proposal_lead",
        "proposal_direction",
        "compliance",
    ]


def test_a_refused_gate_is_open_again() -> None:
    file = passed("go").decided(Decision("go", "lead", Verdict.REFUSED.value, AT, "no margin"))

    assert not file.passed("go")


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 24), date(2026, 11, 25)),
        (date(2026, 11, 27), date(2026, 11, 30)),  # a Friday
        (date(2026, 11, 28), date(2026, 12, 1)),  # handed over on a Saturday counts from Monday
        (date(2026, 12, 7), date(2026, 12, 9)),  # the 8th is a holiday
    ],
)
def test_compliance_has_one_business_day_before_delivery(today: date, first: date) -> None:
    assert earliest_delivery(today, BusinessCalendar()) == first


def test_a_won_one_goes_step_by_step_to_its_first_invoice() -> None:
    one = replace(ONE, stage=Stage.WON.value, step=WonStep.AWARD_NOTICE.value)
    walked = []
    while (step := next_step(one)) is not None:
        walked.append(step)
        one = replace(one, step=step.value)

    assert tuple(walked) == STEPS[1:]


def test_an_open_one_has_no_step() -> None:
    assert next_step(ONE) is None


def test_every_step_is_somebodys() -> None:
    assert set(STEP_ROLES) == set(STEPS)


def test_the_same_document_replaces_itself() -> None:
    document = DealDocument("proposal", "p.pdf", "0" * 64, "sales", AT)

    assert len(DealFile().with_document(document).with_document(document).documents) == 1


def test_rounds_are_counted() -> None:
    file = DealFile(decisions=(Decision("go", "sales", Verdict.ASKED.value, AT),) * 2)

    assert file.rounds("go") == 2


def test_the_diagram_of_the_documentation_is_the_tables() -> None:
    page = (Path(__file__).parents[3] / "docs/pipeline.md").read_text(encoding="utf-8")

    assert diagram() in page
