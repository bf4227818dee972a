"""What is sent instead of a database: each gets its reason, and the bot goes on."""

from __future__ import annotations

import asyncio
import random
import struct
import sys
from pathlib import Path

import pytest

from bot.attachments.child import run
from bot.attachments.inspector import SubprocessInspector, inspect
from bot.attachments.limits import Limits
from bot.core.bases.survey import Problem
from tests.unit.attachments.made_files import (
    ANA,
    HEADER,
    billion_laughs,
    docx,
    far_cell,
    inline,
    old_xls,
    protected,
    raw_workbook,
    sheet_xml,
    text,
    workbook,
    zip_bomb,
)

GOOD = workbook([HEADER, ANA])
CELL = sheet_xml(inline("A1", "Nombre"))

FILES: dict[str, tuple[bytes, str, Problem]] = {
    "empty": (b"", "base.xlsx", Problem.EMPTY),
    "blank workbook": (workbook([]), "base.xlsx", Problem.EMPTY),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "base.xlsx", Problem.WRONG_TYPE),
    "word": (docx(), "base.xlsx", Problem.WRONG_TYPE),
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(50), "base.csv", Problem.WRONG_TYPE),
    "web page": (b"<html><table><tr><td>Nombre</td></tr></table></html>", "base.xls", Problem.WRONG_TYPE),
    "old excel": (old_xls(), "base.xls", Problem.OLD_EXCEL),
    "password": (protected(GOOD), "base.xlsx", Problem.PASSWORD_PROTECTED),
    "cut off": (GOOD[: len(GOOD) // 2], "base.xlsx", Problem.CORRUPT),
    "noise": (random.Random(1).randbytes(4000), "base.xlsx", Problem.CORRUPT),
    "words": (b"esto no es un libro", "base.xlsx", Problem.CORRUPT),
    "broken xml": (raw_workbook("<worksheet><sheetData><row"), "base.xlsx", Problem.CORRUPT),
    "lost sheet": (raw_workbook(CELL).replace(b"sheet1", b"sheet9", 1), "base.xlsx", Problem.CORRUPT),
    "zip bomb": (zip_bomb(), "base.xlsx", Problem.HOSTILE),
    "billion laughs": (billion_laughs(), "base.xlsx", Problem.HOSTILE),
    "far cell": (far_cell(), "base.xlsx", Problem.HOSTILE),
    "utf-16 part": (raw_workbook(CELL, {"xl/x.xml": CELL.encode("utf-16")}), "base.xlsx", Problem.HOSTILE),
    "many parts": (raw_workbook(CELL, {f"xl/{n}.bin": b"" for n in range(5001)}), "a.xlsx", Problem.HOSTILE),
    "macros": (raw_workbook(CELL, {"xl/vbaProject.bin": b"x"}), "base.xlsm", Problem.MACROS),
    "links": (
        raw_workbook(CELL, {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "base.xlsx",
        Problem.EXTERNAL_LINKS,
    ),
}


@pytest.mark.parametrize(("content", "name", "problem"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_database_gets_its_reason(content: bytes, name: str, problem: Problem) -> None:
    survey = inspect(content, name)

    assert survey.problem is problem
    assert (survey.size, survey.total) == (len(content), 0)


def test_a_file_that_kills_its_reader_is_a_survey_with_a_problem() -> None:
    far = raw_workbook(sheet_xml(inline("A1", "Nombre") + inline("ZZ1048576", "x")))

    assert inspect(far, "base.xlsx").problem is Problem.HOSTILE


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert inspect(GOOD, "base.xlsx", Limits(wall_seconds=0.001)).problem is Problem.TIMED_OUT


def test_a_file_over_the_limit_is_not_opened() -> None:
    assert inspect(GOOD, "base.xlsx", Limits(file_bytes=100)).problem is Problem.TOO_BIG
    assert inspect(GOOD, "base.xlsx", Limits(unpacked_bytes=100)).problem is Problem.TOO_BIG
    rows = text([HEADER, *[ANA] * 20])
    assert inspect(rows, "base.csv", Limits(rows=10)).problem is Problem.TOO_BIG


def test_bytes_and_a_path_give_the_same_survey(tmp_path: Path) -> None:
    path = tmp_path / "base de Ñoño.csv"
    path.write_bytes(text([HEADER, ANA]))

    assert inspect(path, path.name) == inspect(path.read_bytes(), "otra.csv")


async def test_surveys_run_side_by_side() -> None:
    inspector = SubprocessInspector()
    first, second = await inspector.survey(GOOD, "a.xlsx"), await inspector.survey(b"", "b.csv")

    assert (first.total, second.problem) == (1, Problem.EMPTY)


async def test_the_reading_process_sees_none_of_the_bots_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREGONERO_VAULT_KEY", "secret")
    listing = await run("tests.unit.attachments.shown_environment", b"", (), 20)

    assert listing.code == 0
    assert b"PYTHONPATH" in listing.output
    assert b"PREGONERO" not in listing.output


async def test_the_bot_itself_never_loads_the_parsers() -> None:
    names = ("inspector", "repairer", "vault", "templates", "file_names")
    imports = ";".join(f"import bot.attachments.{name}" for name in names)
    probe = f"import sys;{imports};print([m for m in ('polars','fastexcel','openpyxl') if m in sys.modules])"

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", probe, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()

    assert output.split() == [b"[]"]


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(GOOD)
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)

    survey = inspect(bytes(content), "base.xlsx")
    assert survey.problem in (None, Problem.CORRUPT, Problem.HOSTILE)


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    content = bytearray(zip_bomb(16))
    central = content.rindex(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 100)

    assert inspect(bytes(content), "base.xlsx").problem in (Problem.CORRUPT, Problem.HOSTILE)
