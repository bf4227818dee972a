"""What a free message unambiguously says about a Brief, beyond the field being asked.

Only empty fields are ever filled from here, and free text goes to the field asked alone: a campaign's
objective may well mention a number or a date that is no answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bot.core.folding import clean, fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.clauses import either
from bot.core.forms.definition import Kind as FieldKind
from bot.core.forms.readers import Setting, meant_options, options_named, read_answer
from bot.core.forms.stated import sentences, stated
from bot.core.forms.words import FormWords
from bot.core.manner import MannerWords, manner_words
from bot.core.values import (
    DateRange,
    Kind,
    NumberRange,
    Reading,
    find_channels,
    find_numbers,
    find_values,
    read_channels,
)
from bot.core.values.tokens import fold as fold_in_place

_LABELLED = re.compile(r"^[ \t]*[-*•]?[ \t]*([^\W\d_][^:\n]{2,40}?)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_PROPER = r"[A-ZÁÉÍÓÚÑ0-9][\w-]*"
_SEMESTER = re.compile(r"\b\d{4}-[12]\b(?![-\d])")  # «renovación 2027-1» is a period of study, no date
LONGEST = 4_000
CUE = 40  # code points before a date in which its role is named
Mentions = defaultdict[Kind, list[Reading[Any]]]


def extract(text: str, setting: Setting) -> dict[str, Any]:
    """Return values by ref that *text* says beyond doubt: labelled lines first, then loose phrases."""
    words = clean(text)[:LONGEST]
    labelled = dict(_labelled(words, setting))
    loose = _LABELLED.sub("", words) if labelled else words
    return {**_loose(loose, setting), **stated(loose, setting), **labelled}


def field_named(label: str, words: FormWords) -> str | None:
    """Return the field code that a label names, None where none or several do."""
    folded = fold(label)
    return next((code for code, names in words.fields.items() if folded in names), None)


def _labelled(text: str, setting: Setting) -> Iterator[tuple[str, Any]]:
    """Yield the fields of `label: value` lines (people paste the form they know)."""
    for label, value in _LABELLED.findall(text):
        code = field_named(label, setting.words)
        channel = _message_channel(label, setting.words)
        if channel:
            yield f"message.{channel}", value.strip()
        elif code and BRIEF.field(code).per is None and BRIEF.field(code).kind is not FieldKind.FILE:
            answer = read_answer(BRIEF.field(code), value, setting)
            if answer.taken:
                yield code, answer.value
                yield from answer.also.items()


def _message_channel(label: str, words: FormWords) -> str | None:
    folded = fold(label)
    if not any(folded.startswith(name) for name in words.fields["message"]):
        return None
    named = options_named(words.options["channels"], label)
    return named[0] if len(named) == 1 else None


def _mentions(text: str, setting: Setting) -> Mentions:
    """Return what is mentioned, by kind; words that could be two things are the likelier one."""
    found: Mentions = defaultdict(list)
    for kind, reading in find_values(text, setting.today, setting.calendar, setting.words.language):
        found[kind].append(reading)
    return found


def _loose(text: str, setting: Setting) -> dict[str, Any]:
    found = _channels(_without_name(text, setting.words), setting.words)
    for code in ("class", "type", "audience"):
        named = [
            option
            for option in meant_options(_telling(code, setting.words), text, setting.words.language)
            if option != "other"
        ]
        named = named or _item_of_list(code, text, setting.words)
        if len(named) == 1:
            found[code] = named[0]
    mentions = _mentions(text, setting)
    found |= _records(text, setting.words) | _dates(text, mentions, setting)
    found |= _hours(mentions) | _name(text, setting.words)
    return found


def _channels(text: str, words: FormWords) -> dict[str, Any]:
    """Return the channels asked for; those only ruled out leave the others open."""
    language = words.language
    text = _from_campaign_on(_spoken_of(text, language), words)
    reading = read_channels(text, language)
    named = {code for found in find_channels(text, language) for code in found.value or ()}
    if not reading.value or (reading.guessed and named and not named & set(reading.value)):
        return {}
    return {"channels": list(reading.value)}


def ruled_out(text: str, setting: Setting) -> list[str]:
    """Return the channels that *text* only rules out, choosing none: «que no vaya por llamada»."""
    language = setting.words.language
    words = _without_name(clean(text)[:LONGEST], setting.words)
    reading = read_channels(words, language)
    named = {code for found in find_channels(words, language) for code in found.value or ()}
    if not reading.value or not named or named & set(reading.value):
        return []
    return sorted(named)


def _from_campaign_on(text: str, words: FormWords) -> str:
    """Return *text* from the word for a campaign on where its channels follow: «sacar una campaña» leaves none out."""
    places = [place for noun in words.campaign if (place := fold_in_place(text).find(noun)) >= 0]
    first = min((found.start for found in find_channels(text, words.language)), default=0)
    return text[min(places) :] if places and min(places) < first else text


def _spoken_of(text: str, language: str) -> str:
    """Return the sentences in which a channel is asked for, where some do: «por correo», against «los correos»."""
    parts = list(sentences(text))
    if len(parts) < 2:
        return text
    cue = re.compile(rf"\b{either(manner_words(language).sending)}\s+$")
    asking = [
        part
        for part in parts
        if any(cue.search(fold_in_place(part[: found.start])) for found in find_channels(part, language))
    ]
    return "\n".join(asking) or text


def _telling(code: str, words: FormWords) -> dict[str, tuple[str, ...]]:
    """Return the option words that mean the option even in the middle of a sentence."""
    vague = words.vague.get(code, ())
    return {
        option: tuple(word for word in named if word not in vague)
        for option, named in words.options[code].items()
    }


def _item_of_list(code: str, text: str, words: FormWords) -> list[str]:
    """Return the options named by a part of a list that says nothing else: «servicio, informativa, …»."""
    known = {word for table in ("class", "type") for named in words.options[table].values() for word in named}
    found: list[str] = []
    for part in re.split(r"[,;.\n]", text):
        if fold(part) and all(word in known for word in fold(part).split()):
            found += options_named(words.options[code], part) if code in ("class", "type") else []
    return list(dict.fromkeys(found))


def _without_name(text: str, words: FormWords) -> str:
    """Return *text* without «llamada X»: a campaign's name tells nothing of its channels."""
    return re.sub(rf"{_cue(words)}(?:{_quoted(words)}|\b(?=\s+[^,;.\n]{{3,}}))", " ", text)


