"""Files: what is in a sheet, the vault, and how a file comes from its platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from bot.core.bases.survey import Survey


class Inspector(Protocol):
    """Facts about a spreadsheet, gathered once."""

    async def survey(self, content: bytes | Kept, name: str) -> Survey:
        """Return the file's facts; an unreadable file is a survey with a problem, never an error."""
        ...


@dataclass(frozen=True)
class Kept:
    """A file of the vault that is poured out where it is read: half a gigabyte is not held in memory."""

    vault: Vault
    sha256: str
    size: int

    def pour(self, into: BinaryIO) -> None:
        """Write the content there. Raises `KeyError` where there is none."""
        self.vault.copy_to(self.sha256, into)


class Vault(Protocol):
    """Encrypted, content-addressed files."""

    def put(self, content: bytes | BinaryIO) -> str:
        """Store `content` (a stream is not held in memory) durably and return its SHA-256 in hexadecimal."""
        ...

    def read(self, sha256: str) -> bytes:
        """Return the content. Raises `KeyError` where there is none."""
        ...

    def copy_to(self, sha256: str, target: BinaryIO) -> None:
        """Write the content to `target`, piece by piece. Raises as `read` does."""
        ...


class SurveyRepository(Protocol):
    """Surveys by the SHA-256 of the file."""

    def get(self, sha256: str) -> dict[str, Any] | None:
        """Return a survey as JSON data."""
        ...

    def put(self, sha256: str, survey: dict[str, Any]) -> None:
        """Store it."""
        ...
