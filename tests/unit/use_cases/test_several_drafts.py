"""Several drafts of one person: parking, going on, handing over, copying, and buttons of the other one."""

from __future__ import annotations

from datetime import datetime

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent
from tests.unit.use_cases.parts import BOGOTA
from tests.unit.use_cases.spoken import FIRST_MESSAGE


async def test_a_second_request_asks_before_it_parks_the_first(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    answer = await chats.say("requester", "Quiero otra campaña")

    assert "Ya estamos llenando «Renovación 2027-1»" in answer
    assert len(await chats.briefs()) == 1


async def test_the_first_draft_may_be_gone_on_with(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    await chats.say("requester", "Quiero otra campaña")
    answer = await chats.press("requester", "Seguir con esta")

    assert "Seguimos con «Renovación 2027-1»." in answer
    assert (await chats.conversation()).asking == "class"


async def test_the_first_draft_may_be_parked(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    await chats.say("requester", "Quiero otra campaña")
    await chats.press("requester", "Guardarla y empezar otra")

    assert [brief.value("name") for brief in await chats.briefs()] == [None, "Renovación 2027-1"]
    assert (await chats.conversation()).asking == "name"


async def test_pausing_and_going_on_returns_to_the_same_question(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    paused = await chats.say("requester", "pausar")
    answer = await chats.say("requester", "continuar")

    assert "Guardé «Renovación 2027-1» tal como va." in paused
    assert "¿De qué clase es la campaña?" in answer


async def test_with_several_drafts_going_on_asks_which(chats: Chats) -> None:
    await chats.keep(ready("one", name="Una", segment=None), in_hand=False)
    await chats.keep(ready("two", name="Dos", segment=None), in_hand=False)
    await chats.say("requester", "continuar")
    offered = chats.offered("requester")
    answer = await chats.press("requester", "Continuar: «Una»")

    assert offered == ("Continuar: «Dos»", "Continuar: «Una»")
    assert "Seguimos con «Una»." in answer


async def test_going_on_means_the_draft_in_hand_whatever_came_later(chats: Chats) -> None:
    await chats.keep(ready("one", name="Una", segment=None))
    await chats.keep(ready("two", name="Dos", segment=None), in_hand=False)

    assert "Seguimos con «Una»." in await chats.say("requester", "continuar")


async def test_going_on_with_a_draft_by_its_name_takes_that_one(chats: Chats) -> None:
    await chats.keep(ready("one", name="Una", segment=None), in_hand=False)
    await chats.keep(ready("two", name="Dos", segment=None))

    assert "Seguimos con «Una»." in await chats.say("requester", "sigamos con Una")


async def test_a_button_of_another_draft_is_refused_and_the_question_stays(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Una")
    old = chats.button("requester", "Servicio")
    await chats.say("requester", "Quiero otra campaña")
    await chats.press("requester", "Guardarla y empezar otra")
    answer = await chats.press_id("requester", old)

    assert "Ese botón es de otra solicitud que ahora no está abierta." in answer
    assert [brief.value("class") for brief in await chats.briefs()] == [None, None]


async def test_a_button_of_a_paused_draft_takes_it_up_again(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Una")
    old = chats.button("requester", "Servicio")
    await chats.say("requester", "pausar")
    await chats.press_id("requester", old)

    assert (await chats.brief()).value("class") == "service"
    assert (await chats.conversation()).asking == "type"


async def test_a_button_of_a_draft_handed_over_does_nothing_to_it(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "continuar")
    old = chats.button("requester", "No sé todavía")
    await chats.say("requester", "pásasela a Andrés Quiroga")
    await chats.press("requester", "Sí")
    answer = await chats.press_id("requester", old)

    assert "Ese botón es de otra solicitud" in answer
    assert (await chats.brief("requester2")).pending == []


async def test_a_button_of_a_sent_brief_does_nothing_to_it(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "resumen")
    old = chats.button("requester", "Cambiar", row="Segmento")
    await chats.press("requester", "Enviar solicitud")
    await chats.press_id("requester", old)

    assert (await chats.conversation()).asking is None
    assert (await chats.brief()).state == BriefState.AWAITING_APPROVALS


async def test_a_draft_is_handed_to_a_colleague_with_every_answer(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    asked = await chats.say("requester", "pásasela a Andrés Quiroga")
    await chats.press("requester", "Sí")
    brief = await chats.brief("requester2")

    assert "¿Le entrego «Renovación 2027-1» a Andrés Quiroga?" in asked
    assert (brief.value("area"), brief.value("boss"), brief.value("name")) == (
        "becas",
        "boss2",
        "Renovación 2027-1",
    )
    assert "Laura Cárdenas te entregó «Renovación 2027-1»" in chats.heard("requester2")
    assert await chats.briefs() == []


async def test_the_colleague_goes_on_where_it_stood(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "pásasela a Andrés Quiroga")
    await chats.press("requester", "Sí")
    answer = await chats.press("requester2", "Continuar: «Renovación 2027-1»")

    assert "Describe el segmento" in answer


async def test_handing_over_may_be_declined(chats: Chats) -> None:
    await chats.keep(ready(segment=None))
    await chats.say("requester", "pásasela a Andrés Quiroga")
    await chats.say("requester", "no")

    assert await chats.briefs("requester2") == []


async def test_last_months_campaign_is_copied_with_fresh_dates_and_files(chats: Chats) -> None:
    chats.clock.moment = datetime(2026, 10, 20, 9, 0, tzinfo=BOGOTA)
    await in_review(chats)
    chats.clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
    answer = await chats.say("requester", "igual que la del mes pasado")
    brief = await chats.brief()

    assert "Copié CAMP-2026-0001 «Renovación 2027-1»." in answer
    assert (brief.folio, brief.value("segment")) == (None, "Pregrado con renovación pendiente")
    assert list(brief.questions()) == ["records", "start_date", "end_date", "database"]
    assert (await chats.conversation()).asking == "records"


async def test_a_copied_answer_is_marked_to_be_checked(chats: Chats) -> None:
    chats.clock.moment = datetime(2026, 10, 20, 9, 0, tzinfo=BOGOTA)
    await in_review(chats)
    chats.clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
    await chats.say("requester", "igual que la del mes pasado")

    assert "copiado de la campaña anterior" in await chats.say("requester", "resumen")


async def test_a_copy_does_not_carry_approvals_or_corrections(chats: Chats) -> None:
    chats.clock.moment = datetime(2026, 10, 20, 9, 0, tzinfo=BOGOTA)
    await in_review(chats)
    chats.clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
    await chats.say("requester", "igual que la del mes pasado")
    brief = await chats.brief()

    assert (brief.approvals, brief.corrections, brief.attachments, brief.version) == ([], [], [], 1)


async def test_a_message_that_was_a_file_is_asked_anew_in_a_copy(chats: Chats) -> None:
    """The file stays with the former Brief: the copy has no attachment that its message could mean."""
    chats.clock.moment = datetime(2026, 10, 20, 9, 0, tzinfo=BOGOTA)
    await chats.keep(ready(message=None))
    await chats.say("requester", "continuar")
    await chats.upload("requester", "mensaje.docx", caption="guion")
    await chats.press("requester", "Enviar solicitud")
    chats.clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
    await chats.say("requester", "igual que la del mes pasado")

    assert "message.sms" in (await chats.brief()).missing()


async def test_with_nothing_sent_there_is_nothing_to_copy(chats: Chats) -> None:
    assert "No encontré una campaña tuya" in await chats.say("requester", "igual que la del mes pasado")


async def test_a_sent_brief_leaves_the_hand(chats: Chats) -> None:
    await sent(chats)
    conversation = await chats.conversation()

    assert (conversation.brief, conversation.asking, conversation.reviewing) == (None, None, False)


async def test_the_next_campaign_takes_over_what_does_not_change(chats: Chats) -> None:
    await sent(chats, ready(extension="4021"))
    await chats.say("requester", "Quiero una campaña")
    brief = await chats.brief()

    assert (brief.value("extension"), brief.value("recipients"), brief.value("data_owner")) == (
        "4021",
        ["laura@ejemplo.com"],
        "Crédito",
    )
    assert brief.origins["extension"] == "last"
