"""Sales reminders as people get them: one message a morning, by scope, of what matters, put off and turned off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.core.goals import GoalKind
from bot.core.pipeline.deal_file import DealFile, Decision
from bot.core.reminders.wishes import Wishes
from bot.use_cases.pipeline.goals import report_goal, set_goal
from bot.use_cases.ports import UnitOfWork
from tests.unit.pipeline.made import opportunity
from tests.unit.use_cases.parts import BOGOTA, TUESDAY
from tests.unit.use_cases.selling import STALLED, morning, opened, told, wished
from tests.unit.use_cases.sweeping import pass_time, sweep

DAY = {"hours": 23}  # from nine in the morning to eight of the next
CLOSING = opportunity("c", client="Éxito", stage="negotiation", closing_date=date(2026, 11, 26), owner="sales",
                      total_value=90_000_000)  # fmt: skip
STEP = opportunity("n", client="Sura", stage="qualification", next_step="Llamar", owner="sales",
                   next_step_date=date(2026, 11, 25))  # fmt: skip


async def test_what_is_due_comes_as_one_message_with_the_step_that_is_next() -> None:
    chats = await opened(STALLED, CLOSING, STEP)
    (said,) = await morning(chats, "sales")

    assert "1 oportunidad lleva demasiado tiempo en su etapa ($40.000.000):" in said
    assert "Bavaria: 7 días hábiles en propuesta" in said
    assert "Éxito: cierra el jueves 26 de noviembre" in said
    assert "Sura: Llamar (era para el miércoles 25 de noviembre)" in said
    assert set(chats.offered("sales")) == {"Ver Bavaria", "Ver Éxito", "Ver Sura", "Recordar luego"}


async def test_nothing_is_said_where_nothing_is_due() -> None:
    chats = await opened(replace(STALLED, stage_since=date(2026, 11, 23)))

    assert await morning(chats, "sales") == []


async def test_the_same_is_not_said_again_until_it_is_late_again() -> None:
    chats = await opened(STALLED)
    await wished(chats, "sales", kind="digest")
    heard = [bool(await morning(chats, "sales")) for _ in range(12)]

    assert heard == [True, *[False] * 4, True, *[False] * 4, True, False]


async def test_a_second_sweep_of_the_same_morning_says_nothing() -> None:
    chats = await opened(STALLED)
    await morning(chats, "sales")

    assert await pass_time(chats, hours=2) == []
    assert await sweep(chats) == 0


async def test_what_was_missed_in_an_outage_is_said_once() -> None:
    chats = await opened(STALLED, replace(CLOSING, closing_date=date(2026, 11, 27)))
    (said,) = told(await pass_time(chats, days=6), "sales")

    assert "Bavaria" in said
    assert "Éxito: debía cerrar el viernes 27 de noviembre" in said
    assert await morning(chats, "sales") == []


async def test_what_was_moved_in_time_is_not_reminded_of() -> None:
    chats = await opened(STALLED)
    moved = replace(STALLED, stage="negotiation", stage_since=date(2026, 11, 24))
    await chats.transactions.run(lambda uow: uow.opportunities.put_all([moved]))

    assert await morning(chats, "sales") == []


async def test_sellers_hear_of_their_own_and_the_lead_of_all() -> None:
    chats = await opened(STALLED)
    said = await pass_time(chats, **DAY)

    assert told(said, "sales2") == []
    assert len(told(said, "sales")) == len(told(said, "sales_lead")) == 1


async def test_the_lead_may_hear_of_the_team_only() -> None:
    chats = await opened(STALLED, replace(STALLED, id="o", client="Ajena", owner="general_direction"))
    await wished(chats, "sales_lead", scope="team")
    (said,) = await morning(chats, "sales_lead")

    assert "Bavaria" in said
    assert "Ajena" not in said


async def test_of_many_the_ones_worth_most_are_named_and_the_rest_is_counted() -> None:
    many = [
        replace(STALLED, id=str(number), client=f"Cliente {number}", total_value=number)
        for number in range(9)
    ]
    chats = await opened(*many)
    (said,) = await morning(chats, "sales")

    assert [f"Cliente {number}:" in said for number in range(9)] == [False] * 4 + [True] * 5
    assert "… y 4 más" in said
    assert chats.offered("sales") == ("Ver Cliente 8", "Ver Cliente 7", "Ver las detenidas", "Recordar luego")


async def test_it_is_put_off_whole_and_comes_again() -> None:
    chats = await opened(STALLED)
    await morning(chats, "sales")
    await chats.press("sales", "Recordar luego")
    (again,) = await morning(chats, "sales")

    assert "Bavaria: 8 días hábiles en propuesta" in again
    assert await morning(chats, "sales") == []


@pytest.mark.parametrize("gate", ["go", "business_case"])
async def test_a_decision_that_waits_is_asked_for_again_with_its_buttons(gate: str) -> None:
    asked = Decision(gate, "sales", "asked", TUESDAY)
    chats = await opened(replace(STALLED, stage_since=TUESDAY.date(), file=DealFile(decisions=(asked,))))
    decider = {"go": "sales_lead", "business_case": "general_direction"}[gate]
    heard = [await morning(chats, decider) for _ in range(5)]
    said = [one for day in heard for one in day if "1 decisión espera por ti" in one]

    assert len(said) == 3
    assert "Bavaria" in said[0]
    shown = [one for one in chats.seen if one.room == decider and "1 decisión espera" in one.text]
    assert [len(one.labels) for one in shown] == [
        4,
        4,
        4,
    ]  # the two of the decision, the deal's, and the snooze


async def test_a_decision_that_was_taken_is_not() -> None:
    asked = Decision("go", "sales", "asked", TUESDAY)
    file = DealFile(decisions=(asked, replace(asked, verdict="approved")))
    chats = await opened(replace(STALLED, stage_since=TUESDAY.date(), file=file))

    assert await morning(chats, "sales_lead") == []


async def test_the_hand_over_to_compliance_is_due_a_business_day_before_the_delivery() -> None:
    deal = replace(STEP, next_step_date=None, file=DealFile(delivery_date=date(2026, 11, 27)))
    chats = await opened(deal)
    (said,) = await morning(chats, "sales")

    assert "se entrega el viernes 27 de noviembre" in said
    assert "a más tardar el jueves 26 de noviembre" in said


async def test_the_week_is_summed_up_on_monday_before_the_meeting() -> None:
    won = opportunity(
        "w", stage="won", closing_date=date(2026, 11, 27), total_value=70_000_000, owner="sales"
    )
    chats = await opened(STALLED, CLOSING, won)
    await chats.transactions.run(
        lambda uow: set_goal(
            uow, GoalKind.SALES, date(2026, 11, 1), 100_000_000, scope="", by="x", at=TUESDAY
        )
    )
    while chats.clock.now().date() < date(2026, 11, 30):
        said = await morning(chats, "sales_lead")
    (digest,) = [one for one in said if "Resumen del embudo" in one]

    assert "2 oportunidades abiertas por $130.000.000; ponderado $87.500.000" in digest
    assert "negociación: 1 por $90.000.000 (ponderado $67.500.000)" in digest
    assert "Se ganó 1 por $70.000.000." in digest
    assert "Con la fecha de cierre vencida: 1 por $90.000.000." in digest
    assert "Va $70.000.000, el 70 %" in digest
    assert "Datos al" in digest


async def test_the_month_is_measured_against_its_goal_on_its_first_business_day() -> None:
    won = opportunity("w", stage="won", closing_date=date(2026, 11, 27), total_value=70_000_000)
    chats = await opened(won, at=datetime(2026, 11, 30, 9, tzinfo=BOGOTA))
    await chats.transactions.run(
        lambda uow: set_goal(
            uow, GoalKind.SALES, date(2026, 11, 1), 100_000_000, scope="", by="x", at=TUESDAY
        )
    )
    (said,) = await morning(chats, "general_direction")

    assert "Indicador comercial de noviembre de 2026" in said
    assert "Va $70.000.000, el 70 %; faltan $30.000.000." in said


async def test_the_conversion_is_told_after_the_quarter() -> None:
    deals = [
        opportunity("a", stage="won", closing_date=date(2026, 12, 1)),
        opportunity("b", stage="lost", closing_date=date(2026, 10, 1)),
        opportunity("c", stage="lost", closing_date=date(2026, 12, 31)),
        opportunity("d", stage="won", closing_date=date(2027, 1, 2)),
    ]
    chats = await opened(*deals, at=datetime(2026, 12, 31, 9, tzinfo=BOGOTA))
    (said,) = await morning(chats, "general_direction")

    assert "Conversión de octubre de 2026 a diciembre de 2026: 33,3 % (ganadas: 1; perdidas: 2)." in said


async def test_a_report_on_a_goal_is_asked_for_until_it_comes() -> None:
    chats = await opened(at=datetime(2026, 11, 30, 9, tzinfo=BOGOTA))
    month = date(2026, 11, 1)
    await chats.transactions.run(
        lambda uow: set_goal(uow, GoalKind.LEGALISATION, month, 2000, scope="", by="x", at=TUESDAY)
    )
    first = await morning(chats, "leader")
    assert "Falta el reporte de legalización de créditos de noviembre de 2026" in first[0]
    await chats.transactions.run(
        lambda uow: report_goal(
            uow, GoalKind.LEGALISATION, month, 1900, scope="", by="leader", at=chats.clock.now()
        )
    )

    assert [await morning(chats, "leader") for _ in range(4)] == [[], [], [], []]


# -- what each person wants ---------------------------------------------------------------------


async def test_a_kind_is_turned_off_by_word_and_on_again() -> None:
    chats = await opened(STALLED)
    off = await wished(chats, "sales", "no me recuerdes los estancados")
    assert "ya no te recuerdo: Detenidas en su etapa" in off
    assert await morning(chats, "sales") == []

    on = await wished(chats, "sales", "vuelve a avisarme de los negocios detenidos")
    assert "te recuerdo: Detenidas en su etapa" in on


async def test_what_is_muted_is_not_spoken_of_but_its_decisions_are() -> None:
    asked = Decision("go", "sales", "asked", TUESDAY)
    chats = await opened(replace(STALLED, owner="sales", file=DealFile(decisions=(asked,))))
    for who in ("sales", "sales_lead"):
        wishes = Wishes(who, muted=frozenset({"s"}))
        await chats.transactions.run(lambda uow, wishes=wishes: uow.reminder_wishes.put(wishes))  # type: ignore[misc]
    said = await pass_time(chats, **DAY)

    assert told(said, "sales") == []
    assert "1 decisión espera por ti" in told(said, "sales_lead")[0]
    assert "demasiado tiempo" not in told(said, "sales_lead")[0]


async def test_everything_is_turned_off_by_word() -> None:
    chats = await opened(STALLED, CLOSING)
    await wished(chats, "sales", "no quiero más recordatorios comerciales")

    assert await morning(chats, "sales") == []


async def test_the_digest_comes_when_it_is_wanted() -> None:
    chats = await opened(CLOSING)
    said = await wished(chats, "sales", "quiero el resumen semanal los jueves a las 3 de la tarde")

    assert "El resumen semanal te llega el jueves a las 3:00 p. m." in said
    await morning(chats, "sales")
    await morning(chats, "sales")
    assert any("Resumen del embudo" in line for line in told(await pass_time(chats, hours=7), "sales"))


async def test_the_card_turns_kinds_on_and_off() -> None:
    chats = await opened(STALLED)
    await wished(chats, "sales", kind="stalled")
    assert await morning(chats, "sales") == []

    await wished(chats, "sales", kind="indicator")
    wishes = await chats.transactions.run(lambda uow: uow.reminder_wishes.of("sales"))
    assert (wishes.off, wishes.on) == (frozenset({"stalled"}), frozenset({"indicator"}))


async def test_a_seller_cannot_choose_everybodys() -> None:
    chats = await opened(replace(STALLED, owner="sales2"))
    await wished(chats, "sales", scope="all")

    assert await morning(chats, "sales") == []


async def test_no_more_reminders_turns_off_the_kind_that_was_just_said() -> None:
    chats = await opened(STALLED)
    await morning(chats, "sales")
    answer = await chats.say("sales", "no quiero más recordatorios")

    assert "ya no te recuerdo: Detenidas en su etapa" in answer
    chats.advance(days=7)
    assert not any("demasiado tiempo" in line for line in await morning(chats, "sales"))


async def test_who_leaves_is_reminded_of_nothing() -> None:
    chats = await opened(STALLED)

    def leave(uow: UnitOfWork) -> None:
        person = uow.people.get("sales")
        assert person is not None
        uow.people.save_person(replace(person, active=False))

    await chats.transactions.run(leave)

    assert await morning(chats, "sales") == []
    assert TUESDAY + timedelta(hours=23) == chats.clock.now()
