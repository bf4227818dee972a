"""A question cut into words, with the cues that stand in it and what was taken for something already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.core.pipeline.questions.words import Cue, QuestionWords
from bot.core.values.grammar import Scan
from bot.core.values.respelling import nearest
from bot.core.values.tokens import Token, Tokens, tokenise

SHORTEST_MENDED = 7
"""Letters of a word that may be a misspelt cue: shorter ones are near too many others."""


class Heard(NamedTuple):
    """A cue from token *start* to before token *end*."""

    cue: Cue
    value: Any
    start: int
    end: int


class Named(NamedTuple):
    """What the name from token *start* to before token *end* stands for: clients, handles or a segment."""

    start: int
    end: int
    values: tuple[str, ...]


@dataclass
class Hearing:
    """One question: its words (no punctuation), its cues in order, the names in it and the tokens they took."""

    text: str
    tokens: Tokens
    words: QuestionWords
    cues: list[Heard] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    named: list[Named] = field(default_factory=list)

    def of(self, *kinds: Cue) -> list[Heard]:
        """Return the cues of those kinds, in order."""
        return [heard for heard in self.cues if heard.cue in kinds]

    def has(self, *kinds: Cue) -> bool:
        """Tell whether there is one."""
        return any(heard.cue in kinds for heard in self.cues)

    def word(self, at: int) -> str:
        """Return the folded word at a token, empty outside the text."""
        return self.tokens.word(at) if at >= 0 else ""

    def take(self, start: int, end: int, values: Iterable[str] = ()) -> None:
        """Take tokens for a name of *values*."""
        self.taken.update(range(start, end))
        self.named.append(Named(start, end, tuple(values)))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no name took any of those tokens."""
        return not any(at in self.taken for at in range(start, end))

    def before(self, at: int) -> int:
        """Return the token before *at* that is no article, -1 where there is none."""
        at -= 1
        while at >= 0 and self.word(at) in self.words.articles:
            at -= 1
        return at

    def is_capital(self, at: int) -> bool:
        """Tell whether a word is written with a capital that opens no sentence."""
        token = self.tokens.items[at]
        return at > 0 and self.text[token.start].isupper()

    def at_offset(self, offset: int) -> int:
        """Return the first token that begins at or after a code point of the text."""
        return next(
            (at for at, token in enumerate(self.tokens.items) if token.start >= offset), len(self.tokens)
        )


def hear(text: str, words: QuestionWords) -> Hearing:
    """Return a question cut into words; its cues are found by `find_cues`, once names are taken."""
    items = tuple(token for token in tokenise(text).items if token.text[0].isalnum())
    return Hearing(text, Tokens(items), words)


def find_cues(hearing: Hearing) -> None:
    """Find the cues among the words that no name took, misspelt ones mended."""
    mended = tuple(_mended(hearing, at, token) for at, token in enumerate(hearing.tokens.items))
    scan = Scan(Tokens(mended), {})
    hearing.cues = list(_cues(hearing, scan))


def _cues(hearing: Hearing, scan: Scan) -> Iterator[Heard]:
    at, vocabulary = 0, hearing.words.vocabulary
    while at < len(scan.tokens):
        match = None if at in hearing.taken else vocabulary.match(scan, at)
        if match is None or not hearing.is_free(at, match.end):
            at += 1
            continue
        cue, value = match.value
        if cue is not Cue.SINCE or match.end not in hearing.taken:  # «que lleva Ana» says whose it is
            yield Heard(cue, value, at, match.end)
        at = match.end


def _mended(hearing: Hearing, at: int, token: Token) -> Token:
    words = hearing.words
    if token.text in words.short:
        return token._replace(text=words.short[token.text])
    if len(token.text) < SHORTEST_MENDED or at in hearing.taken or token.text in words.known:
        return token
    near = nearest(token.text, words.mendable)
    return token._replace(text=near) if near else token
