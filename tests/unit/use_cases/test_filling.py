"""Filling a Brief question by question: few questions, echoes, buttons, suggestions, corrections."""

from __future__ import annotations

import pytest

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import base_csv, ready
from tests.unit.use_cases.spoken import FIRST_MESSAGE, NONSENSE

ANSWERS = {
    "name": "Renovación 2027-1",
    "class": "servicio",
    "type": "informativa",
    "objective": "Recordar la fecha límite para renovar el crédito",
    "effectiveness": "Porcentaje que renovó a tiempo",
    "collection": "no",
    "segment": "Pregrado con renovación pendiente",
    "abroad": "no",
    "start_date": "del 7 al 18 de diciembre",
    "contact_hours": "lunes a viernes de 8 a 5",
    "message.whatsapp": "El plazo para renovar vence el 18 de diciembre",
    "classification": "Renovación",
}


async def fill(chats: Chats) -> list[str]:
    """Answer a plain campaign's questions; return the refs in the order they were asked."""
    asked = []
    while (ref := (await chats.conversation()).asking) is not None:
        asked.append(ref)
        if ref == "database":
            await chats.upload("requester", "base.csv", base_csv())
        else:
            await chats.say("requester", ANSWERS[ref])
    return asked


async def test_a_plain_campaign_takes_at_most_fourteen_questions(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    asked = await fill(chats)

    assert asked == [*ANSWERS, "database"]
    assert len(asked) <= 14
    assert "Enviar solicitud" in chats.offered("requester")


async def test_the_first_message_is_understood_and_echoed(chats: Chats) -> None:
    answer = await chats.say("requester", FIRST_MESSAGE)

    assert "¡Con gusto, Laura!" in answer
    assert "Canales: WhatsApp ✓" in answer
    assert "Público: Beneficiarios ✓" in answer
    assert "Registros estimados: 12.000 ✓" in answer
    assert "¿Cómo se llama la campaña?" in answer


async def test_an_answer_is_echoed_before_the_next_question(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    answer = await chats.say("requester", "Renovación 2027-1")

    assert answer.index("Nombre de la campaña: Renovación 2027-1 ✓") < answer.index("¿De qué clase")


async def test_choices_are_pressed_or_written(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    await chats.press("requester", "Servicio")
    await chats.say("requester", "transaccional")
    fields = (await chats.brief()).fields

    assert (fields["class"], fields["type"]) == ("service", "transactional")


async def test_an_exceptional_class_says_so_and_asks_for_its_justification(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    answer = await chats.press("requester", "Comercial")

    assert "clase excepcional" in answer
    assert "justification" in (await chats.brief()).refs()


async def test_the_transactional_type_asks_for_the_expected_action(chats: Chats) -> None:
    await chats.keep(ready(type=None))
    await chats.say("requester", "continuar")
    answer = await chats.press("requester", "Transaccional")

    assert "¿Qué esperas que haga la persona al recibirla?" in answer


async def test_why_explains_the_field_with_rule_and_example(chats: Chats) -> None:
    await chats.keep(ready(start_date=None, end_date=None))
    await chats.say("requester", "continuar")
    answer = await chats.press("requester", "¿Por qué lo piden?")

    assert "tres días hábiles" in answer
    assert "Lo pide la regla R1 (anticipación)." in answer
    assert "Por ejemplo: martes 1 de diciembre" in answer
    assert "¿Qué día empieza?" in answer


async def test_what_is_not_known_yet_is_left_pending_and_shown_first(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "continuar")
    answer = await chats.press("requester", "No sé todavía")
    summary = await chats.say("requester", "resumen")

    assert "Dejo «Segmento» pendiente" in answer
    assert "Falta 1 dato para poder enviarla" in summary
    assert summary.index("Segmento: pendiente") < summary.index("Nombre de la campaña")


async def test_sending_with_something_missing_asks_for_it(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "continuar")
    await chats.say("requester", "no sé")
    answer = await chats.say("requester", "enviar solicitud")

    assert "Antes de enviar falta 1 dato: Segmento." in answer
    assert (await chats.conversation()).asking == "segment"


async def test_back_asks_the_question_before_with_its_answer(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    answer = await chats.say("requester", "atrás")

    assert "Volvamos a «Nombre de la campaña». Hasta ahora dice: Renovación 2027-1" in answer
    assert (await chats.conversation()).asking == "name"


async def test_back_goes_back_several_times(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    for text in ("Renovación 2027-1", "servicio", "informativa"):
        await chats.say("requester", text)
    asked = []
    for _ in range(3):
        await chats.say("requester", "atrás")
        asked.append((await chats.conversation()).asking)

    assert asked == ["type", "class", "name"]


async def test_back_at_the_first_question_says_so(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)

    assert "Esta es la primera pregunta" in await chats.say("requester", "atrás")


async def test_a_correction_is_echoed_with_what_it_replaces(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    answer = await chats.say("requester", "perdón, eran 8.000 registros, no 12.000")

    assert "Cambié Registros estimados: 12.000 → 8.000" in answer
    assert (await chats.conversation()).asking == "name"


async def test_a_row_of_the_summary_is_changed_in_place(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "resumen")
    asked = await chats.press("requester", "Cambiar", row="Segmento")
    answer = await chats.say("requester", "Posgrado en el exterior")

    assert "Cambiemos «Segmento»." in asked
    assert "Cambié Segmento: Pregrado con renovación pendiente → Posgrado en el exterior" in answer
    assert "Revisa tus respuestas" in answer


@pytest.mark.parametrize("text", ["Es para el área de crédito", NONSENSE, "sí", "no", "hola"])
async def test_whatever_is_said_over_the_summary_is_answered(chats: Chats, text: str) -> None:
    await chats.keep(ready())
    await chats.say("requester", "resumen")

    assert await chats.say("requester", text) != ""


async def test_a_start_that_overtakes_the_end_asks_for_the_end_again(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "resumen")
    await chats.press("requester", "Cambiar", row="Fecha de inicio")
    answer = await chats.say("requester", "21 de diciembre")

    assert "quedaba antes del inicio" in answer
    assert (await chats.conversation()).asking == "end_date"


async def test_an_end_before_the_start_is_refused(chats: Chats) -> None:
    await chats.keep(ready(end_date=None))
    await chats.say("requester", "continuar")
    answer = await chats.say("requester", "1 de diciembre")

    assert "No puede terminar antes de empezar (lunes 7 de diciembre de 2026)." in answer


async def test_a_required_field_cannot_be_skipped(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    answer = await chats.say("requester", "omitir")

    assert "«Nombre de la campaña» no se puede omitir" in answer
    assert (await chats.conversation()).asking == "name"


async def test_an_optional_field_is_skipped_and_not_asked_again(chats: Chats) -> None:
    await chats.keep(ready(message=None, variables=None))
    await chats.say("requester", "continuar")
    await chats.upload("requester", "mensaje.docx", caption="guion")
    asked = (await chats.conversation()).asking
    await chats.press("requester", "Omitir")

    assert asked == "variables"
    assert list((await chats.brief()).questions()) == []


async def test_a_greeting_in_the_middle_restates_the_question(chats: Chats) -> None:
    await chats.keep(ready(start_date=None, end_date=None))
    await chats.say("requester", "continuar")
    answer = await chats.say("requester", "¿qué es un barrido?")

    assert "Barrido: cada pasada por la base" in answer
    assert "¿Qué día empieza?" in answer
    assert (await chats.conversation()).misses == 0


async def test_a_button_of_a_past_question_changes_nothing_silently(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    old = chats.button("requester", "¿Por qué lo piden?")
    await chats.say("requester", "Renovación 2027-1")
    answer = await chats.press_id("requester", old)

    assert "Esa pregunta ya quedó atrás." in answer
    assert "¿De qué clase es la campaña?" in answer


async def test_the_answer_button_of_an_earlier_choice_still_changes_it(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    old = chats.button("requester", "Experiencia (satisfacción)")
    await chats.press("requester", "Servicio")
    answer = await chats.press_id("requester", old)

    assert "Cambié Clase de campaña: Servicio → Experiencia (satisfacción)" in answer


async def test_repeat_says_the_question_again(chats: Chats) -> None:
    first = await chats.say("requester", FIRST_MESSAGE)
    again = await chats.say("requester", "repite")

    assert "¿Cómo se llama la campaña?" in again
    assert len(again) < len(first)


async def test_the_brief_stays_a_draft_until_it_is_sent(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await fill(chats)
    brief = await chats.brief()

    assert (brief.state, brief.folio) == (BriefState.DRAFT, None)


async def test_retention_follows_the_end(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await fill(chats)

    assert (await chats.brief()).value("retention_until") == "2027-03-18"
    assert (await chats.brief()).origins["retention_until"] == "inferred"
