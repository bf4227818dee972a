"""Opportunities by chat: begun, filled, corrected, left; the doubtful asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.deals import PASTED, all_deals, deal, events, keep, kept


async def test_what_is_pasted_is_kept_at_once(chats: Chats) -> None:
    answer = await chats.say("sales", PASTED)

    one = await deal(chats)
    assert (one.seats, one.total, one.owner, one.stage) == (20, 480_000_000, "sales", "hunting")
    assert "$480.000.000" in answer
    assert "próximo paso" in answer


async def test_nothing_is_kept_before_there_is_a_client(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad de 30 puestos")
    before = await all_deals(chats)
    await chats.say("sales", "Quala")

    assert before == []
    assert (await deal(chats, "Quala")).seats == 30


async def test_without_a_client_it_is_not_registered(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad")

    assert "Sin el nombre del cliente" in await chats.say("sales", "omitir")
    assert "lo dejo así" in await chats.say("sales", "cancelar")
    assert await all_deals(chats) == []


async def test_a_skipped_question_is_not_asked_again(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad: Quala")
    answers = [await chats.say("sales", "omitir") for _ in range(3)]

    assert len(set(answers)) == 3
    assert "puestos" not in answers[-1]


async def test_going_back_asks_the_question_before(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad: Quala, 30 puestos")

    assert "¿Cuántos puestos son?" in await chats.say("sales", "atrás")
    assert "30 → 35" in await chats.say("sales", "35")


async def test_a_total_makes_the_unit_value_needless(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad: Quala, 30 puestos, 300 millones en total")

    assert "valor mensual por puesto" not in chats.heard("sales")
    assert "¿Qué tipo de servicio es?" in chats.heard("sales")


async def test_values_that_contradict_each_other_are_asked_about(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "ficha de Alpina")
    answer = await chats.say("sales", "el valor total es 500 millones")
    await chats.press("sales", "Usar el calculado")

    assert "con los demás datos da $480.000.000" in answer
    assert (await deal(chats)).total_value is None


async def test_a_given_monthly_value_falls_when_its_factors_change(chats: Chats) -> None:
    await keep(chats, kept(monthly_value=40_000_000))
    await chats.say("sales", "ficha de Alpina")
    await chats.say("sales", "son 30 puestos")

    assert (await deal(chats)).monthly == 60_000_000


async def test_a_bare_number_answers_what_is_asked(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad: Quala, 30 puestos")
    await chats.say("sales", "2500000")

    assert (await deal(chats, "Quala")).unit_value == 2_500_000


async def test_after_two_misses_it_says_why_it_asks(chats: Chats) -> None:
    await chats.say("sales", "nueva oportunidad: Quala")
    await chats.say("sales", "verde")

    assert "dan el valor mensual" in await chats.say("sales", "azul")


async def test_words_for_another_client_do_not_change_the_one_in_hand(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "ficha de Alpina")
    await chats.say("sales", "con Postobón serían 90 puestos")

    assert (await deal(chats)).seats == 20


@pytest.mark.parametrize(
    "text",
    [
        "las de más de 300 millones",
        "entre 100 y 300 millones qué hay",
        "los que cierran en marzo",
        "cuánto suma",
    ],
)
async def test_a_question_changes_nothing(chats: Chats, text: str) -> None:
    await keep(chats, kept())
    await chats.say("sales", "ficha de Alpina")
    before = await deal(chats)
    await chats.say("sales", text)

    assert await deal(chats) == before


async def test_a_new_one_of_a_client_with_another_open_is_told(chats: Chats) -> None:
    await keep(chats, kept())
    answer = await chats.say("sales", PASTED)
    await chats.press("sales", "Descartar esta")

    assert "ya tiene 1 oportunidad abierta" in answer
    assert [one.id for one in await all_deals(chats)] == ["a"]


async def test_what_others_decided_on_is_not_discarded(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", PASTED)
    await chats.say("sales", "pásala a calificación")
    await chats.say("sales", "pásala a propuesta")
    await chats.press("sales", "Sí")
    await chats.press("sales", "Descartar esta")

    assert len(await all_deals(chats)) == 2


async def test_only_who_may_change_them_all_puts_two_clients_together(chats: Chats) -> None:
    await keep(chats, kept(), kept("b", "Alpina Productos", owner="sales2"))
    await chats.say("sales", "Alpina Productos es el mismo que Alpina")
    mine = await chats.press("sales", "Sí")
    await chats.say("sales_lead", "Alpina Productos es el mismo que Alpina")
    await chats.press("sales_lead", "Sí")

    assert "las une la dirección comercial" in mine
    assert {one.client for one in await all_deals(chats)} == {"Alpina"}


async def test_somebody_elses_is_not_changed(chats: Chats) -> None:
    await keep(chats, kept())
    answer = await chats.say("sales2", "los puestos de Alpina son 90")
    await chats.say("sales2", "ficha de Alpina")
    answer += await chats.say("sales2", "son 90 puestos")

    assert "está a cargo de Natalia Vergara" in answer
    assert (await deal(chats)).seats == 20


async def test_every_change_is_an_event(chats: Chats) -> None:
    await chats.say("sales", PASTED)
    await chats.say("sales", "llamar a compras el lunes")
    await chats.say("sales", "listo")
    await chats.say("sales", "son 25 puestos")

    codes = [event.code for event in await events(chats, await deal(chats))]
    assert codes == ["deal_registered", "deal_changed", "deal_changed"]


async def test_events_hold_no_words_of_the_person(chats: Chats) -> None:
    await chats.say("sales", f"{PASTED}, próximo paso llamar a Juan Pérez el lunes")

    found = await events(chats, await deal(chats))
    assert all("Juan" not in str(event.details) for event in found)


async def test_the_second_of_two_sees_what_the_first_changed(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales_lead", "ficha de Alpina")
    await chats.say("sales", "ficha de Alpina")
    await chats.say("sales", "son 25 puestos")
    answer = await chats.say("sales_lead", "son 30 puestos")
    between = await deal(chats)
    await chats.press("sales_lead", "Aplicar mi cambio")

    assert "Mientras tanto Natalia Vergara cambió Alpina" in answer
    assert (between.seats, (await deal(chats)).seats) == (25, 30)


async def test_a_decision_at_a_gate_holds_up_nobody(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "pasa Alpina a propuesta")
    await chats.press("sales", "Sí")
    await chats.press("sales_lead", "Go")
    answer = await chats.say("sales", "son 25 puestos")

    assert "20 → 25" in answer


async def test_a_brief_in_hand_keeps_its_answers(chats: Chats) -> None:
    await chats.transactions.run(_let_sell)
    await chats.say("requester", "necesito una campaña")
    await chats.say("requester", "nueva oportunidad: Alpina, 20 puestos")

    assert (await chats.brief()).fields["name"] == "nueva oportunidad: Alpina, 20 puestos"
    assert await all_deals(chats) == []


def _let_sell(uow: UnitOfWork) -> None:
    person = uow.people.get("requester")
    assert person is not None
    uow.people.save_person(replace(person, roles=person.roles | {"sales"}))


async def test_a_field_changed_from_the_card_is_followed_by_no_other_question(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "ficha de Alpina")
    await chats.press("sales", "Cambiar", row="Puestos")
    answer = await chats.say("sales", "30")

    assert "20 → 30" in answer
    assert "?" not in answer


async def test_a_next_step_is_followed_by_its_day_alone(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "mueve Alpina a calificación")
    step = await chats.say("sales", "llamar a compras")
    day = await chats.say("sales", "el viernes")

    assert "¿Qué día es ese próximo paso?" in step
    assert "?" not in day


async def test_a_new_owner_is_told(chats: Chats) -> None:
    await chats.say("sales_lead", "registra una oportunidad para Esteban Lozano con Nutresa, 50 puestos")

    assert "Ricardo Pardo te dejó a cargo de la oportunidad de Nutresa" in chats.heard("sales2")


async def test_an_open_yes_or_no_lets_a_question_through(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "mueve Alpina a propuesta")
    answer = await chats.say("sales", "¿cuánto vale Alpina?")

    assert "$480.000.000" in answer
    assert "¿cumplimos los requisitos" in answer


async def test_words_that_add_nothing_do_not_repeat_the_last_question(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "¿cómo van las ventas?")

    assert "Entendí" not in await chats.say("sales", "por ahora nada")
