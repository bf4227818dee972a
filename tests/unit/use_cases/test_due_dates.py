"""Due dates: in one sentence with the days that do not count, day by day when asked why, and whose they are."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.events import Event
from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent

WHEN = "¿Para cuándo puede salir?"


async def test_the_first_start_names_the_days_that_do_not_count(chats: Chats) -> None:
    await chats.keep(ready())
    chats.advance(days=2)  # a Thursday
    answer = await chats.say("requester", WHEN)

    assert (
        "El primer día en que puede empezar es el martes 1 de diciembre: "
        "3 días hábiles desde el jueves 26; sábado 28 y domingo 29 no cuentan (R1)." in answer
    )
    assert "El inicio pedido, el lunes 7 de diciembre, cumple." in answer
    assert "SMS: 6 días hábiles en total desde que el paquete sale al proveedor (R3)." in answer


async def test_a_holiday_has_its_name(chats: Chats) -> None:
    await chats.keep(ready())
    chats.advance(days=9)  # Thursday 3 December
    answer = await chats.say("requester", WHEN)

    assert "sábado 5, domingo 6 y martes 8 (La Inmaculada Concepción) no cuentan" in answer
    assert "El inicio pedido, el lunes 7 de diciembre, queda antes de ese día." in answer


async def test_why_that_day_is_told_day_by_day(chats: Chats) -> None:
    await chats.keep(ready())
    chats.advance(days=2)
    await chats.say("requester", WHEN)
    answer = await chats.say("requester", "¿y por qué ese día?")

    assert answer.split("\n") == [
        "Así se llega al martes 1 de diciembre, el primer día en que puede empezar"
        " (R1, 3 días hábiles de anticipación):",
        "• Día 0: jueves 26 de noviembre. De ahí se parte y no se cuenta.",
        "• Día 1: viernes 27 de noviembre.",
        "• No cuentan: sábado 28 y domingo 29.",
        "• Días 2 y 3: lunes 30 y martes 1 de diciembre.",
    ]


async def test_after_closing_time_the_count_begins_the_next_business_day(chats: Chats) -> None:
    await chats.keep(ready())
    chats.advance(days=3, hours=9)  # Friday at six
    answer = await chats.say("requester", "¿por qué esa fecha?")

    assert "• Día 0: lunes 30 de noviembre. Lo que llega después de las 5:00" in answer


async def test_why_that_day_over_a_question_is_answered_and_the_question_asked_again(chats: Chats) -> None:
    await chats.keep(ready(objective=None))
    await chats.say("requester", "continuar")
    answer = await chats.say("requester", "¿Por qué ese día?")

    assert "Así se llega al viernes 27 de noviembre" in answer
    assert "¿Cuál es el objetivo de la campaña?" in answer


async def test_a_channels_days_are_explained_by_phase(chats: Chats) -> None:
    await chats.keep(ready())
    answer = await chats.say("requester", "¿por qué tantos días por SMS?")

    assert "• Entrega de base y guiones: 1 día, OCM; hasta el miércoles 25 de noviembre." in answer
    assert "• Implementación: 2 días, proveedor; hasta el viernes 27 de noviembre." in answer
    assert "• No cuentan: sábado 28 y domingo 29." in answer


async def test_approvals_have_a_day_and_the_start_does_not_run_yet(chats: Chats) -> None:
    await sent(chats)
    answer = await chats.say("requester", WHEN)

    assert "Las aprobaciones vencen el miércoles 25 de noviembre: 1 día hábil desde el martes 24." in answer
    assert "corre de verdad cuando terminen las aprobaciones" in answer
    assert "El reloj corre ahora por cuenta de: jefe inmediato (Martín Echeverri)" in answer


async def test_in_review_the_start_runs_from_the_day_it_came_in(chats: Chats) -> None:
    await in_review(chats)
    chats.advance(days=1)
    answer = await chats.say("requester", WHEN)

    assert "La OCM debe tomar la revisión a más tardar el martes 24 de noviembre, 1:00" in answer
    assert "3 días hábiles desde el martes 24" in answer
    assert "corre de verdad" not in answer


async def test_a_taken_review_is_not_waited_for(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")
    answer = await chats.say("requester", WHEN)

    assert "debe tomar la revisión" not in answer
    assert "por cuenta de: Camilo Duarte" in answer


async def test_while_returned_the_clock_of_the_start_stands_still(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", corrections={}, reason="Falta el plazo")
    answer = await chats.say("requester", WHEN)

    assert "La corrección la tiene el área; vence el miércoles 25 de noviembre" in answer
    assert "El reloj del inicio está en pausa" in answer
    assert "Desde el martes 24 de noviembre está devuelta: el plazo de la OCM está en pausa." in answer
    assert "por cuenta de: Laura Cárdenas" in answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("¿cuánto se demora la aprobación?", "lo que se envía hoy vence el miércoles 25 de noviembre"),
        ("¿cuánto tarda la revisión?", "4 horas hábiles"),
        ("¿cuánto hay para responder una duda?", "una duda de hoy se responde a más tardar el miércoles 25"),
        ("¿cuánto hay para aceptar los resultados?", "hasta el viernes 27 de noviembre"),
        ("¿cuánto hay para corregir?", "hasta el miércoles 25 de noviembre"),
        ("¿cuánto se demora una por whatsapp?", "WhatsApp, Transaccional: 8 días hábiles en total"),
    ],
)
async def test_a_clock_in_general_is_counted_from_today(chats: Chats, text: str, told: str) -> None:
    assert told in await chats.say("requester", text)


async def test_a_start_before_the_first_day_is_told(chats: Chats) -> None:
    await chats.keep(ready(start_date=date(2026, 11, 25).isoformat()))

    assert "El inicio pedido, el miércoles 25 de noviembre, queda antes" in await chats.say("requester", WHEN)


async def _in_state(chats: Chats, state: BriefState) -> str:
    await in_review(chats)
    brief = await chats.brief()
    brief.state = state
    sent = Event("brief_sent", "analyst", chats.clock.now(), "sandbox", brief.id)
    await chats.transactions.run(lambda uow: uow.events.append(sent))
    await chats.keep(brief)
    chats.advance(days=2)
    return await chats.say("requester", WHEN)


async def test_once_sent_the_channels_clock_runs_from_that_day(chats: Chats) -> None:
    answer = await _in_state(chats, BriefState.RUNNING)

    assert "SMS: termina el miércoles 2 de diciembre: 6 días hábiles desde el martes 24; sábado 28" in answer
    assert "primer día" not in answer


async def test_results_wait_three_days_for_the_area(chats: Chats) -> None:
    answer = await _in_state(chats, BriefState.SENT_TO_AREA)

    assert "hasta el viernes 27 de noviembre para aceptar u objetar" in answer


async def test_what_is_over_has_no_clock(chats: Chats) -> None:
    answer = await _in_state(chats, BriefState.CLOSED)

    assert "Esa solicitud está cerrada: no tiene plazos corriendo." in answer
    assert "no tiene plazos corriendo" in await chats.say("requester", "¿por qué ese día?")
