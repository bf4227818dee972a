"""Who must decide on a Brief, and who may: decided here and nowhere else (domain.md §1, §2)."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.people import Person
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork

STATE_OF_ROLE = {
    "boss": BriefState.AWAITING_APPROVALS,
    "communications": BriefState.AWAITING_APPROVALS,
    "leader": BriefState.AWAITING_LEADER,
    "analyst": BriefState.IN_REVIEW,
}


def approvers(uow: UnitOfWork, brief: Brief, role: str) -> list[Person]:
    """Return the people who hold the card of *role*, those asked in somebody's place included; never the requester."""
    first = designated(uow, brief, role)
    more = [uow.people.get(handle) for handle in brief.escalated.get(role, ())]
    return [*first, *(person for person in more if person is not None and person not in first)]


def designated(uow: UnitOfWork, brief: Brief, role: str) -> list[Person]:
    """Return the people whose decision is asked for in *role* in the first place."""
    if role == "boss":
        boss = boss_of(uow, brief)
        return [boss] if boss else []
    return [person for person in uow.people.with_role(role) if person.handle != brief.requester]


def boss_of(uow: UnitOfWork, brief: Brief) -> Person | None:
    """Return the boss named in the Brief; where that is the requester, the substitute or the boss's own boss."""
    boss = uow.people.get(brief.fields.get("boss") or "")
    if boss is None or boss.handle != brief.requester:
        return boss
    return uow.people.get(boss.substitute or boss.boss or "")


def stand_ins(uow: UnitOfWork, brief: Brief, role: str) -> list[Person]:
    """Return who is asked when the decision does not come: for each approver the substitute, else the boss (§6)."""
    first = designated(uow, brief, role)
    found: dict[str, Person] = {}
    for person in first:
        other = _stand_in(uow, brief, person)
        if other is not None and other not in first:
            found[other.handle] = other
    return list(found.values())


def _stand_in(uow: UnitOfWork, brief: Brief, person: Person) -> Person | None:
    candidates = (uow.people.get(handle) for handle in (person.substitute, person.boss) if handle)
    return next(
        (
            other
            for other in candidates
            if other is not None and other.active and other.handle not in (brief.requester, person.handle)
        ),
        None,
    )


def may_decide(uow: UnitOfWork, brief: Brief, role: str, person: Person) -> bool:
    """Tell whether *person* may decide as *role*: nobody on a request of their own."""
    return any(other.handle == person.handle for other in approvers(uow, brief, role))
