"""Yes or no, told from what is said first; doubt is neither. Language-free: each language gives its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bot.core.values.grammar import Grammar, Rules, Vocabulary, find_all
from bot.core.values.reading import Reading

LETTERS: Final[dict[str, bool]] = {"s": True, "n": False, "y": True, "x": False}
ANSWER_WORDS: Final = 6
"""A yes or a no stands among the first words; later ones are about something else."""

_STRETCHED: Final = re.compile(r"(.)\1{2,}")


class Agreement:
    """One language's words of assent, refusal and doubt."""

    def __init__(
        self, yes: Iterable[str], no: Iterable[str], doubt: Iterable[str], weak: frozenset[str]
    ) -> None:
        """*weak*: said before the answer as often as being it."""
        self._weak = weak
        self._grammar = Grammar(
            {
                "yes": Vocabulary(dict.fromkeys(yes, True)),
                "no": Vocabulary(dict.fromkeys(no, False)),
                "doubt": Vocabulary(dict.fromkeys(doubt, "?")),
                "word": Rules(
                    [
                        ("<doubt>", lambda mark: (mark,)),
                        ("<no>", lambda no: (no,)),
                        ("<yes>", lambda yes: (yes,)),
                    ]
                ),
            }
        )

    def read(self, text: str) -> Reading[bool]:
        """Whether *text* says yes or no; None when it says neither, or doubts."""
        squeezed = _STRETCHED.sub(r"\1", text[:400]) if _STRETCHED.search(text[:400]) else text
        scan = self._grammar.scan(squeezed)
        tokens = scan.tokens
        if len(tokens) == 1 and (letter := LETTERS.get(tokens.word(0))) is not None:
            return Reading(letter, None, False, 0, len(text))
        said = [(at, match) for at, match in find_all(scan, "word") if at < ANSWER_WORDS]
        if not said or any(match.value[0] == "?" for _, match in said):
            return Reading(None)
        firm = [pair for pair in said if _phrase(tokens.items[pair[0] : pair[1].end]) not in self._weak]
        at, match = (firm or said)[0]
        mixed = len({bool(other.value[0]) for _, other in firm}) > 1
        same = squeezed == text
        start, end = (tokens.items[at].start, tokens.items[match.end - 1].end) if same else (0, len(text))
        return Reading(match.value[0], None, mixed or at > 2, start, end)


def _phrase(tokens: tuple[object, ...]) -> str:
    return " ".join(getattr(token, "text", "") for token in tokens)
