"""A text with its entities, and how it is measured and trimmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.records import Json


def utf16(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """Return the part of a text between UTF-16 units."""
    units = text.encode("utf-16-le")[offset * 2 : (offset + length) * 2]
    return units.decode("utf-16-le", "replace")


@dataclass(frozen=True)
class Formatted:
    """A text and what of it is bold, a link and so on."""

    text: str
    entities: tuple[Json, ...] = ()

    def trimmed(self) -> Formatted:
        """Return it without white space around; entities move along or vanish."""
        text = self.text.strip()
        lead = utf16(self.text[: len(self.text) - len(self.text.lstrip())])
        moved = (_moved(entity, lead, utf16(text)) for entity in self.entities)
        return Formatted(text, tuple(entity for entity in moved if entity is not None))


@dataclass
class Writing:
    """A text in the making: what is open is closed in the reverse order."""

    pieces: list[str] = field(default_factory=list)
    units: int = 0
    entities: list[Json] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add text."""
        self.pieces.append(text)
        self.units += utf16(text)

    def close(self, kind: str, start: int, **about: Any) -> None:
        """Add an entity from `start` to here, unless it is empty."""
        if self.units > start:
            self.entities.append({"type": kind, "offset": start, "length": self.units - start, **about})

    def done(self) -> Formatted:
        """Return the finished text; outer entities first."""
        ordered = sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))
        return Formatted("".join(self.pieces), tuple(ordered))


def _moved(entity: Json, lead: int, units: int) -> Json | None:
    start = max(0, entity["offset"] - lead)
    end = min(units, entity["offset"] + entity["length"] - lead)
    return {**entity, "offset": start, "length": end - start} if end > start else None
