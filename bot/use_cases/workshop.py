"""What slow work is done with: the ports that tasks use outside the transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.pipeline.export import Export
from bot.core.pipeline.pictures import Picture
from bot.use_cases.ports import Transactions, Vault
from bot.use_cases.review.sheet import SheetContent
from bot.use_cases.turn import Services


class BriefPrinter(Protocol):
    """Makes the PDF of a Brief."""

    async def print(self, content: SheetContent, language: str) -> bytes:
        """Return the PDF's bytes."""
        ...


class MadeCopy(Protocol):
    """A file made for a person."""

    @property
    def name(self) -> str:
        """Return its name."""
        ...

    @property
    def content(self) -> bytes:
        """Return its bytes."""
        ...


class BaseRepairer(Protocol):
    """Makes the copies of a database that are handed back."""

    async def corrected(
        self, content: bytes, name: str, channels: Sequence[str], *, language: str, rows: int = 0
    ) -> MadeCopy:
        """Return the database with phones in one form and without duplicates."""
        ...

    async def errors(
        self,
        content: bytes,
        name: str,
        channels: Sequence[str],
        variables: Sequence[str] = (),
        *,
        language: str,
        rows: int = 0,
    ) -> MadeCopy:
        """Return the rows with an error, each with what to correct."""
        ...


class PipelineSheets(Protocol):
    """Makes workbooks of opportunities."""

    async def workbook(self, export: Export, language: str) -> tuple[str, bytes]:
        """Return the file's name and its bytes."""
        ...


class Painter(Protocol):
    """Draws pictures."""

    async def paint(self, picture: Picture, language: str) -> bytes:
        """Return a PNG."""
        ...


class Tables(Protocol):
    """Reads the rows of spreadsheets."""

    async def sheets(self, content: bytes, most: int) -> list[list[list[str]]]:
        """Return the rows of every visible sheet. Raises `FileRefused` (said: why)."""
        ...


@dataclass(frozen=True)
class Workshop:
    """What tasks are done with."""

    transactions: Transactions
    services: Services
    printer: BriefPrinter
    repairer: BaseRepairer
    vault: Vault
    sheets: PipelineSheets
    tables: Tables
    painter: Painter
