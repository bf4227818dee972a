"""A message that answers the field asked and corrects another one: «5.000, y el canal era correo, no SMS»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from bot.core.forms.brief import BRIEF
from bot.core.forms.clauses import clauses, either
from bot.core.forms.definition import Kind
from bot.core.forms.readers import Answer
from bot.core.values.tokens import fold
from bot.use_cases.intake.answer_field import read
from bot.use_cases.intake.changes import FREE, Change, changes
from bot.use_cases.turn import Turn

LONGEST = 400  # code points: a longer message explains something
MOST_PLACES = 6  # at which a message is parted, to see what its halves do


def mixed(turn: Turn, asked: str | None) -> tuple[Change, ...]:
    """Return the answer to *asked* and the corrections said beside it; () where one thing is said only."""
    if asked is None or len(turn.text) > LONGEST or BRIEF.field(asked).kind is Kind.FILE:
        return ()
    if any(mark in turn.text for mark in turn.words.question_marks) or not _may_do_both(turn):
        return ()
    for left, right, firm in _halves(turn):
        for answering, correcting in ((left, right), (right, left)):
            found = _corrections(turn, asked, correcting, firm=firm)
            answer = _answer(turn, asked, answering) if found else None
            if answer is not None:
                return (Change(asked, answer), *found)
    return ()


def _may_do_both(turn: Turn) -> bool:
    """Tell whether anything in the text may correct: looking at every half costs more."""
    return bool(clauses(turn.text, turn.words, turn.manner)) or _takes_back(turn, turn.text)


def _halves(turn: Turn) -> Iterator[tuple[str, str, bool]]:
    """Yield the two halves at each place where a second thing may begin, and whether a sentence ends there."""
    joining = either(turn.manner.joining)
    parting = re.compile(rf"(?P<firm>[.;\n]\s+(?:{joining}\s+)?)|,\s*{joining}\s+|,\s+|\s+{joining}\s+")
    for match in list(parting.finditer(fold(turn.text)))[:MOST_PLACES]:
        left, right = turn.text[: match.start()].strip(), turn.text[match.end() :].strip()
        if left and right:
            yield left, right, match.group("firm") is not None


def _corrections(turn: Turn, asked: str, text: str, *, firm: bool) -> tuple[Change, ...]:
    """Return what a half changes besides the field asked; free text is only taken to its sentence's end."""
    with _saying(turn, text):
        found = changes(turn, asked)
    if any(change.ref == asked for change in found):
        return ()
    if BRIEF.field(asked).kind in FREE and not (firm and _takes_back(turn, text)):
        return ()
    return found


def _takes_back(turn: Turn, text: str) -> bool:
    """Tell whether a half says by a denial, a past or a word of repair that it is no part of the answer."""
    said = fold(text)
    cues = either((*turn.manner.repairing, *turn.manner.denying, *turn.manner.formerly))
    verbs = either((*turn.manner.changing, *turn.manner.setting))
    return re.search(rf"\b{cues}\b", said) is not None or re.match(rf"(?:\w+\s+)?{verbs}\b", said) is not None


def _answer(turn: Turn, asked: str, text: str) -> Answer | None:
    """Return what a half answers, where it names no other field and takes nothing back."""
    if any(part.code != asked.partition(".")[0] for part in clauses(text, turn.words, turn.manner)):
        return None
    with _saying(turn, text):
        if changes(turn, asked):
            return None
        answer = read(turn, asked, text)
    return answer if answer.taken else None


@contextmanager
def _saying(turn: Turn, text: str) -> Iterator[None]:
    """Have a half of the message looked at as if it were all."""
    whole, turn.text = turn.text, text
    try:
        yield
    finally:
        turn.text = whole
