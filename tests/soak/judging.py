"""What a soak may not show."""

from __future__ import annotations

from collections.abc import Iterator

from tests.soak.soak import Report

MOST_GROWN = {"tasks": 10, "sockets": 20, "files": 20, "threads": 4}
"""How much more there may be at the end than after the last kill: what is under way differs by chance."""
MEMORY = 1.15, 12.0
"""By how much resident memory may grow: a factor, and megabytes beside it."""


def complaints(report: Report) -> list[str]:
    """Return everything that went wrong."""
    return list(_complaints(report))


def _complaints(report: Report) -> Iterator[str]:
    if report.turns < report.plan.turns and report.plan.minutes is None:
        yield f"only {report.turns} turns"
    for what in ("unanswered", "puzzled", "rejections"):
        found = getattr(report, what)
        if found:
            yield f"{len(found)} {what}: {found[:3]}"
    if report.doubled or report.buried:
        yield f"{report.doubled} messages doubled, {report.buried} rows buried"
    if report.drafts != report.begun:
        yield f"{report.begun} requests were begun and {report.drafts} are there"
    yield from _growth(report)


def _growth(report: Report) -> Iterator[str]:
    for figure, most in MOST_GROWN.items():
        early, late = report.grown(figure)
        if late > early + most:
            yield f"{figure} grew from {early} to {late}"
    early, late = report.grown("rss")
    if late > early * MEMORY[0] + MEMORY[1]:
        yield f"memory grew from {early:.1f} to {late:.1f} MB"
    handled = report.turns
    if report.rows["inbox"] >= handled:
        yield f"the inbox was not pruned: {report.rows['inbox']} rows after {handled} turns"
