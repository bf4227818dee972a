"""Phases, doubts and acceptance as people get them."""

from __future__ import annotations

from dataclasses import replace

from bot.core.brief import Brief, Doubt
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.watch import watch_brief
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import sent
from tests.unit.use_cases.parts import TUESDAY
from tests.unit.use_cases.sweeping import pass_time

DAY = {"hours": 23}


async def stands(chats: Chats, state: BriefState, doubt: str | None = None) -> Brief:
    """Put a request where it would stand with the provider."""
    brief = await sent(chats)

    def work(uow: UnitOfWork) -> Brief:
        found = uow.briefs.get(brief.id)
        found.state, found.sent_at, found.updated_at = state, TUESDAY, TUESDAY
        found.doubts = [Doubt("d1", doubt, "provider", TUESDAY)] if doubt else []
        uow.briefs.put(found)
        watch_brief(uow, found, TUESDAY, chats.services.calendar)
        return found

    return await chats.transactions.run(work)


def told(said: list[str], room: str) -> list[str]:
    return [line for line in said if line.startswith(f"{room}:")]


async def test_a_phase_is_said_before_on_the_day_and_overdue_until_it_is_over(chats: Chats) -> None:
    await stands(chats, BriefState.RECEIVED)
    heard = [
        told(await pass_time(chats, **(DAY if not day else {"days": 1})), "provider_channel")
        for day in range(4)
    ]

    assert heard[0] == []
    assert "la fase «Implementación» vence el viernes 27 de noviembre" in heard[1][0]
    assert "La tiene: proveedor" in heard[1][0]
    assert "vence hoy" in heard[2][0]
    assert heard[3] == []  # a Saturday


async def test_the_ocm_hears_of_it_too(chats: Chats) -> None:
    await stands(chats, BriefState.RECEIVED)
    await pass_time(chats, **DAY)

    assert told(await pass_time(chats, days=1), "ocm_channel")


async def test_a_phase_that_is_over_is_not_said(chats: Chats) -> None:
    brief = await stands(chats, BriefState.RECEIVED)

    def load(uow: UnitOfWork) -> None:
        found = uow.briefs.get(brief.id)
        found.state = BriefState.LOADED
        uow.briefs.put(found)
        watch_brief(uow, found, TUESDAY, chats.services.calendar)

    await chats.transactions.run(load)
    await pass_time(chats, **DAY)

    assert told(await pass_time(chats, days=1), "provider_channel") == []


async def test_the_area_is_reminded_of_a_doubt_until_it_answers(chats: Chats) -> None:
    brief = await stands(chats, BriefState.LOADED, "¿Cuál base es?")
    (said,) = told(await pass_time(chats, **DAY), "requester")
    assert "hoy vence el plazo para responder la duda del proveedor" in said
    assert "¿Cuál base es?" in said

    def answer(uow: UnitOfWork) -> None:
        found = uow.briefs.get(brief.id)
        found.doubts = [replace(one, answered_at=TUESDAY) for one in found.doubts]
        uow.briefs.put(found)
        watch_brief(uow, found, chats.clock.now(), chats.services.calendar)

    await chats.transactions.run(answer)
    assert told(await pass_time(chats, days=1), "requester") == []


async def test_the_area_is_reminded_to_accept(chats: Chats) -> None:
    await stands(chats, BriefState.SENT_TO_AREA)
    await pass_time(chats, **DAY)
    (said,) = told(await pass_time(chats, days=1), "requester")

    assert "a más tardar el viernes 27 de noviembre" in said
