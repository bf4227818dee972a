"""What a text names: values, words of the form and of the trade, folios, clients and people.

The readers of `bot.core.values` find values; tables find words; a client or a person the directory does not
know is told by its capitals beside a word that announces it. Which words count depends on the intent:
«servicio» names a class of campaign in a request, and nothing in «servicio al cliente, por favor».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from bot.core.calendar import BusinessCalendar
from bot.core.forms.words import form_words
from bot.core.values import DateRange, find_values
from bot.understanding.directory_names import find_areas, find_people
from bot.understanding.phrases import find_phrases, folded_with_origins
from bot.understanding.words import EntityWords, entity_words

FOLIO: Final = re.compile(r"\bCAMP[\s_-]*(\d{4})[\s_-]*(\d{1,6})\b", re.IGNORECASE)

SALES: Final = frozenset(
    {
        "pipeline_status",
        "opportunity_status",
        "register_opportunity",
        "move_stage",
        "forecast",
        "closing_soon",
        "stalled_deals",
        "goals",
    }
)
ABOUT_A_FIELD: Final = frozenset({"correct_field", "explain_field", "go_back", "skip_field", "dont_know"})
ABOUT_A_CAMPAIGN: Final = frozenset(
    {"request_campaign", "inform", "correct_field", "copy_brief", "list_briefs"}
)
NAMING_A_CLIENT: Final = frozenset({"opportunity_status", "register_opportunity", "move_stage"})
NAMING_A_PERSON: Final = frozenset({"delegate"})
ABOUT_AN_ANSWER: Final = frozenset({"correct_field", "inform"})
OPTION_ENTITIES: Final = {"class": "campaign_class", "type": "campaign_type", "audience": "audience"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing named: *value* is a code, a text or a value of `bot.core.values`; offsets are code points."""

    entity: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the directory adds: folded names by area code and by handle."""

    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def find_entities(
    text: str,
    intent: str,
    *,
    today: date,
    calendar: BusinessCalendar,
    known: Known | None = None,
    language: str = "es",
) -> tuple[Entity, ...]:
    """Return what *text*, understood as *intent*, names: in order, no two over the same words."""
    words = entity_words(language)
    claims = [
        *_folios(text, today, words),
        *_values(text, today, calendar, language),
        *_words(text, intent, language),
        *_directory(text, known or Known()),
        *_nearly(text, intent, known or Known(), language),
        *_proper_names(text, intent, words),
    ]
    return tuple(sorted(_apart(claims), key=lambda one: one.start))


def _folios(text: str, today: date, words: EntityWords) -> Iterator[Entity]:
    for match in FOLIO.finditer(text):
        year, number = match.groups()
        yield Entity("folio", f"CAMP-{year}-{int(number):04d}", match.start(), match.end())
    for match in words.SHORT_FOLIO.finditer(text):
        yield Entity("folio", f"CAMP-{today.year}-{int(match.group(1)):04d}", match.start(1), match.end(1))


def _values(text: str, today: date, calendar: BusinessCalendar, language: str) -> Iterator[Entity]:
    stretch = entity_words(language).STRETCH
    for kind, reading in find_values(text, today, calendar, language):
        if reading.value is None:
            continue
        name = kind.value
        said = folded_with_origins(text[reading.start : reading.end])[0]
        if (
            isinstance(reading.value, DateRange)
            and stretch.search(said)
            and not re.search(r"\b\d{1,2}\b", said)
        ):
            name = "period"
        yield Entity(name, reading.value, reading.start, reading.end)


def _words(text: str, intent: str, language: str) -> Iterator[Entity]:
    """Yield the words of the tables that mean something under *intent*."""
    words, own = form_words(language), entity_words(language)
    tables: list[tuple[str, Mapping[str, tuple[str, ...]]]] = []
    if intent in ABOUT_A_CAMPAIGN:
        tables += [(name, words.options[code]) for code, name in OPTION_ENTITIES.items()]
    if intent in ABOUT_A_FIELD:
        tables.append(("field", words.fields))
    if intent in SALES:
        tables.append(("stage", own.STAGES))
    if intent == "define_term":
        tables.append(("term", own.TERMS))
    for name, table in tables:
        yield from (Entity(name, *phrase) for phrase in find_phrases(text, table))


def _directory(text: str, known: Known) -> Iterator[Entity]:
    for name, table in (("area", known.areas), ("person", known.people)):
        yield from (Entity(name, *phrase) for phrase in find_phrases(text, table))


def _nearly(text: str, intent: str, known: Known, language: str) -> Iterator[Entity]:
    """Yield people and areas that are named nearly so."""
    words = entity_words(language)
    asked = intent in NAMING_A_PERSON or (
        intent in ABOUT_AN_ANSWER and words.BOSS_CUE.search(folded_with_origins(text)[0]) is not None
    )
    for code, start, end in find_areas(text, known.areas, language, words):
        yield Entity("area", code, start, end)
    for code, start, end in find_people(text, known.people, language, asked=asked):
        yield Entity("person", code, start, end)


def _proper_names(text: str, intent: str, words: EntityWords) -> Iterator[Entity]:
    patterns: tuple[tuple[str, re.Pattern[str]], ...] = ()
    if intent in NAMING_A_CLIENT:
        patterns = (("client", words.CLIENT_CUES), ("client", words.LEADING_CLIENT))
    if intent in NAMING_A_PERSON:
        patterns = (("person", words.PERSON_CUES),)
    for name, pattern in patterns:
        for match in pattern.finditer(text):
            yield Entity(name, match.group(1), match.start(1), match.end(1))


def _apart(claims: Iterable[Entity]) -> list[Entity]:
    """Keep, of claims over the same words, the first; a field and its value may be said in one breath."""
    kept: list[Entity] = []
    for claim in claims:
        rivals = [other for other in kept if "field" not in (claim.entity, other.entity)]
        if all(claim.end <= other.start or other.end <= claim.start for other in rivals):
            kept.append(claim)
    return kept
