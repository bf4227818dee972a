"""Lists people type: e-mail addresses, links, variable names, a phone extension. Language-free."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bot.core.values.reading import Problem, Reading
from bot.core.values.tokens import LONGEST_TEXT, fold

Texts = tuple[str, ...]

_EMAIL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_AT_WORD: Final = re.compile(r"[^\s,;<>()]{0,99}@[^\s,;<>()]{0,99}")
_CUT_LINKS: Final = re.compile(r"[\n\r|]+|[,;](?=\s|$)|\s+")
_IS_LINKS: Final = re.compile(r"https?://|www\.")
_MARKER: Final = re.compile(r"^\s*(?:[-*•·–]|\d{1,2}[.)](?=\s))\s*")
_WRAPPING: Final = "\"'“”«»`{}[]<>() \t"
_DIGITS: Final = re.compile(r"(?<![\d.,/])\d{2,6}(?![\d/]|[.,]\d)")


def _once(items: Iterable[str]) -> Texts:
    """Each item once, case and accents apart, in order."""
    kept: dict[str, str] = {}
    for item in items:
        kept.setdefault(fold(item), item)
    return tuple(kept.values())


class Lists:
    """One language's words of lists."""

    def __init__(self, none: frozenset[str], joints: str, extension: str) -> None:
        """*none*: say there is nothing; *joints*: words before the last item; *extension*: a pattern, folded."""
        self._none = none
        self._cut = re.compile(rf"[\n\r;,|]+|\s+(?:{joints})\s+(?=\S)|\s+-\s+")
        self._extension = re.compile(extension)

    def _says_none(self, text: str) -> bool:
        return fold(text).strip(" .!¡") in self._none

    def email_list(self, text: str) -> Reading[Texts]:
        """The e-mail addresses in *text*, each once; () when it says there are none.

        INVALID when something with an @ is no address; the good ones are kept in the value.
        """
        seen = text[:LONGEST_TEXT]
        if self._says_none(seen):
            return Reading((), None, False, 0, len(seen))
        found = list(_EMAIL.finditer(seen))
        good = {(match.start(), match.end()) for match in found}
        bad = any(
            not any(start >= word.start() and end <= word.end() for start, end in good)
            for word in _AT_WORD.finditer(seen)
        )
        problem = Problem.INVALID if bad else None
        if not found:
            return Reading(None, problem)
        emails = _once(match.group().rstrip(".'") for match in found)
        return Reading(emails, problem, False, found[0].start(), found[-1].end())

    def items(self, text: str) -> Reading[Texts]:
        """The items of *text*, told apart by commas, lines or a final 'and'; () when it says there are none."""
        seen = text[:LONGEST_TEXT]
        if self._says_none(seen):
            return Reading((), None, False, 0, len(seen))
        cut = _CUT_LINKS if _IS_LINKS.search(seen) else self._cut
        pieces = (_MARKER.sub("", piece).strip(_WRAPPING).rstrip(".") for piece in cut.split(seen))
        if cut is _CUT_LINKS:
            pieces = (piece.rstrip(",;") for piece in pieces if "." in piece)
        items = _once(piece for piece in pieces if piece)
        return Reading(items, None, False, 0, len(seen)) if items else Reading(None)

    def extension(self, text: str) -> Reading[str]:
        """The phone extension in *text*: two to six digits, as typed."""
        folded = fold(text[:LONGEST_TEXT])
        named = self._extension.search(folded)
        if named:
            return Reading(named.group(1), None, False, named.start(1), named.end(1))
        bare = list(_DIGITS.finditer(folded))
        if len(bare) != 1:
            return Reading(None)
        return Reading(bare[0].group(), None, len(folded.split()) > 3, bare[0].start(), bare[0].end())
