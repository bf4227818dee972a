"""The files people fill in: base, script and results, sent when asked for."""

from __future__ import annotations

from bot.core.folding import fold
from bot.core.replies import Document
from bot.use_cases.turn import Turn


def templates_named(turn: Turn) -> tuple[Document, ...]:
    """Return the templates the message asks for; all of them where it names none."""
    folded = fold(turn.text)
    if not any(word in folded for word in turn.words.template_cues):
        return ()
    words = set(folded.split())
    named = [code for code, names in turn.words.templates.items() if words.intersection(names)]
    brief = turn.brief
    channels = tuple((brief.fields.get("channels") if brief else None) or ())
    variables = tuple((brief.fields.get("variables") if brief else None) or ())
    return tuple(
        turn.services.template(code, channels, variables, turn.me.language)
        for code in named or turn.words.templates
    )
