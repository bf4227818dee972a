"""Boss and communications decide side by side; every press counts once, for whoever may press."""

from __future__ import annotations

import pytest

from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent


async def test_boss_and_communications_get_their_cards_at_once(chats: Chats) -> None:
    await sent(chats)

    assert chats.offered("boss")[:2] == ("Aprobar", "Devolver")
    assert chats.offered("communications")[:2] == ("Dar aval", "Devolver")


async def test_sending_gives_a_folio_and_says_who_decides(chats: Chats) -> None:
    brief = await sent(chats)

    assert (brief.folio, brief.version, brief.state) == ("CAMP-2026-0001", 1, BriefState.AWAITING_APPROVALS)
    assert "CAMP-2026-0001" in chats.heard("requester")
    assert "Martín Echeverri" in chats.heard("requester")
    assert "Paula Restrepo" in chats.heard("requester")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("boss", "Aprobar"), ("communications", "Dar aval")),
        (("communications", "Dar aval"), ("boss", "Aprobar")),
    ],
)
async def test_the_order_of_both_approvals_does_not_matter(
    chats: Chats, first: tuple[str, str], second: tuple[str, str]
) -> None:
    await sent(chats)

    await chats.press(*first)
    between = (await chats.brief()).state
    await chats.press(*second)

    assert between == BriefState.AWAITING_APPROVALS
    assert (await chats.brief()).state == BriefState.IN_REVIEW
    assert "Tomar" in chats.offered("ocm_channel")


async def test_the_requester_reads_each_approval_as_it_comes(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar")

    assert "Martín Echeverri, tu jefe, aprobó CAMP-2026-0001" in chats.heard("requester")


async def test_a_decided_card_loses_its_buttons_and_says_who_decided(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar")

    assert "Aprobar" not in chats.offered("boss")
    assert "Aprobada por Martín Echeverri (jefe inmediato)" in chats.newest("boss").text


async def test_a_double_click_approves_once(chats: Chats) -> None:
    await sent(chats)
    button = chats.button("boss", "Aprobar")
    await chats.press_id("boss", button)
    answer = await chats.press_id("boss", button)

    assert "Ya está resuelta" in answer
    assert [(held.role, held.decision) for held in (await chats.brief()).approvals] == [("boss", "approved")]


async def test_the_approval_is_recorded_with_its_means_and_version(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar")
    (held,) = (await chats.brief()).approvals

    assert (held.role, held.by, held.decision, held.means, held.version, held.valid, held.at) == (
        "boss",
        "boss",
        "approved",
        "button",
        1,
        True,
        chats.clock.moment,
    )


async def test_nobody_decides_on_a_request_of_their_own(chats: Chats) -> None:
    brief = await sent(chats, ready(requester="boss", boss="boss2", area="credito"))
    assert brief.state == BriefState.AWAITING_APPROVALS

    answer = await chats.press_id("boss", chats.button("boss2", "Aprobar"))

    assert answer == "Ese botón es para otra persona."
    assert (await chats.brief("boss")).approvals == []


async def test_a_boss_who_asks_has_the_substitute_decide(chats: Chats) -> None:
    await sent(chats, ready(requester="boss", boss="boss"))

    assert "Aprobar" in chats.offered("boss2")


async def test_a_button_of_somebody_else_is_refused_on_record(chats: Chats) -> None:
    brief = await sent(chats)
    button = chats.button("boss", "Aprobar")
    answer = await chats.press_id("analyst", button)

    assert answer == "Ese botón es para otra persona."
    assert (await chats.brief()).approvals == brief.approvals


async def test_an_unknown_button_is_answered(chats: Chats) -> None:
    answer = await chats.press_id("requester", "nothing-like-it")

    assert "Ese botón ya no está disponible" in answer


async def test_a_late_click_after_the_brief_moved_on_changes_nothing(chats: Chats) -> None:
    await sent(chats)
    late = chats.button("communications", "Dar aval")
    await chats.press("boss", "Devolver")
    await chats.submit("boss", reason="No es el momento")
    answer = await chats.press_id("communications", late)

    assert "la solicitud está devuelta para corregir" in answer
    assert [held.role for held in (await chats.brief()).approvals] == ["boss"]


async def test_a_click_on_a_cancelled_brief_says_so(chats: Chats) -> None:
    await sent(chats)
    late = chats.button("boss", "Aprobar")
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    await chats.say("requester", "la convocatoria se aplazó")

    assert "la solicitud está cancelada" in await chats.press_id("boss", late)
    assert "Aprobar" not in chats.offered("boss")


async def test_a_card_of_an_older_version_is_refused(chats: Chats) -> None:
    await in_review(chats)
    old = chats.button("analyst", "Aprobar")
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", corrections={"classification": "¿Cuál?"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "Renovación pregrado")
    await chats.press("requester", "Enviar solicitud")
    answer = await chats.press_id("analyst", old)

    assert "la solicitud va en la versión 2" in answer
    assert (await chats.brief()).state == BriefState.IN_REVIEW


async def test_an_approval_with_a_comment_carries_it_to_the_requester(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar con comentario")
    await chats.submit("boss", reason="  Buen trabajo  ")

    assert (await chats.brief()).approvals[0].comment == "Buen trabajo"
    assert "Comentario: Buen trabajo" in chats.heard("requester")


async def test_a_comment_form_sent_twice_counts_once(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar con comentario")
    await chats.submit("boss", reason="Bien")
    answer = await chats.submit("boss", reason="Bien")

    assert "Ya está resuelta" in answer
    assert len((await chats.brief()).approvals) == 1


async def test_pending_decisions_come_back_as_fresh_cards(chats: Chats) -> None:
    await sent(chats)
    await chats.say("boss", "pendientes")
    await chats.press("boss", "Aprobar")

    assert (await chats.brief()).approval("boss") is not None


async def test_nothing_pending_is_said(chats: Chats) -> None:
    assert await chats.say("boss", "pendientes") == "No tienes decisiones pendientes."


async def test_an_approval_in_words_shows_the_card_and_decides_nothing(chats: Chats) -> None:
    await sent(chats)
    answer = await chats.say("boss", "Apruebo la CAMP-2026-0001")

    assert "Las decisiones se toman en la tarjeta" in answer
    assert (await chats.brief()).approvals == []
    assert "Aprobar" in chats.offered("boss")


async def test_every_decision_is_an_audit_event(chats: Chats) -> None:
    brief = await in_review(chats)
    codes = [event.code for event in await chats.events(brief.id)]

    assert codes.count("brief_submitted") == 1
    assert codes.count("brief_approved") == 2
    assert codes.count("brief_in_review") == 1
