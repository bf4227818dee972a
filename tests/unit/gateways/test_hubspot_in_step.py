"""What changed in HubSpot is read alone, all of it once a day; what is archived or in another money there is said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.opportunity import Opportunity
from bot.directory.demo import seed_demo
from bot.gateways.hubspot import HubSpot
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.crm_sync import Synced, Syncing, tell_archived
from bot.use_cases.ports import UnitOfWork
from storage.memory import MemoryTransactions
from tests.fakes.hubspot import TOKEN, FakeHubSpot
from tests.unit.pipeline.made import NOW
from tests.unit.use_cases.chats import Chats

LIST, SEARCH = "GET /crm/v3/objects/deals", "POST /crm/v3/objects/deals/search"
LONG_AGO = "2020-01-01T00:00:00+00:00"


async def never(seconds: float) -> None:
    """Wait for nothing."""


class InStep:
    """A database kept in step with an account; `later` lets real time pass."""

    def __init__(self, hubspot: FakeHubSpot) -> None:
        self.hubspot = hubspot
        self.transactions = MemoryTransactions()
        self.crm = HubSpot(TOKEN, hubspot.url, sleep=never)
        self.now = datetime.now(UTC)

    async def sync(self, *, full: bool = False, rehearses: bool = False) -> Synced:
        syncing = Syncing(
            self.crm, self.transactions, BusinessCalendar(), CatalogueWording(), real_now=lambda: self.now
        )
        return await syncing.sync(NOW, full=full, rehearses=rehearses)

    async def deal(self, id: str) -> Opportunity:
        found = await self.transactions.run(lambda uow: uow.opportunities.kept([f"hubspot:{id}"]))
        return found[f"hubspot:{id}"]

    def change(self, id: str, **properties: str) -> None:
        """Change a deal as somebody in HubSpot does."""
        deal = next(one for one in self.hubspot.deals if one["id"] == id)
        deal["properties"] |= {"hs_lastmodifieddate": self.now.isoformat(), **properties}


@pytest.fixture
async def step() -> AsyncIterator[InStep]:
    with FakeHubSpot() as hubspot:
        hubspot.companies["7"] = {"name": "Bavaria", "industry": "BEVERAGES"}
        for id in ("1", "2", "3"):
            hubspot.deal(
                id, company="7", dealname=f"Negocio {id}", amount="100", hs_lastmodifieddate=LONG_AGO
            )
        kept = InStep(hubspot)
        await kept.transactions.run(seed_demo)
        yield kept
    assert hubspot.rejections == []


# -- what changed ------------------------------------------------------------------------------------


async def test_only_what_changed_is_read_the_second_time(step: InStep) -> None:
    first = await step.sync()
    step.now += timedelta(hours=1)
    step.change("2", amount="250")
    second = await step.sync()

    assert (first.was_full, second.was_full) == (True, False)
    assert (first.done.added, second.done.updated, second.done.unchanged) == (3, 1, 0)
    assert ((await step.deal("2")).total_value, (await step.deal("2")).client) == (250, "Bavaria")
    assert (step.hubspot.calls[LIST], step.hubspot.calls[SEARCH]) == (2, 1)


async def test_where_nothing_changed_one_call_is_all(step: InStep) -> None:
    await step.sync()
    step.hubspot.calls.clear()
    step.now += timedelta(hours=1)
    await step.sync()

    assert dict(step.hubspot.calls) == {SEARCH: 1}


async def test_a_change_that_the_search_knew_too_late_is_read_the_next_time(step: InStep) -> None:
    await step.sync()
    step.now += timedelta(minutes=5)
    await step.sync()
    step.change("2", amount="250", hs_lastmodifieddate=(step.now - timedelta(minutes=4)).isoformat())
    step.now += timedelta(minutes=5)

    assert (await step.sync()).done.updated == 1


async def test_many_changes_are_all_read(step: InStep) -> None:
    await step.sync()
    step.now += timedelta(hours=1)
    for number in range(250):
        step.hubspot.deal(str(1000 + number), dealname="x", hs_lastmodifieddate=step.now.isoformat())
    done = (await step.sync()).done

    assert done.added == 250
    assert step.hubspot.calls[SEARCH] == 3


async def test_all_is_read_once_a_day_and_when_asked_for(step: InStep) -> None:
    await step.sync()
    step.now += timedelta(hours=23)
    nearly = await step.sync()
    asked = await step.sync(full=True)
    step.now += timedelta(hours=25)
    next_day = await step.sync()

    assert [one.was_full for one in (nearly, asked, next_day)] == [False, True, True]


async def test_a_rehearsal_leaves_the_next_sync_as_it_was(step: InStep) -> None:
    await step.sync(rehearses=True)

    assert (await step.sync()).done.added == 3


# -- what was archived --------------------------------------------------------------------------------


async def test_what_is_archived_there_stays_open_here_and_is_said_once(step: InStep) -> None:
    await step.sync()
    step.hubspot.deals[1]["archived"] = True
    first, again = await step.sync(full=True), await step.sync(full=True)

    assert ([one.id for one in first.archived], again.archived) == (["hubspot:2"], ())
    assert (await step.deal("2")).stage == "qualification"


async def test_what_is_closed_here_is_not_spoken_of(step: InStep) -> None:
    await step.sync()
    lost = replace(await step.deal("2"), stage="lost")
    await step.transactions.run(lambda uow: uow.opportunities.put(lost))
    step.hubspot.deals[1]["archived"] = True

    assert (await step.sync(full=True)).archived == ()


async def test_the_room_of_sales_hears_what_was_archived() -> None:
    chats = Chats()
    await chats.open()
    one = Opportunity("hubspot:2", "Bavaria", "proposal")

    def work(uow: UnitOfWork) -> list[tuple[str, str]]:
        tell_archived(uow, chats.services, [one], NOW)
        return [(row.address.user, CatalogueWording().render(row.reply.paragraphs[0], "es"))
                for row in uow.outbox.claim("test", now=NOW, lease_seconds=30, limit=5)]  # fmt: skip

    ((room, said),) = await chats.transactions.run(work)

    assert room == "sales_channel"
    assert said.startswith("En el CRM archivaron Bavaria, que aquí sigue abierta.")


# -- in which money ------------------------------------------------------------------------------------


async def test_an_amount_in_another_currency_is_taken_as_hubspot_converts_it(step: InStep) -> None:
    step.change("2", amount="10", deal_currency_code="USD", amount_in_home_currency="41000")
    step.change("3", deal_currency_code="COP")
    await step.sync()

    assert [(await step.deal(id)).total_value for id in ("1", "2", "3")] == [100, 41_000, 100]


@pytest.mark.parametrize("why", ["the company counts in another", "we may not know"])
async def test_an_amount_that_nobody_converts_is_left_out_and_said(step: InStep, why: str) -> None:
    if why == "we may not know":
        step.hubspot.scopes -= {"currencies"}
    else:
        step.hubspot.currency = "EUR"
        step.change("1", deal_currency_code="COP")
        step.change("3", deal_currency_code="COP")
    await step.sync()
    step.change("2", amount="10", deal_currency_code="USD", amount_in_home_currency="9")
    synced = await step.sync()
    step.hubspot.rejections.clear()

    assert [(one.code, one.value) for one in synced.plan.doubts] == [("other_currency", "USD 10")]
    assert (await step.deal("2")).total_value is (None if why != "we may not know" else 100)
