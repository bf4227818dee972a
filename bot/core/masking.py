"""A sentence without personal data: names, phones, e-mails, numbers, addresses and amounts become marks.

What is masked too often costs a little meaning; what is masked too seldom costs somebody's privacy (R12).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from bot.core.folding import fold
from bot.core.talk_words import TalkWords

LONGEST = 240  # letters kept of a sentence
LEAST_DIGITS = 5  # a number of as many is an id, a phone or an amount
SHORTEST_NAME = 3  # letters
_MARKS = (
    (re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE), "_url_"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"), "_email_"),
    (re.compile(r"(?<!\w)@\w+"), "_person_"),
    (re.compile(r"\bCAMP[-\s]?\d{4}[-\s]?\d{1,6}\b", re.IGNORECASE), "_folio_"),
    (re.compile(r"\b[\w-]+\.(?:com|co|org|net|edu|gov)(?:\.co)?(?:/\S*)?\b", re.IGNORECASE), "_url_"),
)
_MONEY_SIGN = re.compile(r"(?:US)?\$\s*\d[\d.,']*", re.IGNORECASE)
_FIGURE = re.compile(r"\+?\(?\d(?:[\s().,'/-]{0,2}\d)*")
_CODE = re.compile(r"\b(?=\w*\d{4})(?=\w*[^\W\d_])\w{6,}\b")
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = frozenset(",;:'\"@#%&/*")  # marks after which a sentence goes on


def mask(text: str, names: Iterable[str], words: TalkWords, known: frozenset[str] = frozenset()) -> str:
    """Return *text* in one line without personal data.

    *names* are those of the directory. A capital inside a sentence is a name too, unless the word, folded,
    is among *known*.
    """
    masked = " ".join(text[: 4 * LONGEST].split())
    for pattern, mark in _MARKS:
        masked = pattern.sub(mark, masked)
    masked = _CODE.sub("_number_", _addresses(masked, words))
    masked = _amounts(masked, words)
    hidden = words.people_names | {
        part for name in names for part in fold(name).split() if len(part) >= SHORTEST_NAME
    }
    return _people(masked, hidden, known)[:LONGEST]


def key_of(masked: str) -> str:
    """Return the key under which a masked sentence is kept once, whatever its case and marks."""
    return hashlib.sha256(fold(masked).encode()).hexdigest()[:24]


def _addresses(text: str, words: TalkWords) -> str:
    street = "|".join(re.escape(word) for word in words.streets)
    return re.sub(rf"\b(?:{street})\b\.?\s*#?\s*\d[\w\s#.-]*\d\w?", "_address_", text, flags=re.IGNORECASE)


def _amounts(text: str, words: TalkWords) -> str:
    unit = "|".join(re.escape(word) for word in words.money)
    text = _MONEY_SIGN.sub("_money_", text)
    text = re.sub(
        rf"{_FIGURE.pattern}\s*(?:{unit})\b(?:\s+(?:{unit})\b)*", "_money_", text, flags=re.IGNORECASE
    )
    return _FIGURE.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    """Hide a long number; a day, a year, an hour or a short count stays."""
    figure = found.group()
    return "_number_" if sum(mark.isdigit() for mark in figure) >= LEAST_DIGITS else figure


def _people(text: str, hidden: frozenset[str] | set[str], known: frozenset[str]) -> str:
    shouting = text.isupper()

    def hide(found: re.Match[str]) -> str:
        word = found.group()
        folded = fold(word)
        if text[found.start() - 1 : found.start()] == "_" or text[found.end() : found.end() + 1] == "_":
            return word  # a mark of ours
        inside = word[0].isupper() and not word.isupper() and not _begins_sentence(text[: found.start()])
        if folded in hidden or (inside and not shouting and folded not in known):
            return "_person_"
        return word

    return re.sub(r"_person_(?:\s+_person_)+", "_person_", _WORD.sub(hide, text))


def _begins_sentence(before: str) -> bool:
    """Tell whether the word after *before* is capitalised for standing first."""
    last = before.rstrip()[-1:]
    return not last or (unicodedata.category(last) == "Po" and last not in _WITHIN)
