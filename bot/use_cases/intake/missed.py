"""An answer that was not understood: what is wrong with it, an example, what is taken, and a way to leave it."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Field, Kind
from bot.core.forms.readers import Answer
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.accounts.who import ask_who, candidates, nearest
from bot.use_cases.explain.explanations import accepts, example
from bot.use_cases.intake.ask_next import answer_buttons, control_buttons, question
from bot.use_cases.intake.labels import label, option
from bot.use_cases.turn import Turn, button


def miss(turn: Turn, ref: str, answer: Answer) -> None:
    """Say what was not understood: an example first, then the reason, the options and a way to leave it."""
    conversation, field = turn.conversation, BRIEF.field(ref)
    if answer.unsure:
        ask_who(turn, ref, answer)
        return
    conversation.misses += 1
    problem = problem_of(ref, answer)
    if conversation.misses < 2:
        turn.say(problem, question(ref), *nearest(answer), buttons=_buttons(turn, field, ref, answer))
        return
    words = _PATIENTLY[(conversation.misses - 2) % len(_PATIENTLY)](ref)
    turn.say(*words, buttons=_buttons(turn, field, ref, answer))


def problem_of(ref: str, answer: Answer) -> Text:
    """Return what is wrong with an answer, in words that help to give another."""
    example = say(f"example.{BRIEF.field(ref).code}")
    return say(f"problem.{answer.problem}", field=label(ref), example=example, **answer.limits)


_PATIENTLY: tuple[
    Callable[[str], tuple[Text, ...]], ...
] = (  # one after another: no sentence comes twice in a row
    lambda ref: (
        say("miss.second", field=label(ref)),
        say(f"why.{ref.partition('.')[0]}"),
        say("explain.accepts", accepts=accepts(ref)),
    ),
    lambda ref: (say("miss.third", field=label(ref)), question(ref), example(ref)),
    lambda ref: (say("miss.fourth", field=label(ref)),),
)


def _buttons(turn: Turn, field: Field, ref: str, answer: Answer) -> tuple[Button, ...]:
    if field.kind in (Kind.PERSON, Kind.AREA):
        offered = candidates(turn, ref, answer.options)
    elif field.kind is Kind.CHOICE and answer.problem == "several_options":
        offered = tuple(
            turn.draft_button(option(field.code, code), "answer", ref=ref, value=code)
            for code in answer.options
        )
    else:
        offered = answer_buttons(turn, field, ref)
    pending = (
        (
            turn.draft_button(say("button.leave_pending"), "control", intent="dont_know", ref=ref),
            button(say("intent.human"), "control", intent="human"),
        )
        if turn.conversation.misses > 1
        else ()
    )
    controls = control_buttons(turn, ref)
    return (*offered, *pending, controls[0], controls[-1]) if pending else (*offered, *controls)
