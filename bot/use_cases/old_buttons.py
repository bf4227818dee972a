"""Forgetting what buttons stood for that nobody needs any more: of replaced messages, and of matters long closed.

A press on one that is forgotten is answered by where to find those of today (`press.unknown`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.core.overview import PAGE
from bot.core.pipeline.stages import Stage, WonStep
from bot.core.workflow import BriefState
from bot.use_cases.ports import OldButtons, UnitOfWork
from bot.use_cases.turn import Keeping

ENDED: Final = frozenset({BriefState.CLOSED, BriefState.CANCELLED, BriefState.EXPIRED})


@dataclass(frozen=True)
class Forgetting:
    """One look at old buttons; *closed* is the business time before which a matter must have ended."""

    uow: UnitOfWork
    closed: datetime

    def is_needed(self, old: OldButtons) -> bool:
        """Tell whether a press may still do something: its matter is open, or it is a card as it stands."""
        if old.is_replaced:
            return False
        if (old.card or "").startswith(PAGE):
            return True
        matters = list(matters_of(old))
        if not matters:
            return old.card is not None
        return any(_OPEN[name](self, id) for name, id in matters)

    def _brief(self, id: str) -> bool:
        try:
            brief = self.uow.briefs.get(id)
        except KeyError:
            return False
        ended_at = brief.updated_at or brief.created_at
        return brief.state not in ENDED or ended_at >= self.closed

    def _deal(self, id: str) -> bool:
        one = self.uow.opportunities.kept([id]).get(id)
        if one is None:
            return False
        is_over = one.stage == Stage.LOST or (one.stage == Stage.WON and one.step == WonStep.FIRST_INVOICE)
        return not is_over or one.updated_at is None or one.updated_at >= self.closed

    def _matter(self, id: str) -> bool:
        found = self.uow.help_matters.get(id)
        return found is not None and (found.closed_at is None or found.closed_at >= self.closed)


_OPEN: Final[dict[str, Callable[[Forgetting, str], bool]]] = {
    "brief": Forgetting._brief,
    "draft": Forgetting._brief,
    "deal": Forgetting._deal,
    "kept": Forgetting._deal,
    "away": Forgetting._deal,
    "matter": Forgetting._matter,
}
"""By the argument of an action that names a matter: whether it still goes on."""


def matters_of(old: OldButtons) -> Iterator[tuple[str, str]]:
    """Yield what the buttons of a message are about, as argument and id."""
    for action in old.actions:
        yield from _named(action.args)


def _named(args: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in args.items():
        if name in _OPEN and isinstance(value, str):
            yield name, value
        elif isinstance(value, Mapping):
            yield from _named(value)  # an order that waits for which one is meant


def forget_buttons(
    uow: UnitOfWork, keeping: Keeping, real_now: datetime, now: datetime, after: OldButtons | None = None
) -> OldButtons | None:
    """Forget what nobody needs of some old buttons; return where to go on, None at the end."""
    days = timedelta(days=keeping.button_days)
    found = uow.outbox.old_buttons(real_now - days, after)
    look = Forgetting(uow, now - days)
    uow.outbox.forget_ids([one.id for one in found if not look.is_needed(one)])
    return found[-1] if found else None
