"""What whole sentences of a first message state: fields named with their value, aims, debts, who lives abroad.

Pure. A sentence that names a field and a copula gives its value in the person's own words; what is denied is a no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.core.forms.brief import BRIEF
from bot.core.forms.clauses import clauses, either
from bot.core.forms.definition import Kind
from bot.core.forms.readers import Setting, read_answer
from bot.core.manner import MannerWords, manner_words
from bot.core.values.tokens import fold

NEAR = 4  # words before a phrase among which its denial stands
PLAIN = (Kind.TEXT, Kind.CHOICE, Kind.COUNT, Kind.DATE, Kind.PERSON, Kind.AREA)
_SENTENCE_END = re.compile(r"(?<=[^\W\d])[.;!?](?=\s|$)|\n")


def stated(text: str, setting: Setting) -> dict[str, Any]:
    """Return values by ref that sentences of *text* state."""
    manner = manner_words(setting.words.language)
    found = dict(_aims(text, setting, manner))
    found |= dict(_named(text, setting, manner))
    found |= _collecting(text, manner) | _abroad(text, setting, manner) | _extension(text, setting, manner)
    return found


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text* without their full stops; a point within a number ends none."""
    place = 0
    for match in _SENTENCE_END.finditer(text):
        yield text[place : match.start()].strip()
        place = match.end()
    yield text[place:].strip()


def _named(text: str, setting: Setting, manner: MannerWords) -> Iterator[tuple[str, Any]]:
    """Yield the fields that a sentence names and gives a value: «el segmento son los admitidos»."""
    for sentence in sentences(text):
        for part in clauses(sentence, setting.words, manner):
            field = BRIEF.field(part.code)
            if not part.firm or part.denied or part.verb or field.per is not None or field.kind not in PLAIN:
                continue
            answer = read_answer(field, part.value if field.kind is Kind.TEXT else part.text, setting)
            if answer.taken and not answer.guessed:
                yield part.code, answer.value


def _aims(text: str, setting: Setting, manner: MannerWords) -> Iterator[tuple[str, Any]]:
    """Yield the objective of «con el fin de recordarles …», to the end of its sentence."""
    aiming = re.compile(rf"\b{either(manner.aiming)}\s+(?=\S)")
    for sentence in sentences(text):
        match = aiming.search(fold(sentence))
        answer = read_answer(BRIEF.field("objective"), sentence[match.end() :], setting) if match else None
        if answer is not None and answer.taken:
            yield "objective", answer.value


def _collecting(text: str, manner: MannerWords) -> dict[str, Any]:
    """Return whether a debt is collected, where that is said and not both."""
    said = {not denied for denied in _said(text, manner.collecting, manner)}
    return {"collection": said.pop()} if len(said) == 1 else {}


def _abroad(text: str, setting: Setting, manner: MannerWords) -> dict[str, Any]:
    """Return whether people live abroad; a line of study abroad tells nothing of it."""
    said = {
        not denied for denied in _said(text, setting.words.abroad, manner, never_after=manner.study_lines)
    }
    return {"abroad": said.pop()} if len(said) == 1 else {}


def _said(
    text: str, phrases: tuple[str, ...], manner: MannerWords, never_after: tuple[str, ...] = ()
) -> Iterator[bool]:
    """Yield for each of the phrases in *text* whether it is denied in the words before it."""
    folded = fold(text)
    place = -1
    for match in re.finditer(rf"\b{either(phrases)}\b", folded):
        if match.start() < place:
            continue
        place = match.end()
        before = re.findall(r"\w+", re.split(r"[.;,:!?\n]", folded[: match.start()])[-1])
        if before and before[-1] in never_after:
            continue
        yield bool(set(before[-NEAR:]) & set(manner.denying))


def _extension(text: str, setting: Setting, manner: MannerWords) -> dict[str, Any]:
    small = either((*setting.words.copulas, *setting.words.articles))
    match = re.search(rf"\b{either(manner.extension)}\b[\s.:]*(?:{small}\s+)*(\d{{2,6}})\b", fold(text))
    return {"extension": match.group(1)} if match else {}
