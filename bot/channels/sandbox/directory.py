"""The people and rooms that the page offers, with who may act in which room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.core.people import ROOMS, Person
from bot.core.text import say
from bot.use_cases.ports import UnitOfWork, Wording

ROOM_ROLES: dict[str, frozenset[str]] = {
    "ocm_channel": frozenset({"analyst", "front", "leader"}),
    "sales_channel": frozenset({"sales", "sales_lead"}),
    "provider_channel": frozenset({"provider"}),
}


def directory(uow: UnitOfWork, wording: Wording, language: str) -> dict[str, Any]:
    """Return `{people, rooms}` as JSON data with roles and areas in words."""
    people = uow.people.all()
    areas = {area.code: area.name for area in uow.people.areas()}
    return {
        "people": [_person(person, areas, wording, language) for person in people],
        "rooms": [_room(code, people, wording, language) for code in ROOMS],
    }


def rooms_of(person: Person | None) -> frozenset[str]:
    """Return the chats that a person sees: the own one and the rooms of the own roles."""
    if person is None:
        return frozenset()
    return frozenset({person.handle, *(code for code in ROOMS if person.roles & ROOM_ROLES[code])})


def _person(person: Person, areas: dict[str, str], wording: Wording, language: str) -> dict[str, Any]:
    roles = sorted(person.roles)
    return {
        "handle": person.handle,
        "name": person.name,
        "roles": roles,
        "role": ", ".join(wording.render(say(f"sandbox.role.{role}"), language) for role in roles),
        "area": areas.get(person.area or "", ""),
    }


def _room(code: str, people: Iterable[Person], wording: Wording, language: str) -> dict[str, Any]:
    members = [person.handle for person in people if code in rooms_of(person)]
    return {"code": code, "name": wording.render(say(f"sandbox.room.{code}"), language), "members": members}
