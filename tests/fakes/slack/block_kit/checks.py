"""What a check of Block Kit is made of: each says, for a value and its place, what Slack would object to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

Check = Callable[[Any, str], Iterator[str]]
_DATE: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def problem(words: str, at: str) -> str:
    """Return an objection in Slack's form."""
    return f"[ERROR] {words} [json-pointer:{at}]"


def string(most: int, least: int = 0) -> Check:
    """A string of so many characters."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must provide a string", at)
        elif len(value) < least:
            yield problem(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            yield problem(f"must be less than {most + 1} characters", at)

    return check


def matching(pattern: re.Pattern[str], name: str) -> Check:
    """A string in a form."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield problem(f"must provide a valid {name}", at)

    return check


def one_of(*values: str) -> Check:
    """One of some words."""

    def check(value: Any, at: str) -> Iterator[str]:
        if value not in values:
            yield problem("unexpected value, expected one of: " + ", ".join(values), at)

    return check


def boolean(value: Any, at: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield problem("must provide a boolean", at)


def integer(least: int, most: int) -> Check:
    """A whole number between two."""

    def check(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield problem("must provide an integer", at)
        elif not least <= value <= most:
            yield problem(f"must be between {least} and {most}", at)

    return check


def number_words(value: Any, at: str) -> Iterator[str]:
    """A number written as a string, as `number_input` wants it."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d+(\.\d+)?", value):
        yield problem("must provide a number as a string", at)


def anything(value: Any, at: str) -> Iterator[str]:
    """Whatever Slack does not look at here."""
    yield from ()


def list_of(item: Check, most: int, least: int = 1) -> Check:
    """A list of so many."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must provide an array", at)
            return
        if len(value) < least:
            yield problem(f"no less than {least} items", at)
        if len(value) > most:
            yield problem(f"no more than {most} items allowed", at)
        for place, one in enumerate(value):
            yield from item(one, f"{at}/{place}")

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check], *also: Check) -> Check:
    """An object with these fields and no other; `also` look at the whole once the fields are right."""
    fields = {**required, **optional}

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        found = [problem(f"missing required field: {name}", at) for name in required if name not in value]
        for name, held in value.items():
            inside = fields[name](held, f"{at}/{name}") if name in fields else _unknown(name, at)
            found.extend(inside)
        yield from found
        if not found:
            for one in also:
                yield from one(value, at)

    return check


def by_type(kinds: Mapping[str, Check], allowed: Sequence[str] | None = None) -> Check:
    """An object whose `type` says what it must be."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
        elif value.get("type") not in (kinds if allowed is None else allowed):
            yield problem(f"unsupported type: {value.get('type')}", f"{at}/type")
        else:
            yield from kinds[value["type"]](value, at)

    return check


def _unknown(name: str, at: str) -> list[str]:
    return [problem(f"invalid additional property: {name}", at)]


DATE: Final = matching(_DATE, "date (YYYY-MM-DD)")
TIME: Final = matching(_TIME, "time (HH:mm)")
URL: Final = matching(re.compile(r"https?://\S{1,2990}"), "url")
KIND: Final = string(50)
ACTION_ID: Final = string(255, 1)
BLOCK_ID: Final = string(255, 1)
