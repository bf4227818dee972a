"""Which scripts are played where: everything at both platforms when asked for, else each at one of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random

DIALOGUES = Path(__file__).parents[1] / "dialogues"
SCRIPTS = sorted(path for path in DIALOGUES.rglob("*.yml") if "english" not in path.parts)
PLATFORMS = ("slack", "telegram")
ALL = "PLATFORM_SCRIPTS"
"""The variable that asks for every script at both platforms: `all` (make platform-scripts)."""
BOTH = frozenset({"approve_brief", "rasa", "return_brief", "submit_brief"})
"""Categories whose scripts are played at both platforms in any case: cards, forms, rooms and files."""


NOT_THERE = {
    "telegram": {
        "request_campaign/empty_message": "an empty message cannot be sent at Telegram",
    }
}
"""Scripts that cannot be played at a platform, and why."""


def slug(path: Path) -> str:
    """Return a script's name as its test is called."""
    return str(path.relative_to(DIALOGUES).with_suffix(""))


def plays_everything() -> bool:
    """Tell whether every script is to be played at every platform."""
    return os.environ.get(ALL) == "all"


def scripts_at(platform: str) -> list[Path]:
    """Return the scripts that are played at a platform, by name."""
    missing = NOT_THERE.get(platform, {})
    wanted = SCRIPTS if plays_everything() else [path for path, places in _places() if platform in places]
    return sorted(path for path in wanted if slug(path) not in missing)


def _places() -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield each script with where it is played: a category's scripts by turns, so that each platform has some."""
    for category, paths in groupby(SCRIPTS, key=lambda path: path.parent.name):
        first = Random(category).randrange(len(PLATFORMS))  # the same at every run
        for number, path in enumerate(paths):
            yield path, PLATFORMS if category in BOTH else (PLATFORMS[(first + number) % len(PLATFORMS)],)
