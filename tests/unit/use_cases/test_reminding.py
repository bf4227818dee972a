"""Reminders as people get them: with the next step, once, merged, in working time, stopped by the event itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.due import put_off
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready, sent
from tests.unit.use_cases.sweeping import pass_time, sweep

DAY = {"hours": 23}  # from nine in the morning to eight of the next


async def _rows(chats: Chats) -> list[str]:
    def work(uow: UnitOfWork) -> list[str]:
        return sorted(row.key for row in uow.reminders.of("brief:ready"))

    return await chats.transactions.run(work)


async def test_an_approver_is_reminded_with_the_buttons_that_decide(chats: Chats) -> None:
    await sent(chats)
    said = await pass_time(chats, **DAY)

    assert [line.partition(":")[0] for line in said] == ["boss", "communications"]
    assert "espera tu aprobación desde el martes 24 de noviembre" in said[0]
    assert "El plazo vence hoy: 1 día hábil desde el martes 24." in said[0]
    assert "espera tu aval" in said[1]
    assert chats.offered("boss") == (
        "Aprobar", "Devolver", "Aprobar con comentario", "Ver la solicitud", "Recordar luego",
    )  # fmt: skip


async def test_a_reminder_is_said_once(chats: Chats) -> None:
    await sent(chats)
    await pass_time(chats, **DAY)

    assert await pass_time(chats, hours=2) == []


async def test_what_was_decided_is_not_reminded_of(chats: Chats) -> None:
    await sent(chats)
    await chats.press("boss", "Aprobar")

    assert [line.partition(":")[0] for line in await pass_time(chats, **DAY)] == ["communications"]


async def test_a_row_out_of_date_says_nothing(chats: Chats) -> None:
    brief = await sent(chats)

    def cancel_unwatched(uow: UnitOfWork) -> None:
        found = uow.briefs.get(brief.id)
        found.state = BriefState.CANCELLED
        uow.briefs.put(found)

    await chats.transactions.run(cancel_unwatched)

    assert await pass_time(chats, **DAY) == []
    assert [key for key in await _rows(chats) if "approval" not in key and "escalation" not in key] == []


async def test_the_rows_of_what_is_over_are_gone(chats: Chats) -> None:
    await sent(chats)
    assert (
        len(await _rows(chats)) == 4
    )  # the boss, their substitute, communications; and the requester is told
    await chats.say("requester", "cancelar")
    await chats.press("requester", "Sí, cancelar")
    await chats.submit("requester", reason="Se aplazó la campaña")

    assert await _rows(chats) == []


async def test_nothing_is_said_at_night_at_weekends_or_on_holidays(chats: Chats) -> None:
    await sent(chats)
    chats.advance(days=3, hours=12)  # Friday at nine in the evening

    assert await sweep(chats) == 0
    assert [await pass_time(chats, days=1) for _ in range(2)] == [[], []]  # Saturday and Sunday
    assert len(await pass_time(chats, hours=11)) > 0  # Monday at eight


async def test_after_an_outage_one_message_says_what_ten_days_would_have(chats: Chats) -> None:
    await sent(chats)
    said = await pass_time(chats, days=10, hours=2)

    assert sorted(line.partition(":")[0] for line in said) == ["boss", "boss2", "communications", "requester"]


async def test_several_matters_come_in_one_message(chats: Chats) -> None:
    await sent(chats)
    chats.advance(minutes=1)
    await sent(chats, ready("other", name="Otra campaña"))
    said = [line for line in await pass_time(chats, **DAY) if line.startswith("boss:")]

    assert len(said) == 1
    assert "Tienes 2 asuntos pendientes:" in said[0]
    assert chats.offered("boss") == (
        "Ver CAMP-2026-0001 «Renovación 2027-1»", "Ver CAMP-2026-0002 «Otra campaña»", "Recordar luego",
    )  # fmt: skip
    answer = await chats.press("boss", "Ver CAMP-2026-0002 «Otra campaña»")
    assert "pide tu aprobación" in answer


async def test_who_may_not_decide_is_not_shown_the_card(chats: Chats) -> None:
    await sent(chats)
    chats.advance(minutes=1)
    await sent(chats, ready("other"))
    await pass_time(chats, **DAY)
    for brief in await chats.briefs():
        brief.fields["boss"] = "boss2"
        await chats.transactions.run(lambda uow, brief=brief: uow.briefs.put(brief))  # type: ignore[misc]

    assert "pide tu aprobación" not in await chats.press("boss", "Ver CAMP-2026-0001 «Renovación 2027-1»")


async def test_on_the_second_day_the_substitute_may_decide_and_all_are_told(chats: Chats) -> None:
    await sent(chats)
    await chats.press("communications", "Dar aval")
    said = await pass_time(chats, days=1, **DAY)

    assert "También la tiene Gloria Santamaría" in said[0]
    assert "Te llega porque Martín Echeverri la tiene desde el martes 24 de noviembre" in said[1]
    assert "El plazo venció el miércoles 25 de noviembre" in said[1]
    assert "Le avisé también a Gloria Santamaría" in said[2]
    await chats.press("boss2", "Aprobar")
    brief = await chats.brief()
    assert brief.state is BriefState.IN_REVIEW
    assert [held.by for held in brief.approvals] == ["communications", "boss2"]
    assert "en lugar de quien debía decidir" in chats.heard("requester")
    assert "Aprobada por Gloria Santamaría" in chats.newest("boss").text


async def test_a_substitute_may_not_decide_before(chats: Chats) -> None:
    await sent(chats)
    card = chats.button("boss", "Aprobar")
    await chats.press_id("boss2", card)

    assert (await chats.brief()).state is BriefState.AWAITING_APPROVALS


async def test_a_returned_version_begins_with_the_first_approver_again(chats: Chats) -> None:
    await sent(chats)
    await pass_time(chats, days=1, **DAY)
    await chats.press("boss2", "Devolver")
    await chats.submit("boss2", reason="Falta el segmento")

    assert "devolvió CAMP-2026-0001 (versión 1) en lugar de quien debía decidir" in chats.heard("requester")
    await chats.press("requester", "Corregir ahora")
    await chats.press("requester", "Enviar solicitud")
    assert (await chats.brief()).escalated == {}


async def test_nobody_is_asked_to_decide_on_a_request_of_their_own(chats: Chats) -> None:
    def swap(uow: UnitOfWork) -> None:
        boss = uow.people.get("boss")
        assert boss is not None
        uow.people.save_person(replace(boss, substitute="requester", boss="requester"))

    await chats.transactions.run(swap)
    await sent(chats)

    assert not any("escalation" in key for key in await _rows(chats))


async def test_a_review_that_nobody_takes_is_told_in_the_room(chats: Chats) -> None:
    await in_review(chats)
    assert await pass_time(chats, hours=3) == []
    said = await pass_time(chats, hours=1)

    assert "espera quién la revise: entró hoy, 9:00" in said[0].replace("\u202f", " ")
    assert chats.offered("ocm_channel")[0] == "Tomar"
    await chats.press("analyst", "Tomar")
    assert await pass_time(chats, days=1) == []


async def test_a_draft_is_put_away_after_its_notices(chats: Chats) -> None:
    await chats.say("requester", "necesito una campaña")
    heard = [await pass_time(chats, days=days) for days in (1, 19, 8)]

    assert ["Dejaste a medias" in heard[0][0], *("la archivo el" in said[0] for said in heard[1:])] == [
        True
    ] * 3
    (gone,) = await pass_time(chats, days=2)
    assert "Archivé" in gone
    assert (await chats.brief()).state is BriefState.EXPIRED
    assert (await chats.conversation()).brief is None
    assert [event.actor for event in await chats.events("brief1") if event.code == "brief_expired"] == [
        "system"
    ]
    assert await pass_time(chats, days=3) == []


async def test_a_draft_is_not_put_away_unannounced(chats: Chats) -> None:
    await chats.say("requester", "necesito una campaña")
    (notice,) = await pass_time(chats, days=49)

    assert "Van 49 días sin cambios" in notice
    assert (await chats.brief()).state is BriefState.DRAFT


async def test_a_person_who_asks_for_help_is_not_forgotten(chats: Chats) -> None:
    await chats.say("requester", "hablar con una persona")
    (said,) = await pass_time(chats, hours=4)

    assert "Laura Cárdenas pidió hablar con una persona" in said
    assert chats.offered("ocm_channel")[0] == "Atender"
    await chats.press("analyst", "Atender")
    assert await pass_time(chats, days=1) == []


@pytest.mark.parametrize("language", ["en"])
async def test_a_reminder_is_in_its_receivers_language(chats: Chats, language: str) -> None:
    def learn(uow: UnitOfWork) -> None:
        boss = uow.people.get("boss")
        assert boss is not None
        uow.people.save_person(replace(boss, language=language))

    await chats.transactions.run(learn)
    await sent(chats)
    await pass_time(chats, **DAY)

    assert chats.newest("boss").reply.paragraphs[0] != ""


async def test_what_cannot_be_said_is_put_off(chats: Chats) -> None:
    await sent(chats)
    chats.advance(**DAY)
    now = chats.clock.now()
    while await chats.transactions.run(lambda uow: put_off(uow, now + timedelta(hours=1), now)):
        pass

    assert await sweep(chats) == 0
    assert len(await pass_time(chats, hours=1)) == 2
