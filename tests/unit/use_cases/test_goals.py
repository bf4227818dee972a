"""Goals in chat: set and reported by whom it concerns, told with what is missing and how it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.core.goals import GoalKind
from bot.errors import RuleBroken
from bot.use_cases.pipeline.goals import monthly_goal, report_goal, set_goal
from bot.use_cases.pipeline.goals_chat import goals, take_goal_order
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Turn, silent_turn
from tests.unit.pipeline.made import opportunity
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.shown import WORDING

NOVEMBER = date(2026, 11, 1)
WON = opportunity("w", stage="won", total_value=200_000_000, closing_date=date(2026, 11, 9), owner="sales")
OCTOBER = opportunity("o", stage="won", total_value=150_000_000, closing_date=date(2026, 10, 9))


async def opened() -> Chats:
    chats = Chats()
    await chats.open()
    await chats.transactions.run(lambda uow: uow.opportunities.put_all([WON, OCTOBER]))
    return chats


async def told(chats: Chats, who: str, text: str, use: Callable[[Turn], object]) -> str:
    def work(uow: UnitOfWork) -> str:
        person = uow.people.get(who)
        assert person is not None
        turn = silent_turn(uow, chats.services, person, chats.clock.now())
        turn.text = text
        use(turn)
        said = [WORDING.render(line, "es") for reply in turn.outbox for line in reply.paragraphs]
        return "\n".join(said).replace("\xa0", " ")

    return await chats.transactions.run(work)


async def test_a_goal_is_set_and_told_with_what_is_won() -> None:
    chats = await opened()
    set_ = await told(chats, "sales_lead", "la meta de este mes es 500 millones", take_goal_order)
    asked = await told(chats, "sales", "¿cómo vamos con la meta?", goals)

    assert "Listo: la meta comercial de noviembre de 2026 queda en $500.000.000." in set_
    assert "Va $200.000.000, el 40 %; faltan $300.000.000." in asked
    assert "Por debajo del ritmo: ha pasado el 79 % de los días hábiles del mes." in asked
    assert "El mes anterior: $150.000.000." in asked


async def test_a_goal_that_changes_says_what_it_was() -> None:
    chats = await opened()
    await told(chats, "sales_lead", "la meta de este mes es 500 millones", take_goal_order)
    again = await told(chats, "sales_lead", "sube la meta de este mes a 600 millones", take_goal_order)

    assert "Antes era $500.000.000." in again


@pytest.mark.parametrize(("who", "text"), [
    ("sales", "la meta de este mes es 500 millones"),
    ("leader", "la meta comercial de este mes es 500 millones"),
    ("sales_lead", "la meta de legalización de este mes es 500"),
])  # fmt: skip
async def test_only_who_sets_a_goal_changes_it(who: str, text: str) -> None:
    chats = await opened()

    assert "No puedes cambiar" in await told(chats, who, text, take_goal_order)
    assert await chats.transactions.run(lambda uow: uow.goals.between("sales", NOVEMBER, NOVEMBER)) == []


async def test_who_sees_no_goals_is_no_goal_setter() -> None:
    chats = await opened()

    assert await told(chats, "requester", "la meta de este mes es 500 millones", take_goal_order) == ""
    assert "Las metas las ven" in await told(chats, "requester", "metas", goals)


async def test_credits_are_reported_and_the_newest_report_counts() -> None:
    chats = await opened()
    refused = await told(chats, "leader", "llevamos 800 créditos legalizados", take_goal_order)
    await told(chats, "leader", "la meta de legalización de este mes es 2.000", take_goal_order)
    await told(chats, "leader", "llevamos 800 créditos legalizados", take_goal_order)
    reported = await told(chats, "analyst", "van 1.200 legalizados", take_goal_order)

    assert "No hay una meta registrada para noviembre de 2026" in refused
    assert "Va 1.200, el 60 %; faltan 800." in reported
    assert "Último reporte" in reported


async def test_a_goal_that_is_met_says_so() -> None:
    chats = await opened()

    assert "meta cumplida" in await told(
        chats, "sales_lead", "la meta de este mes es 100 millones", take_goal_order
    )


async def test_the_configured_goal_counts_where_none_was_set() -> None:
    chats = await opened()
    sales = chats.services.sales.__class__(monthly_goal=7)

    assert await chats.transactions.run(lambda uow: monthly_goal(uow, NOVEMBER, sales)) == 7
    await chats.transactions.run(
        lambda uow: set_goal(uow, GoalKind.SALES, NOVEMBER, 9, scope="", by="x", at=chats.clock.now())
    )
    assert await chats.transactions.run(lambda uow: monthly_goal(uow, NOVEMBER, sales)) == 9


@pytest.mark.parametrize("amount", [0, -5])
async def test_a_goal_is_more_than_nothing(amount: int) -> None:
    chats = await opened()

    with pytest.raises(RuleBroken):
        await chats.transactions.run(
            lambda uow: set_goal(
                uow, GoalKind.SALES, NOVEMBER, amount, scope="", by="x", at=chats.clock.now()
            )
        )


async def test_what_is_won_is_not_reported_by_hand() -> None:
    chats = await opened()

    with pytest.raises(RuleBroken):
        await chats.transactions.run(
            lambda uow: report_goal(uow, GoalKind.SALES, NOVEMBER, 5, scope="", by="x", at=chats.clock.now())
        )
