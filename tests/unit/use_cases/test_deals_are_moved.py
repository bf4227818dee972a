"""Moves, gates, ends: what each asks for, who decides, who hears of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.pipeline.deal_file import DealDocument, DealFile, Decision, Verdict
from bot.core.pipeline.life import TRANSITIONS
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.deals import all_deals, deal, events, keep, kept
from tests.unit.use_cases.parts import TUESDAY

GATES = next(move for move in TRANSITIONS if move.event == "proposal_sent").gates


def through(*codes: str, **record: object) -> DealFile:
    """Return a record in which those gates were passed."""
    decisions = tuple(Decision(code, "sales_lead", Verdict.APPROVED.value, TUESDAY) for code in codes)
    return DealFile(decisions=decisions, **record)  # type: ignore[arg-type]


CASE = DealFile(documents=(DealDocument("business_case", "bc.pdf", "c" * 64, "sales_lead", TUESDAY),))


async def test_a_stage_that_others_open_is_not_entered_without_them(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")

    assert (await deal(chats)).stage == "qualification"
    assert "Decisión go / no go" in chats.heard("sales_lead")


async def test_a_gate_is_asked_once(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")
    await chats.say("sales", "mueve Alpina a propuesta")

    assert chats.heard("sales_lead") == ""
    assert (await deal(chats)).file.rounds("go") == 1


async def test_a_decision_is_taken_once(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=CASE))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")
    go = chats.button("sales_lead", "Go")
    await chats.press_id("sales_lead", go)

    assert "Eso ya está resuelto" in await chats.press_id("sales_lead", go)
    assert sum(held.gate == "go" for held in (await deal(chats)).file.decisions) == 2


async def test_a_no_go_without_a_justification_is_asked_for_one(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")
    await chats.press("sales_lead", "No go")
    await chats.submit("sales_lead", reason="  ")
    still_open = (await deal(chats)).file.is_open("go")
    await chats.submit("sales_lead", reason="No hay margen con esos puestos")

    assert still_open
    assert "No hay margen con esos puestos" in chats.heard("sales")


async def test_words_in_a_cards_thread_are_offered_as_the_decision(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification"))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")
    offered = await chats.reply("sales_lead", "falta el margen por puesto", "Decisión go")
    still_open = (await deal(chats)).file.is_open("go")
    await chats.say("sales_lead", "sí")

    assert "¿Devuelvo «decisión go / no go» con esta observación? falta el margen por puesto" in offered
    assert still_open
    assert (await deal(chats)).file.last("go") == Decision(
        "go", "sales_lead", "refused", TUESDAY, "falta el margen por puesto"
    )


async def test_an_agreeing_word_in_a_thread_approves_after_a_yes(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=CASE))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Sí")
    await chats.reply("sales_lead", "ok", "Decisión go")
    await chats.press("sales_lead", "Sí")

    assert (await deal(chats)).file.passed("go")


async def test_all_gates_passed_the_proposal_goes_out(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=through(*GATES)))

    assert "de calificación a propuesta" in await chats.say("sales", "mueve Alpina a propuesta")


async def test_compliance_is_asked_only_with_its_day_before_delivery(chats: Chats) -> None:
    passed = through(*GATES[:-1], delivery_date=date(2026, 11, 24))
    await keep(chats, kept(stage="qualification", file=passed))
    answer = await chats.say("sales", "mueve Alpina a propuesta")

    assert "Lo más pronto es el miércoles 25 de noviembre" in answer
    assert chats.heard("compliance") == ""


async def test_a_day_with_its_business_day_is_taken(chats: Chats) -> None:
    await keep(chats, kept(stage="qualification", file=through(*GATES[:-1])))
    await chats.say("sales", "mueve Alpina a propuesta")
    await chats.press("sales", "Poner fecha de entrega")
    await chats.say("sales", "no sé")
    await chats.say("sales", "mañana")

    assert (await deal(chats)).file.delivery_date == date(2026, 11, 25)
    assert "Revisión de cumplimiento" in chats.heard("compliance")


async def test_an_objection_of_the_client_is_the_next_version(chats: Chats) -> None:
    await keep(chats, kept(stage="negotiation", file=through(*GATES, "presentation", "scope")))
    await chats.say("sales", "ganamos Alpina")
    await chats.press("sales", "Sí")
    await chats.press("sales", "No")
    await chats.press("sales", "Sí")
    await chats.press("sales", "Subir propuesta")
    await chats.upload("sales", "v2.pdf")

    one = await deal(chats)
    assert (one.stage, one.file.version) == ("proposal", 2)
    assert "versión 2" in chats.heard("sales_lead")


async def test_a_won_one_is_told_to_the_areas_at_once(chats: Chats) -> None:
    await keep(
        chats, kept(stage="negotiation", probability=80, file=through(*GATES, "technical", "economic"))
    )
    await chats.say("sales", "ganamos Alpina")

    one = await deal(chats)
    assert (one.stage, one.step, one.closing_date, one.chance) == (
        "won",
        "award_notice",
        date(2026, 11, 24),
        100,
    )
    assert all(
        "¡Ganamos Alpina!" in chats.heard(who) for who in ("sales_channel", "compliance", "general_direction")
    )


async def test_steps_after_winning_are_not_skipped(chats: Chats) -> None:
    await keep(chats, kept(stage="won", step="award_notice"))
    await chats.say("sales", "ficha de Alpina")
    first = chats.button("sales", "Ya: inicio (kick-off)")
    await chats.press_id("sales", first)

    assert "ese no es el paso que sigue" in await chats.press_id("sales", first)
    assert (await deal(chats)).step == "kickoff"


async def test_compliance_may_take_a_won_one_to_its_contract(chats: Chats) -> None:
    await keep(chats, kept(stage="won", step="kickoff"))
    await chats.say("sales", "ficha de Alpina")
    await chats.press("sales", "Ya: contrato")

    assert (await deal(chats)).step == "contract"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("perdimos Alpina por precio", "price"),
        ("Alpina se cayó, se fueron con otro proveedor", "competitor"),
        ("no ganamos Alpina porque no hay presupuesto", "budget"),
        ("Alpina: la perdimos, lo van a hacer internamente", "in_house"),
    ],
)
async def test_the_reason_of_a_loss_is_heard(chats: Chats, text: str, reason: str) -> None:
    await keep(chats, kept())
    await chats.say("sales", text)

    one = await deal(chats)
    assert (one.stage, one.loss_reason, one.chance) == ("lost", reason, 0)


async def test_a_loss_without_its_reason_is_not_taken(chats: Chats) -> None:
    await keep(chats, kept())
    answer = await chats.say("sales", "perdimos Alpina")

    assert "¿Por qué no se ganó Alpina?" in answer
    assert (await deal(chats)).stage == "hunting"


async def test_a_lesson_is_kept_and_a_few_letters_are_none(chats: Chats) -> None:
    await keep(chats, kept(), kept("b", "Terpel"))
    await chats.say("sales", "perdimos Alpina por precio")
    await chats.say("sales", "ok")
    await chats.say("sales", "perdimos Terpel por precio")
    await chats.say("sales", "Cotizar antes de la feria")

    assert (await deal(chats)).lessons is None
    assert (await deal(chats, "Terpel")).lessons == "Cotizar antes de la feria"


async def test_going_back_asks_why(chats: Chats) -> None:
    await keep(chats, kept(stage="proposal"))
    await chats.say("sales", "devuelve Alpina a calificación")
    await chats.say("sales", "El cliente cambió de comité")

    assert (await deal(chats)).stage == "qualification"
    assert "El cliente cambió de comité" in chats.heard("sales_channel")


async def test_only_the_lead_opens_what_was_closed(chats: Chats) -> None:
    await keep(chats, kept(stage="lost", loss_reason="price"))

    assert "dirección comercial" in await chats.say("sales", "mueve Alpina a calificación")
    await chats.say("sales_lead", "mueve Alpina a calificación")
    await chats.say("sales_lead", "volvieron a llamar")
    assert (await deal(chats)).stage == "qualification"


async def test_a_move_is_an_event_with_its_stages(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "mueve Alpina a calificación")

    moved = (await events(chats, await deal(chats)))[-1]
    assert (moved.code, moved.details["source"], moved.details["target"]) == (
        "deal_moved", "hunting", "qualification",
    )  # fmt: skip


async def test_one_of_several_of_a_client_is_chosen(chats: Chats) -> None:
    await keep(chats, kept(description="línea de ventas"), kept("b", description="licencias"))
    await chats.say("sales", "mueve Alpina a calificación")
    await chats.press("sales", "Alpina (licencias), prospección")

    stages = {one.id: one.stage for one in await all_deals(chats)}
    assert stages == {"a": "hunting", "b": "qualification"}


async def test_a_stale_button_shows_what_changed(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales_lead", "ficha de Alpina")
    await chats.say("sales", "mueve Alpina a calificación")

    assert "Mientras tanto Natalia Vergara cambió Alpina" in await chats.press("sales_lead", "Perdida")
    assert (await deal(chats)).stage == "qualification"


async def test_the_walk_goes_through_ones_own_open_ones(chats: Chats) -> None:
    await keep(chats, kept(), kept("b", "Terpel", owner="sales2"), kept("c", "Quala", stage="won"))
    answer = await chats.say("sales", "actualizar mis negocios")
    await chats.press("sales", "Sigue igual")

    assert "tienes 1 oportunidad abierta" in answer
    assert "repasaste 1 oportunidad" in chats.heard("sales")
    assert [event.code for event in await events(chats, await deal(chats))] == ["deal_confirmed"]


async def test_a_walk_can_be_left(chats: Chats) -> None:
    await keep(chats, kept(), kept("b", "Terpel"))
    await chats.say("sales", "actualizar mis negocios")

    assert "repasaste 0 oportunidades" in await chats.press("sales", "Terminar")


async def test_an_answer_offers_other_readings_and_the_workbook(chats: Chats) -> None:
    await keep(chats, kept(), kept("b", "Terpel", owner="sales2", stage="lost"))
    await chats.say("sales", "¿cómo van las ventas?")
    offered = chats.offered("sales")
    both = await chats.press("sales", "Incluir ganadas y perdidas")

    assert {"Descargar en Excel", "Incluir ganadas y perdidas", "Solo las mías"} <= set(offered)
    assert "Terpel" in both


async def test_another_question_ends_what_is_gone_on_with(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "¿cómo van las ventas?")
    for _ in range(7):
        await chats.say("sales", "hola")

    assert "Entendí" not in await chats.say("sales", "y ahora")
