"""Pausing and going on: the draft stays where it was, at the same question."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.replies import Button
from bot.core.text import say
from bot.use_cases.intake.ask_next import ask, ask_next, start_over_message
from bot.use_cases.intake.drafts import folio_in, open_drafts
from bot.use_cases.intake.request_campaign import named_in
from bot.use_cases.turn import Turn, button


def pause(turn: Turn) -> None:
    """Leave the draft; it is stored already."""
    brief = turn.brief
    if brief is None:
        turn.say(say("pause.nothing"))
        return
    turn.say(say("pause.done", brief=start_over_message(brief)), buttons=(resume_button(brief),))
    turn.note("draft_paused", brief)
    turn.take_up(None)


def resume_button(brief: Brief) -> Button:
    """Return the button that takes a draft up again."""
    return button(say("button.go_on_with", brief=start_over_message(brief)), "resume", brief=brief.id)


def resume_draft(turn: Turn) -> None:
    """Go on with the draft in hand, the only one, the one named, or ask which."""
    drafts = open_drafts(turn)
    folio = folio_in(turn.text)
    named = [
        brief
        for brief in drafts
        if named_in(turn.text, brief) or (folio is not None and brief.folio == folio)
    ]
    if turn.brief is not None and not named:
        resume(turn, turn.draft)
    elif not drafts:
        turn.say(
            say("resume.nothing"),
            buttons=(button(say("button.new_brief"), "control", intent="request_campaign"),),
        )
    elif len(drafts) == 1 or named:
        resume(turn, (named or drafts)[0])
    else:
        turn.say(say("resume.which"), buttons=tuple(resume_button(brief) for brief in drafts[:8]))


def resume(turn: Turn, brief: Brief) -> None:
    """Take a draft up and ask where it stood."""
    asking = turn.conversation.asking if turn.conversation.brief == brief.id else None
    if turn.conversation.brief != brief.id:
        turn.take_up(brief)
    turn.conversation.settle()
    turn.say(say("resume.here", brief=start_over_message(brief)))
    if asking is not None and asking in brief.refs():
        ask(turn, asking)
    else:
        ask_next(turn)
