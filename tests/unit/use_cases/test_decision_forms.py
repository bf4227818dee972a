"""A decision's form is looked at before it is taken: where words are needed, a few letters are said to be none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.core.messages import Identity
from bot.core.people import Person
from bot.core.replies import Action
from bot.core.text import say
from bot.use_cases.deals.decision_form import check_decision
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.sections.form import Checked, Writing
from bot.use_cases.turn import Services
from storage.memory import MemoryTransactions

LEAD = Identity("slack", "T1", "U1")
WRONG = {"reason": say("deal.form.needs_reason")}


async def _checked(gate: str, verdict: str, reason: str) -> Checked:
    writing = Writing(LEAD, datetime(2026, 11, 24, tzinfo=UTC), "form", {"reason": reason})
    asked = Action("deal_decided", {"deal": "d", "gate": gate, "round": 1, "verdict": verdict})

    def work(uow: UnitOfWork) -> Checked:
        uow.people.save_person(Person("lead", "Ricardo", "", None, frozenset({"sales_lead"}), language="en"))
        uow.people.bind("lead", LEAD)
        return check_decision(uow, cast(Services, None), writing, asked)

    return await MemoryTransactions().run(work)


@pytest.mark.parametrize(
    ("gate", "verdict", "reason", "problems"),
    [
        ("go", "refused", "no", WRONG),
        ("go", "refused", "  ", WRONG),
        ("go", "refused", "El margen no alcanza", {}),
        ("go", "approved", "", {}),
        ("pricing", "approved", "12", WRONG),
        ("pricing", "approved", "Acta 12: planeación", {}),
    ],
)
async def test_words_are_asked_for_where_they_are_needed(
    gate: str, verdict: str, reason: str, problems: dict[str, Any]
) -> None:
    assert await _checked(gate, verdict, reason) == Checked("en", problems)
