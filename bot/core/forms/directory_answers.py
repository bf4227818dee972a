"""From a person's words to somebody or something of the directory, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.core.folding import fold
from bot.core.forms.answers import HOLDING, Answer, Setting
from bot.core.forms.definition import Field
from bot.core.naming import Choice, area_entries, choose_named, naming_words, person_entries
from bot.core.values.languages import corrections


def read_person(field_: Field, text: str, setting: Setting) -> Answer:
    """Read a person who may stand in that field: by name, or as the speaker's own boss."""
    words = naming_words(setting.words.language)
    role = HOLDING.get(field_.code)
    allowed = {person.handle for person in setting.people if role is None or person.has(role)}
    entries = person_entries(setting.people, setting.areas)
    choice = choose_named(text, entries, allowed, words, corrections(setting.words.language))
    own = setting.me.boss if setting.me is not None and field_.code == "boss" else None
    if choice.problem == "nobody" and own in allowed and f" {fold(text)}".endswith(words.own_endings):
        return Answer(own)
    barred = next((person.name for person in setting.people if person.handle == choice.barred), "")
    return _chosen(choice, "person", {"barred": f"not_{role}"}, {"name": barred})


def read_area(field_: Field, text: str, setting: Setting) -> Answer:
    """Read an area by its code, its name or a part of it."""
    words = naming_words(setting.words.language)
    entries = area_entries(setting.areas, words.joining)
    codes = {area.code for area in setting.areas}
    return _chosen(choose_named(text, entries, codes, words, corrections(setting.words.language)), "area")


def _chosen(
    choice: Choice,
    what: str,
    problems: Mapping[str, str] = MappingProxyType({}),
    limits: Mapping[str, Any] = MappingProxyType({}),
) -> Answer:
    """Return what was found in the directory, or what to say of it."""
    if choice.problem is None:
        return Answer(choice.code, guessed=choice.guessed)
    named = {"nobody": f"no_{what}", "which": f"which_{what}", "mean": f"mean_{what}", "empty": "empty"}
    return Answer(problem={**named, **problems}[choice.problem], options=choice.options, limits=limits)
