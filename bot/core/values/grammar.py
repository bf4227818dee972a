"""A small engine for grammars written as tables of patterns over tokens. Language-free.

A pattern is a line of words: `el? <day> de|del <month> [de|del <year>]`
  word          that word                     a|b           one of these
  word?         may be missing                [ ... ]       the whole group may be missing
  <name>        a slot: a vocabulary or a parser known to the grammar; what it reads is captured
A rule pairs a pattern with a function of what its slots captured, in order (None where missing).
The longest match at a position wins; between equals, the rule written first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from bot.core.values.tokens import Token, Tokens, tokenise

ANY: Final = "\0any"
DIGITS: Final = "\0digits"
DEEPEST: Final = 24
"""Slots within slots: people say 'the day before the week after', not twelve of them."""


class Match(NamedTuple):
    """What was read, and the token after its last."""

    value: Any
    end: int


class Slot:
    """Something a pattern may ask for by name. *starters*: the words (or DIGITS, ANY) it can begin with."""

    starters: frozenset[str] = frozenset({ANY})

    def match(self, scan: Scan, at: int) -> Match | None:
        """What stands at token *at*, if anything."""
        raise NotImplementedError


class Vocabulary(Slot):
    """Words and phrases with their meanings. A final full stop in a key is optional in the text: `lun.`."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], bool, Any]]] = {}
        for phrase, meaning in words.items():
            parts = tuple(token.text for token in tokenise(phrase).items)
            stopped = len(parts) > 1 and parts[-1] == "."
            body = parts[:-1] if stopped else parts
            self._phrases.setdefault(body[0], []).append((body, stopped, meaning))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: (-len(entry[0]), not entry[1]))
        self.starters = frozenset(self._phrases)

    def match(self, scan: Scan, at: int) -> Match | None:
        """The longest phrase standing at token *at*."""
        tokens = scan.tokens
        for body, stopped, meaning in self._phrases.get(tokens.word(at), ()):
            end = at + len(body)
            if all(tokens.word(at + k) == body[k] for k in range(1, len(body))):
                dotted = stopped and tokens.word(end) == "." and tokens.touches(end)
                return Match(meaning, end + dotted)
        return None


class Parser(Slot):
    """A slot read by a function."""

    def __init__(self, read: Callable[[Scan, int], Match | None], starters: Iterable[str] = (ANY,)) -> None:
        self._read = read
        self.starters = frozenset(starters)

    def match(self, scan: Scan, at: int) -> Match | None:
        """What the function reads at token *at*."""
        return self._read(scan, at)


class Rules(Slot):
    """A slot that is a table of rules itself: (pattern, function of the captures)."""

    def __init__(self, rules: Sequence[tuple[str, Callable[..., Any]]]) -> None:
        self._rules = tuple((compile_pattern(pattern), build) for pattern, build in rules)
        self._places: dict[str, list[int]] = {ANY: [], DIGITS: []}
        self._by_word: dict[str, list[tuple[Pattern, Callable[..., Any]]]] = {}

    def index(self, slots: Mapping[str, Slot]) -> None:
        """Sorts the rules by the words they can begin with; slots not known yet may begin with any."""
        self._places = {ANY: [], DIGITS: []}
        for place, (items, _) in enumerate(self._rules):
            for word in first_words(items, slots):
                self._places.setdefault(word, []).append(place)
        self.starters = frozenset(word for word, places in self._places.items() if places)
        self._by_word.clear()

    def _for(self, token: Token) -> list[tuple[Pattern, Callable[..., Any]]]:
        """The rules that may begin with *token*, in the order written; put together when first asked for."""
        word = token.text if token.text in self._places else DIGITS if token.digits else ANY
        if word not in self._by_word:
            wider = [*self._places[ANY], *(self._places[DIGITS] if token.digits else ())]
            places = sorted({*self._places[word], *wider})
            self._by_word[word] = [self._rules[place] for place in places]
        return self._by_word[word]

    def match(self, scan: Scan, at: int) -> Match | None:
        """The longest match of any rule; a rule whose function answers None does not apply."""
        if at >= len(scan.tokens):
            return None
        token = scan.tokens.items[at]
        best: Match | None = None
        for items, build in self._for(token):
            for end, captured in walk(items, 0, scan, at):
                if best is None or end > best.end:
                    value = build(*captured)
                    if value is not None:
                        best = Match(value, end)
        return best


