"""From a person's words to a field's value: one reader for each kind of field.

Pure. `read_answer` is the only door; it never raises for what a person may type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process

from bot.core.folding import clean, fold
from bot.core.forms.amounts import read_amount, read_percent
from bot.core.forms.answers import NOT_READ, Answer, Setting
from bot.core.forms.choosing import options_meant
from bot.core.forms.definition import Field, Kind
from bot.core.forms.directory_answers import read_area, read_person
from bot.core.forms.nonsense import says_nothing
from bot.core.forms.words import FormWords
from bot.core.manner import manner_words
from bot.core.values import (
    DateRange,
    NumberRange,
    Reading,
    find_values,
    read_channels,
    read_date,
    read_extension,
    read_hours,
    read_list,
    read_number,
    read_yes_no,
)
from bot.core.values import Kind as ValueKind
from bot.core.values.languages import corrections

__all__ = [
    "NOT_READ",
    "Answer",
    "Setting",
    "labelled",
    "meant_options",
    "options_named",
    "read_answer",
    "spaced",
]

LONGEST = 20_000  # characters looked at; more is refused with the limit named
LONGEST_LABEL = 40
_STOPS = re.compile(r"[.+-]+(?=\s|$)")  # «ciudadanos. Son 300»: folding keeps the points of numbers and links


def read_answer(field_: Field, text: str, setting: Setting) -> Answer:
    """Read *text* as an answer to *field_*; a problem is a code of the catalogue (`problem.*`)."""
    words = _without_label(field_, clean(text), setting.words)
    if not words:
        return Answer(problem="empty")
    return _READERS[field_.kind](field_, words, setting)


def _without_label(field_: Field, text: str, words: FormWords) -> str:
    """Return *text* without the field's own name before it: «la tipificación es X», «Nombre: X»."""
    if field_.kind not in (Kind.TEXT, Kind.WORDS, Kind.EXTENSION):
        return text
    label, rest = labelled(text, words)
    return rest if label == field_.code else text


def labelled(text: str, words: FormWords) -> tuple[str | None, str]:
    """Return the field that *text* names first and what it says of it: «el objetivo es X», «Nombre: X»."""
    head, _, rest = text.partition(":")
    if not rest.strip() or len(head) > LONGEST_LABEL:
        match = re.match(rf"(.{{3,{LONGEST_LABEL}}}?)\s+(?:{'|'.join(words.copulas)})\s+(?=\S)", text)
        if match is None:
            return None, text
        head, rest = match.group(1), text[match.end() :]
    named = fold(head)
    article, _, noun = named.partition(" ")
    named = noun if article in words.articles else named
    code = next((code for code, names in words.fields.items() if named in names), None)
    return code, rest.strip() if code else text


def _text(field_: Field, text: str, setting: Setting) -> Answer:
    limits = {"least": field_.least, "most": field_.most, "length": len(text)}
    if not re.search(r"\w", text):
        return NOT_READ
    if len(text) > field_.most:
        return Answer(problem="too_long", limits=limits)
    if field_.required and says_nothing(text, manner_words(setting.words.language).answering_nothing):
        return Answer(problem="says_nothing")
    if len(text) < field_.least:
        return Answer(problem="too_short", limits=limits)
    return Answer(text)


def _choice(field_: Field, text: str, setting: Setting) -> Answer:
    found = meant_options(setting.words.options[field_.code], text, setting.words.language)
    if len(found) == 1:
        return Answer(found[0])
    if len(found) > 1:
        return Answer(problem="several_options", options=tuple(found))
    near = _nearest_option(setting.words.options[field_.code], text)
    return Answer(near, guessed=True) if near else Answer(problem="no_option", options=field_.options)


def options_named(options: Mapping[str, tuple[str, ...]], text: str) -> list[str]:
    """Return the options whose words stand in *text* as whole words, in the table's order."""
    said = spaced(text)
    return [code for code, words in options.items() if any(f" {word} " in said for word in words)]


def spaced(text: str) -> str:
    """Return *text* folded with a blank around every word, whatever ends its sentences."""
    return f" {_STOPS.sub(' ', fold(text))} "


def meant_options(options: Mapping[str, tuple[str, ...]], text: str, lang: str) -> list[str]:
    """Return the options named and not taken back in the same breath: «no es comercial, es de servicio»."""
    return options_meant(options, text, corrections(lang)) if options_named(options, text) else []


def _nearest_option(options: Mapping[str, tuple[str, ...]], text: str) -> str | None:
    """Return the option a short misspelt answer most likely means."""
    if len(text) > 40:
        return None
    table = {word: code for code, words in options.items() for word in words}
    best = process.extractOne(fold(text), list(table), scorer=fuzz.ratio, score_cutoff=80)
    return table[best[0]] if best else None


