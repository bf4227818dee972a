"""Opportunities from a CSV: as machines and as people write it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.cells import Taking
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.spreadsheet import RowProblem, Sheet, read_sheet
from bot.use_cases.pipeline.taking import Imported, import_opportunities
from storage.memory import MemoryTransactions

NOW = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/Bogota"))
TAKING = Taking(NOW, BusinessCalendar())


def taken(text: str) -> Sheet:
    return read_sheet(text.encode(), TAKING)


def only(text: str) -> Opportunity:
    sheet = taken(text)
    assert sheet.problems == ()
    (one,) = sheet.opportunities
    return one


def test_codes_and_plain_figures_are_read() -> None:
    one = only(
        "client,stage,seats,unit_value,months,closing_date,probability,owner,created_at\n"
        "Bavaria,proposal,10,100000.50,12,2026-12-01,60,sales,2026-10-01T23:30:00+00:00\n"
    )

    assert (one.client, one.stage, one.owner, one.seats, one.unit_value) == (
        "Bavaria",
        "proposal",
        "sales",
        10,
        100000.5,
    )
    assert (one.closing_date, one.created_at, one.probability) == (date(2026, 12, 1), date(2026, 10, 1), 60)
    assert one.updated_at == NOW


def test_what_people_write_is_read() -> None:
    one = only(
        "client;stage;total_value;closing_date;service_type\n"
        "Éxito;En negociación;$ 40.000.000;1 de diciembre;Servicio administrado\n"
    )

    assert (one.stage, one.total_value, one.service_type) == ("negotiation", 40_000_000, "managed_service")
    assert one.closing_date == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("50", 50), ("50%", 50), ("0.5", 50), ("1.0", 100), ("0", 0), ("12.5", 12.5), ("", None)],
)
def test_a_probability_is_a_percentage_however_written(cell: str, expected: float | None) -> None:
    assert only(f"client,stage,probability\nX,won,{cell}\n").probability == expected


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",won,,", RowProblem(2, "client", "empty")),
        ("X,,,", RowProblem(2, "stage", "empty")),
        ("X,tal vez,,", RowProblem(2, "stage", "unknown_stage", "tal vez")),
        ("X,won,muchos,", RowProblem(2, "seats", "bad_number", "muchos")),
        ("X,won,,31/02/2026", RowProblem(2, "closing_date", "bad_date", "31/02/2026")),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_told(row: str, problem: RowProblem) -> None:
    sheet = taken(f"client,stage,seats,closing_date\n{row}\nY,lost,,\n")

    assert sheet.problems == (problem,)
    assert [one.client for one in sheet.opportunities] == ["Y"]


def test_a_file_without_its_columns_is_not_read() -> None:
    assert taken("nombre raro,otra\nX,won\n").problems == (
        RowProblem(1, "client", "missing_column"),
        RowProblem(1, "stage", "missing_column"),
    )
    assert taken("").opportunities == ()


def test_contradictions_are_told_and_the_row_is_taken() -> None:
    sheet = taken("client,stage,seats,unit_value,monthly_value\nX,won,2,10,30\n")

    assert sheet.doubts == (RowProblem(2, "monthly_value", "contradiction", "30"),)
    assert len(sheet.opportunities) == 1


async def test_taking_the_same_file_again_changes_nothing() -> None:
    content = "client,stage,total_value\nX,hunting,1\nX,hunting,1\nY,won,2\n"
    moved = content.replace("Y,won,2", "Y,won,3")
    transactions = MemoryTransactions()
    done = [
        await transactions.run(lambda uow, text=text: import_opportunities(uow, text.encode(), TAKING))  # type: ignore[misc]
        for text in (content, content, moved)
    ]

    assert done == [Imported(3, 0, 0), Imported(0, 0, 3), Imported(0, 1, 2)]
