"""Labels and values of the form as texts: the one place where a code becomes something to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.core.brief import Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.text import Param, Text, say
from bot.use_cases.ports import UnitOfWork


def label(ref: str) -> Text:
    """Return the name of a field or of a channel's message."""
    code, _, part = ref.partition(".")
    return say("field.message.of", channel=option("channels", part)) if part else say(f"field.{code}")


def option(code: str, value: str) -> Text:
    """Return the name of an option of a choice."""
    return say(f"option.{code}.{value}")


def shown(uow: UnitOfWork, brief: Brief, ref: str, value: Any) -> Param:
    """Return a value as it is shown: a text, a date, a number, or a person's own words."""
    if value is None:
        return say("value.none")
    field = BRIEF.field(ref) if BRIEF.has(ref) else None
    if field is None or field.kind is Kind.FILE:
        return _file_names(brief, ref)
    if isinstance(value, dict) and "attachment" in value:
        return say("value.in_file")
    return _SHOWN.get(field.kind, _plain)(uow, field.code, value)


def _file_names(brief: Brief, kind: str) -> Param:
    names = tuple(held.name for held in brief.attachments if held.kind == kind)
    return names or say("value.none")


def _plain(uow: UnitOfWork, code: str, value: Any) -> Param:
    return value if not isinstance(value, list) else tuple(value) or say("value.no_items")


def _person(uow: UnitOfWork, code: str, value: Any) -> Param:
    person = uow.people.get(value)
    return person.name if person else str(value)


def _area(uow: UnitOfWork, code: str, value: Any) -> Param:
    return next((area.name for area in uow.people.areas() if area.code == value), str(value))


def _hours(uow: UnitOfWork, code: str, value: Any) -> Param:
    days = tuple(value["days"])
    return say("value.hours", days=day_names(days), start=value["from"], end=value["to"])


def day_names(days: tuple[str, ...]) -> Param:
    """Return days as a span where they follow each other, else as a list."""
    order = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    places = [order.index(day) for day in days]
    if len(places) > 2 and places == list(range(places[0], places[0] + len(places))):
        return say("value.days", first=say(f"day.{days[0]}"), last=say(f"day.{days[-1]}"))
    return tuple(say(f"day.{day}") for day in days)


_SHOWN: dict[Kind, Callable[[UnitOfWork, str, Any], Param]] = {
    Kind.CHOICE: lambda uow, code, value: option(code, value),
    Kind.CHOICES: lambda uow, code, value: tuple(option(code, item) for item in value),
    Kind.YES_NO: lambda uow, code, value: say("yes" if value else "no"),
    Kind.DATE: lambda uow, code, value: date.fromisoformat(value),
    Kind.HOURS: _hours,
    Kind.PERSON: _person,
    Kind.AREA: _area,
}
