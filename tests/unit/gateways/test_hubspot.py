"""HubSpot read over HTTP: paged, paused, refused; its deals as ours, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.opportunity import Opportunity
from bot.directory.demo import seed_demo
from bot.gateways.hubspot import HubSpot
from bot.gateways.hubspot_api import PAUSE, CrmUnavailable
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.crm_sync import Syncing, take_turn
from bot.use_cases.pipeline.taking import Imported
from storage.memory import MemoryTransactions
from tests.fakes.hubspot import TOKEN, FakeHubSpot
from tests.unit.pipeline.made import NOW


@pytest.fixture
def hubspot() -> Iterator[FakeHubSpot]:
    with FakeHubSpot() as running:
        running.companies["7"] = {"name": "Bavaria", "industry": "BEVERAGES"}
        running.owners = [
            {"id": "1", "email": "sales@demo.example"},
            {"id": "2", "firstName": "Ana", "lastName": "Gil"},
        ]
        running.deal(
            "10", company="7", dealname="Mesa de ayuda", amount="40000000", dealstage="presentationscheduled",
            closedate="2026-12-02T04:30:00.000Z", hubspot_owner_id="1", createdate="2026-11-01T15:00:00Z",
        )  # fmt: skip
        running.deal("11", dealname="Solo", dealstage="closedwon", hubspot_owner_id="2")
        yield running


class Pauses:
    """Waits for nothing and remembers for how long it was to wait."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def account(hubspot: FakeHubSpot, pauses: Pauses | None = None, token: str = TOKEN) -> HubSpot:
    return HubSpot(token, hubspot.url, sleep=pauses or Pauses())


async def synced(
    crm: HubSpot, transactions: MemoryTransactions | None = None
) -> tuple[MemoryTransactions, Imported]:
    if transactions is None:
        transactions = MemoryTransactions()
        await transactions.run(seed_demo)
    syncing = Syncing(crm, transactions, BusinessCalendar(), CatalogueWording())
    return transactions, (await syncing.sync(NOW)).done


async def kept(transactions: MemoryTransactions, *ids: str) -> list[Opportunity]:
    found = await transactions.run(lambda uow: uow.opportunities.kept([f"hubspot:{id}" for id in ids]))
    return [found[f"hubspot:{id}"] for id in ids]


async def test_deals_come_with_their_company_owner_stage_and_days(hubspot: FakeHubSpot) -> None:
    transactions, done = await synced(account(hubspot))
    bavaria, solo = await kept(transactions, "10", "11")

    assert (done.added, done.problems) == (2, ())
    assert (bavaria.client, bavaria.description, bavaria.segment, bavaria.stage, bavaria.owner) == (
        "Bavaria", "Mesa de ayuda", "BEVERAGES", "proposal", "sales",
    )  # fmt: skip
    assert (bavaria.total_value, bavaria.closing_date) == (40_000_000, date(2026, 12, 1))  # in our zone
    assert (solo.client, solo.stage, solo.owner) == ("Solo", "won", "Ana Gil")
    assert hubspot.rejections == []


async def test_the_same_again_changes_nothing_and_a_change_is_taken(hubspot: FakeHubSpot) -> None:
    transactions, _ = await synced(account(hubspot))
    _, again = await synced(account(hubspot), transactions)
    hubspot.deals[0]["properties"]["amount"] = "50000000"
    _, changed = await synced(account(hubspot), transactions)
    (bavaria,) = await kept(transactions, "10")

    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert (changed.updated, bavaria.total_value) == (1, 50_000_000)


async def test_what_was_said_in_chat_of_other_values_stays(hubspot: FakeHubSpot) -> None:
    transactions, _ = await synced(account(hubspot))
    (bavaria,) = await kept(transactions, "10")
    await transactions.run(lambda uow: uow.opportunities.put(replace(bavaria, seats=40, goal="Crecer")))
    hubspot.deals[0]["properties"]["amount"] = "1"
    await synced(account(hubspot), transactions)
    (after,) = await kept(transactions, "10")

    assert (after.seats, after.goal, after.total_value) == (40, "Crecer", 1)


