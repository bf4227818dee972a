"""Filling an opportunity: the form's questions one by one, each answer kept at once, anything else skipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from bot.core.folding import fold
from bot.core.forms.answers import Answer
from bot.core.forms.clauses import either
from bot.core.forms.definition import Kind
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.pipeline.intake import read_deal
from bot.core.pipeline.opportunity import Amount, Opportunity, contradictions
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Receiver, Reply, Style
from bot.core.text import Text, say
from bot.use_cases.deals.asked import ask_next, enough, go_on, miss, question
from bot.use_cases.deals.desk import (
    deal_button,
    form_setting,
    in_hand,
    money,
    save,
    take_up,
    talk,
    title,
    words,
)
from bot.use_cases.deals.shown import current, label, shown
from bot.use_cases.turn import Turn, button

DAYS: Final = frozenset({"closing_date", "billing_date", "next_step_date"})
FREE: Final = (Kind.TEXT,)


def answer(turn: Turn) -> None:
    """Take the message as the answer to the question that is open."""
    ref = talk(turn).asking
    if ref is None:
        return
    if is_finishing(turn) and ref != "client":
        enough(turn)
        return
    values, problems = read(turn, ref, turn.text)
    if ref in values:
        keep(turn, values, asked=ref)
    else:
        miss(turn, ref, problems.get(ref) or Answer(problem="not_read"))


def is_finishing(turn: Turn) -> bool:
    """Tell whether a text says that the rest is left out, in one phrase or several: «listo, así está bien»."""
    return re.fullmatch(rf"(?:\W*{either(words(turn).finishing)}\b)+\W*", fold(turn.text)) is not None


def read(turn: Turn, ref: str, text: str) -> tuple[dict[str, Any], dict[str, Answer]]:
    """Return what an answer says of its field and, where it is no free text, of others."""
    from bot.use_cases.deals.ask import setting

    field, known = OPPORTUNITY.field(ref), form_setting(turn)
    said = read_deal(text, known, setting(turn), naming=ref == "client")
    own = read_answer(field, text, known)
    if field.kind in FREE:
        taken = {"next_step_date": said.values.get("next_step_date")} if ref == "next_step" else {}
        values = {ref: said.values.get(ref, own.value), **taken}
        if ref == "next_step" and taken["next_step_date"] is None:
            day = read_answer(OPPORTUNITY.field("next_step_date"), text, known)
            values["next_step_date"] = day.value if day.taken else None
        if ref == "client":
            values |= said.values
        return {code: value for code, value in values.items() if value is not None}, {ref: own}
    values = dict(said.values)
    if ref not in values and own.taken and ref not in said.problems:
        values = {ref: own.value} if _says_one_figure(said.values) else {**said.values, ref: own.value}
    return values, {**{ref: own}, **said.problems}


def _says_one_figure(values: Mapping[str, Any]) -> bool:
    """Tell whether a bare figure was taken for the total: it answers the field that is asked instead."""
    return set(values) <= {"total_value", "closing_date"}


def keep(turn: Turn, values: Mapping[str, Any], asked: str | None = None) -> None:
    """Keep what was said; create the opportunity once its client is known; go on with the next question."""
    from bot.use_cases.deals.register import create

    deals, one = talk(turn), in_hand(turn)
    if one is None:
        deals.draft |= values
        if deals.draft.get("client"):
            create(turn, dict(deals.draft))
        else:
            ask_next(turn)
    elif change(turn, one, values) and (asked is not None or deals.asking is not None):
        go_on(turn, asked)


def change(turn: Turn, one: Opportunity, values: Mapping[str, Any]) -> bool:
    """Change values of an opportunity, each said with what it replaces; False where one cannot be."""
    from bot.use_cases.deals.guard import changed_meanwhile

    typed = {code: typed_value(code, value) for code, value in values.items()}
    wrong = next(
        ((code, why) for code, value in typed.items() if (why := wrong_with(one, typed, code))), None
    )
    if wrong is not None:
        turn.say(wrong[1], *((question(wrong[0]),) if talk(turn).asking == wrong[0] else ()))
        return False
    told = {code: value for code, value in typed.items() if current(one, code) != value}
    if changed_meanwhile(turn, one, "deal_apply", values=dict(values)):
        return False
    kept = save(turn, replace(one, **_dropping(one, typed)), "deal_changed", fields=sorted(told))
    take_up(turn, kept)
    if "owner" in told:
        tell_owner(turn, kept)
    for code, value in typed.items():
        turn.say(_echo(turn, one, code, value))
    _tell_total(turn, one, kept)
    _tell_contradiction(turn, kept)
    return True


def tell_owner(turn: Turn, one: Opportunity) -> None:
    """Tell somebody that an opportunity was put into their charge."""
    if one.owner in (None, turn.me.handle):
        return
    turn.tell(
        Reply(
            Receiver.person(one.owner or ""),
            (say("deal.news.owner", name=turn.me.name, title=title(one)),),
            buttons=(deal_button(say("deal.button.show"), "deal_show", one, Style.PRIMARY),),
        )
    )


def typed_value(code: str, value: Any) -> Any:
    """Return a form's value as the opportunity holds it: days are dates."""
    return date.fromisoformat(value) if code in DAYS and isinstance(value, str) else value


