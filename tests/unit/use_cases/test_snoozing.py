"""A reminder is put off by its button or by word; the deadline is not."""

from __future__ import annotations

from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import sent
from tests.unit.use_cases.sweeping import pass_time

DAY = {"hours": 23}


async def _reminded(chats: Chats) -> None:
    await sent(chats)
    await pass_time(chats, **DAY)


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


async def test_the_button_means_the_next_morning(chats: Chats) -> None:
    await _reminded(chats)
    answer = _plain(await chats.press("boss", "Recordar luego"))

    assert "te lo recuerdo el jueves 26 de noviembre, 8:00" in answer
    assert "el plazo no cambia" in answer
    assert chats.offered("boss") == ("En 2 horas",)


async def test_two_hours_are_offered_and_kept(chats: Chats) -> None:
    await _reminded(chats)
    await chats.press("boss", "Recordar luego", "En 2 horas")

    assert await pass_time(chats, hours=1) == []
    (said,) = await pass_time(chats, hours=1)
    assert said.startswith("boss: CAMP-2026-0001")


async def test_a_word_puts_off_the_last_reminder(chats: Chats) -> None:
    await _reminded(chats)
    answer = _plain(await chats.say("boss", "recuérdame el lunes"))

    assert "te lo recuerdo el lunes 30 de noviembre, 8:00" in answer
    heard = await pass_time(chats, days=1)
    assert not any(line.startswith("boss:") for line in heard)
    assert any(line.startswith("boss:") for line in await pass_time(chats, days=4))


async def test_a_moment_out_of_working_time_is_moved_and_said(chats: Chats) -> None:
    await _reminded(chats)

    assert "en horario laboral" in await chats.say("boss", "recuérdame el sábado")


async def test_without_a_reminder_the_draft_in_hand_is_meant(chats: Chats) -> None:
    await chats.say("requester", "necesito una campaña")
    answer = _plain(await chats.say("requester", "recuérdame el lunes"))

    assert "te lo recuerdo el lunes 30 de noviembre, 8:00" in answer
    assert await pass_time(chats, days=2) == []
    (said,) = await pass_time(chats, days=4)
    assert "Dejaste a medias" in said


async def test_there_may_be_nothing_to_put_off(chats: Chats) -> None:
    assert "No tienes nada pendiente" in await chats.say("requester2", "recuérdame el lunes")


async def test_what_is_over_cannot_be_put_off(chats: Chats) -> None:
    await _reminded(chats)
    later = chats.button("boss", "Recordar luego")
    await chats.press("boss", "Aprobar")

    assert "ya no está pendiente" in await chats.press_id("boss", later)


async def test_nobody_puts_off_what_is_anothers(chats: Chats) -> None:
    await _reminded(chats)
    await chats.press_id("boss2", chats.button("boss", "Recordar luego"))

    assert any(line.startswith("boss:") for line in await pass_time(chats, days=1))


async def test_what_is_put_off_is_still_escalated(chats: Chats) -> None:
    await _reminded(chats)
    await chats.say("boss", "recuérdame el lunes")

    assert any(line.startswith("boss2:") for line in await pass_time(chats, days=1))


async def test_a_draft_may_be_silenced_but_its_end_is_told(chats: Chats) -> None:
    await chats.say("requester", "Quiero una campaña")
    await chats.ask("requester", "class")
    answer = await chats.say("requester", "no quiero más recordatorios")

    assert "no te lo recuerdo más" in answer
    assert await pass_time(chats, days=10) == []
    (notice,) = await pass_time(chats, days=18)
    assert "la archivo el" in notice


async def test_a_decision_is_not_silenced(chats: Chats) -> None:
    await _reminded(chats)
    answer = await chats.say("boss", "no quiero más recordatorios")

    assert "sí te la recuerdo" in answer
    assert any(line.startswith("boss:") for line in await pass_time(chats, days=1))
