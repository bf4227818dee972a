"""Opportunities → a workbook that can be taken again: one sheet of rows, one of sums by stage."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.attachments.sheets_out import UNWRITABLE, neutral, to_csv
from bot.core.pipeline.export import Export
from bot.core.pipeline.opportunity import Opportunity, plain
from bot.core.pipeline.stages import STAGES
from bot.core.text import say
from bot.use_cases.pipeline.labels import COLUMNS, Labels, pipeline_labels
from bot.use_cases.ports import Wording

WORKBOOK_ROWS: Final = 5_000
"""Above this, opportunities are delimited text: a workbook would take the better part of a minute."""
DAYS: Final = frozenset({"closing_date", "billing_date", "next_step_date", "created_at", "stage_since"})
MONEY: Final = frozenset({"unit_value", "monthly_value", "total_value", "weighted"})
WIDE: Final = frozenset({"client", "description", "goal", "next_step", "lessons"})
SUMMARY: Final = ("stage", "count", "total", "weighted")
DAY_FORMAT: Final = "yyyy-mm-dd"
MONEY_FORMAT: Final = "#,##0.##"


@dataclass(frozen=True)
class XlsxPipelineSheets:
    """Implements `workshop.PipelineSheets`."""

    wording: Wording

    async def workbook(self, export: Export, language: str) -> tuple[str, bytes]:
        """Return the file's name and its bytes; written in a thread, for many rows take seconds.

        Beyond `WORKBOOK_ROWS` it is delimited text, which Excel opens too.
        """
        make = self.make if len(export.opportunities) <= WORKBOOK_ROWS else self.make_text
        return await asyncio.to_thread(make, export, language)

    def make_text(self, export: Export, language: str) -> tuple[str, bytes]:
        """Return the rows alone as delimited text, that can be taken again."""
        labels = pipeline_labels(self.wording, language)
        rows = (
            ["" if (value := _shown(one, code, export, labels)) is None else str(value) for code in COLUMNS]
            for one in export.opportunities
        )
        content = to_csv([[labels.columns[code] for code in COLUMNS], *rows])
        return (
            f"{self._words('pipeline.sheet.file', language)}-{export.made_at.date().isoformat()}.csv",
            content,
        )

    def make(self, export: Export, language: str) -> tuple[str, bytes]:
        """Return the file's name and its bytes."""
        from openpyxl import Workbook

        labels = pipeline_labels(self.wording, language)
        book = Workbook(write_only=True)
        book.properties.created = book.properties.modified = export.made_at.replace(tzinfo=None)
        self._rows(book.create_sheet(self._words("pipeline.sheet.rows", language)), export, labels)
        summary = book.create_sheet(self._words("pipeline.sheet.summary", language))
        for row in self._summary(export, labels, language):
            summary.append([_cell(summary, "", value) for value in row])
        out = io.BytesIO()
        book.save(out)
        day = export.made_at.date().isoformat()
        return f"{self._words('pipeline.sheet.file', language)}-{day}.xlsx", out.getvalue()

    def _rows(self, sheet: Any, export: Export, labels: Labels) -> None:
        from openpyxl.utils import get_column_letter

        sheet.freeze_panes = "B2"
        for number, code in enumerate(COLUMNS, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = 34 if code in WIDE else 18
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(export.opportunities) + 1}"
        sheet.append([_cell(sheet, "header", labels.columns[code]) for code in COLUMNS])
        for one in export.opportunities:
            sheet.append([_cell(sheet, code, _shown(one, code, export, labels)) for code in COLUMNS])

    def _summary(self, export: Export, labels: Labels, language: str) -> Iterator[Sequence[Any]]:
        yield [self.wording.render(say(f"pipeline.summary.{column}"), language) for column in SUMMARY]
        for stage in STAGES:
            those = [one for one in export.opportunities if one.stage == stage]
            if those:
                yield labels.values["stage"][stage], len(those), *_sums(those)
        yield (
            self._words("pipeline.summary.all", language),
            len(export.opportunities),
            *_sums(export.opportunities),
        )
        yield ()
        yield (self._words("pipeline.summary.currency", language), export.currency)
        if export.at is not None:
            at = export.at.astimezone(export.made_at.tzinfo).replace(tzinfo=None)
            yield self._words("pipeline.summary.as_of", language), at.isoformat(" ", "minutes")

    def _words(self, id: str, language: str) -> str:
        return self.wording.render(say(id), language)


def _sums(those: Sequence[Opportunity]) -> tuple[Any, Any]:
    return plain(sum(one.total or 0 for one in those)), plain(
        round(sum(one.weighted or 0 for one in those), 2)
    )


def _shown(one: Opportunity, code: str, export: Export, labels: Labels) -> Any:
    """Return a cell's value: what was given, so that the file can be taken again without changing anything."""
    value = getattr(one, code)
    if code == "owner":
        return export.owners.get(value, value)
    if code in labels.values:
        return labels.values[code].get(value, value)
    return value


def _cell(sheet: Any, code: str, value: Any) -> Any:
    """Return a cell in which nothing is run and a number or a day is one."""
    if value is None:
        return None
    if isinstance(value, str):
        value = UNWRITABLE.sub("", neutral(value))
    if code not in DAYS | MONEY | {"header"}:
        return value
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=value)
    if code == "header":
        cell.font = Font(bold=True)
    else:
        cell.number_format = DAY_FORMAT if code in DAYS else MONEY_FORMAT
    return cell
