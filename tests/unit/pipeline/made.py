"""Opportunities for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.pipeline.opportunity import Opportunity
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Turn, silent_turn
from tests.unit.use_cases.chats import Chats

NOW = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/Bogota"))


def opportunity(id: str, **given: Any) -> Opportunity:
    """Return an opportunity with what is given."""
    return Opportunity(**{"id": id, "client": f"Cliente {id}", "updated_at": NOW, **given})


FULL = opportunity(
    "full", client="Bavaria", description="=2+2", goal="Centralizar", seats=40, segment="Industria",
    service_type="managed_service", origin="referido", requirement_type="tender", unit_value=1_000_000.5,
    monthly_value=40_000_020, months=12, total_value=480_000_240, closing_date=date(2026, 12, 1),
    billing_date=date(2027, 1, 1), stage="negotiation", step=None, probability=80, owner="sales",
    next_step="Llamar", next_step_date=date(2026, 11, 27), created_at=date(2026, 9, 1),
    stage_since=date(2026, 11, 20),
)  # fmt: skip
BARE = opportunity("bare", stage="hunting")
WON = opportunity("won", stage="won", step="contract", total_value=5, owner="gone")
ALL = (FULL, BARE, WON)


async def turned(
    who: str, deals: Sequence[Opportunity], use: Callable[[Turn], None], files: Iterable[bytes] = ()
) -> Chats:
    """Return chats with opportunities in which a use case ran for somebody, all that it owes done."""
    chats = Chats()
    await chats.open()
    for content in files:
        chats.vault.put(content)

    def work(uow: UnitOfWork) -> None:
        uow.opportunities.put_all(deals)
        person = uow.people.get(who)
        assert person is not None
        turn = silent_turn(uow, chats.services, person, chats.clock.now())
        use(turn)
        for reply in turn.outbox:
            address = uow.people.address(reply.to)
            assert address is not None
            uow.outbox.add(reply, address=address, language="es", at=turn.now)

    await chats.transactions.run(work)
    await chats.settle()
    return chats
