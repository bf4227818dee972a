"""Registering an opportunity: what the message says is kept at once, the rest is asked; likely doubles are told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.folding import clean
from bot.core.pipeline.filters import PeriodField
from bot.core.pipeline.intake import Intake, read_deal
from bot.core.pipeline.intake_opening import opens_deal
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.questions.reader import listen
from bot.core.pipeline.stages import OPEN, Stage
from bot.core.text import Text, say
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.alike import ask_whether_same
from bot.use_cases.deals.ask import ask as ask_question
from bot.use_cases.deals.ask import setting
from bot.use_cases.deals.asked import ask, ask_next
from bot.use_cases.deals.desk import form_setting, name_of, save, take_up, talk
from bot.use_cases.deals.fill import tell_owner, total_line, typed_value, wrong_with
from bot.use_cases.deals.shown import label, shown
from bot.use_cases.turn import Turn

EARLY = (Stage.HUNTING, Stage.QUALIFICATION)
"""Stages that an opportunity may begin in; the later ones have entry rules."""


def register(turn: Turn) -> None:
    """Begin an opportunity from a free message."""
    if not may_sell(turn.me):
        turn.say(say("deal.not_seller", name=turn.me.name.split()[0]))
        return
    said = read_deal(clean(turn.text), form_setting(turn), setting(turn))
    if not opens_deal(turn.text, turn.me.language) and asks_for_new_ones(turn):
        ask_question(turn, "pipeline_status")
        return
    deals = talk(turn)
    deals.take_up(None)
    deals.draft, deals.skipped, deals.filling = {}, [], True
    if said.values.get("client"):
        create(turn, said.values, said)
        return
    deals.draft = dict(said.values)
    turn.say(say("deal.begin", name=turn.me.name.split()[0]))
    _tell_problems(turn, said)
    ask_next(turn)


def asks_for_new_ones(turn: Turn) -> bool:
    """Tell whether a text taken for an order asks for those of a period: «nuevos prospectos de este trimestre»."""
    heard = listen(turn.text, setting(turn))[1]
    return heard.period is not None and heard.period.field is PeriodField.CREATED_AT


def create(turn: Turn, values: dict[str, Any], said: Intake | None = None) -> None:
    """Store a new opportunity with what is known, say what was understood, and ask the next thing."""
    said = said or Intake(values)
    typed = {code: typed_value(code, value) for code, value in values.items()}
    blank = Opportunity(turn.services.new_id(), typed.pop("client"))
    wrong = {code: why for code in typed if (why := wrong_with(blank, typed, code))}
    kept = {code: value for code, value in typed.items() if code != "billing_date" or not wrong}
    one = replace(
        blank,
        **{**kept, "owner": kept.get("owner") or _owner(turn, said)},
        stage=said.stage if said.stage in EARLY else Stage.HUNTING.value,
        created_at=turn.today,
        stage_since=turn.today,
    )
    deals = talk(turn)
    deals.deal, deals.draft, deals.asking, deals.filling = one.id, {}, None, True
    one = save(turn, one, "deal_registered", fields=sorted(kept))
    take_up(turn, one)
    turn.say(
        say(
            "deal.registered",
            client=one.client,
            stage=say(f"stage.{one.stage}"),
            owner=name_of(turn, one.owner),
        )
    )
    tell_owner(turn, one)
    turn.say(*_understood(turn, one, kept))
    if one.total is not None:
        turn.say(total_line(turn, one))
    turn.say(*wrong.values())
    _tell_problems(turn, said)
    if said.stage in OPEN and said.stage not in EARLY:
        turn.say(say("deal.later_stage", stage=say(f"stage.{said.stage}")))
    _ask_first(turn, one, said)


def _ask_first(turn: Turn, one: Opportunity, said: Intake) -> None:
    """Ask whether it is a double, else what was refused, else the next open question."""
    if ask_whether_same(turn, one):
        return
    wrong = next((code for code in said.problems if getattr(one, code) is None), None)
    if wrong is None:
        ask_next(turn)
        return
    talk(turn).asking = wrong
    ask(turn, wrong)


def _owner(turn: Turn, said: Intake) -> str:
    """Return whose it is: the lead of sales may register for a seller, everybody else for themselves."""
    if turn.me.has("sales_lead") and len(said.owners) == 1:
        return said.owners[0]
    return turn.me.handle


def _understood(turn: Turn, one: Opportunity, kept: dict[str, Any]) -> tuple[Text, ...]:
    return tuple(
        say("echo.value", field=label(code), value=shown(turn, code, value)) for code, value in kept.items()
    )


def _tell_problems(turn: Turn, said: Intake) -> None:
    for code, answer in said.problems.items():
        turn.say(
            say(
                "deal.not_taken",
                field=label(code),
                why=say(
                    f"problem.{answer.problem}",
                    field=label(code),
                    example=say(f"deal.example.{code}"),
                    **answer.limits,
                ),
            )
        )
