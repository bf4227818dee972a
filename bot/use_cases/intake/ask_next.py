"""Asking: the next question, the same question again, or the check-your-answers card at the end."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Field, Kind
from bot.core.forms.inference import infer
from bot.core.replies import Button, Style
from bot.core.text import Text, say
from bot.use_cases.deals.questions import ask as ask_deal
from bot.use_cases.intake.labels import label, option
from bot.use_cases.intake.progress import is_optional, next_ref, progress
from bot.use_cases.intake.show_summary import show_summary
from bot.use_cases.intake.suggestions import suggested
from bot.use_cases.sections.second_door import button_beside
from bot.use_cases.support.open_question import restate
from bot.use_cases.turn import Turn


def ask_next(turn: Turn) -> None:
    """Ask the next open question, or show the card to check when there is none."""
    brief = turn.draft
    infer(brief)
    turn.save(brief)
    ref = next_ref(brief)
    if ref is None:
        show_summary(turn)
        return
    turn.conversation.ask(ref)
    ask(turn, ref)


def ask(turn: Turn, ref: str) -> None:
    """Ask *ref*: progress, the reviewer's note if it was returned, the question, its buttons."""
    brief, field = turn.draft, BRIEF.field(ref)
    paragraphs: list[Text | str] = [progress(brief, ref)]
    note = next((item.note for item in brief.corrections if item.field == ref), None)
    if note:
        paragraphs.append(say("ask.returned", field=label(ref), note=note))
    paragraphs.append(question(ref))
    hint = suggested(turn, ref)
    if hint is not None:
        paragraphs.append(say("ask.suggestion", value=hint))
    buttons = (*answer_buttons(turn, field, ref), *control_buttons(turn, ref), *button_beside(turn, ref))
    if field.kind is Kind.CHOICES:
        turn.conversation.choice_turn = turn.conversation.turn
        turn.say(*paragraphs, buttons=buttons, card=choice_card(turn, ref))
    else:
        turn.say(*paragraphs, buttons=buttons)


def ask_again(turn: Turn) -> None:
    """Restate the pending question once, after a detour: the yes or no that is open, the field's, or the card."""
    conversation = turn.conversation
    if conversation.question is not None:
        restate(turn)
    elif conversation.deals is not None and conversation.deals.asking is not None:
        ask_deal(turn, conversation.deals.asking)
    elif conversation.asking is not None and turn.brief is not None:
        ask(turn, conversation.asking)
    elif conversation.reviewing and turn.brief is not None:
        show_summary(turn)


def question(ref: str) -> Text:
    """Return the question of a field."""
    code, _, part = ref.partition(".")
    return say("ask.message", channel=option("channels", part)) if part else say(f"ask.{code}")


def answer_buttons(turn: Turn, field: Field, ref: str) -> tuple[Button, ...]:
    """Return the buttons that answer a field."""
    if field.kind is Kind.CHOICE:
        return tuple(
            turn.draft_button(option(field.code, value), "answer", ref=ref, value=value)
            for value in field.options
        )
    if field.kind is Kind.CHOICES:
        return choice_toggles(turn, field, ref)
    if field.kind is Kind.YES_NO:
        return tuple(
            turn.draft_button(say(word), "answer", ref=ref, value=word == "yes") for word in ("yes", "no")
        )
    hint = suggested(turn, ref)
    return (turn.draft_button(say("yes"), "suggestion", Style.PRIMARY, ref=ref),) if hint is not None else ()


def choice_toggles(turn: Turn, field: Field, ref: str) -> tuple[Button, ...]:
    """Return one toggle for each option and the button that ends the choice."""
    ticked = turn.conversation.ticked
    toggles = tuple(
        turn.draft_button(option(field.code, value), "toggle", chosen=value in ticked, ref=ref, value=value)
        for value in field.options
        if value not in turn.draft.ruled_out
    )
    return (*toggles, turn.draft_button(say("button.done"), "toggled", Style.PRIMARY, ref=ref))


def control_buttons(turn: Turn, ref: str) -> tuple[Button, ...]:
    """Return the buttons every question has: why, later, back."""
    later = "skip_field" if is_optional(ref) else "dont_know"
    words = {
        "explain_field": "button.why",
        "skip_field": "button.skip",
        "dont_know": "button.dont_know",
        "go_back": "button.back",
    }
    return tuple(
        turn.draft_button(say(words[intent]), "control", intent=intent, ref=ref)
        for intent in ("explain_field", later, "go_back")
    )


def choice_card(turn: Turn, ref: str) -> str:
    """Return the key of the message that holds a multi-choice, so that ticking rewrites it."""
    return f"choose:{turn.conversation.brief}:{ref}:{turn.conversation.choice_turn}"


def start_over_message(brief: Brief) -> Text:
    """Return how a Brief is called in a sentence: its folio, its name, or «sin nombre»."""
    if brief.folio:
        return say("brief.called_folio", folio=brief.folio, name=brief.fields.get("name") or "")
    name = brief.fields.get("name")
    return say("brief.called", name=name) if name else say("brief.unnamed")
