"""Steps given to presales, alliances and the service areas, and promises to clients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.pipeline.deal_file import Commitment, DealFile, Errand
from tests.unit.pipeline.made import opportunity
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.deals import deal, events, keep, kept
from tests.unit.use_cases.parts import TUESDAY
from tests.unit.use_cases.selling import morning, opened
from tests.unit.use_cases.test_home import page, shelves

FRIDAY = date(2026, 11, 27)
DEMO = Errand("armar la demo", "presales", "sales", TUESDAY, FRIDAY)
GIVEN = DealFile(errands=(DEMO,))
PROMISED = DealFile(commitments=(Commitment("enviar el plan", "sales", FRIDAY),))


async def test_a_step_is_given_and_told(chats: Chats) -> None:
    await keep(chats, kept())
    answer = await chats.say(
        "sales", "el siguiente paso de Alpina es de Preventa: armar la demo, para el viernes"
    )

    one = await deal(chats)
    assert "Tomás Villamil (Preventa) tiene ahora este paso de Alpina: «armar la demo»" in answer
    assert (one.next_step, one.next_step_date, one.file.errands) == ("armar la demo", FRIDAY, (DEMO,))
    assert "millones" not in chats.heard("presales")
    assert chats.offered("presales") == ("Ya lo hice", "No puedo, devolverlo", "Subir documento")


async def test_what_is_left_out_is_asked(chats: Chats) -> None:
    await keep(chats, kept())
    what = await chats.say("sales", "el siguiente paso de Alpina es de Preventa")
    when = await chats.say("sales", "armar la demo")
    await chats.say("sales", "el viernes")

    assert "¿Qué debe hacer Tomás Villamil en Alpina?" in what
    assert "¿Para cuándo es «armar la demo»" in when
    assert (await deal(chats)).file.errands == (DEMO,)


async def test_a_day_that_is_past_is_no_day(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "pídele a Preventa una demo para Alpina")

    assert "No reconocí una fecha desde hoy" in await chats.say("sales", "el 2 de enero de 2020")


async def test_an_unknown_name_is_asked_about(chats: Chats) -> None:
    await keep(chats, kept(next_step="armar la demo"))
    answer = await chats.say("sales", "el siguiente paso de Alpina es de Preventa: Juan, para el viernes")
    before = (await deal(chats)).file.errands
    await chats.press("sales", "Tomás Villamil (Preventa)")

    assert "No encontré a Juan entre la gente de Preventa" in answer
    assert before == ()
    assert (await deal(chats)).file.errands == (DEMO,)


async def test_only_the_owner_gives_a_step(chats: Chats) -> None:
    await keep(chats, kept())

    assert "está a cargo de Natalia Vergara" in await chats.say(
        "sales2", "el siguiente paso de Alpina es de Preventa: armar la demo, para el viernes"
    )
    assert (await deal(chats)).file.errands == ()


async def test_the_same_step_given_to_another_is_taken_from_the_first(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN, next_step="armar la demo", next_step_date=FRIDAY))
    await chats.say("sales", "el siguiente paso de Alpina es de Alianzas")

    assert [(one.to, one.outcome) for one in (await deal(chats)).file.errands] == [
        ("presales", "taken_back"), ("alliances", None),
    ]  # fmt: skip
    assert "lo tiene otra persona" in chats.heard("presales")


async def test_a_step_that_is_done_asks_the_owner_what_comes_next(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN, next_step="armar la demo", next_step_date=FRIDAY))
    await chats.say("presales", "pendientes")
    button = chats.button("presales", "Ya lo hice")
    await chats.press_id("presales", button)
    told = chats.heard("sales")

    one = await deal(chats)
    assert "Tomás Villamil terminó «armar la demo» de Alpina. ¿Qué sigue?" in told
    assert (one.next_step, one.next_step_date, one.file.errands[0].outcome) == (None, None, "done")
    assert "ya no está a tu cargo" in await chats.press_id("presales", button)


async def test_a_step_is_given_back_with_why(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN))
    await chats.say("presales", "pendientes")
    await chats.press("presales", "No puedo, devolverlo")
    await chats.say("presales", "Estoy en otra licitación")

    assert "Estoy en otra licitación" in chats.heard("sales")
    assert (await deal(chats)).file.errands[0].note == "Estoy en otra licitación"


async def test_whoever_has_a_step_brings_its_document(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN))
    await chats.upload("presales", "propuesta tecnica.pdf")

    assert [(held.kind, held.by) for held in (await deal(chats)).file.documents] == [("proposal", "presales")]


async def test_whoever_has_none_sees_nothing(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN))
    await chats.say("sales", "ficha de Alpina")
    show = chats.button("sales", "Historial")

    assert "otra persona" in await chats.press_id("alliances", show)
    assert "Alpina" not in await chats.say("alliances", "¿cómo va Alpina?")


async def test_steps_and_promises_are_on_the_page(chats: Chats) -> None:
    await keep(chats, kept(file=replace(GIVEN, commitments=PROMISED.commitments)))
    helper, seller = await page(chats, "presales"), await page(chats, "sales")

    assert shelves(helper)["Tus pasos en oportunidades: 1"] == ["Alpina"]
    assert shelves(seller)["Compromisos con clientes: 1"] == ["Alpina"]


async def test_who_had_a_step_hears_of_the_end(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN))
    await chats.say("sales", "perdimos Alpina por precio")

    assert "como perdida" in chats.heard("presales")
    assert chats.heard("service_area") == ""


async def test_a_win_is_told_to_the_service_areas(chats: Chats) -> None:
    await keep(chats, kept(stage="negotiation"))
    await chats.say("sales", "ganamos Alpina")
    await chats.press("sales", "Sí")
    await chats.press("sales", "Sí")

    assert "¡Ganamos Alpina!" in chats.heard("service_area")


async def test_a_promise_without_a_day_is_given_one(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "compromiso con Alpina: visitar la planta")
    await chats.press("sales", "Poner fecha")
    await chats.say("sales", "el viernes")

    assert [one.due for one in (await deal(chats)).file.commitments] == [FRIDAY]


async def test_a_promise_is_kept_once(chats: Chats) -> None:
    await keep(chats, kept(file=PROMISED))
    await chats.say("sales", "mis compromisos")
    button = chats.button("sales", "Cumplido: Alpina")
    await chats.press_id("sales", button)

    assert "ya está cumplido" in await chats.press_id("sales", button)
    assert [event.code for event in await events(chats, await deal(chats))] == ["deal_promise_kept"]


async def test_promises_are_those_one_is_answerable_for(chats: Chats) -> None:
    await keep(chats, kept(file=PROMISED))

    assert "enviar el plan (para el viernes 27 de noviembre" in await chats.say(
        "sales_lead", "mis compromisos"
    )
    assert "No hay compromisos abiertos" in await chats.say("sales2", "mis compromisos")


async def test_a_step_is_reminded_of_around_its_day() -> None:
    chats = await opened(opportunity("n", client="Sura", stage="qualification", owner="sales", file=GIVEN))
    heard = [bool(await morning(chats, "presales")) for _ in range(6)]

    assert heard == [False, True, True, True, False, True]


async def test_a_reminder_shows_the_step_and_no_other_opportunity() -> None:
    other = opportunity("o", client="Éxito", stage="qualification", owner="sales", next_step="Llamar",
                        next_step_date=date(2026, 11, 25))  # fmt: skip
    due = replace(DEMO, due=date(2026, 11, 25))
    mine = opportunity(
        "n", client="Sura", stage="qualification", owner="sales", file=DealFile(errands=(due,))
    )
    chats = await opened(mine, other)
    (said,) = await morning(chats, "presales")
    shown = await chats.press("presales", "Ver Sura")

    assert "Sura: te pasaron «armar la demo» (para el miércoles 25 de noviembre)" in said
    assert "Éxito" not in said
    assert "Natalia Vergara te pasó un paso de Sura" in shown


async def test_a_promise_is_reminded_of_to_who_sells_it() -> None:
    due = (Commitment("enviar el plan", "sales", date(2026, 11, 25)), Commitment("sin día", "sales"))
    one = opportunity("n", client="Sura", stage="won", owner="sales", file=DealFile(commitments=due))
    chats = await opened(one)
    (said,) = await morning(chats, "sales")

    assert "Sura: compromiso con el cliente, enviar el plan" in said
    assert "sin día" not in said


async def test_whoever_has_a_step_is_shown_its_card_for_what_they_say(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN), kept("b", "Terpel"))
    by_word = await chats.say("presales", "ya lo hice")
    by_client = await chats.say("presales", "cómo va lo de Alpina")

    assert all("Natalia Vergara te pasó un paso de Alpina" in said for said in (by_word, by_client))
    assert (await deal(chats)).file.errands == (DEMO,)
    assert "Terpel" not in await chats.say("presales", "cómo va lo de Terpel")


async def test_a_promise_is_kept_in_its_own_words(chats: Chats) -> None:
    await keep(chats, kept())
    await chats.say("sales", "nos comprometimos con Alpina a mandarle las referencias el viernes")

    assert [one.text for one in (await deal(chats)).file.commitments] == [
        "mandarle las referencias el viernes"
    ]


async def test_an_answer_about_one_says_who_has_its_step(chats: Chats) -> None:
    await keep(chats, kept(file=GIVEN))

    assert "El paso «armar la demo» lo tiene Tomás Villamil" in await chats.say("sales", "¿cómo va Alpina?")
