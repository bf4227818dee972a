"""Which of the options named in a sentence is meant: «no es comercial, es de servicio»."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.values.corrections import CorrectionWords, meant
from bot.core.values.reading import Reading
from bot.core.values.tokens import fold, tokenise


def options_meant(options: Mapping[str, tuple[str, ...]], text: str, words: CorrectionWords) -> list[str]:
    """Return the options said and not taken back, in the table's order."""
    named = _mentions(options, text)
    kept = meant(tokenise(text), named, words)
    said = {reading.value for reading in kept}
    return [code for code in options if code in said]


def _mentions(options: Mapping[str, tuple[str, ...]], text: str) -> list[Reading[str]]:
    """Return every mention of an option in order, the longest words first where they overlap."""
    folded = fold(text)
    spans = sorted(
        (
            (match.start(), -match.end(), code)
            for code, names in options.items()
            for name in names
            for match in re.finditer(rf"\b{re.escape(name)}\b", folded)
        )
    )
    found: list[Reading[str]] = []
    for start, minus_end, code in spans:
        if not found or start >= found[-1].end:
            found.append(Reading(code, None, False, start, -minus_end))
    return found
