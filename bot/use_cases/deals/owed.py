"""What is owed on opportunities, looked up: steps that this person was given, promises to clients."""

from __future__ import annotations

from bot.core.pipeline.access import owners_in, scopes_of
from bot.core.pipeline.deal_file import Commitment, Errand
from bot.core.pipeline.filters import OpportunityFilter, Period, PeriodField
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.owed import helps, open_errands, open_promises
from bot.core.pipeline.stages import Stage
from bot.use_cases.turn import Turn

MOST = 500


def _owing(turn: Turn, owners: tuple[str, ...] = ()) -> list[Opportunity]:
    asked = OpportunityFilter(period=Period(PeriodField.OWED_BY), owners=owners)
    return [one for one in turn.uow.opportunities.find(asked, MOST) if one.stage != Stage.LOST]


def errands_of(turn: Turn) -> list[tuple[Opportunity, int, Errand]]:
    """Return the steps that this person was given, the first due first."""
    if not helps(turn.me):
        return []
    mine = turn.me.handle
    found = [(one, *held) for one in _owing(turn) for held in open_errands(one.file, mine)]
    return sorted(found, key=lambda item: item[2].due)


def promises_of(turn: Turn, *, own: bool = False) -> list[tuple[Opportunity, int, Commitment]]:
    """Return the promises to clients that are open on what the person is answerable for, the first due first."""
    people = turn.setting.people
    scopes = scopes_of(turn.me, people)
    if not scopes:
        return []
    owners = (turn.me.handle,) if own else owners_in(scopes[-1], turn.me, people) or ()
    found = [(one, *held) for one in _owing(turn, owners) for held in open_promises(one.file)]
    return sorted(found, key=lambda item: (item[2].due is None, item[2].due))


def errand_at(one: Opportunity, place: int, handle: str) -> Errand | None:
    """Return an errand that is still this person's."""
    return dict(open_errands(one.file, handle)).get(place)
