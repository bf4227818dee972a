"""Text as it is compared: without case, accents, emoji and punctuation."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w\s@.+-]|_")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return *text* lower-cased, without accents, emoji or punctuation, single-spaced."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return _SPACES.sub(" ", _NOT_WORD.sub(" ", bare)).strip(" .-+")


def clean(text: str) -> str:
    """Return *text* composed (NFC), without control characters but with its line breaks, trimmed."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        mark for mark in composed if mark in "\n\t" or unicodedata.category(mark) not in ("Cc", "Cs", "Co")
    )
    return kept.strip()
