"""Goals in chat: «¿cómo vamos con la meta?», «la meta de diciembre es 500 millones», «van 1.250 legalizados».

`goals_asked(turn)` answers the intent; `take_goal_order(turn)` takes an order whatever the intent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.folding import fold
from bot.core.goal_orders import GoalOrder, goal_words, read_goal_order
from bot.core.goals import EVERYBODY, Goal, GoalKind, first_of
from bot.core.text import MonthName, Text, say
from bot.errors import RuleBroken
from bot.use_cases.deals.ask import ask
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.pipeline.goals import (
    REPORTERS,
    SETTERS,
    goal_of,
    goal_texts,
    kinds_for,
    progress_of,
    report_goal,
    set_goal,
    shown,
)
from bot.use_cases.turn import Turn


def take_goal_order(turn: Turn) -> bool:
    """Set a goal or write a report down where the text says so; False where it does not."""
    if not kinds_for(turn.me):
        return False
    order = read_goal_order(turn.text, turn.today, turn.services.calendar, turn.me.language)
    if order is None:
        return False
    allowed = (REPORTERS if order.is_report else SETTERS)[order.kind]
    if not turn.me.roles & allowed:
        turn.say(say("goal.not_yours", kind=say(f"goal.kind.{order.kind}")))
    else:
        _carry_out(turn, order)
    ask_again(turn)
    return True


def goals_asked(turn: Turn) -> None:
    """Answer a question about goals: the sales goal with the pipeline's figures, any other as it was reported."""
    kinds = kinds_for(turn.me)
    others = tuple(kind for kind in kinds if kind is not GoalKind.SALES)
    named = re.search(goal_words(turn.me.language).kinds[GoalKind.LEGALISATION], fold(turn.text))
    if others and (named or GoalKind.SALES not in kinds):
        goals(turn, others)
    elif kinds:
        ask(turn, "goals")
    else:
        goals(turn)


def goals(turn: Turn, kinds: tuple[GoalKind, ...] | None = None) -> None:
    """Tell how the goals of this month go, of every kind that the person may see, or of those."""
    kinds = kinds_for(turn.me) if kinds is None else kinds
    if not kinds:
        turn.say(say("goal.not_shown"))
    else:
        turn.say(*(text for kind in kinds for text in _texts(turn, kind)))
    ask_again(turn)


def _texts(turn: Turn, kind: GoalKind) -> Iterator[Text]:
    """Yield the institution's goal, then those of single people or areas."""
    month, sales = first_of(turn.today), turn.services.sales
    whole = goal_of(turn.uow, kind, month, sales)
    if whole is None:
        yield say("goal.none_yet", kind=say(f"goal.kind.{kind}"), month=MonthName(month))
    parts = [one for one in turn.uow.goals.between(kind, month, month) if one.scope != EVERYBODY]
    for goal in (*([whole] if whole else []), *parts):
        progress = progress_of(turn.uow, goal, turn.today, turn.services.calendar)
        yield from goal_texts(progress, sales.currency, _scope_name(turn, goal))


def _scope_name(turn: Turn, goal: Goal) -> str | None:
    if goal.scope == EVERYBODY:
        return None
    person = turn.uow.people.get(goal.scope)
    areas = {area.code: area.name for area in turn.uow.people.areas()}
    return person.name if person else areas.get(goal.scope, goal.scope)


def _carry_out(turn: Turn, order: GoalOrder) -> None:
    given = {"scope": EVERYBODY, "by": turn.me.handle}
    done = report_goal if order.is_report else set_goal
    before = turn.uow.goals.get(order.kind, EVERYBODY, order.month)
    try:
        goal = done(turn.uow, order.kind, order.month, order.amount, at=turn.now, **given)
    except RuleBroken as refused:
        assert isinstance(refused.said, Text)
        turn.say(refused.said)
        return
    currency = turn.services.sales.currency
    if not order.is_report:
        turn.say(say("goal.set", kind=say(f"goal.kind.{order.kind}"), month=MonthName(order.month),
                     target=shown(order.kind, order.amount, currency)))  # fmt: skip
        if before is not None and before.target != order.amount:
            turn.say(say("goal.was", target=shown(order.kind, before.target, currency)))
    turn.say(*goal_texts(progress_of(turn.uow, goal, turn.today, turn.services.calendar), currency))
