"""Text cut into words, digit runs and signs, folded for comparing, with their code points kept.

Folding lowers case and takes accents away one code point at a time, so offsets stay those of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, NamedTuple

LONGEST_TEXT: Final = 4000
"""Code points looked at: longer messages are read up to here, so hostile ones cost no more than long ones."""
MOST_TOKENS: Final = 500
LONGEST_DIGITS: Final = 24

_PIECE: Final = re.compile("[-=]>|[0-9]+|[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*|[^\\s]")
_MARKS: Final = re.compile("[\u0300-\u036f]")
_SIGNS: Final = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("’‘´`ʼ", "'"),
    **dict.fromkeys("“”«»", '"'),
    "º": "o",
    "°": "o",
    "ª": "a",
    "\u200b": " ",
    "\ufeff": " ",
}


class Token(NamedTuple):
    """A folded piece of text. *gap*: white space (or the text's beginning) stands before it."""

    text: str
    start: int
    end: int
    gap: bool
    digits: bool


class _Folding(dict[int, str]):
    """Folds each code point once; `str.translate` asks for the missing ones."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = unicodedata.decimal(char, None)
        plain = _SIGNS.get(char) or (
            unicodedata.normalize("NFD", char)[0].lower() if digit is None else str(digit)
        )
        self[code] = folded = plain if len(plain) == 1 else char
        return folded


_FOLDING: Final = _Folding()


def fold(text: str) -> str:
    """*text* in lower case without accents, code point for code point (same length)."""
    return text.translate(_FOLDING)


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text, in order."""

    items: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.items)

    def word(self, at: int) -> str:
        """The folded text of token *at*; empty past the end."""
        return self.items[at].text if at < len(self.items) else ""

    def touches(self, at: int) -> bool:
        """Whether token *at* follows the one before it without white space."""
        return at < len(self.items) and not self.items[at].gap

    def number(self, at: int) -> int | None:
        """The value of token *at* when it is a digit run of sane length."""
        if at >= len(self.items) or not self.items[at].digits or len(self.items[at].text) > LONGEST_DIGITS:
            return None
        return int(self.items[at].text)


def tokenise(text: str) -> Tokens:
    """The first tokens of *text*: at most MOST_TOKENS of its first LONGEST_TEXT code points."""
    folded = fold(text[:LONGEST_TEXT])
    items: list[Token] = []
    last = -1
    for piece in _PIECE.finditer(folded):
        start, end = piece.span()
        word = piece.group()
        if not word.isascii():
            word = _MARKS.sub("", word)
        items.append(Token(word, start, end, start != last, word.isdecimal()))
        last = end
        if len(items) == MOST_TOKENS:
            break
    return Tokens(tuple(items))
