"""The parts of a message that name a field: «cambia el inicio al 10 y los registros a 4 mil» has two.

Pure and language-free: every word comes from the tables. Offsets stay those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.folding import fold as fold_phrase
from bot.core.forms.words import FormWords
from bot.core.manner import MannerWords
from bot.core.values.tokens import fold

LONGEST = 2_000  # code points looked at: longer messages are answers
_BREAK = r"[.;,:\n!?\u00a1\u00bf]"


@dataclass(frozen=True)
class Clause:
    """A field's name as it was said, with what surrounds it.

    *verb*: a verb of changing stands before it. *linked*: a copula, a preposition or a colon leads to the value;
    *firm*: not a preposition alone. *denied*: the copula is («ya no es»). *value*: its text, "" where there is none.
    *start*: where the clause begins.
    """

    code: str
    label: str
    verb: bool
    linked: bool
    firm: bool
    denied: bool
    value: str
    start: int
    text: str


def either(phrases: Sequence[str]) -> str:
    """Return a pattern of any of these phrases, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest) + ")"


def opened(text: str, manner: MannerWords) -> tuple[str, bool]:
    """Return *text* without the words that open it («uy perdón, …»), and whether they take something back."""
    opening, repairing, answers = _openings(manner)
    folded, place, repairs = fold(text[:LONGEST]), 0, False
    while True:
        match = opening.match(folded, place) or answers.match(folded, place)
        if match is None or not match.group() or match.end() >= len(folded.rstrip()):
            return text[place:], repairs
        repairs = (
            repairs or repairing.match(folded, place) is not None or answers.match(folded, place) is not None
        )
        place = match.end()


@lru_cache(maxsize=8)
def _openings(manner: MannerWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    end = rf"\b(?:\s*{_BREAK}+)?\s*"
    return (
        re.compile(
            rf"\s*(?:{either((*manner.openings, *manner.repairing))}{end}|{_BREAK}+\s*|[^\w\s\"\u00ab\u201c]+\s+)"
        ),
        re.compile(rf"\s*{either(manner.repairing)}\b"),
        re.compile(rf"\s*{either(manner.answers)}\s*,\s*"),
    )


def closed(text: str, manner: MannerWords) -> str:
    """Return *text* without the politeness after it: «… porfa, gracias»."""
    pattern = _closing(manner)
    while True:
        match = pattern.search(fold(text))
        if match is None or match.start() == 0:
            return text.strip()
        text = text[: match.start()]


@lru_cache(maxsize=8)
def _closing(manner: MannerWords) -> re.Pattern[str]:
    return re.compile(rf"[\s,.!]+{either(manner.closings)}[\s,.!]*$")


def clauses(text: str, words: FormWords, manner: MannerWords) -> tuple[Clause, ...]:
    """Return the clauses of *text* in order; none where it is too long to be a correction."""
    if len(text) > LONGEST:
        return ()
    folded = fold(text)
    found = list(_heads(folded, words, manner))
    ends = [*(match.start() for match, _ in found), len(text)][1:]
    return tuple(
        _clause(text, folded, match, code, end, words, manner)
        for (match, code), end in zip(found, ends, strict=True)
    )


def _heads(folded: str, words: FormWords, manner: MannerWords) -> Iterator[tuple[re.Match[str], str]]:
    codes = _codes(words)
    for match in _head(words, manner).finditer(folded):
        yield match, codes[" ".join(match.group("name").split())]


@lru_cache(maxsize=8)
def _head_of(names: tuple[str, ...], articles: tuple[str, ...], manner: MannerWords) -> re.Pattern[str]:
    openings = either((*manner.openings, *manner.repairing))
    verb = either((*manner.changing, *manner.setting))
    return re.compile(
        rf"(?:^|{_BREAK}|\b{either(manner.joining)}\b)\s*"
        rf"(?:{openings}\b[\s,]*)*"
        rf"(?:(?P<verb>{verb})\s+(?:{openings}\s+)*)?"
        rf"(?:{either(manner.before_names)}\s+)?(?:{either(articles)}\s+)?"
        rf"(?P<name>{either(names)})\b"
    )


def _head(words: FormWords, manner: MannerWords) -> re.Pattern[str]:
    return _head_of(tuple(_codes(words)), words.articles, manner)


def _codes(words: FormWords) -> dict[str, str]:
    return {name: code for code, names in words.fields.items() for name in names}


def _clause(
    text: str, folded: str, match: re.Match[str], code: str, end: int, words: FormWords, manner: MannerWords
) -> Clause:
    rest = folded[match.end() : end]
    link = _link(manner).match(rest)
    assert link is not None  # every part of the pattern is optional
    verb = " ".join((match.group("verb") or "").split())
    said = link.group().strip(" ,")
    linked = bool(said) or verb in manner.setting
    value = (
        closed(text[match.end() + link.end() : end], manner).strip(f"{words.quotes},;\n") if linked else ""
    )
    return Clause(
        code,
        match.group("name"),
        bool(verb),
        linked,
        verb in manner.setting or bool(link.group("firm")),
        bool(link.group("being")) and link.group("being").split()[0] in (*manner.denying, "ya"),
        value,
        match.start(),
        closed(text[match.start() : end], manner),
    )


@lru_cache(maxsize=8)
def _link(manner: MannerWords) -> re.Pattern[str]:
    openings = either((*manner.openings, *manner.repairing, "que"))
    moving = either((*manner.moving, *manner.setting))
    firm = rf"(?P<firm>[:=]|(?P<being>{either(manner.being)})\b|{moving}\b|{either(manner.repairing)}\b)"
    return re.compile(
        rf"\s*,?\s*(?:{openings}\s+)*?{firm}?\s*(?:{openings}\s+)*(?:{either(manner.leading)}\b\s*)?"
    )


def replacing(value: str, before: str | None, manner: MannerWords) -> str:
    """Return the new one of two values: «Feria de becas, es Feria de crédito», «X, no Y», «de X a Y».

    *before* is the present value as it was written, where it is a text.
    """
    folded = fold(value)
    if before:
        old = re.escape(fold(before.strip()))
        swap = either((*manner.instead, *manner.leading))
        after = re.match(rf"\s*(?:de\s+)?{old}\s*[,;.]?\s*(?:{swap}\s+)(?=\S)", folded)
        if after:
            return value[after.end() :].strip()
        former = re.search(rf"[\s,;]+(?:y\s+|ya\s+)?no\s+{old}\s*$", folded)
        if former:
            return value[: former.start()].strip()
    return value


def words_in(text: str) -> list[str]:
    """Return the folded words of a text."""
    return fold_phrase(text).split()
