"""Opportunities as they stand in these tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core.events import Event
from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.opportunity import Opportunity
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY

PASTED = (
    "nueva oportunidad: Alpina, 20 puestos, servicio administrado, 12 meses, 2 millones por puesto, "
    "cierre en marzo"
)


def kept(deal_id: str = "a", client: str = "Alpina", **values: Any) -> Opportunity:
    """Return an opportunity of `sales` as it would be kept."""
    given: dict[str, Any] = {
        "owner": "sales", "seats": 20, "unit_value": 2_000_000, "months": 12, "closing_date": date(2027, 3, 31),
        "created_at": date(2026, 11, 2), "stage_since": date(2026, 11, 20), "updated_at": TUESDAY, **values,
    }  # fmt: skip
    return Opportunity(deal_id, client, **given)


async def keep(chats: Chats, *deals: Opportunity) -> None:
    """Store opportunities."""
    await chats.transactions.run(lambda uow: [uow.opportunities.put(one) for one in deals])


async def all_deals(chats: Chats) -> list[Opportunity]:
    """Return every opportunity, the oldest first."""
    return await chats.transactions.run(lambda uow: uow.opportunities.find(OpportunityFilter(), 100))


async def deal(chats: Chats, client: str = "Alpina") -> Opportunity:
    """Return the newest opportunity of a client."""
    return (await chats.transactions.run(lambda uow: uow.opportunities.of_client(client)))[-1]


async def events(chats: Chats, one: Opportunity) -> list[Event]:
    """Return what happened to one."""
    return await chats.transactions.run(lambda uow: uow.events.of_brief(one.id))
