"""Every opportunity in the contract's form (§5, §8 `--json`): values that follow from others are worked out."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, Final

from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.opportunity import Opportunity
from bot.use_cases.ports import UnitOfWork

MOST: Final = 100_000
OURS: Final = frozenset({"file", "revision", "updated_at"})


def deal_records(uow: UnitOfWork) -> list[dict[str, Any]]:
    """Return every opportunity, oldest first."""
    found = uow.opportunities.find(OpportunityFilter(), MOST)
    return [deal_record(one) for one in sorted(found, key=_age)]


def _age(one: Opportunity) -> tuple[date, str]:
    return one.created_at or date.min, one.updated_at.isoformat() if one.updated_at else ""


def deal_record(one: Opportunity) -> dict[str, Any]:
    """Return one opportunity: the codes of §5, days as ISO text, with what is worked out from them."""
    given = {field.name: _plain(getattr(one, field.name)) for field in fields(one) if field.name not in OURS}
    return {
        **given,
        "monthly_value": one.monthly,
        "total_value": one.total,
        "weighted_value": one.weighted,
        "probability": one.chance,
        "version": one.file.version,
        "high_risk": one.file.high_risk,
        "commitments": [
            {"text": held.text, "due": _plain(held.due), "done": held.done} for held in one.file.commitments
        ],
        "errands": [
            {"step": held.step, "to": held.to, "due": _plain(held.due), "outcome": held.outcome}
            for held in one.file.errands
        ],
        "decisions": [
            {"gate": held.gate, "by": held.by, "verdict": held.verdict, "at": held.at.isoformat()}
            for held in one.file.decisions
        ],
        "documents": [
            {"kind": held.kind, "name": held.name, "sha256": held.sha256} for held in one.file.documents
        ],
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
