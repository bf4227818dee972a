"""The OCM's review: one analyst has it, it can be given back, and it ends in a PDF."""

from __future__ import annotations

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready


async def test_a_taken_review_says_who_has_it(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")

    assert "La revisa Camilo Duarte." in chats.newest("ocm_channel").text
    assert "Soltar" in chats.offered("ocm_channel")


async def test_the_other_analyst_cannot_decide_while_it_is_taken(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")
    answer = await chats.press("analyst2", "Aprobar")

    assert answer == "La está revisando Camilo Duarte. Puede soltarla para que la tomes."
    assert (await chats.brief()).state == BriefState.IN_REVIEW


async def test_the_other_analyst_cannot_release_it(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")
    await chats.press("analyst2", "Soltar")

    assert (await chats.brief()).reviewer == "analyst"


async def test_a_released_review_can_be_taken_by_the_other(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar", "Soltar")
    await chats.press("analyst2", "Tomar", "Aprobar")
    brief = await chats.brief()

    assert (brief.state, brief.reviewer) == (BriefState.APPROVED, "analyst2")


async def test_only_analysts_may_take_a_review(chats: Chats) -> None:
    await in_review(chats)
    button = chats.button("analyst", "Tomar")
    answer = await chats.press_id("boss", button)

    assert answer == "Esta decisión le corresponde a otra persona (OCM)."
    assert (await chats.brief()).reviewer is None


async def test_approving_without_taking_makes_the_approver_the_reviewer(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Aprobar")
    brief = await chats.brief()

    assert (brief.state, brief.reviewer) == (BriefState.APPROVED, "analyst")
    assert "¡Aprobada! Camilo Duarte, de la OCM, aprobó CAMP-2026-0001." in chats.heard("requester")


async def test_the_pdf_of_the_review_is_on_the_card_and_with_the_requester(chats: Chats) -> None:
    await in_review(chats)
    brief = await chats.brief()

    assert brief.sheet is not None
    assert brief.sheet["name"] == "CAMP-2026-0001-v1.pdf"
    assert [document.sha256 for document in chats.newest("ocm_channel").reply.documents] == [
        brief.sheet["sha256"]
    ]
    assert [document.name for document in chats.newest("requester").reply.documents] == [
        "CAMP-2026-0001-v1.pdf"
    ]


async def test_the_final_pdf_shows_all_three_approvals(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Aprobar")
    sheet = chats.printer.printed[-1]

    assert [(line.role.id, line.decision is not None) for line in sheet.approvals] == [
        ("role.boss", True),
        ("role.communications", True),
        ("role.analyst", True),
    ]
    assert "PDF final" in chats.newest("requester").text


async def test_the_review_card_shows_every_rule_and_both_approvals(chats: Chats) -> None:
    await in_review(chats)
    text = chats.newest("ocm_channel").text

    assert "R1 · anticipación: cumple" in text
    assert "Aprobada por Martín Echeverri (jefe inmediato)" in text
    assert "Aval de comunicaciones de Paula Restrepo" in text


async def test_notice_is_checked_again_at_approval(chats: Chats) -> None:
    """R1 counts from the day of review: what the boss approves a day late may no longer have the time."""
    late = ready(start_date="2026-11-27", channels=["voice"], message={"voice": "Le habla la entidad"})
    await chats.keep(late)
    await chats.upload("requester", "guion.docx")
    await chats.press("requester", "Enviar solicitud")
    chats.advance(days=1)
    await chats.press("boss", "Aprobar")
    await chats.press("communications", "Dar aval")
    answer = await chats.press("analyst", "Aprobar")

    assert "No se puede aprobar todavía. R1" in answer
    assert (await chats.brief()).state == BriefState.IN_REVIEW
