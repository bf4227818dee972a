"""Which entry a text means in the end: what was taken back is left out, who may not be chosen is told apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.core.folding import fold
from bot.core.naming.entries import Entry, words_of
from bot.core.naming.finding import Named, find_named
from bot.core.naming.likeness import SOUNDS, likeness
from bot.core.naming.words import NamingWords
from bot.core.values.corrections import CorrectionWords, meant
from bot.core.values.reading import Reading
from bot.core.values.tokens import tokenise

LIKELIEST = 3
MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: *code*, or None with why.

    *problem*: "nobody" (with the likeliest), "which" (several as likely), "mean" (one, to be confirmed),
    "barred" (known, but may not be chosen: *barred*; with the likeliest who may), "empty" (only taken back).
    """

    code: str | None = None
    guessed: bool = False
    problem: str | None = None
    options: tuple[str, ...] = ()
    barred: str | None = None


def choose_named(
    text: str,
    entries: Sequence[Entry],
    allowed: Collection[str],
    words: NamingWords,
    corrections: CorrectionWords,
) -> Choice:
    """Return the entry that *text* means among those *allowed*."""
    mentions = [one for one in find_named(text, entries, words)]
    kept = _not_taken_back(text, mentions, corrections)
    named = [one for one in kept if one.codes]
    if not named:
        return (
            _without_name(text, entries, allowed, words) if kept or not mentions else Choice(problem="empty")
        )
    sure = [one for one in named if one.sure] or named
    codes = list(dict.fromkeys(code for one in sure for code in one.codes))
    may = _told_apart(text, [code for code in codes if code in allowed], entries, words)
    if not may:
        return Choice(problem="barred", options=likeliest(text, entries, allowed), barred=codes[0])
    if len(may) > 1:
        return Choice(problem="which", options=tuple(may[:MOST_OFFERED]))
    certain = sure[0].sure or (len(codes) > 1 and sure[0].exact)
    if certain:
        return Choice(may[0], guessed=not sure[0].exact)
    return Choice(problem="mean", options=(may[0],))


def _told_apart(text: str, codes: list[str], entries: Sequence[Entry], words: NamingWords) -> list[str]:
    """Return, of several, the one whose area is named beside: «Ana, la de becas»."""
    if len(codes) < 2:
        return codes
    told = [entry.code for entry in entries if entry.code in codes and _is_hinted(text, entry, words)]
    return told if len(told) == 1 else codes


def _is_hinted(text: str, entry: Entry, words: NamingWords) -> bool:
    said = [word for word in words_of(text) if word not in words.small and word not in words.joining]
    return any(likeness(one, hint, words) >= SOUNDS for one in said for hint in entry.hints)


def _not_taken_back(text: str, mentions: Sequence[Named], corrections: CorrectionWords) -> list[Named]:
    """Return the mentions that were meant: «no es Carlos sino Marta»."""
    readings = [Reading(one, start=one.start, end=one.end) for one in mentions]
    kept = meant(tokenise(text), readings, corrections)
    return [one.value for one in kept if one.value is not None]


def _without_name(
    text: str, entries: Sequence[Entry], allowed: Collection[str], words: NamingWords
) -> Choice:
    """Return who is told by the area alone («la de becas»), else the likeliest; none where no word may be a name."""
    if all(word in words.small or word in words.joining for word in words_of(text)):
        return Choice(problem="nobody")
    told = [entry.code for entry in entries if entry.code in allowed and _is_hinted(text, entry, words)]
    if told:
        return Choice(problem="mean" if len(told) == 1 else "which", options=tuple(told[:MOST_OFFERED]))
    return Choice(problem="nobody", options=likeliest(text, entries, allowed))


def likeliest(text: str, entries: Sequence[Entry], allowed: Collection[str]) -> tuple[str, ...]:
    """Return the three entries whose names are most like *text*, best first."""
    said = fold(text)
    ranked = sorted(
        (entry for entry in entries if entry.code in allowed),
        key=lambda entry: (-fuzz.WRatio(said, entry.name), entry.name),
    )
    return tuple(entry.code for entry in ranked[:LIKELIEST])
