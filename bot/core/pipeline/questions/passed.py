"""The words of a question that narrowed nothing and may have been meant to: whoever asks is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.core.pipeline.questions.hearing import Hearing

SHORTEST: Final = 4
MOST: Final = 3


def unread(hearing: Hearing, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the tokens that are in no cue, name or value; *spans*: code points of values."""
    said = {at for heard in hearing.cues for at in range(heard.start, heard.end)} | hearing.taken
    for start, end in spans:
        said.update(range(hearing.at_offset(start), hearing.at_offset(end)))
    return tuple(at for at in range(len(hearing.tokens)) if at not in said)


def passed_over(
    hearing: Hearing, free: Iterable[int], named: tuple[str, ...], *, measured: bool
) -> tuple[str, ...]:
    """Return the words, as written, that no table knows or that say no measure («grandes»).

    *named*: those that are told as unknown names already; *measured*: a value says how large.
    """
    found = (_written(hearing, at) for at in free if _may_narrow(hearing, at, measured=measured))
    return tuple(dict.fromkeys(word for word in found if word not in named))[:MOST]


def _may_narrow(hearing: Hearing, at: int, *, measured: bool) -> bool:
    words, word = hearing.words, hearing.word(at)
    if word in words.vague:
        return not measured
    known = word in words.known or word in words.generic or word.endswith(words.requesting)
    return len(word) >= SHORTEST and word.isalpha() and not known


def _written(hearing: Hearing, at: int) -> str:
    token = hearing.tokens.items[at]
    return hearing.text[token.start : token.end]
