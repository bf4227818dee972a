"""The reading process for rows: `python -m bot.attachments.rows_reader PATH LIMITS MOST` prints them as JSON.

Every visible sheet with its rows as text, or the problem of a file that cannot be read.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

from bot.attachments.csv_table import read_csv
from bot.attachments.file_types import FileType, sniff
from bot.attachments.guard import danger
from bot.attachments.limits import Limits
from bot.attachments.reader import complain, restrain
from bot.attachments.reading import PROBLEMS
from bot.attachments.tables import UnreadableError
from bot.attachments.xlsx_table import sheets_of
from bot.core.bases.survey import Problem


def rows_json(content: bytes, limits: Limits, most: int) -> dict[str, Any]:
    """Return `{"sheets": [rows, …]}`, or `{"problem": code}` where there are none or more than *most* rows."""
    try:
        sheets = _sheets(content, limits)
    except UnreadableError as error:
        return {"problem": error.problem.value}
    except MemoryError:
        return {"problem": Problem.TOO_BIG.value}
    if sum(len(rows) for rows in sheets) > most:
        return {"problem": Problem.TOO_BIG.value}
    return {"sheets": sheets} if any(sheets) else {"problem": Problem.EMPTY.value}


def _sheets(content: bytes, limits: Limits) -> list[list[list[str]]]:
    file_type = sniff(content)
    if file_type is FileType.XLSX:
        found = danger(io.BytesIO(content), limits)
        if found is not None:
            raise UnreadableError(found)
        frames = list(sheets_of(content, limits).values())
    elif file_type is FileType.TEXT:
        frames = [read_csv(content).frame]
    else:
        raise UnreadableError(PROBLEMS.get(file_type, Problem.WRONG_TYPE))
    return [[[cell or "" for cell in row] for row in frame.rows()] for frame in frames]


def main(arguments: list[str]) -> int:
    """Read the file that the arguments name and print its rows."""
    path, bounds, most = arguments
    sys.excepthook = complain
    limits = Limits(**json.loads(bounds))
    restrain(limits)
    json.dump(rows_json(Path(path).read_bytes(), limits, int(most)), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
