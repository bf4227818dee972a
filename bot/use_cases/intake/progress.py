"""How far a Brief is, and which question comes next."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Prefill
from bot.core.text import Text, say


def next_ref(brief: Brief) -> str | None:
    """Return the ref to ask next: open corrections first, then the form's order; None when all is said."""
    corrections = brief.open_corrections()
    if corrections:
        return corrections[0].field
    return next(brief.questions(), None)


def left_to_ask(brief: Brief) -> int:
    """Return how many questions are still open."""
    return len(brief.corrections) or sum(1 for _ in brief.questions())


def progress(brief: Brief, ref: str) -> Text:
    """Return where the question stands: section and how many are left."""
    if brief.corrections:
        return say("progress.corrections", count=len(brief.corrections))
    left = left_to_ask(brief)
    section = BRIEF.sections.index(BRIEF.field(ref).section) + 1
    id = "progress.section" if left else "progress.section_only"
    return say(id, count=left, section=section, sections=len(BRIEF.sections))


def is_optional(ref: str) -> bool:
    """Tell whether a field may be skipped."""
    field = BRIEF.field(ref)
    return not field.required or (field.prefill is Prefill.INFERRED and not field.required)
