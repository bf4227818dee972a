"""A look at a workbook's zip before anything parses it: bombs, macros, links, entities, far-off cells.

A 1.5 kB workbook with one cell in the last column aborts the reader's process, which cannot be caught
inside it; hence this and the limits of the reading process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.attachments.limits import Limits
from bot.core.bases.survey import Problem

_CHUNK = 1 << 20
_OVERLAP = 512  # longer than any tag that is looked for

_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_TEXT = re.compile(rb"\A(?:\xff\xfe|\xfe\xff|<\x00|\x00<)|encoding=[\"']utf-?(?:16|32)", re.IGNORECASE)
#: A filled cell beyond column ZZ; styled empty ones (`<c …/>`) do no harm.
#: Every repetition is bounded: a part made to be slow must not be slow here.
_FAR_CELL = re.compile(
    rb"<(?:\w{1,9}:)?c\s(?:[^>]{0,200}\s)?r\s{0,9}=\s{0,9}[\"'][A-Za-z]{3,9}[0-9]+[\"'][^>]{0,200}(?<!/)>"
)

#: Part names that are refused, with the reason.
_REFUSED: tuple[tuple[str, Problem], ...] = (
    ("vbaproject", Problem.MACROS),
    ("xl/macrosheets/", Problem.MACROS),
    ("xl/externallinks/", Problem.EXTERNAL_LINKS),
)


def danger(workbook: IO[bytes], limits: Limits) -> Problem | None:
    """Return why *workbook* must not be parsed, or None. A broken zip is `Problem.CORRUPT`."""
    try:
        with ZipFile(workbook) as archive:
            return _danger(archive, limits)
    except (BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return Problem.CORRUPT
    except Exception as error:  # zlib.error and lzma's have no common base
        if type(error).__name__ in {"error", "LZMAError"}:
            return Problem.CORRUPT
        raise


def _danger(archive: ZipFile, limits: Limits) -> Problem | None:
    entries = archive.infolist()
    if len(entries) > limits.entries or any(_is_bomb(entry, limits) for entry in entries):
        return Problem.HOSTILE
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        return Problem.TOO_BIG
    for part, problem in _REFUSED:
        if any(part in entry.filename.lower() for entry in entries):
            return problem
    return Problem.HOSTILE if any(_has_danger(archive, entry) for entry in entries) else None


def _is_bomb(entry: ZipInfo, limits: Limits) -> bool:
    large = entry.file_size > limits.ratio_from
    return large and entry.file_size > limits.ratio * max(1, entry.compress_size)


def _has_danger(archive: ZipFile, entry: ZipInfo) -> bool:
    """Whether an XML part holds entities, an encoding that hides them, or a far-off cell."""
    if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    for number, chunk in enumerate(chunks(archive, entry.filename)):
        if number == 0 and _WIDE_TEXT.search(chunk[:200]):
            return True
        if _ENTITIES.search(chunk) or _FAR_CELL.search(chunk):
            return True
    return False


def chunks(archive: ZipFile, name: str) -> Iterator[bytes]:
    """Yield one part of *archive* in pieces of a megabyte that overlap, so no tag is cut."""
    tail = b""
    with archive.open(name) as stream:
        while piece := stream.read(_CHUNK):
            yield tail + piece
            tail = piece[-_OVERLAP:]
