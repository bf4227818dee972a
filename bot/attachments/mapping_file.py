"""The TOML file that says how files of opportunities call things."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bot.core.pipeline.mapping import ImportMapping, read_mapping
from bot.core.text import say
from bot.errors import SettingsInvalid


def read_mapping_file(path: Path) -> ImportMapping:
    """Return the mapping of a file. Raises `SettingsInvalid` (said: what is wrong with it)."""
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsInvalid(say("error.mapping.no_file", file=str(path))) from error
    except ValueError as error:
        raise SettingsInvalid(say("error.mapping.no_toml", file=str(path))) from error
    try:
        return read_mapping(plain)
    except ValueError as error:
        raise SettingsInvalid(say("error.mapping.wrong", file=str(path), place=str(error))) from error
