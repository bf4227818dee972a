"""What a message says of other fields than the one asked, where it does not answer that one."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.clauses import either
from bot.core.forms.definition import Kind
from bot.core.forms.extract import extract
from bot.core.forms.readers import read_answer
from bot.core.values import find_values
from bot.use_cases.turn import Turn

LEAST_COUNT: Final = 100
"""A smaller number alone may be the place of an option."""
TELLING: Final = {Kind.HOURS: "contact_hours", Kind.COUNT: "records"}
"""The field that a value of a kind is of where nothing else is said."""


def volunteered(turn: Turn, asked: str) -> dict[str, Any]:
    """Return what the text says of open fields besides *asked*: by their words, else by a value of one kind alone."""
    said = extract(turn.text, turn.setting)
    values = said or _by_kind(turn, BRIEF.field(asked).kind)
    return {
        ref: value
        for ref, value in values.items()
        if ref != asked and BRIEF.has(ref) and not turn.draft.is_filled(ref)
    }


def says_of_another(turn: Turn, asked: str) -> bool:
    """Tell whether the yes or no in the text is another field's: «no hay nadie en el exterior»."""
    if BRIEF.field(asked).kind is not Kind.YES_NO:
        return False
    answers_first = rf"\W*{either(turn.manner.answers)}\s*(?:[,.;:]|$)"
    if re.match(answers_first, fold_breaks(turn.text)):
        return False
    return any(BRIEF.field(ref).kind is Kind.YES_NO for ref in volunteered(turn, asked))


def fold_breaks(text: str) -> str:
    """Return *text* folded with its commas and full stops kept."""
    return "".join(
        part if re.fullmatch(r"[,.;:]", part) else fold(part) for part in re.split(r"([,.;:])", text)
    )


def _by_kind(turn: Turn, asked: Kind) -> dict[str, Any]:
    """Return the one value that the text consists of, for the field that such a value is of."""
    for kind, ref in TELLING.items():
        if kind is asked or turn.draft.is_filled(ref):
            continue
        answer = read_answer(BRIEF.field(ref), turn.text, turn.setting)
        if answer.taken and _is_all(turn, kind, answer.value):
            return {ref: answer.value}
    return {}


def _is_all(turn: Turn, kind: Kind, value: Any) -> bool:
    """Tell whether the text holds that value and small words only."""
    if kind is Kind.COUNT and value < LEAST_COUNT:
        return False
    left = turn.text
    mentions = find_values(left, turn.today, turn.services.calendar, turn.words.language)
    for mention in reversed(mentions):
        left = left[: mention.reading.start] + " " + left[mention.reading.end :]
    small = {*turn.manner.option_fillers, *turn.manner.leading, *turn.manner.joining}
    return bool(mentions) and all(word in small for word in fold(left).split())
