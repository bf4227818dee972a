"""`ask`: a question about the sales pipeline, read and answered without a conversation (contract §1)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.business_clock import BusinessClock
from bot.cli.words import render, words
from bot.config import Settings, load_settings
from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.cells import Taking
from bot.core.pipeline.settings import stalled_after
from bot.core.pipeline.spreadsheet import RowProblem
from bot.directory.demo import seed_demo
from bot.errors import RuleBroken
from bot.use_cases.pipeline.questions import Asking, PipelineAnswer, PipelineQuestions
from bot.use_cases.pipeline.taking import Imported, import_opportunities
from bot.use_cases.pipeline.words import answer_texts
from bot.use_cases.ports import UnitOfWork

FROM_STANDARD_INPUT = "-"
NOON = time(12)
TOLD = 10
"""Problems of a file that are told one by one."""


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("ask", help=words("cli.help.ask"))
    parser.add_argument("question", metavar=words("cli.help.question"), help=words("cli.help.question.text"))
    parser.add_argument(
        "--as",
        dest="handle",
        default="sales_lead",
        metavar=words("cli.help.person"),
        help=words("cli.help.handle"),
    )
    parser.add_argument(
        "--today", type=_day, metavar=words("cli.help.day_form"), help=words("cli.help.today")
    )
    parser.add_argument("--data", type=Path, metavar=words("cli.help.csv"), help=words("cli.help.ask.data"))
    parser.add_argument("--json", action="store_true", help=words("cli.help.ask.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Answer; 2 where a line of standard input cannot be read. Raises `RuleBroken` for a file that is not there."""
    try:
        questions = list(_questions(options.question))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    as_json = options.json or options.question == FROM_STANDARD_INPUT
    if options.data is None:
        settings = load_settings()
        _in_storage(settings, lambda uow: _answer_all(uow, questions, _asking(options, settings), as_json))
        return 0
    content = _content(options.data)
    with TemporaryDirectory() as folder:
        settings = load_settings(data_dir=Path(folder), database_url="")
        asking = _asking(options, settings)

        def work(uow: UnitOfWork) -> None:
            seed_demo(uow, settings.language)
            taken = import_opportunities(uow, content, Taking(asking.now, asking.calendar, asking.language))
            _tell_problems(taken)
            _answer_all(uow, questions, asking, as_json)

        _in_storage(settings, work)
    return 0


def _in_storage(settings: Settings, work: Callable[[UnitOfWork], None]) -> None:
    from bot.database import in_one_transaction

    in_one_transaction(settings, work)


def _answer_all(uow: UnitOfWork, questions: Sequence[str], asking: Asking, as_json: bool) -> None:
    desk = PipelineQuestions()
    for text in questions:
        answer = desk.ask(uow, text, asking)
        print(json.dumps(as_plain(answer), ensure_ascii=False) if as_json else in_words(answer), flush=True)


def as_plain(answer: PipelineAnswer) -> dict[str, Any]:
    """Return an answer as the contract's JSON."""
    return {**answer.to_plain(), "text": in_words(answer)}


def in_words(answer: PipelineAnswer) -> str:
    """Return an answer as people read it."""
    return "\n".join(render(text) for text in answer_texts(answer))


def _asking(options: argparse.Namespace, settings: Settings) -> Asking:
    now = BusinessClock(settings.zone, settings.clock_shift(datetime.now(UTC))).now()
    return Asking(
        options.handle,
        now if options.today is None else datetime.combine(options.today, NOON, settings.zone),
        BusinessCalendar(
            country=settings.holidays_country,
            added=frozenset(settings.holidays_added),
            removed=frozenset(settings.holidays_removed),
            timezone=settings.timezone,
        ),
        settings.language,
        settings.currency,
        settings.sales_monthly_goal,
        stalled_after(settings.sales_stalled_after),
    )


def _questions(given: str) -> Iterator[str]:
    """Yield the questions. Raises `ValueError`, worded, for a line that is no JSON object with a text."""
    if given != FROM_STANDARD_INPUT:
        yield given
        return
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            yield str(json.loads(line)["text"])
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(words("cli.value.bad_line", number=number)) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken(words("cli.import.no_file", file=str(path))) from error


def _tell_problems(taken: Imported) -> None:
    told = [*taken.problems, *taken.doubts]
    for problem in told[:TOLD]:
        print(problem_words(problem), file=sys.stderr)
    if len(told) > TOLD:
        print(words("cli.ask.more_problems", count=len(told) - TOLD), file=sys.stderr)


def problem_words(problem: RowProblem) -> str:
    """Return what is wrong with a row, as people read it."""
    return words(
        f"cli.ask.problem.{problem.code}", row=problem.row, column=problem.column, value=problem.value
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words("cli.value.bad_date", text=text)) from error
