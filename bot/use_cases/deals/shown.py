"""An opportunity's values as texts, and its card: what is said of it, how its gates stand, what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from bot.core.forms.opportunity import OPPORTUNITY, ORIGINS
from bot.core.pipeline.deal_file import Errand
from bot.core.pipeline.filters import is_overdue, is_stalled, stalled_since
from bot.core.pipeline.life import GATES, TRANSITIONS, gates_of, next_step, targets
from bot.core.pipeline.opportunity import Opportunity, missing
from bot.core.pipeline.stages import OPEN, RequirementType, ServiceType, Stage, WonStep
from bot.core.replies import Button, Fact, Section
from bot.core.text import Param, ShownDay, Text, say
from bot.use_cases.deals.access import may_change
from bot.use_cases.deals.desk import deal_button, money, name_of, title
from bot.use_cases.turn import Turn

MONEY: Final = frozenset({"unit_value", "monthly_value", "total_value"})
PROPOSAL_SENT: Final = next(move for move in TRANSITIONS if move.event == "proposal_sent")
COMPUTED: Final = {"monthly_value": "monthly", "total_value": "total", "probability": "chance"}
ROWS: Final = (
    "client", "description", "goal", "seats", "unit_value", "monthly_value", "months", "total_value", "service_type",
    "segment", "origin", "requirement_type", "closing_date", "billing_date", "probability", "owner", "next_step",
    "next_step_date",
)  # fmt: skip


def gated(one: Opportunity) -> tuple[str, ...]:
    """Return the entry rules of the proposal stage for an opportunity."""
    return gates_of(one, PROPOSAL_SENT)


def label(code: str) -> Text:
    """Return the name of a field."""
    return say(f"pipeline.column.{code}")


def option(code: str, value: str) -> Text | str:
    """Return the name of an option of a choice; what came from a file may be in its own words."""
    if code == "service_type" and value in set(ServiceType):
        return say(f"service.{value}")
    if code == "requirement_type" and value in set(RequirementType):
        return say(f"pipeline.requirement.{value}")
    if code == "origin" and value in ORIGINS:
        return say(f"deal.origin.{value}")
    return value


def shown(turn: Turn, code: str, value: Any) -> Param:
    """Return a value as it is shown."""
    if value is None:
        return say("value.none")
    if code in MONEY:
        return money(turn, value)
    if code == "probability":
        return say("deal.percent", percent=value)
    if isinstance(value, date):
        return ShownDay(value, "full")
    if code == "owner":
        return name_of(turn, value)
    return option(code, value) if isinstance(value, str) else value


def current(one: Opportunity, code: str) -> Any:
    """Return the value of a field, worked out where it was not given."""
    return getattr(one, COMPUTED.get(code, code))


def where(one: Opportunity) -> Text:
    """Return the stage, with the step of a won one."""
    if one.stage == Stage.WON and one.step in set(WonStep):
        return say("deal.won_step", stage=say(f"stage.{one.stage}"), step=say(f"pipeline.step.{one.step}"))
    return say(f"stage.{one.stage}")


def show(turn: Turn, one: Opportunity, *before: Text | str, changeable: bool = True) -> None:
    """Show an opportunity whole, with what this person may do with it."""
    may = changeable and may_change(turn.uow, turn.me, one)
    turn.say(
        *before,
        say("deal.heading", title=title(one), stage=where(one), since=_since(one)),
        *alarms(turn, one),
        sections=tuple(_sections(turn, one, may)),
        buttons=(
            *(moves(turn, one) if may else ()),
            deal_button(say("deal.button.history"), "deal_history", one),
        ),
        card=f"deal:{one.id}:{turn.me.handle}-{turn.conversation.turn}",
    )


def _since(one: Opportunity) -> Param:
    return ShownDay(one.stage_since, "full") if one.stage_since else say("value.none")


def alarms(turn: Turn, one: Opportunity) -> Iterator[Text]:
    """Yield what is wrong with it today: stalled, overdue, data missing."""
    if is_stalled(one, stalled_since(turn.today, turn.services.calendar, turn.stalled_after)):
        yield say("deal.alarm.stalled")
    if is_overdue(one, turn.today):
        yield say("deal.alarm.overdue")
    if one.file.high_risk and one.stage in OPEN:
        yield say("deal.risk.high")
    lacking = missing(one) if one.stage in OPEN else ()
    if lacking:
        yield say("deal.alarm.missing", fields=tuple(label(code) for code in lacking))


def _sections(turn: Turn, one: Opportunity, may: bool) -> Iterator[Section]:
    yield Section(
        say("deal.section.data"), tuple(_fact(turn, one, code, may) for code in ROWS if _is_shown(one, code))
    )
    gates = tuple(
        Fact(say(f"deal.gate.{code}"), standing(turn, one, code)) for code in GATES if one.file.last(code)
    )
    if gates:
        yield Section(say("deal.section.gates"), gates)
    files = tuple(
        Fact(say(f"deal.document.{held.kind}"), held.name) for held in one.file.documents
    )  # fmt: skip
    if files:
        yield Section(say("deal.section.documents"), files)
    if one.file.commitments:
        yield Section(
            say("deal.section.commitments"),
            tuple(_promise(turn, one, place, may) for place in range(len(one.file.commitments))),
        )
    if one.file.errands:
        yield Section(say("deal.section.errands"), tuple(_errand(turn, held) for held in one.file.errands))
    if one.loss_reason:
        yield Section(say("deal.section.loss"), tuple(_loss(one)))


def _is_shown(one: Opportunity, code: str) -> bool:
    return current(one, code) is not None or OPPORTUNITY.field(code).section == "deal"


def _fact(turn: Turn, one: Opportunity, code: str, may: bool) -> Fact:
    value = current(one, code)
    computed = code in COMPUTED and getattr(one, code) is None and value is not None
    return Fact(
        label(code),
        shown(turn, code, value),
        note=say("deal.computed") if computed else None,
        button=deal_button(say("button.change"), "deal_change", one, ref=code) if may else None,
        missing=value is None,
    )


def _promise(turn: Turn, one: Opportunity, place: int, may: bool) -> Fact:
    held = one.file.commitments[place]
    late = held.due is not None and held.due < turn.today
    day = ShownDay(held.due) if held.due is not None else None
    note = say("deal.late" if late else "deal.due", day=day) if day is not None else None
    keep = deal_button(say("deal.button.kept"), "deal_promise_kept", one, place=place)
    return Fact(
        say("deal.commitment"),
        held.text,
        note=say("deal.promise.done") if held.done else note,
        button=keep if may and not held.done else None,
    )


def _errand(turn: Turn, held: Errand) -> Fact:
    note = say(f"deal.errand.{held.outcome}") if held.outcome else say("deal.due", day=ShownDay(held.due))
    return Fact(say("deal.errand.of", name=name_of(turn, held.to)), held.step, note=note)


def _loss(one: Opportunity) -> Iterator[Fact]:
    yield Fact(label("loss_reason"), loss(one.loss_reason or ""))
    if one.lessons:
        yield Fact(label("lessons"), one.lessons)


def loss(reason: str) -> Text | str:
    """Return a reason of a loss in words; one that came from a file is in its own."""
    from bot.core.pipeline.life import LossReason

    return say(f"deal.loss.{reason}") if reason in set(LossReason) else reason


def standing(turn: Turn, one: Opportunity, gate: str) -> Param:
    """Return how a gate stands: who asked or decided, when."""
    last = one.file.last(gate)
    if last is None:
        return say("deal.verdict.none")
    return say(f"deal.verdict.{last.verdict}", name=name_of(turn, last.by), at=last.at)


def moves(turn: Turn, one: Opportunity) -> tuple[Button, ...]:
    """Return a button for each stage, or step after winning, that the opportunity can go to."""
    step = next_step(one)
    if step is not None:
        return (
            deal_button(
                say("deal.button.step", step=say(f"pipeline.step.{step}")), "deal_step", one, step=step.value
            ),
        )
    return tuple(
        deal_button(say(f"deal.button.to.{stage}"), "deal_move", one, target=stage.value)
        for stage in targets(one.stage)
        if one.stage in OPEN or turn.me.has("sales_lead")
    )
