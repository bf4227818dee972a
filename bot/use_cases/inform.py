"""Information that nobody asked for: with a draft open it may fill it, else it may begin one."""

from __future__ import annotations

from bot.core.brief import Origin
from bot.core.folding import fold
from bot.core.forms.extract import extract
from bot.core.text import say
from bot.use_cases.intake.answer_field import echo, keep
from bot.use_cases.intake.ask_next import ask_next
from bot.use_cases.intake.correct_field import correct_field
from bot.use_cases.intake.recognise_correction import named_ref
from bot.use_cases.intake.request_campaign import start
from bot.use_cases.support.fresh import fresh
from bot.use_cases.support.small_talk import starters
from bot.use_cases.turn import Turn, button


def speaks_of_campaign(turn: Turn) -> bool:
    """Tell whether the text names what this bot is for."""
    folded = fold(turn.text)
    return any(word in folded for word in turn.words.campaign)


def inform(turn: Turn) -> None:
    """Use what the message says: a change to the card being checked, empty fields, or the start of a Brief."""
    said = extract(turn.text, turn.setting)
    if turn.brief is not None:
        if named_ref(turn) is not None:
            correct_field(turn)
            return
        kept = keep(turn.draft, said, Origin.SAID)
        if kept:
            turn.say(*(echo(turn, ref, None, turn.draft.value(ref)) for ref in kept))
            ask_next(turn)
            return
    if said and turn.brief is None and turn.me.has("requester"):
        if speaks_of_campaign(turn) or len(said) > 1:
            start(turn, turn.text)
            return
        turn.say(
            say("inform.begin"),
            buttons=(
                button(say("button.begin_with_this"), "start_new", text=turn.text),
                button(say("button.help"), "control", intent="help"),
            ),
        )
        return
    id = fresh(turn.conversation, "inform.what", "inform.what.again")
    turn.say(say(id), buttons=starters(turn))
