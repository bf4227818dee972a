"""The buttons of the second door to a draft: its sections as forms, where the platform has windows for them."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.forms.brief import BRIEF
from bot.core.replies import Button
from bot.core.text import say
from bot.use_cases.turn import Turn, button


def has_second_door(turn: Turn) -> bool:
    """Tell whether whoever speaks can be shown a form with inputs of every kind."""
    return turn.identity.platform in turn.services.windowed()


def section_button(brief: Brief, section: str) -> Button:
    """Return the button that opens one section as a form, good for that Brief whichever is in hand."""
    label = say("button.section", section=say(f"section.{section}"))
    return button(label, "open_section", brief=brief.id, section=section)


def button_beside(turn: Turn, ref: str) -> tuple[Button, ...]:
    """Return the button beside a question: the form of its section; none where there is no second door."""
    brief = turn.brief
    if brief is None or not has_second_door(turn):
        return ()
    return (section_button(brief, BRIEF.field(ref).section),)


def section_buttons(turn: Turn, brief: Brief) -> tuple[Button, ...]:
    """Return a button for each section; none where there is no second door."""
    if not has_second_door(turn):
        return ()
    return tuple(section_button(brief, code) for code in BRIEF.sections)
