"""Contact channels asked for and excluded: an exclusion holds until a word takes it back. Language-free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.core.values.grammar import Grammar, Scan, find_all
from bot.core.values.reading import Reading

CANONICAL: Final = ("sms", "email", "whatsapp", "call", "voice")
LONGEST_ANSWER: Final = 40
"""Tokens: misspellings are looked for in answers, not in long messages."""
Channels = tuple[str, ...]
Mark = tuple[int, int, str, Channels]
"""First token, token after the last, the sign said with it, and the codes (none for a sign alone).

Signs: "+" wanted, "-" refused, "-+" this one refused and the next ones wanted ('neither SMS nor mail, WhatsApp').
"""


class ChannelLists:
    """One language's grammar of channels: slots `name`, `loose` (where nothing else was named) and `mark`."""

    def __init__(self, grammar: Grammar, names: Mapping[str, str], loose: Mapping[str, str]) -> None:
        self._grammar = grammar
        self._loose = loose
        self._spellings = {word: code for word, code in names.items() if " " not in word and len(word) > 4}

    def find(self, text: str) -> tuple[Reading[Channels], ...]:
        """Every channel named in *text*, one code each, whether wanted or not."""
        scan = self._grammar.scan(text)
        items = scan.tokens.items
        return tuple(
            Reading((match.value,), None, False, items[at].start, items[match.end - 1].end)
            for at, match in find_all(scan, "name")
        )

    def read(self, text: str) -> Reading[Channels]:
        """The channels *text* asks for, in canonical order, less those it excludes; guessed where misspelt."""
        scan = self._grammar.scan(text)
        marks = [(at, match.end, *match.value) for at, match in find_all(scan, "mark")]
        spelt = self._misspelt_marks(scan, marks)
        marks = sorted((*marks, *spelt))
        named = [(at, end) for at, end, _, codes in marks if codes]
        if not named:
            return _loose(scan)
        wanted, refused = _sort(marks)
        only_refused = bool(refused) and not wanted
        codes = tuple(code for code in CANONICAL if code in (wanted or set(CANONICAL)) - refused)
        items = scan.tokens.items
        start, end = items[named[0][0]].start, items[named[-1][1] - 1].end
        return Reading(codes or None, None, only_refused or bool(spelt), start, end)

    def _misspelt_marks(self, scan: Scan, marks: list[Mark]) -> list[Mark]:
        if len(scan.tokens) > LONGEST_ANSWER:
            return []
        taken = {k for at, end, _, _ in marks for k in range(at, end)}
        words = ((k, token.text) for k, token in enumerate(scan.tokens.items) if k not in taken)
        return [(k, k + 1, "", (code,)) for k, word in words if (code := self._misspelt(word))]

    def _misspelt(self, word: str) -> str | None:
        if not 6 <= len(word) <= 14 or word in self._loose:
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        best = process.extractOne(
            word,
            self._spellings.keys(),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1 if len(word) < 8 else 2,
        )
        return self._spellings[best[0]] if best else None


def _sort(marks: list[Mark]) -> tuple[set[str], set[str]]:
    """An exclusion holds until a word takes it back."""
    wanted: set[str] = set()
    refused: set[str] = set()
    sign = "+"
    for _, _, mark, codes in marks:
        if not codes:
            sign = mark or sign
            continue
        here = mark[:1] or sign
        sign = mark[1:] or sign
        if here == "-" and set(codes) == set(CANONICAL):
            wanted.update(set(codes) - refused)  # 'all' is never refused: 'except SMS, all of them'
            continue
        (wanted if here == "+" else refused).update(codes)
        (refused if here == "+" else wanted).difference_update(codes)
    return wanted, refused


def _loose(scan: Scan) -> Reading[Channels]:
    """'por mensajes': guessed."""
    items = scan.tokens.items
    for at, match in find_all(scan, "loose"):
        return Reading((match.value,), None, True, items[at].start, items[match.end - 1].end)
    return Reading(None)
