"""Asking for an opportunity's data: the next question, the same again, why it is asked, what may be left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.core.forms.answers import Answer
from bot.core.forms.definition import Kind
from bot.core.forms.opportunity import OPPORTUNITY, questions
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Button, Style
from bot.core.text import Text, say
from bot.use_cases.deals.desk import deal_button, form_setting, in_hand, talk, title
from bot.use_cases.deals.shown import label, option
from bot.use_cases.turn import Turn, button

PATIENCE: Final = 2
"""Misses after which the question says why it is asked."""


def values_of(one: Opportunity | None, draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is given so far, before and after the opportunity exists."""
    if one is None:
        return dict(draft)
    return {field.code: getattr(one, field.code) for field in OPPORTUNITY.fields}


def ask_next(turn: Turn) -> None:
    """Ask the next open question of the one in hand; say that it is complete where there is none."""
    deals, one = talk(turn), in_hand(turn)
    before = deals.asking
    ref = next(questions(values_of(one, deals.draft), frozenset(deals.skipped)), None)
    deals.asking = ref
    turn.conversation.misses = 0
    if ref is None:
        _complete(turn, one)
        return
    if one is not None and _enters_the_rest(before, ref):
        turn.say(say("deal.rest", title=title(one)))
    ask(turn, ref)


def ask_once(turn: Turn, ref: str) -> None:
    """Ask one field out of turn: no other question follows it, but the day of a next step."""
    deals = talk(turn)
    deals.asking, deals.filling = ref, False
    turn.conversation.misses = 0
    ask(turn, ref)


def go_on(turn: Turn, answered: str | None) -> None:
    """Go on after something was kept: with the form, with the day of a next step, or with nothing."""
    deals, one = talk(turn), in_hand(turn)
    if deals.filling or one is None:
        ask_next(turn)
    elif answered is None and deals.asking is not None:
        ask(turn, deals.asking)
    elif answered == "next_step" and (one.next_step_date is None or one.next_step_date < turn.today):
        ask_once(turn, "next_step_date")
    else:
        deals.asking = None


def _enters_the_rest(before: str | None, ref: str) -> bool:
    was = before is None or OPPORTUNITY.field(before).section == "deal"
    return was and OPPORTUNITY.field(ref).section == "more"


def ask(turn: Turn, ref: str) -> None:
    """Ask one field, with the buttons that answer it or leave it."""
    turn.say(question(ref), buttons=answer_buttons(turn, ref))


def question(ref: str) -> Text:
    """Return the question of a field."""
    return say(f"deal.ask.{ref}")


def answer_buttons(turn: Turn, ref: str) -> tuple[Button, ...]:
    """Return a button for each option, and those that skip the question or all that is left."""
    field, deal = OPPORTUNITY.field(ref), talk(turn).deal
    if field.kind is Kind.PERSON:
        people = form_setting(turn).people
        options = tuple(
            button(who.name, "deal_answer", deal=deal, ref=ref, value=who.handle) for who in people
        )
    else:
        options = tuple(
            button(option(ref, value), "deal_answer", deal=deal, ref=ref, value=value)
            for value in field.options
        )
    if ref == "client":
        return options
    skip = button(say("button.skip"), "deal_skip", deal=deal, ref=ref)
    return (*options, skip, button(say("deal.button.enough"), "deal_enough", deal=deal))


def miss(turn: Turn, ref: str, answer: Answer) -> None:
    """Say why an answer cannot be taken, and ask again; why it is asked after several."""
    turn.conversation.misses += 1
    problem = say(
        f"problem.{answer.problem}", field=label(ref), example=say(f"deal.example.{ref}"), **answer.limits
    )
    why = (say(f"deal.why.{ref}"),) if turn.conversation.misses >= PATIENCE else ()
    turn.say(problem, *why, question(ref), buttons=answer_buttons(turn, ref))


def explain(turn: Turn) -> None:
    """Say why the question is asked, with an example, and ask again."""
    ref = talk(turn).asking
    if ref is not None:
        turn.say(say(f"deal.why.{ref}"), say("example.line", example=say(f"deal.example.{ref}")))
        ask(turn, ref)


def skip(turn: Turn, ref: str | None = None) -> None:
    """Leave the question out; the client's name cannot be."""
    deals = talk(turn)
    ref = ref or deals.asking
    if ref is None:
        return
    if ref == "client":
        turn.say(say("deal.client_needed"))
        ask(turn, ref)
        return
    deals.skipped = [*deals.skipped, ref]
    if deals.asking != ref:
        return
    if deals.filling:
        ask_next(turn)
        return
    deals.asking = None
    turn.say(say("dismissed"))


def enough(turn: Turn) -> None:
    """Leave out all that is still open."""
    one = in_hand(turn)
    deals = talk(turn)
    deals.asking, deals.draft = None, {}
    if one is not None:
        _complete(turn, one)
    else:
        turn.say(say("dismissed"))


def back(turn: Turn) -> None:
    """Ask the question before again."""
    deals, one = talk(turn), in_hand(turn)
    given = values_of(one, deals.draft)
    order = [field.code for field in OPPORTUNITY.fields]
    place = order.index(deals.asking) if deals.asking in order else len(order)
    earlier = [code for code in order[:place] if given.get(code) is not None or code in deals.skipped]
    if not earlier:
        turn.say(say("deal.no_back"))
        return
    deals.asking = earlier[-1]
    ask(turn, earlier[-1])


def _complete(turn: Turn, one: Opportunity | None) -> None:
    talk(turn).filling = False
    if one is None:
        return
    lacking = tuple(label(code) for code in _left_out(one))
    words_ = (
        say("deal.complete", title=title(one))
        if not lacking
        else say("deal.left", title=title(one), fields=lacking)
    )
    turn.say(words_, buttons=(deal_button(say("deal.button.show"), "deal_show", one, Style.PRIMARY),))


def _left_out(one: Opportunity) -> list[str]:
    needed: tuple[tuple[str, Callable[[Opportunity], Any]], ...] = (
        ("total_value", lambda it: it.total),
        ("service_type", lambda it: it.service_type),
        ("closing_date", lambda it: it.closing_date),
        ("next_step", lambda it: it.next_step),
    )
    return [code for code, value in needed if value(one) is None]
