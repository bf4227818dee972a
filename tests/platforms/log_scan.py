"""What a log may not hold: tokens and secrets, addresses of files, who people are and what they wrote (R12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.directory.demo import demo_people
from bot.play.script import Script

LEAST = 12  # letters: shorter answers are words of every log
FILE_ADDRESSES = ("/files-pri/", "/upload/v1/", "/file/bot", "/cdn/")


def leaks_in(log: str, script: Script, secrets: list[str]) -> list[str]:
    """Return everything of that kind that the log holds."""
    people = [word for person in demo_people() for word in (person.name, person.email)]
    wanted = [*secrets, *FILE_ADDRESSES, *people, *_written(script)]
    return [word for word in wanted if word and word in log]


def _written(script: Script) -> Iterator[str]:
    for step in script.steps:
        if step.verb in ("say", "reply"):
            yield from _long(step.value)
        elif step.verb in ("answers", "form"):
            yield from _long(list(step.value.values()))
        if step.verb == "upload":
            yield from _long(str(step.value).rsplit("/", 1)[-1])


def _long(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) >= LEAST:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _long(one)
    elif isinstance(value, list):
        for one in value:
            yield from _long(one)