def _choices(field_: Field, text: str, setting: Setting) -> Answer:
    reading = read_channels(text, setting.words.language)
    if not reading.value:
        return Answer(problem="no_option", options=field_.options)
    return Answer(list(reading.value), guessed=reading.guessed)


def _yes_no(field_: Field, text: str, setting: Setting) -> Answer:
    reading = read_yes_no(text, setting.words.language)
    if reading.value is None:
        return Answer(problem="not_yes_no")
    return Answer(reading.value, guessed=reading.guessed)


def _count(field_: Field, text: str, setting: Setting) -> Answer:
    reading = _counted(text, setting) or read_number(text, setting.words.language)
    value, guessed = reading.value, reading.guessed
    if _is_of(ValueKind.DATE, ValueKind.NUMBER, text, setting):
        return Answer(problem="not_number")
    if isinstance(value, NumberRange):
        value, guessed = value.high if value.high is not None else value.low, True
    if value is None:
        return Answer(problem="not_number")
    if value != int(value) or not field_.least <= value <= field_.most:
        return Answer(problem="out_of_range", limits={"least": field_.least, "most": field_.most})
    return Answer(int(value), guessed=guessed)


def _counted(text: str, setting: Setting) -> Reading[Any] | None:
    """Return the one number of a text that also says a date: «el 5 de diciembre hay 4.000»."""
    found = find_values(text, setting.today, setting.calendar, setting.words.language)
    numbers = [reading for kind, reading in found if kind is ValueKind.NUMBER]
    dated = any(kind is ValueKind.DATE for kind, _ in found)
    return numbers[0] if dated and len(numbers) == 1 else None


def _is_of(other: ValueKind, own: ValueKind, text: str, setting: Setting) -> bool:
    """Tell whether the figures of *text* belong to a value of another kind alone: «del 9 al 22 de diciembre»."""
    found = find_values(text, setting.today, setting.calendar, setting.words.language)
    kinds = {kind for kind, _ in found}
    others = [reading for kind, reading in found if kind is other and reading.problem is None]
    said = " ".join(text[one.start : one.end] for one in others)
    return own not in kinds and re.search(r"[^\W\d]{4,}|/", said) is not None


def _date(field_: Field, text: str, setting: Setting) -> Answer:
    reading = read_date(text, setting.today, setting.calendar, setting.words.language)
    if reading.problem == "invalid":
        return Answer(problem="invalid_date")
    if reading.value is None:
        return Answer(problem="not_date")
    start, end = _ends(field_, reading.value)
    own, other = (end, None) if field_.code == "end_date" or field_.last_day else (start, end)
    if own is None:
        return Answer(problem="not_date")
    if own < setting.today:
        return Answer(problem="past_date", limits={"value": own})
    also = {"end_date": other.isoformat()} if other and other != own and field_.code == "start_date" else {}
    return Answer(own.isoformat(), guessed=reading.guessed, also=also)


def _ends(field_: Field, value: date | DateRange) -> tuple[date | None, date | None]:
    """Return start and end; a single day is both, an open range has one."""
    if isinstance(value, DateRange):
        start, end = value.start, value.end
        return (
            (start or end, end or start)
            if field_.code != "start_date"
            else (start or end, end if start else None)
        )
    return value, value


def _hours(field_: Field, text: str, setting: Setting) -> Answer:
    reading = read_hours(text, setting.words.language)
    if reading.value is None or _is_of(ValueKind.DATE, ValueKind.HOURS, text, setting):
        return Answer(problem="not_hours")
    hours = reading.value
    return Answer({"from": hours.start, "to": hours.end, "days": list(hours.days)}, guessed=reading.guessed)


def _extension(field_: Field, text: str, setting: Setting) -> Answer:
    reading = read_extension(text, setting.words.language)
    return Answer(str(reading.value)) if reading.value is not None else Answer(problem="not_extension")


def _words(field_: Field, text: str, setting: Setting) -> Answer:
    folded = fold(text)
    without = manner_words(setting.words.language).without
    if folded in setting.words.nothing or f"{folded} ".startswith(tuple(f"{phrase} " for phrase in without)):
        return Answer([])
    reading = read_list(text, setting.words.language)
    return Answer(list(reading.value)) if reading.value else NOT_READ


def _file(field_: Field, text: str, setting: Setting) -> Answer:
    return Answer(problem="needs_file")


_READERS: dict[Kind, Callable[[Field, str, Setting], Answer]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.COUNT: _count,
    Kind.MONEY: read_amount,
    Kind.PERCENT: read_percent,
    Kind.DATE: _date,
    Kind.HOURS: _hours,
    Kind.PERSON: read_person,
    Kind.AREA: read_area,
    Kind.EXTENSION: _extension,
    Kind.WORDS: _words,
    Kind.FILE: _file,
}