class Words(NamedTuple):
    """One of these words."""

    choices: frozenset[str]


class Ask(NamedTuple):
    """A slot, captured."""

    name: str


class Maybe(NamedTuple):
    """A group that may be missing; *slots* captures are None then."""

    items: tuple[Any, ...]
    slots: int


Item: TypeAlias = Words | Ask | Maybe
Pattern: TypeAlias = tuple[Item, ...]


class Grammar:
    """Slots by name. A table of rules comes after the slots it begins with, else every word may begin it."""

    def __init__(self, slots: Mapping[str, Slot]) -> None:
        self.slots: dict[str, Slot] = {}
        for name, slot in slots.items():
            if isinstance(slot, Rules):
                slot.index(self.slots)
            self.slots[name] = slot

    def scan(self, text: str) -> Scan:
        """*text* ready to be read."""
        return Scan(tokenise(text), self.slots)


@dataclass
class Scan:
    """One text being read by one grammar; what each slot read at each token is kept."""

    tokens: Tokens
    slots: Mapping[str, Slot]
    _seen: dict[tuple[str, int], Match | None] = field(default_factory=dict)
    _depth: int = 0

    def ask(self, name: str, at: int) -> Match | None:
        """What slot *name* reads at token *at*."""
        key = (name, at)
        if key not in self._seen:
            self._seen[key] = None  # a slot that asks for itself at the same token finds nothing
            if self._depth < DEEPEST:
                self._depth += 1
                self._seen[key] = self.slots[name].match(self, at)
                self._depth -= 1
        return self._seen[key]


def compile_pattern(pattern: str) -> Pattern:
    """The items of *pattern*."""
    pieces = iter(pattern.replace("[", " [ ").replace("]", " ] ").split())
    return _compile(pieces)


def _compile(pieces: Iterator[str]) -> Pattern:
    items: list[Item] = []
    for piece in pieces:
        if piece == "]":
            break
        if piece == "[":
            inner = _compile(pieces)
            items.append(Maybe(inner, _captures(inner)))
            continue
        optional = len(piece) > 1 and piece.endswith("?")
        bare = piece[:-1] if optional else piece
        one: Item = (
            Ask(bare[1:-1]) if bare.startswith("<") and len(bare) > 2 else Words(frozenset(bare.split("|")))
        )
        items.append(Maybe((one,), _captures((one,))) if optional else one)
    return tuple(items)


def _captures(items: Pattern) -> int:
    return sum(item.slots if isinstance(item, Maybe) else isinstance(item, Ask) for item in items)


def first_words(items: Pattern, slots: Mapping[str, Slot]) -> frozenset[str]:
    """The words (or DIGITS, ANY) a match of *items* can begin with."""
    found: frozenset[str] = frozenset()
    for item in items:
        if isinstance(item, Words):
            return found | item.choices
        if isinstance(item, Ask):
            return found | (slots[item.name].starters if item.name in slots else {ANY})
        found |= first_words(item.items, slots)
    return found


def walk(items: Pattern, k: int, scan: Scan, at: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Every way *items* from the k-th on match from token *at*: (end, captures), the fullest first."""
    if k == len(items):
        yield at, ()
        return
    item = items[k]
    if isinstance(item, Words):
        if scan.tokens.word(at) in item.choices:
            yield from walk(items, k + 1, scan, at + 1)
    elif isinstance(item, Ask):
        if (match := scan.ask(item.name, at)) is not None:
            for end, rest in walk(items, k + 1, scan, match.end):
                yield end, (match.value, *rest)
    else:
        for middle, inner in walk(item.items, 0, scan, at):
            for end, rest in walk(items, k + 1, scan, middle):
                yield end, (*inner, *rest)
        for end, rest in walk(items, k + 1, scan, at):
            yield end, (*(None,) * item.slots, *rest)


def find_all(scan: Scan, name: str) -> Iterator[tuple[int, Match]]:
    """Every match of slot *name*, left to right without overlaps: (first token, match)."""
    at = 0
    while at < len(scan.tokens):
        match = scan.ask(name, at)
        if match is None or match.end <= at:
            at += 1
            continue
        yield at, match
        at = match.end
