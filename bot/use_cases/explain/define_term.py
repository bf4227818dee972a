"""«¿Qué es un barrido?»: the trade's words, in our own; an unknown one brings the nearest as buttons."""

from __future__ import annotations

from bot.core.folding import fold
from bot.core.glossary import Found, look_up
from bot.core.glossary.themes import THEMES
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.support.fresh import fresh
from bot.use_cases.turn import Turn, button

STARTING = ("brief", "ocm", "sweep", "typification")  # offered where nothing comes near
UNKNOWN = ("term.unknown", "term.unknown.again", "term.unknown.once_more")
ALONE = ("term.unlike", "term.unlike.again", "term.unlike.once_more")
LONGEST_ASKED = 60  # letters of the person's own word that are shown back


def define_term(turn: Turn) -> None:
    """Define the terms the message names, then restate the pending question."""
    found = look_up(turn.text, turn.words.terms, turn.talk)
    if found.terms:
        turn.say(*(definition(code) for code in found.terms))
    elif set(fold(turn.text).split()) & turn.talk.listing:
        list_terms(turn)
    else:
        _admit(turn, found)
    ask_again(turn)


def define(turn: Turn, term: str) -> None:
    """Define the term of a button, then restate the pending question."""
    turn.say(definition(term))
    ask_again(turn)


def show_glossary(turn: Turn) -> None:
    """List every term, then restate the pending question."""
    list_terms(turn)
    ask_again(turn)


def list_terms(turn: Turn) -> None:
    """Say every term's name, by theme."""
    turn.say(
        say("term.glossary"),
        *(
            say(
                "term.theme",
                theme=say(f"theme.{theme}"),
                names=tuple(say(f"term.name.{code}") for code in codes),
            )
            for theme, codes in THEMES.items()
        ),
    )


def definition(code: str) -> Text:
    """Return a term's name and what it means."""
    return say("term.line", name=say(f"term.name.{code}"), meaning=say(f"term.{code}"))


def _admit(turn: Turn, found: Found) -> None:
    """Say that the word is not in the glossary and offer the nearest; without a word, ask for it."""
    if not found.asked:
        turn.say(say("term.which"), buttons=(*_offers(STARTING), _whole_glossary()))
        return
    id = fresh(turn.conversation, *(UNKNOWN if found.near else ALONE))
    turn.say(
        say(id, asked=found.asked[:LONGEST_ASKED]),
        buttons=(*_offers(found.near or STARTING), _whole_glossary()),
    )


def _offers(codes: tuple[str, ...]) -> tuple[Button, ...]:
    return tuple(button(say(f"term.name.{code}"), "define", term=code) for code in codes)


def _whole_glossary() -> Button:
    return button(say("button.glossary"), "glossary")
