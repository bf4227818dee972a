"""The reason of a loss as it is said: «la perdimos por precio»."""

from __future__ import annotations

import re

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.pipeline.life import LossReason
from bot.use_cases.deals.desk import words
from bot.use_cases.turn import Turn


def loss_reason_in(turn: Turn) -> str | None:
    """Return the code of the reason that a text gives; the longest words said win."""
    folded = fold(turn.text)
    found = [
        (len(phrase), code)
        for code, phrases in words(turn).losses.items()
        for phrase in phrases
        if code != LossReason.OTHER and re.search(rf"\b{either((phrase,))}\b", folded)
    ]
    return max(found)[1] if found else None
