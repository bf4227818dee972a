"""What reminders say once a Brief is with the provider: phases, doubts and the area's acceptance (R2, R3, R13, §6)."""

from __future__ import annotations

from datetime import date

from bot.core.brief import Brief
from bot.core.reminders.phases import acceptance_due, doubt_due, running_phase
from bot.core.reminders.rows import Planned
from bot.core.text import ShownDay, Text, say
from bot.use_cases.intake.ask_next import start_over_message
from bot.use_cases.intake.labels import option
from bot.use_cases.turn import Turn


def phase_texts(turn: Turn, planned: Planned, brief: Brief) -> tuple[Text, ...]:
    """Return which phase is due when, whose it is, and of which channels."""
    phase = running_phase(brief, turn.services.calendar)
    if phase is None:
        return ()
    channels = tuple(option("channels", code) for code in phase.channels)
    return (
        say(f"remind.phase.{_when(turn, phase.due)}", brief=start_over_message(brief),
            phase=say(f"phase.{phase.code}"), due=ShownDay(phase.due)),
        say("remind.phase.whose", party=say(f"party.{phase.party}"), channels=channels, rule=phase.rule),
    )  # fmt: skip


def doubt_texts(turn: Turn, planned: Planned, brief: Brief) -> tuple[Text, ...]:
    """Return the doubt that waits for an answer, and until when."""
    doubt = next((one for one in brief.doubts if one.id == planned.role), None)
    if doubt is None:
        return ()
    due = doubt_due(doubt.raised_at, turn.services.calendar)
    return (
        say(f"remind.doubt.{_when(turn, due)}", brief=start_over_message(brief), due=ShownDay(due)),
        say("remind.doubt.text", text=doubt.text),
    )


def acceptance_texts(turn: Turn, planned: Planned, brief: Brief) -> tuple[Text, ...]:
    """Return until when the results wait for the area."""
    due = acceptance_due(brief, turn.now, turn.services.calendar)
    return (say(f"remind.acceptance.{_when(turn, due)}", brief=start_over_message(brief), due=ShownDay(due)),)


def _when(turn: Turn, due: date) -> str:
    if due == turn.today:
        return "today"
    return "before" if due > turn.today else "overdue"
