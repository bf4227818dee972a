"""«¿Por qué ese día?»: the clocks of the Brief that is meant, day by day; a channel's by its phases."""

from __future__ import annotations

from bot.use_cases.explain.day_by_day import walk
from bot.use_cases.explain.due_dates import clocks_of, due_dates, nothing_yet
from bot.use_cases.explain.due_topics import named_channels
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.drafts import meant
from bot.use_cases.turn import Turn


def explain_dates(turn: Turn) -> None:
    """Explain how the due dates come about, then restate the pending question."""
    brief = meant(turn) or nothing_yet(turn)
    clocks = clocks_of(turn, brief)
    named = named_channels(turn)
    meant_clocks = [clock for clock in clocks if clock.channel in named] if named else []
    if not clocks:
        due_dates(turn)
        return
    for clock in meant_clocks or [clock for clock in clocks if clock.channel is None] or clocks:
        turn.say(*walk(turn, clock))
    ask_again(turn)
