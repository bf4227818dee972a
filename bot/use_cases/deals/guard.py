"""Two people on one opportunity: the second sees what the first changed before anything is decided."""

from __future__ import annotations

from typing import Any, Final

from bot.core.pipeline.access import may_read
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.owed import helps, open_errands
from bot.core.replies import Style
from bot.core.text import Text, say
from bot.use_cases.deals.access import may_change
from bot.use_cases.deals.desk import find, name_of, take_up, talk, title
from bot.use_cases.deals.history import latest_lines
from bot.use_cases.turn import Turn, button

ANY: Final = -1
"""The revision of a press that may meet the opportunity as it is."""


def opened(turn: Turn, deal: str) -> Opportunity | None:
    """Return an opportunity that this person may see; say why not otherwise."""
    one = find(turn, deal)
    if not may_read(turn.me) and not (one is not None and is_helping(turn, one)):
        turn.privately(say("pipeline.not_yours"))
        return None
    if one is None:
        turn.say(say("deal.gone"))
    return one


def is_helping(turn: Turn, one: Opportunity) -> bool:
    """Tell whether this person has a step of an opportunity: they may see it and bring its documents."""
    return helps(turn.me) and next(open_errands(one.file, turn.me.handle), None) is not None


def changeable(
    turn: Turn, deal: str, seen: int = ANY, again: tuple[str, dict[str, Any]] | None = None
) -> Opportunity | None:
    """Return an opportunity that this person may change, as they saw it; say why not otherwise."""
    one = opened(turn, deal)
    if one is None or refused(turn, one):
        return None
    if seen != ANY and again is not None and _differs(turn, one, seen):
        tell_change(turn, one, *again)
        return None
    take_up(turn, one)
    return one


def refused(turn: Turn, one: Opportunity) -> bool:
    """Say whose the opportunity is to somebody who may not change it; tell whether it was so."""
    if may_change(turn.uow, turn.me, one):
        return False
    turn.privately(refusal(turn, one))
    turn.note("deal_refused", deal=one.id)
    return True


def refusal(turn: Turn, one: Opportunity) -> Text:
    """Return who may change it."""
    return say("deal.refused", title=title(one), owner=name_of(turn, one.owner))


def changed_meanwhile(turn: Turn, one: Opportunity, verb: str, **args: Any) -> bool:
    """Tell what another changed since this person saw the opportunity in hand, and offer to go on all the same."""
    deals = talk(turn)
    if deals.deal != one.id or not _differs(turn, one, deals.seen):
        return False
    tell_change(turn, one, verb, args)
    return True


def _differs(turn: Turn, one: Opportunity, seen: int) -> bool:
    return one.file.edited > seen and one.file.updated_by != turn.me.handle


def tell_change(turn: Turn, one: Opportunity, verb: str, args: dict[str, Any]) -> None:
    """Show what changed and offer this person's own change again, over what is there now."""
    take_up(turn, one)
    turn.say(
        say("deal.meanwhile", title=title(one), name=name_of(turn, one.file.updated_by), at=one.updated_at),
        *latest_lines(turn, one),
        say("deal.meanwhile.ask"),
        buttons=(
            button(say("deal.button.apply"), verb, Style.PRIMARY, deal=one.id, seen=one.revision, **args),
            button(say("deal.button.leave"), "deal_show", deal=one.id, seen=one.revision),
        ),
    )
