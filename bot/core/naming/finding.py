"""Every entry of a directory that a text names, in order, each with how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.naming.entries import Entry
from bot.core.naming.likeness import EXACT, SOUNDS, likeness
from bot.core.naming.words import NamingWords
from bot.core.values.tokens import Token, fold, tokenise

CLOSE = 0.04  # of score: entries this near to the best are as likely
HINT = 0.3
ENOUGH = 2  # words of a name that make it sure whatever stands beside them
LEAST_SAID = 2  # letters


@dataclass(frozen=True, slots=True)
class Named:
    """One mention: the codes it may mean, equally likely; () where no entry is like it.

    *sure*: nothing needs to be confirmed. *exact*: said letter for letter. *matched*: words of the name said.
    """

    codes: tuple[str, ...]
    sure: bool
    exact: bool
    matched: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a run of words fits one entry."""

    code: str
    score: float
    likenesses: tuple[float, ...]
    hinted: int


def find_named(text: str, entries: Sequence[Entry], words: NamingWords) -> tuple[Named, ...]:
    """Return the mentions of *text* in order, those that name nobody included."""
    found = list(_exactly(text, entries))
    rest = fold(text)
    for one in found:
        rest = rest[: one.start] + "." * (one.end - one.start) + rest[one.end :]
    found += [_mention(run, entries, words) for run in _runs(rest, words)]
    return tuple(sorted(found, key=lambda one: one.start))


def _exactly(text: str, entries: Sequence[Entry]) -> Iterator[Named]:
    """Yield handles, e-mails and whole names."""
    codes: dict[str, list[str]] = {}
    for entry in entries:
        for phrase in entry.exact:
            codes.setdefault(phrase, []).append(entry.code)
    if not codes:
        return
    longest = sorted((phrase for phrase in codes if phrase), key=len, reverse=True)
    pattern = rf"(?<![\w.])@?({'|'.join(map(re.escape, longest))})(?!\w|[.@]\w)"
    for match in re.finditer(pattern, fold(text)):
        found = tuple(dict.fromkeys(codes[match.group(1)]))
        yield Named(found, len(found) == 1, True, len(match.group(1).split()), match.start(), match.end())


def _runs(folded: str, words: NamingWords) -> Iterator[list[Token]]:
    """Yield the stretches of words that may be a name; a joining word ends none in its middle."""
    run: list[Token] = []
    joined = True
    for token in tokenise(folded).items:
        if token.text == "-" or (run and token.text in words.joining):
            joined = joined and (token.text != "-" or not token.gap)
        elif token.digits or not token.text[0].isalpha() or token.text in words.small:
            joined = False
        elif len(token.text) >= LEAST_SAID:
            if run and not joined:
                yield run
                run = []
            run.append(token)
            joined = True
    if run:
        yield run


def _mention(run: list[Token], entries: Sequence[Entry], words: NamingWords) -> Named:
    said = [token.text for token in run]
    fits = [fit for entry in entries if (fit := _fit(said, entry, entries, words)) is not None]
    best = max((fit.score for fit in fits), default=0.0)
    near = [fit for fit in fits if fit.score >= best - CLOSE]
    start, end = run[0].start, run[-1].end
    if not near:
        return Named((), False, False, 0, start, end)
    sure = len(near) == 1 and _is_sure(near[0], len(said))
    exact = all(value == EXACT for value in near[0].likenesses)
    codes = tuple(fit.code for fit in near)
    return Named(codes, sure, exact, len(near[0].likenesses), start, end)


def _is_sure(fit: _Fit, said: int) -> bool:
    full = len(fit.likenesses) >= ENOUGH and max(fit.likenesses) >= SOUNDS
    return full or (len(fit.likenesses) + fit.hinted >= said and min(fit.likenesses) >= SOUNDS)


def _fit(said: list[str], entry: Entry, entries: Sequence[Entry], words: NamingWords) -> _Fit | None:
    left = list(entry.words)
    likenesses: list[float] = []
    score, hinted = 0.0, 0
    for one in said:
        value, used = _best(one, left, words)
        if value:
            likenesses.append(value)
            score += value * sum(1 / _share(word, entries) for word in used) / len(used)
            left = [word for word in left if word not in used]
        elif any(likeness(one, hint, words) >= SOUNDS for hint in entry.hints):
            hinted += 1
    return _Fit(entry.code, score + HINT * hinted, tuple(likenesses), hinted) if likenesses else None


def _best(said: str, names: list[str], words: NamingWords) -> tuple[float, tuple[str, ...]]:
    """Return the best likeness of *said* to what is left of a name, and the words it stands for."""
    for full in words.short.get(said, ()):
        parts = tuple(full.split())
        if all(part in names for part in parts):
            return 0.85, parts
    best = max(names, key=lambda name: likeness(said, name, words), default=None)
    return (likeness(said, best, words), (best,)) if best is not None else (0.0, ())


def _share(word: str, entries: Sequence[Entry]) -> int:
    """Return how many entries have that word in their name: a word that all have tells little."""
    return max(1, sum(word in entry.words for entry in entries))
