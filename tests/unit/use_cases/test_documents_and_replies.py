"""Approving without the button: a document of the approver's own, or words in the card's thread."""

from __future__ import annotations

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import base_csv, in_review, ready, sent


async def test_a_document_uploaded_by_the_approver_is_the_approval(chats: Chats) -> None:
    await sent(chats)
    answer = await chats.upload("boss", "visto bueno.pdf")
    brief = await chats.brief()

    assert "lo registré como tu aprobación" in answer
    assert [(held.role, held.means) for held in brief.approvals] == [("boss", "document")]
    assert [(held.kind, held.by, held.verified) for held in brief.attachments[1:]] == [
        ("boss_approval", "boss", True)
    ]


async def test_a_document_of_the_requester_does_not_count(chats: Chats) -> None:
    await chats.keep(ready())
    answer = await chats.upload("requester", "aval.pdf", caption="aval de comunicaciones")
    brief = await chats.brief()

    assert "cuenta como aprobación solo cuando lo confirme comunicaciones" in answer
    assert (brief.approval("communications"), brief.attachments[-1].verified) == (None, False)


async def test_an_approver_with_two_cards_is_asked_which_one(chats: Chats) -> None:
    await sent(chats)
    await sent(chats, ready("second", name="Otra campaña"))
    await chats.upload("boss", "visto bueno.pdf")
    await chats.press("boss", "CAMP-2026-0002 «Otra campaña»")

    assert [brief.approval("boss") is not None for brief in await chats.briefs()] == [True, False]


async def test_the_document_button_pressed_twice_counts_once(chats: Chats) -> None:
    await sent(chats)
    await sent(chats, ready("second", name="Otra campaña"))
    await chats.upload("boss", "visto bueno.pdf")
    button = chats.button("boss", "CAMP-2026-0002 «Otra campaña»")
    await chats.press_id("boss", button)
    await chats.press_id("boss", button)

    assert len((await chats.brief()).approvals) == 1


async def test_a_boss_with_a_draft_of_their_own_attaches_to_that(chats: Chats) -> None:
    await sent(chats)
    await chats.keep(ready("own", requester="boss", boss="boss2"))
    await chats.upload("boss", "pieza.png")

    assert (await chats.brief()).approvals == []
    assert [held.kind for held in (await chats.brief("boss")).attachments] == ["database", "piece"]


async def test_a_file_that_can_be_no_approval_is_not_taken_for_one(chats: Chats) -> None:
    await sent(chats)
    await chats.upload("boss", "vacaciones.mp3")

    assert (await chats.brief()).approvals == []


async def test_a_database_uploaded_by_an_approver_is_no_approval(chats: Chats) -> None:
    """A boss may ask for campaigns too: this begins one."""
    await sent(chats)
    await chats.upload("boss", "base.csv", base_csv())

    assert (await chats.brief()).approvals == []


async def test_an_empty_file_is_not_taken_for_an_approval(chats: Chats) -> None:
    await sent(chats)
    await chats.upload("boss", "visto bueno.pdf", b"")

    assert (await chats.brief()).approvals == []


async def test_words_of_agreement_are_offered_as_an_approval(chats: Chats) -> None:
    await sent(chats)
    offered = await chats.reply("boss", "Listo, de acuerdo", on="pide tu aprobación")
    before = (await chats.brief()).approvals
    await chats.press("boss", "Sí")

    assert "¿Tomo tu respuesta como aprobación de CAMP-2026-0001? «Listo, de acuerdo»" in offered
    assert before == []
    assert [held.comment for held in (await chats.brief()).approvals] == ["Listo, de acuerdo"]


async def test_the_offer_may_be_taken_in_words(chats: Chats) -> None:
    await sent(chats)
    await chats.reply("boss", "aprobado", on="pide tu aprobación")
    await chats.say("boss", "sí")

    assert (await chats.brief()).approval("boss") is not None


async def test_an_offer_declined_decides_nothing(chats: Chats) -> None:
    await sent(chats)
    await chats.reply("boss", "aprobado", on="pide tu aprobación")
    answer = await chats.press("boss", "No")

    assert answer == "Bien, lo dejo así."
    assert (await chats.brief()).approvals == []


async def test_words_that_object_are_offered_as_the_reason_of_a_return(chats: Chats) -> None:
    await in_review(chats)
    offered = await chats.reply("analyst", "Falta la columna ciudad", on="Revisión OCM")
    await chats.press("analyst", "Sí")
    brief = await chats.brief()

    assert "¿Devuelvo CAMP-2026-0001 con este motivo? «Falta la columna ciudad»" in offered
    assert (brief.state, brief.returned_reason) == (BriefState.RETURNED, "Falta la columna ciudad")


async def test_agreement_with_a_reservation_is_an_objection(chats: Chats) -> None:
    await sent(chats)

    assert "¿Devuelvo" in await chats.reply("boss", "De acuerdo, pero cambia el nombre", on="aprobación")


async def test_words_on_a_decided_card_are_answered(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar")

    assert "Ya está resuelta" in await chats.reply("boss", "aprobado", on="pide tu aprobación")


async def test_a_reply_by_somebody_else_is_refused(chats: Chats) -> None:
    await in_review(chats)
    chats.seen.append(chats.newest("ocm_channel"))
    await chats.press("analyst", "Tomar")

    assert "La está revisando Camilo Duarte" in await chats.reply("analyst2", "aprobado", on="Revisión OCM")
    assert (await chats.brief()).state == BriefState.IN_REVIEW
