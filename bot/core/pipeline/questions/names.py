"""The clients, people and segments that a question names, among those that are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.core.pipeline.questions.hearing import Hearing
from bot.core.pipeline.questions.words import Cue
from bot.core.values.tokens import fold

LONGEST_NAME: Final = 10
"""Words of a name that are looked for together."""
SHORTEST_ALIAS: Final = 4
SHORTEST_FUZZY: Final = 5
MOST_ALIKE: Final = 3
"""Clients that one word may stand for; a word of more is no name."""
MARGIN: Final = 2
_WORDS: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_HANDLE: Final = re.compile(r"@?[\w.-]*\w")


@dataclass(frozen=True)
class Person:
    """Somebody who may own opportunities."""

    handle: str
    name: str


def words_of_name(name: str) -> tuple[str, ...]:
    """Return a name's folded words."""
    return tuple(_WORDS.findall(fold(name)))


@dataclass(frozen=True)
class KnownNames:
    """Every client and segment as written and every possible owner; made once and kept while they last."""

    clients: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()

    @cached_property
    def client_phrases(self) -> dict[tuple[str, ...], list[str]]:
        """Clients by their whole name; spellings of the same name are one client."""
        return _by_words(self.clients)

    @cached_property
    def client_aliases(self) -> dict[str, list[str]]:
        """Clients by each of their words."""
        return _by_single_word(self.client_phrases)

    @cached_property
    def telling_words(self) -> dict[str, list[str]]:
        """Those of them that are long enough to be known again when misspelt, and stand for few clients."""
        return {
            word: names
            for word, names in self.client_aliases.items()
            if len(word) >= SHORTEST_FUZZY and len(names) <= MOST_ALIKE
        }

    @cached_property
    def segment_phrases(self) -> dict[tuple[str, ...], list[str]]:
        """Segments by their whole name."""
        return _by_words(self.segments)

    @cached_property
    def people_phrases(self) -> dict[tuple[str, ...], list[str]]:
        """Handles by whole name, and by first name and surname together."""
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for person in self.people:
            words = words_of_name(person.name)
            for phrase in {words, words[:2], (*words[:1], *words[-1:])}:
                if len(phrase) > 1 and person.handle not in found[phrase]:
                    found[phrase].append(person.handle)
        return found

    @cached_property
    def people_words(self) -> dict[str, list[str]]:
        """Handles by each word of a name."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.people:
            for word in dict.fromkeys(words_of_name(person.name)):
                if len(word) >= MARGIN + 1:
                    found[word].append(person.handle)
        return found

    @cached_property
    def handles(self) -> frozenset[str]:
        """Every handle, folded."""
        return frozenset(fold(person.handle) for person in self.people)


def _by_words(names: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        found.setdefault(words_of_name(name), [name])
    found.pop((), None)
    return found


def _by_single_word(phrases: Mapping[tuple[str, ...], list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for words, names in phrases.items():
        for word in dict.fromkeys(words):
            if len(word) >= SHORTEST_ALIAS and word.isalpha() and len(found[word]) <= MOST_ALIKE:
                found[word] += names
    return found


def find_clients(hearing: Hearing, known: KnownNames) -> tuple[str, ...]:
    """Return the clients named and take their words: whole names first, then telling words, then near misses."""
    whole = list(_whole_names(hearing, known.client_phrases))
    aliases = list(_telling_words(hearing, known))
    near = [] if whole or aliases else list(_near_misses(hearing, known))
    return tuple(dict.fromkeys([*whole, *aliases, *near]))


def find_segment(hearing: Hearing, known: KnownNames) -> str | None:
    """Return the segment named, its words taken."""
    return next(_whole_names(hearing, known.segment_phrases), None)


def announced_segment(hearing: Hearing, known: KnownNames) -> str | None:
    """Return the segment that «segmento» announces, where a near miss or nobody knows it."""
    for heard in hearing.of(Cue.SEGMENT):
        at = heard.end
        while hearing.word(at) in hearing.words.articles:
            at += 1
        word = hearing.word(at)
        if word and word not in hearing.words.known and hearing.is_free(at, at + 1):
            hearing.take(at, at + 1)
            near = _nearest(word, {" ".join(words): names for words, names in known.segment_phrases.items()})
            token = hearing.tokens.items[at]
            return near[0] if near else hearing.text[token.start : token.end]
    return None


def find_owners(hearing: Hearing, known: KnownNames) -> tuple[str, ...]:
    """Return the handles of the people named, their words taken."""
    found = [
        *_handles(hearing, known),
        *_whole_names(hearing, known.people_phrases),
        *_first_names(hearing, known),
    ]
    return tuple(sorted(dict.fromkeys(found)))


def unknown_names(hearing: Hearing, free: Iterable[int]) -> tuple[str, ...]:
    """Return those of the words left that are said as names and are nobody's, as written."""
    items = hearing.tokens.items
    return tuple(
        hearing.text[items[at].start : items[at].end]
        for at in free
        if at > 0 and _is_strange(hearing, at) and _is_said_as_a_name(hearing, at)
    )


