"""The project's own files, as the tests of this folder look at them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = ("bot", "storage", "nlu", "stories", "tests", "deploy")


def files(*endings: str) -> list[Path]:
    """Return the source files that end so, sorted; what was installed or built is left out."""
    found = (path for folder in SOURCES for ending in endings for path in (ROOT / folder).rglob(f"*{ending}"))
    return sorted(path for path in found if ".venv" not in path.parts)


def lines(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())
