"""Questions and complaints whose words alone say what they are: answered whatever the model makes of
them, and without it."""

from __future__ import annotations

from bot.core.folding import fold
from bot.core.glossary import is_question_about_a_term
from bot.use_cases.turn import Turn

LONGEST_WHY = 10  # words: a longer text tells something


def plain_question(turn: Turn) -> str | None:
    """Return the action of a text that only asks what a word means, how a date came about, or how else a file comes."""
    if is_question_about_a_term(turn.text, turn.words.terms, turn.talk):
        return "action_define_term"
    folded = fold(turn.text)
    if len(folded.split()) > LONGEST_WHY or "://" in turn.text:  # an address answers a question
        return None
    if any(cue in folded for cue in turn.talk.why_dates):
        return "action_explain_dates"
    names_ours = folded in turn.talk.cannot_send or turn.talk.sendable & set(folded.split())
    return "action_upload_link" if names_ours and cannot_send(turn) else None


def cannot_send(turn: Turn) -> bool:
    """Tell whether somebody says that something cannot be sent."""
    folded = fold(turn.text)
    return any(cue in folded for cue in turn.talk.cannot_send)
