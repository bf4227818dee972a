"""Opportunities: given back as stored, guarded against each other, found and added up by what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.core.pipeline.deal_file import DealFile, Decision
from bot.core.pipeline.filters import Dimension, Flag, OpportunityFilter, Period, PeriodField, Without
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.totals import PipelineNames, Stamp, Stored, Totals
from bot.errors import StorageUnavailable
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import MORNING

TODAY = date(2026, 11, 24)
ALPHA = Opportunity(
    "a", "Bavaria", "proposal", segment="Industria", service_type="resale", seats=10, unit_value=100_000,
    months=12, closing_date=date(2026, 12, 1), owner="sales", next_step="llamar", stage_since=date(2026, 11, 20),
    created_at=date(2026, 10, 1), updated_at=MORNING,
)  # fmt: skip
BETA = Opportunity(
    "b", "Banco de Bogotá", "negotiation", segment="Financiero", service_type="service", total_value=50_000_000.25,
    closing_date=date(2026, 11, 3), owner="sales2", stage_since=date(2026, 9, 1), created_at=date(2026, 8, 1),
    updated_at=MORNING,
)  # fmt: skip
GAMMA = Opportunity("c", "bavaria", "hunting", updated_at=MORNING)
DELTA = replace(ALPHA, id="d", stage="won", probability=None, total_value=7)
ALL = (ALPHA, BETA, GAMMA, DELTA)


@pytest.fixture
async def filled(transactions: Transactions) -> Transactions:
    """The port with opportunities in it."""
    await transactions.run(lambda unit: unit.opportunities.put_all(ALL))
    return transactions


def _ids(asked: OpportunityFilter) -> Callable[[UnitOfWork], list[str]]:
    return lambda unit: [one.id for one in unit.opportunities.find(asked)]


async def test_an_opportunity_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    kept = await transactions.run(lambda unit: unit.opportunities.put(ALPHA))

    assert kept == replace(ALPHA, revision=1)
    assert await transactions.run(lambda unit: unit.opportunities.get("a")) == kept


async def test_an_unknown_opportunity_is_a_key_error(transactions: Transactions) -> None:
    with pytest.raises(KeyError):
        await transactions.run(lambda unit: unit.opportunities.get("a"))


async def test_a_write_on_top_of_anothers_is_refused(transactions: Transactions) -> None:
    kept = await transactions.run(lambda unit: unit.opportunities.put(ALPHA))
    moved = await transactions.run(lambda unit: unit.opportunities.put(replace(kept, stage="won")))

    assert moved.revision == 2
    for late in (kept, ALPHA):
        with pytest.raises(StorageUnavailable):
            await transactions.run(lambda unit, one=late: unit.opportunities.put(one))  # type: ignore[misc]
    assert await transactions.run(lambda unit: unit.opportunities.get("a")) == moved


async def test_storing_many_again_changes_only_what_differs(filled: Transactions) -> None:
    again = [replace(ALPHA, updated_at=MORNING.replace(hour=10)), replace(BETA, stage="won"), GAMMA]
    done = await filled.run(lambda unit: unit.opportunities.put_all([*again, replace(GAMMA, id="e")]))
    kept = await filled.run(lambda unit: [unit.opportunities.get(key) for key in "ab"])

    assert done == Stored(added=1, updated=1, unchanged=2)
    assert kept == [replace(ALPHA, revision=1), replace(BETA, stage="won", revision=2)]


async def test_a_client_is_found_however_its_name_is_written(filled: Transactions) -> None:
    found = await filled.run(lambda unit: unit.opportunities.of_client("BAVARIA"))

    assert [one.id for one in found] == ["a", "c", "d"]


CONDITIONS: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({}, ["b", "a", "d", "c"]),
    ({"stages": ("proposal", "hunting")}, ["a", "c"]),
    ({"owners": ("sales2",)}, ["b"]),
    ({"clients": ("bavaria",)}, ["a", "d", "c"]),
    ({"segment": "industria"}, ["a", "d"]),
    ({"service_type": "service"}, ["b"]),
    ({"min_value": 12_000_000}, ["b", "a"]),
    ({"max_value": 12_000_000}, ["a", "d"]),
    ({"min_value": 7.5, "max_value": 12_000_000}, ["a"]),
    ({"period": Period(PeriodField.CLOSING_DATE, TODAY, date(2026, 12, 1))}, ["a", "d"]),
    ({"period": Period(PeriodField.CREATED_AT, None, date(2026, 9, 30))}, ["b"]),
    ({"period": Period(PeriodField.STAGE_SINCE, date(2026, 9, 2), None)}, ["a", "d"]),
    ({"period": Period(PeriodField.CLOSING_DATE)}, ["b", "a", "d"]),
    ({"flags": (Flag.OVERDUE,)}, ["b"]),
    ({"flags": (Flag.MISSING_DATA,)}, ["c"]),
    ({"flags": (Flag.MISSING_DATA,), "gaps": ("next_step",)}, ["b", "c"]),
    ({"flags": (Flag.STALLED,)}, ["b"]),
    ({"flags": (Flag.STALLED, Flag.MISSING_DATA)}, []),
    ({"flags": (Flag.STALLED, Flag.MISSING_DATA), "any_flag": True}, ["b", "c"]),
    ({"without": (Without("owner", "sales2"),)}, ["a", "d", "c"]),
    ({"without": (Without("client", "bavaria"),)}, ["b"]),
    ({"without": (Without("segment", "industria"), Without("service_type", "service"))}, ["c"]),
)


@pytest.mark.parametrize(("given", "expected"), CONDITIONS)
async def test_conditions_narrow(filled: Transactions, given: dict[str, Any], expected: list[str]) -> None:
    asked = OpportunityFilter(today=TODAY, stalled_since={"negotiation": date(2026, 11, 16)}, **given)

    assert await filled.run(_ids(asked)) == expected
    totals = await filled.run(lambda unit: unit.opportunities.totals(asked))
    assert [one.count for one in totals] == [len(expected)]


async def test_the_first_ones_are_the_next_to_close(filled: Transactions) -> None:
    found = await filled.run(lambda unit: unit.opportunities.find(OpportunityFilter(), limit=2))

    assert found == [replace(BETA, revision=1), replace(ALPHA, revision=1)]


async def test_sums_are_exact(filled: Transactions) -> None:
    asked = OpportunityFilter(stages=("proposal", "negotiation"))
    totals = await filled.run(lambda unit: unit.opportunities.totals(asked))

    assert totals == [Totals(None, 2, 62_000_000.25, 43_500_000.19)]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (Dimension.STAGE, [("hunting", 1), ("negotiation", 1), ("proposal", 1), ("won", 1)]),
        (Dimension.OWNER, [(None, 1), ("sales", 2), ("sales2", 1)]),
        (Dimension.SEGMENT, [(None, 1), ("financiero", 1), ("industria", 2)]),
        (Dimension.SERVICE_TYPE, [(None, 1), ("resale", 2), ("service", 1)]),
        (Dimension.MONTH, [(None, 1), ("2026-11", 1), ("2026-12", 2)]),
    ],
)
async def test_sums_are_told_apart(
    filled: Transactions, by: Dimension, expected: list[tuple[str | None, int]]
) -> None:
    totals = await filled.run(lambda unit: unit.opportunities.totals(OpportunityFilter(), by))

    assert {(one.key, one.count) for one in totals} == set(expected)


async def test_an_empty_pipeline_adds_up_to_nothing(transactions: Transactions) -> None:
    totals = await transactions.run(lambda unit: unit.opportunities.totals(OpportunityFilter()))

    assert totals == [Totals()]
    assert await transactions.run(lambda unit: unit.opportunities.stamp()) == Stamp(0, None)


async def test_names_and_the_stamp_are_those_of_what_is_kept(filled: Transactions) -> None:
    names = await filled.run(lambda unit: unit.opportunities.names())
    stamp = await filled.run(lambda unit: unit.opportunities.stamp())

    assert set(names.clients) == {"Bavaria", "Banco de Bogotá", "bavaria"}
    assert names == PipelineNames(names.clients, ("Financiero", "Industria"), ("sales", "sales2"))
    assert stamp == Stamp(4, MORNING)


async def test_those_that_there_are_of_many_ids_are_returned(filled: Transactions) -> None:
    asked = ["a", "none", "c", *(f"none{number}" for number in range(1200))]
    kept = await filled.run(lambda unit: unit.opportunities.kept(asked))

    assert {id: one.client for id, one in kept.items()} == {"a": "Bavaria", "c": "bavaria"}


async def test_one_that_was_taken_away_is_gone(filled: Transactions) -> None:
    await filled.run(lambda unit: unit.opportunities.remove(GAMMA.id))

    assert await filled.run(_ids(OpportunityFilter(clients=("bavaria",)))) == ["a", "d"]


async def test_data_that_is_stored_again_leaves_the_record_of_decisions(filled: Transactions) -> None:
    decided = DealFile(decisions=(Decision("go", "sales_lead", "approved", MORNING),))

    def work(unit: UnitOfWork) -> Opportunity:
        unit.opportunities.put(replace(unit.opportunities.get("a"), file=decided))
        unit.opportunities.put_all([replace(ALPHA, seats=11)])
        return unit.opportunities.get("a")

    kept = await filled.run(work)
    assert (kept.seats, kept.file) == (11, decided)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (PeriodField.NEXT_STEP_DATE, ["s"]),
        (PeriodField.DELIVERY_DATE, ["v"]),
        (PeriodField.GATE_SINCE, ["g"]),
    ],
)
async def test_those_that_reminders_look_for_are_found_by_their_day(
    transactions: Transactions, field: PeriodField, expected: list[str]
) -> None:
    asked = Decision("go", "sales", "asked", MORNING)
    deals = (
        Opportunity("s", "S", next_step_date=MORNING.date(), updated_at=MORNING),
        Opportunity("v", "V", updated_at=MORNING, file=DealFile(delivery_date=MORNING.date())),
        Opportunity("g", "G", updated_at=MORNING, file=DealFile(decisions=(asked,))),
        Opportunity(
            "n", "N", updated_at=MORNING,
            file=DealFile(decisions=(asked, replace(asked, verdict="approved"))),
        ),
    )  # fmt: skip
    await transactions.run(lambda unit: unit.opportunities.put_all(deals))
    period = Period(field, MORNING.date(), MORNING.date())

    found = await transactions.run(lambda unit: unit.opportunities.find(OpportunityFilter(period=period)))
    assert [one.id for one in found] == expected
