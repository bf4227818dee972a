"""The names, services and own opportunities that a question leaves out: «menos los de Ana», «sin Bavaria»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.pipeline.filters import Without
from bot.core.pipeline.questions.hearing import Heard, Hearing, Named
from bot.core.pipeline.questions.words import Cue

_REACH: Final = 3
"""Words between «menos» and the name it leaves out."""


def left_out_names(hearing: Hearing) -> frozenset[str]:
    """Return the values of the names that stand after a word of leaving out, and of those joined to them."""
    found: list[Named] = []
    for name in sorted(hearing.named):
        joined = found and _only_joins(hearing, found[-1].end, name.start)
        if joined or _after_not(hearing, name.start):
            found.append(name)
    return frozenset(value for name in found for value in name.values)


def left_out_cues(hearing: Hearing, *kinds: Cue) -> list[Heard]:
    """Return the cues of those kinds that are left out."""
    return [heard for heard in hearing.of(*kinds) if _after_not(hearing, heard.start)]


def as_without(field: str, values: tuple[str, ...], out: frozenset[str]) -> Iterator[Without]:
    """Yield those of a field's values that are left out."""
    return (Without(field, value) for value in values if value in out)


def _after_not(hearing: Hearing, start: int) -> bool:
    if hearing.word(hearing.before(start)) in hearing.words.without:
        return True
    return any(
        0 <= start - one.end <= _REACH and _only_leads(hearing, one.end, start) for one in hearing.of(Cue.NOT)
    )


def _only_leads(hearing: Hearing, start: int, end: int) -> bool:
    """Tell whether nothing but small words stands between: «menos los negocios de Ana»."""
    words = hearing.words
    small = words.articles | words.before_names | words.things
    segment = {at for heard in hearing.of(Cue.SEGMENT) for at in range(heard.start, heard.end)}
    return all(hearing.word(at) in small or at in segment for at in range(start, end))


def _only_joins(hearing: Hearing, start: int, end: int) -> bool:
    words = [hearing.word(at) for at in range(start, end)]
    return len(words) <= _REACH and all(
        word in hearing.words.joining | hearing.words.articles for word in words
    )