async def test_every_page_is_read_once(hubspot: FakeHubSpot) -> None:
    for number in range(250):
        hubspot.companies[f"c{number}"] = {"name": f"Cliente {number}", "industry": None}
        hubspot.deal(f"{1000 + number}", company=f"c{number}", dealname="x")
    _, done = await synced(account(hubspot))

    assert done.added == 252
    assert hubspot.calls["GET /crm/v3/objects/deals"] == 4  # the last for those that were archived
    assert hubspot.calls["POST /crm/v3/objects/companies/batch/read"] == 3
    assert hubspot.rejections == []


async def test_only_one_pipeline_is_read_where_one_is_named(hubspot: FakeHubSpot) -> None:
    hubspot.deal("12", dealname="Otra", pipeline="partners")
    found = await replace(account(hubspot), pipeline="partners").read()

    assert [row[0] for row in found.rows[1:]] == ["hubspot:12"]


async def test_stages_and_more_properties_may_be_named(hubspot: FakeHubSpot) -> None:
    hubspot.deals[0]["properties"]["puestos"] = "40"
    stages = {"Presentationscheduled": "negotiation", "closedwon": "lost"}
    crm = replace(account(hubspot), stages=stages, properties={"puestos": "seats"})
    transactions, _ = await synced(crm)
    bavaria, solo = await kept(transactions, "10", "11")

    assert (bavaria.stage, bavaria.seats, solo.stage) == ("negotiation", 40, "lost")


async def test_owners_may_be_named(hubspot: FakeHubSpot) -> None:
    transactions = MemoryTransactions()
    await transactions.run(seed_demo)
    mapping = ImportMapping(owners={"Ana Gil": "sales2"})
    await Syncing(
        account(hubspot), transactions, BusinessCalendar(), CatalogueWording(), mapping=mapping
    ).sync(NOW)
    (solo,) = await kept(transactions, "11")

    assert solo.owner == "sales2"


@pytest.mark.parametrize(
    ("trouble", "pause"),
    [
        ((429, {"Retry-After": "7"}), 7.0),
        ((429, {}), PAUSE),
        ((502, {}), 1.0),
        ((429, {"Retry-After": "900"}), 60.0),
    ],
)
async def test_it_waits_as_long_as_it_is_told(
    hubspot: FakeHubSpot, trouble: tuple[int, dict[str, str]], pause: float
) -> None:
    hubspot.troubles = [trouble]
    pauses = Pauses()
    await synced(account(hubspot, pauses))

    assert pauses.seconds == [pause]


async def test_it_gives_up_in_the_end(hubspot: FakeHubSpot) -> None:
    hubspot.troubles = [(500, {})] * 20
    pauses = Pauses()

    with pytest.raises(CrmUnavailable):
        await account(hubspot, pauses).read()
    assert pauses.seconds == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0]


async def test_what_is_asked_wrongly_is_not_asked_again(hubspot: FakeHubSpot) -> None:
    hubspot.troubles = [(400, {})]
    pauses = Pauses()

    with pytest.raises(CrmUnavailable):
        await account(hubspot, pauses).read()
    assert pauses.seconds == []


async def test_a_wrong_token_and_a_missing_scope_are_told_at_once(hubspot: FakeHubSpot) -> None:
    with pytest.raises(CrmUnavailable):
        await account(hubspot, token="wrong").read()
    hubspot.scopes = frozenset({"deals"})
    with pytest.raises(CrmUnavailable):
        await account(hubspot).read()

    assert hubspot.rejections == ["INVALID_AUTHENTICATION", "MISSING_SCOPES"]


async def test_a_crm_that_is_away_changes_nothing() -> None:
    transactions = MemoryTransactions()
    await transactions.run(seed_demo)
    crm = HubSpot(TOKEN, "http://127.0.0.1:9", sleep=Pauses())

    with pytest.raises(CrmUnavailable):
        await synced(crm, transactions)
    assert (await transactions.run(lambda uow: uow.opportunities.names())).clients == ()


async def test_one_process_at_a_time_takes_its_turn() -> None:
    transactions = MemoryTransactions()
    every = timedelta(minutes=60)
    turns = [
        await transactions.run(lambda uow, at=at: take_turn(uow, "hubspot", every, at))  # type: ignore[misc]
        for at in (NOW, NOW + timedelta(minutes=59), NOW + timedelta(minutes=60))
    ]

    assert turns == [True, False, True]


async def test_the_token_is_not_shown() -> None:
    assert TOKEN not in repr(HubSpot(TOKEN))
