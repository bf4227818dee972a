"""The demo directory (contract §3): one person for each part of the play, reachable in the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.core.messages import Identity
from bot.core.people import ROOMS, Area, Person
from bot.use_cases.ports import UnitOfWork

AREAS = (
    Area("credito", "Vicepresidencia de Crédito"),
    Area("becas", "Oficina de Becas"),
    Area("fondos", "Vicepresidencia de Fondos"),
    Area("internacional", "Oficina de Relaciones Internacionales"),
    Area("planeacion", "Oficina Asesora de Planeación"),
)
# handle, name, area, roles, boss, substitute
_PEOPLE: tuple[tuple[str, str, str | None, str, str | None, str | None], ...] = (
    ("requester", "Laura Cárdenas", "credito", "requester", "boss", None),
    ("requester2", "Andrés Quiroga", "becas", "requester", "boss2", None),
    ("boss", "Martín Echeverri", "credito", "requester;boss", "boss2", "boss2"),
    ("boss2", "Gloria Santamaría", "becas", "requester;boss", None, None),
    ("communications", "Paula Restrepo", "planeacion", "communications", None, None),
    ("analyst", "Camilo Duarte", "planeacion", "analyst", "leader", "analyst2"),
    ("analyst2", "Sofía Beltrán", "planeacion", "analyst", "leader", "analyst"),
    ("front", "Iván Mejía", "planeacion", "front", "leader", None),
    ("leader", "Marcela Ospina", "planeacion", "leader", None, None),
    ("provider", "Julián Rueda", None, "provider", None, None),
    ("sales", "Natalia Vergara", None, "sales", "sales_lead", "sales2"),
    ("sales2", "Esteban Lozano", None, "sales", "sales_lead", "sales"),
    ("sales_lead", "Ricardo Pardo", None, "sales_lead", None, None),
    ("compliance", "Diana Forero", None, "compliance", None, None),
    ("general_direction", "Beatriz Aguilar", None, "general_direction", None, None),
    ("presales", "Tomás Villamil", None, "presales", None, None),
    ("alliances", "Ángela Prieto", None, "alliances", None, None),
    ("service_area", "Hernán Cuéllar", None, "service_area", None, None),
    ("admin", "Óscar Niño", None, "admin", None, None),
)
PLATFORM = "sandbox"


def demo_people(
    language: str = "es", languages: Mapping[str, str] = MappingProxyType({})
) -> tuple[Person, ...]:
    """Return the demo people; their names are invented. *languages*: of those who have one of their own."""
    return tuple(
        Person(
            handle,
            name,
            f"{handle}@demo.example",
            area,
            frozenset(roles.split(";")),
            boss,
            substitute,
            languages.get(handle, language),
        )
        for handle, name, area, roles, boss, substitute in _PEOPLE
    )


def seed_demo(
    uow: UnitOfWork, language: str = "es", languages: Mapping[str, str] = MappingProxyType({})
) -> int:
    """Put the demo directory in place, bound to the sandbox; safe to repeat. Returns how many people."""
    for area in AREAS:
        uow.people.save_area(area)
    people = demo_people(language, languages)
    for person in people:
        uow.people.save_person(person)
        uow.people.bind(person.handle, Identity(PLATFORM, "", person.handle))
    for code in ROOMS:
        uow.people.bind_room(code, Identity(PLATFORM, "", code))
    return len(people)
