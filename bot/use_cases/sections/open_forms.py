"""Forms that can be looked at while somebody has them open: checked before they are taken, reshaped by a choice.

Nothing is written here. A form that is not in the table is only looked at by its use case, when it is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.core.replies import Action
from bot.use_cases.deals.decision_form import check_decision
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.sections.form import Checked, Writing, check_section, reshape_section
from bot.use_cases.turn import Services

Look = Callable[[UnitOfWork, Services, Writing, Action], Checked | None]
CHECKS: Final[dict[str, Look]] = {"deal_decided": check_decision, "section_submitted": check_section}
RESHAPES: Final[dict[str, Look]] = {"section_submitted": reshape_section}


def check_form(uow: UnitOfWork, services: Services, writing: Writing) -> Checked | None:
    """Tell what is wrong with a form before it is taken; None where only its use case can."""
    return _look(CHECKS, uow, services, writing)


def reshape_form(uow: UnitOfWork, services: Services, writing: Writing) -> Checked | None:
    """Return a form with the inputs that go with what is filled in so far; None where it stays as it is."""
    return _look(RESHAPES, uow, services, writing)


def _look(looks: dict[str, Look], uow: UnitOfWork, services: Services, writing: Writing) -> Checked | None:
    pressed = uow.outbox.button(writing.form)
    look = looks.get(pressed.action.verb) if pressed is not None else None
    return look(uow, services, writing, pressed.action) if look is not None and pressed is not None else None
