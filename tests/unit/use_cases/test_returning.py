"""Returning for corrections: a form, then only what was returned is asked, then only what fell is approved again."""

from __future__ import annotations

import pytest

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent


async def returned(chats: Chats, **values: object) -> None:
    await in_review(chats)
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", **values)


async def test_the_form_offers_every_field_with_its_value_and_frequent_notes(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Devolver")
    form = chats.newest("analyst").reply.form
    assert form is not None
    offered = {item.code: item for item in form.inputs[0].fields}

    assert {"name", "boss", "message.sms", "database", "start_date"} <= offered.keys()
    assert "requester" not in offered
    assert offered["name"].value == "Renovación 2027-1"
    assert "frequent.notice" in [note.id for note in offered["start_date"].notes]


async def test_corrections_reach_the_requester_with_their_notes(chats: Chats) -> None:
    await returned(chats, corrections={"segment": "¿Qué semestre?", "classification": "Falta el año"})
    brief = await chats.brief()

    assert (brief.state, brief.returned_by) == (BriefState.RETURNED, "analyst")
    assert "• Segmento: ¿Qué semestre?" in chats.heard("requester")
    assert "• Tipificación sugerida: Falta el año" in chats.heard("requester")
    assert "Solo te preguntaré por esos 2 campos." in chats.heard("requester")


async def test_only_the_returned_fields_are_asked(chats: Chats) -> None:
    await returned(chats, corrections={"segment": "¿Qué semestre?", "classification": "Falta el año"})
    first = await chats.press("requester", "Corregir ahora")
    second = await chats.say("requester", "Pregrado, de primero a tercer semestre")
    third = await chats.say("requester", "Renovación 2027-1")

    assert "Te devolvieron «Segmento»: ¿Qué semestre?" in first
    assert "Te devolvieron «Tipificación sugerida»: Falta el año" in second
    assert "Revisa las correcciones de CAMP-2026-0001. Al enviarla será la versión 2." in third


async def test_a_reason_alone_leaves_every_field_to_be_changed(chats: Chats) -> None:
    await returned(chats, reason="El mensaje no va con la estrategia")
    answer = await chats.press("requester", "Corregir ahora")

    assert (await chats.brief()).returned_reason == "El mensaje no va con la estrategia"
    assert "Revisa las correcciones" in answer
    assert "Cambiar" in chats.offered("requester")


async def test_a_form_without_reason_or_field_is_opened_again(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", reason="   ", corrections={})
    form = chats.newest("analyst").reply.form
    assert form is not None

    assert form.inputs[1].hint is not None
    assert form.inputs[1].hint.id == "form.needs_reason"
    assert (await chats.brief()).state == BriefState.IN_REVIEW


async def test_a_field_ticked_without_a_note_is_returned(chats: Chats) -> None:
    await returned(chats, corrections={"segment": ""})

    assert [item.field for item in (await chats.brief()).corrections] == ["segment"]


async def test_a_field_that_does_not_exist_is_left_out_of_the_corrections(chats: Chats) -> None:
    await returned(chats, reason="x", corrections={"nothing": "x", "segment": "y"})

    assert [item.field for item in (await chats.brief()).corrections] == ["segment"]


async def test_a_field_that_does_not_apply_is_left_out_of_the_corrections(chats: Chats) -> None:
    await returned(chats, corrections={"justification": "x", "segment": "y"})

    assert [item.field for item in (await chats.brief()).corrections] == ["segment"]


async def test_the_message_returned_as_a_whole_means_each_channel(chats: Chats) -> None:
    brief = ready(channels=["sms", "email"], message={"sms": "Hola", "email": "Hola a todos"})
    await in_review(chats, brief)
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", corrections={"message": "tono"})

    assert [item.field for item in (await chats.brief()).corrections] == ["message.sms", "message.email"]


async def test_the_boss_may_return_it_too(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Devolver")
    await chats.submit("boss", reason="Habla con Gloria primero")

    assert (await chats.brief()).state == BriefState.RETURNED
    assert "Martín Echeverri, tu jefe, devolvió CAMP-2026-0001" in chats.heard("requester")


@pytest.mark.parametrize(
    ("ref", "answer", "asked_again"),
    [
        ("segment", "Pregrado de primer semestre", {"boss"}),
        ("message.sms", "El plazo termina el 18 de diciembre", {"communications"}),
        ("classification", "Renovación pregrado", set()),
    ],
)
async def test_a_resubmission_asks_only_for_the_approvals_that_fell(
    chats: Chats, ref: str, answer: str, asked_again: set[str]
) -> None:
    await returned(chats, corrections={ref: "Ajustar"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", answer)
    await chats.press("requester", "Enviar solicitud")
    brief = await chats.brief()
    heard = {room for room in ("boss", "communications") if "versión 2" in chats.heard(room)}

    assert brief.version == 2
    assert set(brief.approvals_needed()) == asked_again
    assert heard == asked_again
    assert brief.state == (BriefState.AWAITING_APPROVALS if asked_again else BriefState.IN_REVIEW)


async def test_the_second_version_says_that_the_approvals_stand(chats: Chats) -> None:
    await returned(chats, corrections={"classification": "Ajustar"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "Renovación pregrado")
    answer = await chats.press("requester", "Enviar solicitud")

    assert "Reenvié CAMP-2026-0001, versión 2. Las aprobaciones siguen en pie" in answer


async def test_the_card_of_the_second_version_shows_what_changed(chats: Chats) -> None:
    await returned(chats, corrections={"segment": "¿Qué semestre?"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "Pregrado de primer semestre")
    await chats.press("requester", "Enviar solicitud")

    assert "Cambios desde la versión 1" in chats.newest("boss").text
    assert "Segmento: Pregrado con renovación pendiente → Pregrado de primer semestre" in (
        chats.newest("boss").text
    )


async def test_the_review_of_the_second_version_begins_without_a_reviewer(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar", "Devolver")
    await chats.submit("analyst", corrections={"classification": "Ajustar"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "Renovación pregrado")
    await chats.press("requester", "Enviar solicitud")

    assert (await chats.brief()).reviewer is None
    assert "Tomar" in chats.offered("ocm_channel")


async def test_a_returned_database_is_asked_for_as_a_file(chats: Chats) -> None:
    await returned(chats, corrections={"database": "Faltan columnas"})
    asked = await chats.press("requester", "Corregir ahora")

    assert "Te devolvieron «Base de datos»: Faltan columnas" in asked
    assert (await chats.conversation()).asking == "database"


async def test_a_correction_that_cannot_be_made_yet_may_stay_as_it_was(chats: Chats) -> None:
    """«No sé todavía» keeps the old value and goes on to what can be sent."""
    await returned(chats, corrections={"segment": "¿Qué semestre?"})
    await chats.press("requester", "Corregir ahora")
    await chats.press("requester", "No sé todavía")

    assert (await chats.brief()).value("segment") == "Pregrado con renovación pendiente"


async def test_markup_in_a_note_is_shown_as_it_was_written(chats: Chats) -> None:
    await returned(chats, corrections={"segment": "<b>*negrita*</b> {count} %s"})

    assert "• Segmento: <b>*negrita*</b> {count} %s" in chats.heard("requester")


async def test_what_was_returned_is_not_sent_back_with_nothing_changed(chats: Chats) -> None:
    await returned(chats, corrections={"segment": "¿Qué semestre?"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "enviar solicitud")

    assert (await chats.brief()).version == 1
