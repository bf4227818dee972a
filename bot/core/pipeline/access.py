"""Who may look at the sales pipeline, and whose opportunities somebody is answerable for (domain §1, §7)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from bot.core.people import Person

READERS: Final = frozenset({"sales", "sales_lead", "general_direction", "compliance", "admin"})
"""Roles that may see opportunities, their files and their pictures."""


class Scope(StrEnum):
    """Whose opportunities somebody hears of without asking."""

    OWN = "own"
    TEAM = "team"  # their own and those of the people who report to them
    ALL = "all"


WIDEST: Final[dict[str, Scope]] = {
    "sales": Scope.OWN,
    "sales_lead": Scope.ALL,
    "general_direction": Scope.ALL,
}
"""The widest scope that each role may ask for."""
_ORDER: Final = tuple(Scope)


def may_read(person: Person) -> bool:
    """Tell whether somebody may see the pipeline at all."""
    return bool(person.roles & READERS)


def scopes_of(person: Person, people: Iterable[Person]) -> tuple[Scope, ...]:
    """Return the scopes somebody may choose from, the narrowest first; a boss of sales people has their team's."""
    widest = max((_ORDER.index(WIDEST[role]) for role in person.roles if role in WIDEST), default=-1)
    if widest < 0:
        return ()
    if widest == 0 and any(one.boss == person.handle and one.has("sales") for one in people):
        widest = _ORDER.index(Scope.TEAM)
    return _ORDER[: widest + 1]


def owners_in(scope: Scope, person: Person, people: Iterable[Person]) -> tuple[str, ...] | None:
    """Return the handles of the owners in a scope; None where every opportunity is, even without an owner."""
    if scope is Scope.ALL:
        return None
    team = (one.handle for one in people if one.boss == person.handle) if scope is Scope.TEAM else ()
    return tuple(dict.fromkeys((person.handle, *team)))
