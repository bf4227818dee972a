"""What a follow-up takes back: «sin importar el segmento», «quita lo de este mes», «quita los de Ana»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, Final

from bot.core.pipeline.filters import Without
from bot.core.pipeline.questions.hearing import Hearing
from bot.core.pipeline.questions.reading import QuestionReading
from bot.core.pipeline.questions.words import Cue

_TOGETHER: Final = {
    "value": ("min_value", "max_value", "currency"),
    "period": ("period", "compared"),
    "flags": ("flags", "gaps", "any_flag"),
}
"""What is let go of at once."""
_LISTS: Final = {"owners": "owner", "clients": "client"}
_ONES: Final = ("segment", "service_type")
_USUAL: Final[dict[str, Any]] = {one.name: one.default for one in fields(QuestionReading)}


def widen(previous: QuestionReading, hearing: Hearing) -> QuestionReading:
    """Return the question without what a text says that does not matter."""
    return _without_fields(previous, *(heard.value for heard in hearing.of(Cue.WIDEN)))


def drop(previous: QuestionReading, said: QuestionReading) -> QuestionReading:
    """Return the question without what *said* names: what narrowed it is let go of, other names are left out."""
    gone = [name for name, together in _TOGETHER.items() if any(getattr(said, one) for one in together)]
    found = _without_fields(previous, *gone, *(name for name in _ONES if _is_same(previous, said, name)))
    kept: dict[str, Any] = {name: _less(getattr(previous, name), getattr(said, name)) for name in _LISTS}
    stages = _less(previous.meant_stages, said.stages) if said.stages else previous.stages
    out = (*previous.without, *_left_out(previous, said))
    return replace(
        found,
        **kept,
        stages=stages,
        by=None if said.by else found.by,
        without=tuple(dict.fromkeys(out)),
        compared=None,
        unknown=said.unknown,
        passed=said.passed,
    )


def _without_fields(previous: QuestionReading, *names: str) -> QuestionReading:
    gone = [one for name in names for one in _TOGETHER.get(name, (name,))]
    return replace(previous, **{name: _USUAL[name] for name in gone})


def _is_same(previous: QuestionReading, said: QuestionReading, name: str) -> bool:
    return getattr(said, name) is not None and getattr(said, name) == getattr(previous, name)


def _less(values: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in values if value not in gone)


def _left_out(previous: QuestionReading, said: QuestionReading) -> Iterator[Without]:
    for name, field in _LISTS.items():
        for value in _less(getattr(said, name), getattr(previous, name)):
            yield Without(field, value)
    for name in _ONES:
        if getattr(said, name) is not None and not _is_same(previous, said, name):
            yield Without(name, getattr(said, name))