def _is_said_as_a_name(hearing: Hearing, at: int) -> bool:
    written = hearing.is_capital(at) and _is_announced(hearing, at) and not hearing.text.isupper()
    return written or hearing.word(hearing.before(at)) in hearing.words.naming


def _whole_names(hearing: Hearing, phrases: Mapping[tuple[str, ...], list[str]]) -> Iterator[str]:
    items = hearing.tokens.items
    for size in range(min(LONGEST_NAME, len(items)), 0, -1):
        for at in range(len(items) - size + 1):
            names = phrases.get(tuple(token.text for token in items[at : at + size]))
            if names and hearing.is_free(at, at + size) and (size > 1 or _may_be_a_name(hearing, at)):
                hearing.take(at, at + size, names)
                yield from names


def _telling_words(hearing: Hearing, known: KnownNames) -> Iterator[str]:
    for at, token in enumerate(hearing.tokens.items):
        names = known.client_aliases.get(token.text, ())
        if not 0 < len(names) <= MOST_ALIKE or at in hearing.taken or token.text in hearing.words.generic:
            continue
        if token.text in hearing.words.known and not _is_announced(hearing, at):
            continue
        if (token.text,) in known.segment_phrases or token.text in known.people_words:
            continue
        hearing.take(at, at + 1, names)
        yield from names


def _near_misses(hearing: Hearing, known: KnownNames) -> Iterator[str]:
    for at, token in enumerate(hearing.tokens.items):
        if _is_strange(hearing, at) and (at == 0 or _is_announced(hearing, at) or hearing.is_capital(at)):
            names = _nearest(token.text, known.telling_words)
            if names:
                hearing.take(at, at + 1, names)
                yield from names


def _handles(hearing: Hearing, known: KnownNames) -> Iterator[str]:
    for match in _HANDLE.finditer(fold(hearing.text)):
        said = match.group()
        handle = said.removeprefix("@")
        if handle not in known.handles:
            continue
        start, end = hearing.at_offset(match.start() + (said != handle)), hearing.at_offset(match.end())
        if not hearing.is_free(start, end) or not (
            said != handle
            or not handle.isalpha()
            or hearing.word(hearing.before(start)) in hearing.words.before_names
        ):
            continue
        found = next(person.handle for person in known.people if fold(person.handle) == handle)
        hearing.take(start, end, (found,))
        yield found


def _first_names(hearing: Hearing, known: KnownNames) -> Iterator[str]:
    for at, token in enumerate(hearing.tokens.items):
        if at in hearing.taken:
            continue
        handles = known.people_words.get(token.text)
        if handles and token.text in hearing.words.known and not hearing.is_capital(at):
            continue
        if (
            not handles
            and _is_strange(hearing, at)
            and (_is_announced(hearing, at) or hearing.is_capital(at))
        ):
            handles = _nearest(token.text, known.people_words)
        if handles:
            hearing.take(at, at + 1, handles)
            yield from handles


def _may_be_a_name(hearing: Hearing, at: int) -> bool:
    """Tell whether one word that is a whole name is one here: «claro» opens sentences too."""
    return hearing.word(at) not in hearing.words.known or hearing.is_capital(at) or _is_announced(hearing, at)


def _is_announced(hearing: Hearing, at: int) -> bool:
    return at > 0 and (
        hearing.word(at - 1) in hearing.words.before_names
        or hearing.word(hearing.before(at)) in hearing.words.before_names
    )


def _is_strange(hearing: Hearing, at: int) -> bool:
    word = hearing.word(at)
    return (
        at not in hearing.taken
        and len(word) >= SHORTEST_FUZZY
        and word.isalpha()
        and word not in hearing.words.known
        and word not in hearing.words.generic
    )


def _nearest(word: str, names: Mapping[str, list[str]]) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    slips = 2 if len(word) >= 8 else 1
    best = process.extractOne(word, names.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips)
    return names[best[0]] if best else []