def _cue(words: FormWords) -> str:
    """Return the pattern of a naming word; after a preposition «llamada» is a channel."""
    before = (*words.linking, *words.articles, *manner_words(words.language).leading)
    apart = "".join(rf"(?<!\b{word} )" for word in dict.fromkeys(before))
    return rf"{apart}\b(?:{'|'.join(map(re.escape, words.naming))})"


def _quoted(words: FormWords) -> str:
    """Return the pattern of a name: between quotes, or words with capitals joined by small ones."""
    linking = "|".join(words.linking)
    return rf"[\s:]*[«\"“']([^»\"”']{{3,120}})[»\"”']|[\s:]+({_PROPER}(?:\s+(?:{linking}|{_PROPER}))*)"


def _records(text: str, words: FormWords) -> dict[str, Any]:
    """A number is the count of records only where people or rows follow it; rows count before people."""
    counts: list[int] = []
    rows: list[int] = []
    manner = manner_words(words.language)
    led = re.compile(rf"\b{either(manner.counting)}\s+$")
    amounting = re.compile(rf"\b{either(manner.amounting)}\s+$")
    for reading in find_numbers(text, words.language):
        after = fold(text[reading.end : reading.end + 30]).removeprefix(words.counted_with)
        value = reading.value.high if isinstance(reading.value, NumberRange) else reading.value
        before = fold_in_place(text[: reading.start])
        is_led = led.search(before) is not None
        is_led = is_led or (
            amounting.search(before) is not None and _counts_nothing_else(text[reading.end :], manner)
        )
        if value and value == int(value) and value > 0 and (is_led or after.startswith(words.people_nouns)):
            is_rows = is_led or after.startswith(manner.counted_records)
            (rows if is_rows else counts).append(int(value))
    said = set(rows or counts)
    return {"records": said.pop()} if len(said) == 1 else {}


def _counts_nothing_else(after: str, manner: MannerWords) -> bool:
    """Whether a number stands alone: at the end of its sentence, or before words that only soften it."""
    return not re.match(r"\s*\w", after) or fold(after).startswith(manner.all_told)


def _dates(text: str, mentions: Mentions, setting: Setting) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for reading in mentions[Kind.DATE]:
        if _SEMESTER.search(text[reading.start : reading.end]):
            continue
        cue = fold(text[max(0, reading.start - CUE) : reading.end])
        found |= {ref: day for ref, day in _date_roles(reading.value, cue, setting.words) if ref not in found}
    return {ref: day.isoformat() for ref, day in found.items() if day >= setting.today}


def _date_roles(value: Any, cue: str, words: FormWords) -> Iterator[tuple[str, date]]:
    if isinstance(value, DateRange):
        if value.start and value.end and (value.end - value.start).days < 200:
            if _is_month(value.start, value.end) and _last_cue(cue, words) is None:
                return  # «beneficiarios de diciembre» says who, not when
            yield "start_date", value.start
            yield "end_date", value.end
        elif value.start and not value.end:
            yield "start_date", value.start
        elif value.end and not value.start and _last_cue(cue, words) == "end":
            yield "end_date", value.end
    elif isinstance(value, date):
        role = _last_cue(cue, words)
        if role:
            yield f"{role}_date", value


def _is_month(start: date, end: date) -> bool:
    return start.day == 1 and (end + timedelta(days=1)).day == 1


def _last_cue(cue: str, words: FormWords) -> str | None:
    """Tell which cue stands nearest before the date: of starting or of ending."""
    starting = max((cue.rfind(word) for word in words.starting), default=-1)
    ending = max((cue.rfind(word) for word in words.ending), default=-1)
    if starting < 0 and ending < 0:
        return None
    return "start" if starting > ending else "end"


def _hours(mentions: Mentions) -> dict[str, Any]:
    hours = next((reading.value for reading in mentions[Kind.HOURS] if reading.value is not None), None)
    if hours is None:
        return {}
    return {"contact_hours": {"from": hours.start, "to": hours.end, "days": list(hours.days)}}


def _name(text: str, words: FormWords) -> dict[str, Any]:
    match = re.search(rf"{_cue(words)}(?:{_quoted(words)})", text)
    return {"name": (match.group(1) or match.group(2)).strip()} if match else {}
