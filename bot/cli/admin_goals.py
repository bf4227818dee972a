"""`admin goals`: set the goal of a month, report what was reached, and list how it goes."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from bot.cli.clock import business_calendar, business_now
from bot.cli.words import render, tell, words
from bot.config import Settings, load_settings
from bot.core.goals import EVERYBODY, Goal, GoalKind, Progress, first_of
from bot.core.pipeline.settings import SalesSettings
from bot.core.text import MonthName, say
from bot.database import in_one_transaction
from bot.errors import RuleBroken
from bot.use_cases.pipeline.goals import goal_of, goal_texts, progress_of, report_goal, set_goal
from bot.use_cases.ports import UnitOfWork

COMMAND_LINE = "cli"


def add_orders(orders: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `goals` with its orders to those of `admin`."""
    goals = orders.add_parser("goals", help=words("cli.help.goals")).add_subparsers(
        dest="goals_order", required=True, metavar=words("cli.help.order")
    )
    for name, run in (("set", run_set), ("report", run_report), ("list", run_list)):
        order = goals.add_parser(name, help=words(f"cli.help.goals.{name}"))
        order.add_argument(
            "kind", choices=[kind.value for kind in GoalKind], help=words("cli.help.goals.kind")
        )
        order.add_argument("month", type=_month, metavar="YYYY-MM")
        if name != "list":
            order.add_argument("amount", type=float, metavar=words("cli.help.goals.amount"))
            order.add_argument("--scope", default=EVERYBODY, metavar=words("cli.help.person"),
                               help=words("cli.help.goals.scope"))  # fmt: skip
        order.add_argument("--json", action="store_true", help=words("cli.help.json"))
        order.set_defaults(run=run)


def run_set(options: argparse.Namespace) -> int:
    """Set a goal. Raises `RuleBroken` for an amount that is none, or a scope that nobody has."""
    settings, now = load_settings(), business_now(load_settings())

    def work(uow: UnitOfWork) -> Progress:
        _known_scope(uow, options.scope)
        goal = set_goal(uow, GoalKind(options.kind), options.month, _whole(options.amount),
                        scope=options.scope, by=COMMAND_LINE, at=now)  # fmt: skip
        return progress_of(uow, goal, now.date(), business_calendar(settings))

    return _tell([in_one_transaction(settings, work)], settings, options)


def run_report(options: argparse.Namespace) -> int:
    """Write down what was reached. Raises `RuleBroken` where there is no goal, or it is worked out."""
    settings, now = load_settings(), business_now(load_settings())

    def work(uow: UnitOfWork) -> Progress:
        goal = report_goal(uow, GoalKind(options.kind), options.month, _whole(options.amount),
                           scope=options.scope, by=COMMAND_LINE, at=now)  # fmt: skip
        return progress_of(uow, goal, now.date(), business_calendar(settings))

    return _tell([in_one_transaction(settings, work)], settings, options)


def run_list(options: argparse.Namespace) -> int:
    """Tell how the goals of a month go."""
    settings, now = load_settings(), business_now(load_settings())
    sales = SalesSettings(settings.currency, settings.sales_monthly_goal)

    def work(uow: UnitOfWork) -> list[Progress]:
        kind = GoalKind(options.kind)
        stored: list[Goal] = uow.goals.between(kind, options.month, options.month)
        whole = goal_of(uow, kind, options.month, sales)
        meant = stored if whole is None or whole in stored else [whole, *stored]
        return [progress_of(uow, goal, now.date(), business_calendar(settings)) for goal in meant]

    return _tell(in_one_transaction(settings, work), settings, options)


def _tell(found: list[Progress], settings: Settings, options: argparse.Namespace) -> int:
    def in_words() -> str:
        lines = [
            render(text)
            for one in found
            for text in goal_texts(one, settings.currency, one.goal.scope or None)
        ]
        month = MonthName(options.month)
        none = say("goal.none_yet", kind=say(f"goal.kind.{GoalKind(options.kind)}"), month=month)
        return "\n".join(lines or [render(none)])

    tell([_plain(one) for one in found], in_words, as_json=options.json)
    return 0


def _plain(one: Progress) -> dict[str, Any]:
    return {
        "kind": one.goal.kind, "month": f"{one.goal.month:%Y-%m}", "scope": one.goal.scope,
        "target": one.goal.target, "actual": one.actual, "gap": one.gap, "percent": one.percent,
        "trend": one.trend.value if one.trend else None, "before": one.before,
    }  # fmt: skip


def _known_scope(uow: UnitOfWork, scope: str) -> None:
    if scope == EVERYBODY or uow.people.get(scope) or scope in {area.code for area in uow.people.areas()}:
        return
    raise RuleBroken(words("cli.goals.no_scope", scope=scope))


def _whole(amount: float) -> int | float:
    return int(amount) if amount.is_integer() else amount


def _month(text: str) -> date:
    try:
        return first_of(date.fromisoformat(f"{text}-01"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(words("cli.goals.bad_month", text=text)) from error
