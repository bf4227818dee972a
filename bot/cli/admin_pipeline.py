"""`admin pipeline`: the opportunities out to a workbook, in from a file, and in step with a CRM."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.clock import business_now
from bot.cli.pipeline_import import add_import
from bot.cli.pipeline_sync import add_sync
from bot.cli.words import language, tell, words
from bot.config import load_settings
from bot.database import in_one_transaction
from bot.errors import RuleBroken
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.export import EVERYTHING, gather_export


def add_orders(orders: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `pipeline` with its orders to those of `admin`."""
    pipeline = orders.add_parser("pipeline", help=words("cli.help.pipeline")).add_subparsers(
        dest="pipeline_order", required=True, metavar=words("cli.help.order")
    )
    _add_export(pipeline)
    add_import(pipeline)
    add_sync(pipeline)


def _add_export(orders: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = orders.add_parser("export", help=words("cli.help.pipeline.export"))
    export.add_argument("file", type=Path, metavar=words("cli.help.pipeline.file"))
    export.add_argument("--json", action="store_true", help=words("cli.help.json"))
    export.set_defaults(run=run_export)


def run_export(options: argparse.Namespace) -> int:
    """Write every opportunity to a workbook. Raises `RuleBroken` where the file cannot be written."""
    from bot.attachments.pipeline_sheet import XlsxPipelineSheets

    settings = load_settings()
    now = business_now(settings)
    export = in_one_transaction(settings, lambda uow: gather_export(uow, EVERYTHING, now, settings.currency))
    sheets = XlsxPipelineSheets(CatalogueWording(settings.language))
    make = sheets.make_text if options.file.suffix.lower() == ".csv" else sheets.make
    _, content = make(export, language())
    try:
        options.file.write_bytes(content)
    except OSError as error:
        raise RuleBroken(words("cli.pipeline.no_write", file=str(options.file))) from error
    file, count = str(options.file), len(export.opportunities)
    result = {"file": file, "count": count}
    tell(result, lambda: words("cli.pipeline.exported", file=file, count=count), as_json=options.json)
    return 0
