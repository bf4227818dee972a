"""The campaign's life: its states and the one table of transitions (domain.md §5).

`docs/workflow.md` holds the diagram made from this table by `diagram()`; a test keeps them equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import TransitionRefused


class BriefState(StrEnum):
    """Where a Brief stands; codes of contract.md §4."""

    DRAFT = "draft"
    AWAITING_APPROVALS = "awaiting_approvals"
    AWAITING_LEADER = "awaiting_leader"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    SENT = "sent"
    RECEIVED = "received"
    LOADED = "loaded"
    GO_LIVE_PENDING = "go_live_pending"
    RUNNING = "running"
    PAUSED = "paused"
    RESULTS_DELIVERED = "results_delivered"
    RESULTS_IN_REVIEW = "results_in_review"
    SENT_TO_AREA = "sent_to_area"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


S = BriefState
BEFORE_RUNNING = (
    S.DRAFT, S.AWAITING_APPROVALS, S.AWAITING_LEADER, S.IN_REVIEW, S.RETURNED,
    S.APPROVED, S.SENT, S.RECEIVED, S.LOADED, S.GO_LIVE_PENDING,
)  # fmt: skip
WAITING = (S.AWAITING_APPROVALS, S.AWAITING_LEADER, S.IN_REVIEW)


@dataclass(frozen=True)
class Transition:
    """One arrow: what happens, from which states, to which one, and who may cause it (role codes)."""

    event: str
    sources: tuple[BriefState, ...]
    target: BriefState
    actors: tuple[str, ...]


TRANSITIONS: tuple[Transition, ...] = (
    Transition("submitted", (S.DRAFT, S.RETURNED), S.AWAITING_APPROVALS, ("requester",)),
    Transition("approvals_complete", (S.AWAITING_APPROVALS,), S.IN_REVIEW, ("boss", "communications")),
    Transition("leader_needed", (S.AWAITING_APPROVALS,), S.AWAITING_LEADER, ("boss", "communications")),
    Transition("leader_authorised", (S.AWAITING_LEADER,), S.IN_REVIEW, ("leader",)),
    Transition("returned", WAITING, S.RETURNED, ("boss", "communications", "leader", "analyst")),
    Transition("approved", (S.IN_REVIEW,), S.APPROVED, ("analyst",)),
    Transition("sent", (S.APPROVED,), S.SENT, ("analyst",)),
    Transition("received", (S.SENT,), S.RECEIVED, ("provider",)),
    Transition("loaded", (S.RECEIVED,), S.LOADED, ("provider",)),
    Transition("go_live_asked", (S.LOADED,), S.GO_LIVE_PENDING, ("provider",)),
    Transition("go_live_approved", (S.GO_LIVE_PENDING,), S.RUNNING, ("requester",)),
    Transition("paused", (S.RUNNING,), S.PAUSED, ("analyst",)),
    Transition("resumed", (S.PAUSED,), S.RUNNING, ("analyst",)),
    Transition(
        "results_delivered", (S.RUNNING, S.RESULTS_IN_REVIEW), S.RESULTS_DELIVERED, ("provider", "analyst")
    ),
    Transition("results_taken", (S.RESULTS_DELIVERED, S.OBJECTED), S.RESULTS_IN_REVIEW, ("analyst",)),
    Transition("results_validated", (S.RESULTS_IN_REVIEW,), S.SENT_TO_AREA, ("analyst",)),
    Transition("results_accepted", (S.SENT_TO_AREA,), S.ACCEPTED, ("requester",)),
    Transition("results_objected", (S.SENT_TO_AREA,), S.OBJECTED, ("requester",)),
    Transition("closed", (S.ACCEPTED,), S.CLOSED, ("analyst",)),
    Transition("cancelled", BEFORE_RUNNING, S.CANCELLED, ("requester",)),
    Transition("expired", (S.DRAFT,), S.EXPIRED, ()),
)
_BY_EVENT = {transition.event: transition for transition in TRANSITIONS}


def next_state(state: BriefState, event: str) -> BriefState:
    """Return the state that `event` leads to. Raises `TransitionRefused` where `state` does not allow it."""
    transition = _BY_EVENT[event]
    if state not in transition.sources:
        raise TransitionRefused(f"{event} is not possible in state {state}")
    return transition.target


def allows(state: BriefState, event: str) -> bool:
    """Tell whether `event` may happen in `state`."""
    return state in _BY_EVENT[event].sources


def diagram() -> str:
    """Return the table as a Mermaid state diagram, one arrow a line."""
    arrows = [
        f"    {source} --> {transition.target}: {transition.event}"
        for transition in TRANSITIONS
        for source in transition.sources
    ]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {S.DRAFT}", *arrows, f"    {S.CLOSED} --> [*]"])
