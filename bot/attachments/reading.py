"""Content of any kind → Table, by what it is and not by what it is called. Reading process only."""

from __future__ import annotations

import io
from pathlib import PurePath

from bot.attachments.csv_table import read_csv
from bot.attachments.file_types import FileType, sniff
from bot.attachments.guard import danger
from bot.attachments.limits import Limits
from bot.attachments.tables import Table, UnreadableError, head_of
from bot.attachments.xlsx_table import read_xlsx
from bot.core.bases.columns import find_header
from bot.core.bases.survey import Problem

_EXCEL_NAMES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb"})

PROBLEMS: dict[FileType, Problem] = {
    FileType.EMPTY: Problem.EMPTY,
    FileType.XLS: Problem.OLD_EXCEL,
    FileType.XLSB: Problem.OLD_EXCEL,
    FileType.ENCRYPTED_OFFICE: Problem.PASSWORD_PROTECTED,
}
#: Content that says nothing of its own: in a file called .xlsx it is a broken workbook.
_SHAPELESS = frozenset({FileType.BINARY, FileType.ZIP})


def read_table(content: bytes, name: str, limits: Limits) -> Table:
    """Return the rows in *content*. Raises UnreadableError with the reason."""
    if len(content) > limits.file_bytes:
        raise UnreadableError(Problem.TOO_BIG)
    file_type = sniff(content)
    if file_type is FileType.XLSX:
        return _workbook(content, limits)
    called_excel = PurePath(name).suffix.lower() in _EXCEL_NAMES
    if file_type is not FileType.TEXT:
        broken = called_excel and file_type in _SHAPELESS
        raise UnreadableError(Problem.CORRUPT if broken else PROBLEMS.get(file_type, Problem.WRONG_TYPE))
    table = read_csv(content)
    if called_excel and find_header(head_of(table.frame)) is None:
        raise UnreadableError(Problem.CORRUPT)
    return table


def _workbook(content: bytes, limits: Limits) -> Table:
    found = danger(io.BytesIO(content), limits)
    if found is not None:
        raise UnreadableError(found)
    return read_xlsx(content, limits)
