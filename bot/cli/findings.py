"""What `doctor` finds: how a thing is, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.cli.words import words
from bot.core.text import Param


class Health(StrEnum):
    """How a thing is found."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """What was found: `code` names a catalogue text (`cli.doctor.…`) with `params`."""

    health: Health
    code: str
    params: dict[str, Param] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The finding in words, with the remedy where one is needed."""
        return words(f"cli.doctor.{self.code}", **self.params)


def ok(code: str, **params: Param) -> Finding:
    """Return that a thing is as it should be."""
    return Finding(Health.OK, code, params)


def warning(code: str, **params: Param) -> Finding:
    """Return that a thing works and should be looked at."""
    return Finding(Health.WARNING, code, params)


def failed(code: str, **params: Param) -> Finding:
    """Return that something the bot needs is missing."""
    return Finding(Health.FAILED, code, params)
