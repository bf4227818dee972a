"""The campaign's life: every arrow of domain §5 and no other."""

from __future__ import annotations

import re

import pytest

from bot.core.workflow import TRANSITIONS, BriefState, allows, diagram, next_state
from bot.errors import TransitionRefused

STATES = (
    "draft awaiting_approvals awaiting_leader in_review returned approved sent received loaded go_live_pending "
    "running paused results_delivered results_in_review sent_to_area accepted objected closed cancelled expired"
)
ARROWS = {
    "submitted": ("draft returned", "awaiting_approvals"),
    "approvals_complete": ("awaiting_approvals", "in_review"),
    "leader_needed": ("awaiting_approvals", "awaiting_leader"),
    "leader_authorised": ("awaiting_leader", "in_review"),
    "returned": ("awaiting_approvals awaiting_leader in_review", "returned"),
    "approved": ("in_review", "approved"),
    "sent": ("approved", "sent"),
    "received": ("sent", "received"),
    "loaded": ("received", "loaded"),
    "go_live_asked": ("loaded", "go_live_pending"),
    "go_live_approved": ("go_live_pending", "running"),
    "paused": ("running", "paused"),
    "resumed": ("paused", "running"),
    "results_delivered": ("running results_in_review", "results_delivered"),
    "results_taken": ("results_delivered objected", "results_in_review"),
    "results_validated": ("results_in_review", "sent_to_area"),
    "results_accepted": ("sent_to_area", "accepted"),
    "results_objected": ("sent_to_area", "objected"),
    "closed": ("accepted", "closed"),
    "cancelled": (
        "draft awaiting_approvals awaiting_leader in_review returned approved sent received loaded "
        "go_live_pending",
        "cancelled",
    ),
    "expired": ("draft", "expired"),
}
PAIRS = [(state, event) for state in BriefState for event in ARROWS]


def test_the_states_are_those_of_the_contract() -> None:
    assert [state.value for state in BriefState] == STATES.split()


def test_every_event_of_the_domain_has_its_arrow_once() -> None:
    assert sorted(transition.event for transition in TRANSITIONS) == sorted(ARROWS)


@pytest.mark.parametrize(("state", "event"), PAIRS)
def test_an_event_leads_where_the_domain_says_or_is_refused(state: BriefState, event: str) -> None:
    sources, target = ARROWS[event]
    if state.value in sources.split():
        assert next_state(state, event) == BriefState(target)
        assert allows(state, event)
        return
    assert not allows(state, event)
    with pytest.raises(TransitionRefused, match=f"{event} is not possible in state {state}"):
        next_state(state, event)


def test_an_unknown_event_is_a_defect() -> None:
    with pytest.raises(KeyError):
        next_state(BriefState.DRAFT, "flown_away")


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached = {BriefState.DRAFT}
    for _ in TRANSITIONS:
        reached |= {arrow.target for arrow in TRANSITIONS if reached.intersection(arrow.sources)}

    assert reached == set(BriefState)


def test_only_what_is_over_has_no_way_on() -> None:
    ends = set(BriefState) - {source for arrow in TRANSITIONS for source in arrow.sources}

    assert ends == {BriefState.CLOSED, BriefState.CANCELLED, BriefState.EXPIRED}


def test_the_diagram_draws_every_arrow_once() -> None:
    lines = diagram().splitlines()
    drawn = [line for line in lines if re.fullmatch(r"    \w+ --> \w+: \w+", line)]

    assert lines[:2] == ["stateDiagram-v2", "    [*] --> draft"]
    assert len(drawn) == len(set(drawn)) == sum(len(sources.split()) for sources, _ in ARROWS.values())
    assert "    in_review --> returned: returned" in drawn