def wrong_with(one: Opportunity, typed: Mapping[str, Any], code: str) -> Text | None:
    """Return why a value cannot stand beside the others."""
    closing = typed.get("closing_date", one.closing_date)
    billing = typed.get("billing_date", one.billing_date)
    if (
        code in ("billing_date", "closing_date")
        and closing
        and billing
        and billing < closing
        and code in typed
    ):
        return say("deal.problem.billing_before_closing", billing=billing, closing=closing)
    if code == "probability" and one.stage not in OPEN:
        return say("deal.problem.closed_probability", title=title(one), stage=say(f"stage.{one.stage}"))
    return None


def _dropping(one: Opportunity, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes, with given products that a new factor makes untrue taken back to be worked out."""
    dropped: dict[str, Any] = {}
    if (
        {"seats", "unit_value"} & set(typed)
        and "monthly_value" not in typed
        and one.monthly_value is not None
    ):
        dropped["monthly_value"] = None if one.seats and one.unit_value else one.monthly_value
    return {**dropped, **typed}


def _echo(turn: Turn, one: Opportunity, code: str, value: Any) -> Text:
    before = current(one, code)
    if before is not None and before != value:
        return say(
            "echo.changed",
            field=label(code),
            before=shown(turn, code, before),
            value=shown(turn, code, value),
        )
    return say("echo.value", field=label(code), value=shown(turn, code, value))


def _tell_total(turn: Turn, before: Opportunity, now: Opportunity) -> None:
    if now.total is not None and now.total != before.total:
        turn.say(total_line(turn, now))
    elif now.total is None and now.monthly is not None and now.monthly != before.monthly:
        turn.say(say("deal.monthly", monthly=money(turn, now.monthly)))


def total_line(turn: Turn, one: Opportunity) -> Text:
    """Return monthly, total and weighted values in one line."""
    total, weighted = one.total or 0, one.weighted or 0
    if one.monthly is None:
        return say("deal.total", total=money(turn, total), weighted=money(turn, weighted), percent=one.chance)
    return say(
        "deal.totals",
        monthly=money(turn, one.monthly),
        total=money(turn, total),
        weighted=money(turn, weighted),
        percent=one.chance,
    )


def _tell_contradiction(turn: Turn, one: Opportunity) -> None:
    """Ask which holds where a value that was given is not what the others make of it."""
    for code in contradictions(one):
        worked_out: Amount | None = getattr(
            without(one, code), {"monthly_value": "monthly"}.get(code, "total")
        )
        given = getattr(one, code)
        turn.say(
            say(
                "deal.contradiction",
                field=label(code),
                given=money(turn, given),
                product=money(turn, worked_out or 0),
            ),
            buttons=(
                deal_button(say("deal.button.use_product"), "deal_clear", one, ref=code),
                button(say("deal.button.keep_given"), "dismiss"),
            ),
        )


def without(one: Opportunity, code: str) -> Opportunity:
    """Return an opportunity with a given value taken back, to be worked out."""
    cleared: dict[str, Any] = {code: None}
    return replace(one, **cleared)
