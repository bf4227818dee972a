"""The reading process: `python -m bot.attachments.reader PATH NAME LIMITS` prints a Survey as JSON.

Started by `inspector` for one file and thrown away after it. It bounds itself before it imports anything
that parses, so a file made to harm ends this process and nothing else. Nothing of a row is ever printed.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from types import TracebackType

from bot.attachments.limits import Limits

COMPLAINT = "complaint: "
"""Starts the one line of standard error that may be kept."""

STREAM_LIMIT = 1 << 30
"""Bytes this process may write into one file."""


def restrain(limits: Limits) -> None:
    """Bound this process: memory, processor time, size of what it writes, no core dump of people's data."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (STREAM_LIMIT, STREAM_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def complain(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say which exception ended this process and where; not its message, which may quote a cell."""
    places = traceback.extract_tb(trace)
    place = f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else "?"
    sys.stderr.write(f"{COMPLAINT}{kind.__name__} at {place}\n")


def survey_json(content: bytes, name: str, limits: Limits) -> str:
    """Return the survey of *content* as JSON, whatever it is; a bad file is a survey with a problem."""
    from bot.attachments.reading import read_table
    from bot.attachments.surveying import survey_of
    from bot.attachments.tables import UnreadableError
    from bot.core.bases.survey import Problem, Survey

    try:
        table = read_table(content, name, limits)
        del content  # a hundred megabytes that the rows no longer need
        survey = survey_of(table, limits)
    except UnreadableError as error:
        survey = Survey(sha256="", size=0, problem=error.problem)
    except MemoryError:
        survey = Survey(sha256="", size=0, problem=Problem.TOO_BIG)
    return json.dumps(survey.to_json())


def main(arguments: list[str]) -> int:
    """Read the file that the arguments name and print its survey."""
    path, name, limits = arguments
    sys.excepthook = complain
    bounds = Limits(**json.loads(limits))
    restrain(bounds)
    sys.stdout.write(survey_json(Path(path).read_bytes(), name, bounds))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
