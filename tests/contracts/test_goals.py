"""Goals and wishes: given back as stored, found by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from bot.core.goals import Goal, Report
from bot.core.reminders.wishes import Wishes
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import MORNING

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
GOAL = Goal(
    "sales", NOVEMBER, 500_000_000, set_by="sales_lead", set_at=MORNING, reports=(Report(7, "ana", MORNING),)
)
OTHERS = (
    Goal("sales", DECEMBER, 600_000_000), Goal("sales", NOVEMBER, 100, "sales"), Goal("legalisation", NOVEMBER, 9),
)  # fmt: skip


async def filled(transactions: Transactions) -> None:
    def work(unit: UnitOfWork) -> None:
        for goal in (GOAL, *OTHERS):
            unit.goals.put(goal)

    await transactions.run(work)


async def test_a_goal_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    await filled(transactions)

    assert await transactions.run(lambda unit: unit.goals.get("sales", "", NOVEMBER)) == GOAL
    assert await transactions.run(lambda unit: unit.goals.get("sales", "nobody", NOVEMBER)) is None


async def test_a_goal_is_replaced_and_taken_away(transactions: Transactions) -> None:
    await filled(transactions)
    await transactions.run(lambda unit: unit.goals.put(replace(GOAL, target=1)))
    await transactions.run(lambda unit: unit.goals.remove("sales", "sales", NOVEMBER))

    found = await transactions.run(lambda unit: unit.goals.between("sales", NOVEMBER, NOVEMBER))
    assert [(one.scope, one.target) for one in found] == [("", 1)]


async def test_goals_of_some_months_come_in_order(transactions: Transactions) -> None:
    await filled(transactions)

    found = await transactions.run(lambda unit: unit.goals.between("sales", NOVEMBER, DECEMBER))
    assert [(one.month, one.scope) for one in found] == [(NOVEMBER, ""), (NOVEMBER, "sales"), (DECEMBER, "")]


async def test_wishes_are_the_defaults_until_something_is_said(transactions: Transactions) -> None:
    kinds = frozenset({"stalled"}), frozenset({"gates"}), frozenset({"deal"})
    said = Wishes("ana", *kinds, "team", time(9), 2, time(14, 30))
    before = await transactions.run(lambda unit: unit.reminder_wishes.of("ana"))
    await transactions.run(lambda unit: unit.reminder_wishes.put(said))

    assert before == Wishes("ana")
    assert await transactions.run(lambda unit: unit.reminder_wishes.of("ana")) == said
