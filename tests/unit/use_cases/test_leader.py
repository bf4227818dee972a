"""The leader authorises what is exceptional: a class (R4), or an exception to a rule (R1, R3)."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Brief
from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent


def commercial(**changed: Any) -> Brief:
    return ready(**{"class": "commercial", "justification": "Hay capacidad y presupuesto", **changed})


async def test_an_exceptional_class_goes_to_the_leader_after_both_approvals(chats: Chats) -> None:
    brief = await in_review(chats, commercial())

    assert brief.state == BriefState.AWAITING_LEADER
    assert chats.offered("leader")[:2] == ("Autorizar", "No autorizar")
    assert "Hay capacidad y presupuesto" in chats.newest("leader").text


async def test_the_leader_is_not_asked_before_the_others(chats: Chats) -> None:
    await sent(chats, commercial())
    await chats.press("boss", "Aprobar")

    assert chats.heard("leader") == ""


async def test_an_authorised_brief_enters_review(chats: Chats) -> None:
    await in_review(chats, commercial())
    await chats.press("leader", "Autorizar")

    assert (await chats.brief()).state == BriefState.IN_REVIEW
    assert "Marcela Ospina, líder del proceso, autorizó CAMP-2026-0001." in chats.heard("requester")


async def test_day_zero_is_the_day_of_the_review_not_of_the_approvals(chats: Chats) -> None:
    await in_review(chats, commercial())
    chats.advance(days=1)
    await chats.press("leader", "Autorizar")

    assert (await chats.brief()).in_review_at == chats.clock.moment


async def test_a_refusal_returns_the_brief_with_its_reason(chats: Chats) -> None:
    await in_review(chats, commercial())
    await chats.press("leader", "No autorizar")
    await chats.submit("leader", reason="Este mes no hay presupuesto")
    brief = await chats.brief()

    assert (brief.state, brief.approvals[-1].decision) == (BriefState.RETURNED, "refused")
    assert "no autorizó CAMP-2026-0001" in chats.heard("requester")
    assert "Motivo: Este mes no hay presupuesto" in chats.heard("requester")


async def test_a_new_justification_after_a_refusal_asks_only_the_leader_again(chats: Chats) -> None:
    await in_review(chats, commercial())
    await chats.press("leader", "No autorizar")
    await chats.submit("leader", corrections={"justification": "¿Con qué presupuesto?"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "Con el presupuesto del convenio vigente")
    await chats.press("requester", "Enviar solicitud")

    assert (await chats.brief()).state == BriefState.AWAITING_LEADER
    assert "versión 2" in chats.heard("leader")
    assert chats.heard("boss") == ""


async def test_the_leader_does_not_decide_before_the_others_did(chats: Chats) -> None:
    await in_review(chats, commercial())
    old = chats.button("leader", "Autorizar")
    await chats.press("leader", "No autorizar")
    await chats.submit("leader", corrections={"segment": "¿Cuál?"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "Pregrado de primer semestre")
    await chats.press("requester", "Enviar solicitud")
    await chats.press_id("leader", old)

    assert (await chats.brief()).state == BriefState.AWAITING_APPROVALS


async def test_too_little_notice_offers_to_ask_for_an_exception(chats: Chats) -> None:
    await chats.keep(ready(start_date="2026-11-25"))
    answer = await chats.say("requester", "enviar solicitud")

    assert "R1" in answer
    assert chats.offered("requester")[-1] == "Pedir excepción al líder"
    assert (await chats.brief()).state == BriefState.DRAFT


async def test_the_reason_of_an_exception_is_asked_and_goes_to_the_leader(chats: Chats) -> None:
    await chats.keep(ready(start_date="2026-11-25"))
    await chats.say("requester", "enviar solicitud")
    asked = await chats.press("requester", "Pedir excepción al líder")
    await chats.say("requester", "La ley cambió ayer y no da espera")
    await chats.press("boss", "Aprobar")
    await chats.press("communications", "Dar aval")
    brief = await chats.brief()

    assert "¿Cuál es la razón?" in asked
    assert (brief.state, set(brief.exceptions)) == (BriefState.AWAITING_LEADER, {"R1", "R3"})
    assert "La ley cambió ayer y no da espera" in chats.newest("leader").text


async def test_an_authorised_exception_lets_the_review_approve(chats: Chats) -> None:
    await chats.keep(ready(start_date="2026-11-25"))
    await chats.say("requester", "enviar solicitud")
    await chats.press("requester", "Pedir excepción al líder")
    await chats.say("requester", "La ley cambió ayer y no da espera")
    await chats.press("boss", "Aprobar")
    await chats.press("communications", "Dar aval")
    await chats.press("leader", "Autorizar")
    await chats.press("analyst", "Aprobar")

    assert (await chats.brief()).state == BriefState.APPROVED


async def test_a_person_may_think_better_of_giving_the_reason(chats: Chats) -> None:
    await chats.keep(ready(start_date="2026-11-25"))
    await chats.say("requester", "enviar solicitud")
    await chats.press("requester", "Pedir excepción al líder")
    await chats.say("requester", "resumen")

    assert (await chats.conversation()).reason_for is None
    assert (await chats.brief()).exceptions == {}


async def test_a_button_pressed_instead_of_the_reason_forgets_the_question(chats: Chats) -> None:
    """The text after it answers the new question; it is not the reason any more."""
    await chats.keep(ready(start_date="2026-11-25"))
    await chats.say("requester", "enviar solicitud")
    await chats.press("requester", "Pedir excepción al líder")
    await chats.press("requester", "Cambiar: Fecha de inicio")
    await chats.say("requester", "7 de diciembre")

    assert (await chats.brief()).exceptions == {}
    assert (await chats.brief()).value("start_date") == "2026-12-07"


async def test_an_exception_that_is_needed_no_more_is_not_asked_of_the_leader(chats: Chats) -> None:
    await chats.keep(ready(start_date="2026-11-25"))
    await chats.say("requester", "enviar solicitud")
    await chats.press("requester", "Pedir excepción al líder")
    await chats.say("requester", "La ley cambió ayer y no da espera")
    await chats.press("boss", "Devolver")
    await chats.submit("boss", corrections={"start_date": "Da tiempo"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "7 de diciembre")
    await chats.press("requester", "Enviar solicitud")
    await chats.press("boss", "Aprobar")
    await chats.press("communications", "Dar aval")

    assert (await chats.brief()).state == BriefState.IN_REVIEW


async def test_a_rule_that_nobody_can_waive_offers_no_exception(chats: Chats) -> None:
    await chats.keep(ready(abroad=True))
    await chats.say("requester", "enviar solicitud")

    assert "Cambiar: Canales" in chats.offered("requester")
    assert "Pedir excepción al líder" not in chats.offered("requester")


async def test_a_leader_who_authorised_the_class_is_asked_about_a_later_exception(chats: Chats) -> None:
    await in_review(chats, commercial())
    await chats.press("leader", "Autorizar")
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", corrections={"start_date": "¿Puede ser antes?"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "25 de noviembre")
    await chats.press("requester", "Enviar solicitud", "Pedir excepción al líder")
    await chats.say("requester", "La convocatoria se adelantó")
    await chats.press("boss", "Aprobar")

    assert (await chats.brief()).state == BriefState.AWAITING_LEADER


async def test_an_exception_is_authorised_for_the_date_it_was_asked_for(chats: Chats) -> None:
    """A start moved further forward after the leader agreed is another exception."""
    await chats.keep(ready(start_date="2026-11-26"))
    await chats.say("requester", "enviar solicitud")
    await chats.press("requester", "Pedir excepción al líder")
    await chats.say("requester", "La ley cambió ayer y no da espera")
    await chats.press("boss", "Aprobar")
    await chats.press("communications", "Dar aval")
    await chats.press("leader", "Autorizar")
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", corrections={"start_date": "Revisar"})
    await chats.press("requester", "Corregir ahora")
    await chats.say("requester", "25 de noviembre")
    await chats.press("requester", "Enviar solicitud")
    await chats.press("boss", "Aprobar")

    assert (await chats.brief()).state == BriefState.AWAITING_LEADER


async def test_a_reason_has_words(chats: Chats) -> None:
    await chats.keep(ready(start_date="2026-11-25"))
    await chats.say("requester", "enviar solicitud")
    await chats.press("requester", "Pedir excepción al líder")
    await chats.say("requester", "🙈")

    assert (await chats.brief()).exceptions == {}
