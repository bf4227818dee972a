"""Cancelling: only after a yes, never too late, and everybody who holds a card sees it."""

from __future__ import annotations

import pytest

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent


async def test_cancelling_asks_first(chats: Chats) -> None:
    await chats.keep(ready())
    answer = await chats.say("requester", "cancelar")

    assert "¿Seguro que quieres cancelar «Renovación 2027-1»?" in answer
    assert (await chats.brief()).state == BriefState.DRAFT


@pytest.mark.parametrize("yes", ["sí", "Sí, cancelar", "claro que sí"])
async def test_a_yes_cancels(chats: Chats, yes: str) -> None:
    await chats.keep(ready())
    await chats.say("requester", "cancelar")
    await chats.say("requester", yes)

    assert (await chats.brief()).state == BriefState.CANCELLED


@pytest.mark.parametrize("no", ["no", "mejor no", "No, seguir"])
async def test_a_no_goes_on_where_it_was(chats: Chats, no: str) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "continuar")
    await chats.say("requester", "cancelar")
    answer = await chats.say("requester", no)

    assert "No la cancelo. Seguimos." in answer
    assert "Describe el segmento" in answer
    assert (await chats.brief()).state == BriefState.DRAFT


async def test_another_answer_is_neither_yes_nor_no(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "cancelar")
    await chats.say("requester", "resumen")
    await chats.say("requester", "sí")

    assert (await chats.brief()).state != BriefState.CANCELLED


async def test_the_button_still_cancels_after_a_detour(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "cancelar")
    await chats.say("requester", "¿qué es un barrido?")
    await chats.press("requester", "Sí, cancelar")

    assert (await chats.brief()).state == BriefState.CANCELLED


async def test_cancelling_what_others_have_seen_rewrites_their_cards(chats: Chats) -> None:
    await sent(chats)
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    await chats.say("requester", "la convocatoria se aplazó")

    assert "la solicitud está cancelada" in chats.heard("boss")
    assert "la solicitud está cancelada" in chats.heard("communications")


async def test_a_running_campaign_can_no_longer_be_cancelled(chats: Chats) -> None:
    await sent(chats)
    await chats.say("requester", "cancelar")
    button = chats.button("requester", "Sí, cancelar")
    brief = await chats.brief()
    brief.state = BriefState.RUNNING
    await chats.keep(brief, in_hand=False)
    answer = await chats.press_id("requester", button)

    assert "ya no se puede cancelar" in answer
    assert (await chats.brief()).state == BriefState.RUNNING


async def test_a_campaign_in_process_is_not_cancelled_by_another_person(chats: Chats) -> None:
    await sent(chats)
    answer = await chats.say("boss", "cancelar")

    assert answer == "No tienes una solicitud que se pueda cancelar."


async def test_cancelling_twice_is_harmless(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "cancelar")
    button = chats.button("requester", "Sí, cancelar")
    await chats.press_id("requester", button)
    answer = await chats.press_id("requester", button)

    assert "ya no se puede cancelar" in answer
    assert (await chats.brief()).state == BriefState.CANCELLED


async def test_a_cancelled_draft_is_no_longer_in_hand(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "cancelar")
    await chats.say("requester", "sí")

    assert (await chats.conversation()).brief is None
    assert await chats.say("requester", "continuar") == "No tienes solicitudes sin terminar."


async def test_the_ocm_sees_that_what_it_reviews_is_cancelled(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    await chats.say("requester", "la convocatoria se aplazó")

    assert "cancelada" in chats.heard("ocm_channel")


async def test_the_ocm_sees_that_what_it_approved_is_cancelled(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Aprobar")
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    await chats.say("requester", "la convocatoria se aplazó")

    assert "cancelada" in chats.heard("ocm_channel")


async def test_what_others_have_seen_is_not_cancelled_without_a_reason(chats: Chats) -> None:
    await sent(chats)
    await chats.say("requester", "cancelar")
    asked = await chats.press("requester", "Sí, cancelar")
    again = await chats.say("requester", "eh")

    assert "¿Por qué razón se cancela?" in asked
    assert "¿Por qué razón se cancela?" in again
    assert (await chats.brief()).state == BriefState.AWAITING_APPROVALS


async def test_the_reason_may_come_by_the_form(chats: Chats) -> None:
    await sent(chats)
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    await chats.submit("requester", reason="La convocatoria se aplazó")

    assert "Motivo: La convocatoria se aplazó" in chats.heard("boss")
    assert (await chats.brief()).state == BriefState.CANCELLED


@pytest.mark.parametrize("no", ["no", "mejor no", "no la canceles"])
async def test_a_no_instead_of_a_reason_keeps_it(chats: Chats, no: str) -> None:
    await sent(chats)
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    answer = await chats.say("requester", no)

    assert "No la cancelo" in answer
    assert (await chats.brief()).state == BriefState.AWAITING_APPROVALS


@pytest.mark.parametrize("text", ["y si la cancelo se pierde todo?", "¿se puede deshacer?", "mmm"])
async def test_what_is_neither_yes_nor_no_is_answered_and_the_question_stays(chats: Chats, text: str) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "continuar")
    await chats.say("requester", "cancelar")
    answer = await chats.say("requester", text)

    assert "dime «pausar»" in answer
    assert "Sí, cancelar" in chats.offered("requester")
    assert (await chats.brief()).state == BriefState.DRAFT


async def test_an_answer_to_the_field_that_waits_goes_on(chats: Chats) -> None:
    brief = ready()
    del brief.fields["class"]
    await chats.keep(brief)
    await chats.say("requester", "continuar")
    await chats.say("requester", "cancelar")
    answer = await chats.say("requester", "de servicio")

    assert "No la cancelo. Seguimos." in answer
    assert (await chats.brief()).fields["class"] == "service"
