"""The stages that a question names, those left out and those from one on."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.core.pipeline.questions.hearing import Heard, Hearing
from bot.core.pipeline.questions.words import Cue
from bot.core.pipeline.stages import OPEN, STAGES

_ORDER: Final = tuple(stage.value for stage in STAGES)
_OPEN: Final = tuple(stage.value for stage in OPEN)
_REACH: Final = 3
"""Words between «menos» and the stage it leaves out."""


def read_stages(hearing: Hearing, client_words: set[int]) -> tuple[str, ...]:
    """Return the stages said, in the pipeline's order; () where none is."""
    said = [
        heard for heard in hearing.of(Cue.STAGE, Cue.DEAL) if not _is_the_deal(hearing, heard, client_words)
    ]
    left_out = _left_out(hearing, said)
    wanted = {code for heard in said if heard not in left_out for code in _codes(hearing, heard)}
    wanted |= _between(hearing, said)
    if hearing.has(Cue.CONVERSION):
        wanted = {"won", "lost"}
    if left_out:
        excluded = {code for heard in left_out for code in _codes(hearing, heard)}
        wanted = (wanted or set(_OPEN)) - excluded
    return tuple(code for code in _ORDER if code in wanted)


def _codes(hearing: Hearing, heard: Heard) -> tuple[str, ...]:
    codes: tuple[str, ...] = (heard.value,) if isinstance(heard.value, str) else heard.value
    onward = any(0 <= one.start - heard.end <= 1 for one in hearing.of(Cue.ONWARD))
    if onward and codes[0] in _OPEN:
        return _OPEN[_OPEN.index(codes[0]) :]
    narrower = [one for one in hearing.of(Cue.STAGE, Cue.DEAL) if one is not heard and one.value != _OPEN]
    return () if codes == _OPEN and narrower and not hearing.has(Cue.NOT) else codes


def _between(hearing: Hearing, said: list[Heard]) -> set[str]:
    """Return the stages between two that are said as a stretch: «de calificación a negociación»."""
    found: set[str] = set()
    if hearing.has(Cue.ENTERED):
        return found
    for one, other in pairwise(said):
        ends = [code for heard in (one, other) for code in _codes(hearing, heard)[:1] if code in _OPEN]
        joint = {hearing.word(at) for at in range(one.end, other.start)}
        if (
            len(ends) == len((one, other))
            and joint
            and joint <= hearing.words.through | hearing.words.articles
        ):
            found.update(_OPEN[_OPEN.index(ends[0]) : _OPEN.index(ends[1]) + 1])
    return found


def _left_out(hearing: Hearing, said: list[Heard]) -> list[Heard]:
    """Return the stages after «menos», and those joined to them."""
    found: list[Heard] = []
    for place, heard in enumerate(said):
        after_not = any(
            0 <= heard.start - one.end <= _REACH and hearing.is_free(one.end, heard.start)
            for one in hearing.of(Cue.NOT)
        )
        joined = place > 0 and said[place - 1] in found and heard.start - said[place - 1].end <= _REACH
        if after_not or joined:
            found.append(heard)
    return found


def _is_the_deal(hearing: Hearing, heard: Heard, client_words: set[int]) -> bool:
    """Tell whether «la propuesta de X» names the deal with a client, in whatever stage it is."""
    return (
        heard.cue is Cue.DEAL
        and hearing.word(heard.start - 1) in hearing.words.determiners
        and any(at in client_words for at in range(heard.end, heard.end + _REACH))
    )
