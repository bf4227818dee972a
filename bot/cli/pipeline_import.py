"""`admin pipeline import`: opportunities from a CSV or a workbook, rehearsed or taken."""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from bot.cli.clock import business_calendar, business_now
from bot.cli.words import render, tell, words
from bot.config import Settings, load_settings
from bot.core.pipeline.import_plan import FieldChange, ImportPlan
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.spreadsheet import RowProblem, Sheet, read_best
from bot.database import in_one_transaction
from bot.errors import RuleBroken
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.taking import Reading, carry_out, note_import, rehearse, taking_of
from bot.use_cases.pipeline.taking_words import plan_texts, problem_text
from bot.use_cases.ports import UnitOfWork

MOST_CHANGES: Final = 1_000
"""Changes that are told as JSON one by one."""
COMMAND_LINE: Final = "cli"


@dataclass(frozen=True)
class _Taken:
    """What came of a file."""

    sheet: Sheet
    plan: ImportPlan


def add_import(orders: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import`."""
    order = orders.add_parser("import", help=words("cli.help.pipeline.import"))
    order.add_argument("file", type=Path, metavar=words("cli.help.pipeline.file"), help="CSV, XLSX")
    order.add_argument(
        "--mapping",
        type=Path,
        metavar=words("cli.help.pipeline.file"),
        help=words("cli.help.pipeline.mapping"),
    )
    order.add_argument("--dry-run", action="store_true", help=words("cli.help.pipeline.dry_run"))
    order.add_argument("--json", action="store_true", help=words("cli.help.json"))
    order.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Take a file, or tell what it would change; 1 where it has no column that is needed.

    Raises `RuleBroken` where there is no such file, `FileRefused`, `SettingsInvalid` for a wrong mapping.
    """
    settings = load_settings()
    content = _content(options.file)
    mapping = _mapping(options.mapping or settings.sales_import_mapping)
    sheets = asyncio.run(_sheets(content))
    taken = in_one_transaction(
        settings, lambda uow: _take(uow, sheets, settings, mapping, None if options.dry_run else content)
    )
    tell(
        told_plainly(taken.sheet, taken.plan, dry_run=options.dry_run),
        lambda: _in_words(taken, settings, options),
        as_json=options.json,
    )
    return 1 if any(problem.code == "missing_column" for problem in taken.plan.problems) else 0


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken(words("cli.import.no_file", file=str(path))) from error


def _mapping(path: Path | None) -> ImportMapping:
    from bot.attachments.mapping_file import read_mapping_file

    return read_mapping_file(path) if path else ImportMapping()


async def _sheets(content: bytes) -> list[list[list[str]]]:
    from bot.attachments.rows import SubprocessTables

    return await SubprocessTables().sheets(content)


def _take(
    uow: UnitOfWork, sheets: list[list[list[str]]], settings: Settings, mapping: ImportMapping,
    content: bytes | None,
) -> _Taken:  # fmt: skip
    """Rehearse a file; with its *content*, carry it out."""
    now, calendar = business_now(settings), business_calendar(settings)
    reading = Reading(now, calendar, CatalogueWording(settings.language), settings.language, mapping)
    sheet = read_best(sheets, taking_of(reading, uow.people.all()))
    plan = rehearse(uow, sheet, now)
    if content is not None and plan.storing:
        done = carry_out(uow, plan)
        digest = sha256(content).hexdigest()
        note_import(uow, done, by=COMMAND_LINE, platform=COMMAND_LINE, at=now, sha256=digest)
    return _Taken(sheet, plan)


def _in_words(taken: _Taken, settings: Settings, options: argparse.Namespace) -> str:
    first = words(
        "cli.pipeline.would" if options.dry_run else "cli.pipeline.imported", file=str(options.file)
    )
    told = plan_texts(taken.plan, taken.sheet, settings.currency)
    return "\n".join([first, *(render(text) for text in told)])


def told_plainly(sheet: Sheet, plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    """Return what a plan does as JSON data."""
    return {
        "dry_run": dry_run,
        "added": len(plan.added),
        "updated": len(plan.changed),
        "unchanged": plan.unchanged,
        "columns": dict(sheet.headers),
        "ignored": list(sheet.ignored),
        "new": [{"id": one.id, "client": one.client, "stage": one.stage} for one in plan.added[:MOST_CHANGES]],
        "changes": [
            {"row": one.row, "id": one.id, "client": one.client, "fields": [_field(field) for field in one.fields]}
            for one in plan.changed[:MOST_CHANGES]
        ],
        "problems": [_problem(one) for one in plan.problems[:MOST_CHANGES]],
        "doubts": [_problem(one) for one in plan.doubts[:MOST_CHANGES]],
    }  # fmt: skip


def _field(change: FieldChange) -> dict[str, Any]:
    before, after = (
        str(value) if hasattr(value, "isoformat") else value for value in (change.before, change.after)
    )
    return {"column": change.column, "before": before, "after": after}


def _problem(problem: RowProblem) -> dict[str, Any]:
    return {**asdict(problem), "text": render(problem_text(problem))}
