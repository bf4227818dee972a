"""Who may change an opportunity and who decides at its gates (domain §1, §7); who may read: `core.pipeline.access`."""

from __future__ import annotations

from bot.core.people import Person
from bot.core.pipeline.life import SELLERS, Gate
from bot.core.pipeline.opportunity import Opportunity
from bot.use_cases.ports import UnitOfWork

STAND_IN = "general_direction"
"""Decides where the role has nobody but the owner: nobody decides on what is their own."""


def sellers(uow: UnitOfWork) -> list[Person]:
    """Return the people who may own opportunities."""
    found = {person.handle: person for role in SELLERS for person in uow.people.with_role(role)}
    return list(found.values())


def may_sell(person: Person) -> bool:
    """Tell whether somebody may register and change opportunities at all."""
    return any(person.has(role) for role in SELLERS)


def may_change(uow: UnitOfWork, person: Person, one: Opportunity) -> bool:
    """Tell whether somebody may change this one: its owner, the owner's substitute, the lead of sales."""
    if person.has("sales_lead"):
        return True
    if not person.has("sales"):
        return False
    if one.owner in (None, person.handle):
        return True
    owner = uow.people.get(one.owner or "")
    return owner is not None and owner.substitute == person.handle and not owner.active


def deciders(uow: UnitOfWork, gate: Gate, one: Opportunity) -> list[Person]:
    """Return who may decide at a gate; never the owner."""
    found = [person for role in gate.roles for person in uow.people.with_role(role)]
    others = [person for person in found if person.handle != one.owner]
    stand_ins = uow.people.with_role(STAND_IN) if not others else []
    return others or [person for person in stand_ins if person.handle != one.owner]
