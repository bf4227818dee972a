"""How the sending of a row ended, and how that is written down."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.ports import Outgoing, UnitOfWork

_log = logging.getLogger(__name__)
Buried = Callable[[UnitOfWork, Outgoing, str], None]


@dataclass(frozen=True)
class Claim:
    """A leased row, the name under which this lease is held, and where its card stands."""

    outgoing: Outgoing
    owner: str
    standing: str | None


@dataclass(frozen=True)
class Sent:
    """It arrived; `platform_ref` is None where nothing was to be sent."""

    claim: Claim
    platform_ref: str | None


@dataclass(frozen=True)
class Later:
    """It is to be tried again (real time)."""

    claim: Claim
    due_at: datetime
    costs_attempt: bool


@dataclass(frozen=True)
class Hopeless:
    """It will never arrive."""

    claim: Claim
    why: str


Outcome = Sent | Later | Hopeless


def write_down(unit: UnitOfWork, outcomes: Sequence[Outcome], on_buried: Buried) -> None:
    """Record the outcomes; one whose lease went to another meanwhile changes nothing."""
    for outcome in outcomes:
        if not _written(unit, outcome):
            row = outcome.claim.outgoing.id
            _log.warning("outbox row %d went to another", row, extra={"action": "outbox_lease_lost"})
        elif isinstance(outcome, Hopeless):
            on_buried(unit, outcome.claim.outgoing, outcome.why)


def _written(unit: UnitOfWork, outcome: Outcome) -> bool:
    row, owner = outcome.claim.outgoing.id, outcome.claim.owner
    match outcome:
        case Sent(platform_ref=ref):
            return unit.outbox.settle(row, owner, platform_ref=ref)
        case Later(due_at=due_at, costs_attempt=costs):
            return unit.outbox.retry(row, owner, due_at=due_at, costs_attempt=costs)
        case Hopeless(why=why):
            return unit.outbox.bury(row, owner, why)
