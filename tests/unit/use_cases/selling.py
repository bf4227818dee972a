"""Sales people in chats: watched since a morning, reminded on the next, with wishes."""

from __future__ import annotations

from datetime import date, datetime

from bot.core.pipeline.opportunity import Opportunity
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.sales_wishes import press_wish, take_sales_wish
from bot.use_cases.remind.watch_sales import watch_sales
from bot.use_cases.turn import Turn, silent_turn
from tests.unit.pipeline.made import opportunity
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY
from tests.unit.use_cases.sweeping import pass_time

STALLED = opportunity("s", client="Bavaria", stage="proposal", stage_since=date(2026, 11, 13), owner="sales",
                      total_value=40_000_000)  # fmt: skip


async def opened(*deals: Opportunity, at: datetime = TUESDAY, chats: Chats | None = None) -> Chats:
    """Return chats in which sales people are watched since *at*."""
    chats = chats or Chats()
    await chats.open()
    chats.clock.moment = at

    def work(uow: UnitOfWork) -> None:
        uow.opportunities.put_all(deals)
        watch_sales(uow, chats.services, chats.clock.now())

    await chats.transactions.run(work)
    return chats


def told(said: list[str], room: str) -> list[str]:
    return [
        line.removeprefix(f"{room}: ").replace("\xa0", " ") for line in said if line.startswith(f"{room}:")
    ]


async def morning(chats: Chats, room: str) -> list[str]:
    """Go on to the next business morning and return what somebody hears then."""
    now = chats.clock.now()
    day = chats.services.calendar.next_business_day(now.date())
    opening = chats.services.calendar.at(day, chats.services.calendar.opens)
    return told(await pass_time(chats, seconds=(opening - now).total_seconds()), room)


async def wished(chats: Chats, who: str, text: str = "", **pressed: str) -> str:
    def work(uow: UnitOfWork) -> str:
        person = uow.people.get(who)
        assert person is not None
        turn: Turn = silent_turn(uow, chats.services, person, chats.clock.now())
        turn.text = text
        if text:
            assert take_sales_wish(turn)
        else:
            press_wish(turn, **pressed)
        return "\n".join(
            chats.services.wording.render(line, "es") for reply in turn.outbox for line in reply.paragraphs
        )

    return (await chats.transactions.run(work)).replace("\u202f", " ").replace("\xa0", " ")
