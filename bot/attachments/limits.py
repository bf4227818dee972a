"""How much a file may ask of the machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes, counts and seconds; the defaults let a million rows through."""

    file_bytes: int = 300 * _MIB
    unpacked_bytes: int = 1200 * _MIB
    """All parts of a workbook, unpacked."""
    ratio: int = 200
    """Unpacked ÷ packed of one part, where it unpacks to more than `ratio_from`."""
    ratio_from: int = 8 * _MIB
    entries: int = 5_000
    sheets: int = 30
    rows: int = 1_048_576
    memory_bytes: int = 3 * 1024 * _MIB
    """Address space of the reading process."""
    cpu_seconds: int = 60
    wall_seconds: float = 90.0
    masks: int = 20_000
    """Different row masks kept in a survey; beyond, optional columns are folded."""
