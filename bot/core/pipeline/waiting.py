"""Which decisions of an opportunity are waited for, and since when."""

from __future__ import annotations

from datetime import date

from bot.core.pipeline.deal_file import DealFile, Decision


def waiting_gates(file: DealFile) -> tuple[Decision, ...]:
    """Return the gates that were asked and wait for a decision, each as it was asked, oldest first."""
    open_ = {one.gate: file.last(one.gate) for one in file.decisions if file.is_open(one.gate)}
    return tuple(sorted((one for one in open_.values() if one is not None), key=lambda one: one.at))


def waiting_since(file: DealFile) -> date | None:
    """Return the day since when the oldest decision is waited for."""
    waiting = waiting_gates(file)
    return waiting[0].at.date() if waiting else None
