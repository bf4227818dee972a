"""The words of the files handed out: headers, notes and errors, from the catalogue (`file.…`)."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.bases.meanings import CHANNELS
from bot.core.text import say
from bot.use_cases.ports import Wording

FileWords = Mapping[str, str]
"""Words by key: those below, and `channel.` with a channel's code."""

# fmt: off
KEYS = (
    "sheet.corrected", "sheet.errors", "suffix.corrected", "suffix.errors", "column.row",
    "column.errors", "column.unnamed", "error.empty_required", "error.bad_mobile", "error.unassigned_mobile",
    "error.bad_landline", "error.bad_email", "error.duplicate_id", "error.duplicate_phone", "error.duplicate_email",
    "error.formula", "error.opted_out", "base.file", "base.sheet", "base.identification",
    "base.name", "base.mobile", "base.landline", "base.email", "base.city",
    "base.remarks", "notes.sheet", "notes.column", "notes.how", "notes.example",
    "notes.title", "notes.rules", "how.identification", "how.name", "how.mobile",
    "how.landline", "how.email", "how.city", "how.remarks", "how.variable",
    "example.identification", "example.name", "example.mobile", "example.landline", "example.email",
    "example.city", "example.variable", "results.file", "results.summary", "results.detail",
    "results.measure", "results.sent", "results.read", "results.delivered", "results.bounced",
    "results.openings", "results.sent_at", "results.sweeps", "results.cleaned", "results.contactability",
    "results.effectiveness", "results.channel", "results.result", "results.classification", "results.recording",
    "script.file", "script.title", "script.intro", "script.greeting", "script.greeting.text",
    "script.identity", "script.identity.text", "script.purpose", "script.purpose.text", "script.message",
    "script.message.text", "script.questions", "script.questions.text", "script.objections", "script.objections.text",
    "script.closing", "script.closing.text",
)
# fmt: on


def file_words(wording: Wording, language: str) -> dict[str, str]:
    """Return the words in *language*; `{letter}` is filled in by who writes the file."""
    words = {key: wording.render(say(f"file.{key}", letter="{letter}"), language) for key in KEYS}
    names = {f"channel.{code}": wording.render(say(f"option.channels.{code}"), language) for code in CHANNELS}
    return {**words, **names}
