"""The parts around the bot that tests put in the place of clocks, disks, printers and processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.attachments.limits import Limits
from bot.attachments.reader import survey_json
from bot.attachments.rows_reader import rows_json
from bot.core.bases.survey import Survey
from bot.core.pipeline.pictures import Picture
from bot.core.replies import Document
from bot.core.text import say
from bot.errors import FileRefused
from bot.use_cases.ports import Kept
from bot.use_cases.review.sheet import SheetContent

BOGOTA = ZoneInfo("America/Bogota")
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)


@dataclass
class ManualClock:
    """Business time that only tests move."""

    moment: datetime = TUESDAY

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


@dataclass
class MemoryVault:
    """Files by their hash."""

    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, content: bytes | BinaryIO) -> str:
        """Keep *content*."""
        content = content if isinstance(content, bytes) else content.read()
        digest = hashlib.sha256(content).hexdigest()
        self.files[digest] = content
        return digest

    def read(self, sha256: str) -> bytes:
        """Return what was kept."""
        return self.files[sha256]

    def copy_to(self, sha256: str, target: BinaryIO) -> None:
        """Write what was kept."""
        target.write(self.files[sha256])


@lru_cache(maxsize=64)
def surveyed(content: bytes, name: str) -> Survey:
    """Return what the real reader finds out, without a process of its own."""
    plain = json.loads(survey_json(content, name, Limits()))
    return Survey.from_json({**plain, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)})


class NearInspector:
    """The inspector in this process."""

    async def survey(self, content: bytes | Kept, name: str) -> Survey:
        """Return the survey."""
        return surveyed(content.vault.read(content.sha256) if isinstance(content, Kept) else content, name)


class NearTables:
    """The reader of rows in this process."""

    async def sheets(self, content: bytes, most: int) -> list[list[list[str]]]:
        """Return the rows of every sheet."""
        found = rows_json(content, Limits(), most)
        if "problem" in found:
            raise FileRefused(say(f"base.unreadable.{found['problem']}"))
        sheets: list[list[list[str]]] = found["sheets"]
        return sheets


@dataclass
class CopyingPrinter:
    """Prints nothing but remembers what it was to print."""

    printed: list[SheetContent] = field(default_factory=list)

    async def print(self, content: SheetContent, language: str) -> bytes:
        """Return bytes that differ for each sheet."""
        self.printed.append(content)
        return f"%PDF {content.folio} {content.version} {len(self.printed)}".encode()


@dataclass
class CopyingPainter:
    """Draws nothing but remembers what it was to draw."""

    painted: list[Picture] = field(default_factory=list)

    async def paint(self, picture: Picture, language: str) -> bytes:
        """Return bytes that differ for each picture."""
        self.painted.append(picture)
        return f"PNG {language} {len(self.painted)}".encode()


@dataclass(frozen=True)
class Copy:
    """A file made for a person."""

    name: str
    content: bytes


class NamingRepairer:
    """Makes copies that only tell what they were made from."""

    async def corrected(
        self, content: bytes, name: str, channels: Sequence[str], *, language: str, rows: int = 0
    ) -> Copy:
        """Return a corrected copy."""
        return Copy(f"corregida {name}", f"{','.join(channels)} {rows}".encode())

    async def errors(
        self,
        content: bytes,
        name: str,
        channels: Sequence[str],
        variables: Sequence[str] = (),
        *,
        language: str,
        rows: int = 0,
    ) -> Copy:
        """Return a file of the errors."""
        return Copy(f"errores {name}", f"{','.join(channels)} {','.join(variables)} {rows}".encode())


def template(
    code: str, channels: tuple[str, ...], variables: tuple[str, ...], language: str = "es"
) -> Document:
    """Return a template that tells what it was made for."""
    return Document("0" * 64, f"{code}({','.join(channels)};{','.join(variables)}).xlsx", "text/plain")
