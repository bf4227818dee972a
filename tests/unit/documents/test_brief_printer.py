from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.brief_pdf import render
from bot.documents.brief_printer import PrintError, TypstBriefPrinter
from tests.unit.documents.printed import with_value
from tests.unit.documents.sample_sheet import SHEET


def printer_that(code: str, time_limit: float = 20.0) -> TypstBriefPrinter:
    return TypstBriefPrinter(child=(sys.executable, "-c", code), time_limit=time_limit)


async def test_the_child_prints_what_render_prints() -> None:
    assert await TypstBriefPrinter().print(SHEET) == render(SHEET)


async def test_the_event_loop_goes_on_while_a_brief_is_printed() -> None:
    printing = asyncio.create_task(TypstBriefPrinter().print(SHEET))
    turns = 0
    while not printing.done():
        await asyncio.sleep(0)
        turns += 1

    assert turns > 100


async def test_briefs_asked_at_once_are_all_printed() -> None:
    printer = TypstBriefPrinter()
    texts = ("uno", "dos", "tres")

    printed = await asyncio.gather(*(printer.print(with_value(SHEET, text)) for text in texts))

    assert printed == [render(with_value(SHEET, text)) for text in texts]


async def test_a_failure_says_nothing_of_the_brief() -> None:
    with pytest.raises(PrintError) as caught:
        await TypstBriefPrinter().print(replace(SHEET, language="no es un idioma"))

    assert str(caught.value) == "the printing process ended with 1"


async def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    waits = f"import os, signal; open({str(note)!r}, 'w').write(str(os.getpid())); signal.pause()"

    with pytest.raises(PrintError, match=r"^no PDF within 2\.0 s$"):
        await printer_that(waits, time_limit=2.0).print(SHEET)

    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


async def test_a_printer_that_failed_prints_the_next() -> None:
    printer = printer_that("import sys; sys.exit(9)")
    for _ in range(2):
        with pytest.raises(PrintError, match=r"ended with 9$"):
            await printer.print(SHEET)


async def test_a_child_that_cannot_start_is_a_print_error() -> None:
    with pytest.raises(PrintError):
        await TypstBriefPrinter(child=("/nonexistent/python",)).print(SHEET)


async def test_the_child_does_not_inherit_the_bots_environment() -> None:
    inherited = await printer_that("import os, sys; sys.stdout.write(' '.join(os.environ))").print(SHEET)

    assert set(inherited.decode().split()) - {"LC_CTYPE"} == {"PYTHONPATH"}  # LC_CTYPE: Python's own coercion
    assert len(os.environ) > 1
