"""«No me recuerdes los estancados», «el resumen los viernes a las 7», «solo lo mío»: what a person wants changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.core.folding import fold
from bot.core.messages import MAIL
from bot.core.reminders.moments import clock_in
from bot.core.reminders.wish_words import WishWords, wish_words
from bot.core.reminders.wishes import SalesKind
from bot.core.values import find_numbers

CHAT = "chat"
MOST_DAYS = 250
"""Business days of a year: beyond them nothing would be stalled."""


@dataclass(frozen=True)
class WishChange:
    """What is to change: kinds on or off, whose, when; *show* where nothing is, and it is only asked."""

    kinds: tuple[SalesKind, ...] = ()
    on: bool | None = None
    scope: str | None = None
    weekday: int | None = None
    at: time | None = None
    by: str | None = None
    """How they are to come: `email` or `chat`."""
    days: int | None = None
    """Business days after which an opportunity is stalled."""
    show: bool = False


def read_wish(text: str, language: str) -> WishChange | None:
    """Return what a text wants changed in the reminders of sales; None where it is about something else."""
    words, said = wish_words(language), fold(text)
    kinds = _kinds(said, words)
    spoken = bool(kinds) or re.search(words.everything, said) is not None
    if not kinds and re.search(words.everything, said):
        kinds = tuple(SalesKind)
    off, on = re.search(words.off, said) is not None, re.search(words.on, said) is not None
    by = _way(said, words) if spoken and "?" not in text else None
    if by is not None and (off or on or re.search(words.everything, said)):
        wanted = True if on and not off and len(kinds) < len(SalesKind) else None
        return WishChange(kinds, wanted, by=_other_way(by) if off else by)
    days = _days(said, words, language) if SalesKind.STALLED in kinds and not off else None
    if days is not None and (on or re.search(words.setting, said)) and "?" not in text:
        return WishChange((SalesKind.STALLED,), on=True, days=days)
    if spoken and (off or on):
        return WishChange(kinds, not off, _scope(said, words), _weekday(said, words), _at(text, language))
    if SalesKind.DIGEST in kinds and _weekday(said, words) is not None and "?" not in text:
        return WishChange((SalesKind.DIGEST,), None, None, _weekday(said, words), _at(text, language))
    if re.search(words.showing, said) and (spoken or "?" in text):
        return WishChange(show=True)
    return None


def names_reminders(text: str, language: str) -> bool:
    """Tell whether a text says that it is about reminders."""
    return re.search(wish_words(language).naming, fold(text)) is not None


def wants_silence(text: str, language: str) -> bool | None:
    """Tell whether a text does not want to be reminded (True) or wants it again (False); None where it is neither."""
    words, said = wish_words(language), fold(text)
    if re.search(words.off, said):
        return True
    return False if re.search(words.again, said) else None


def _kinds(said: str, words: WishWords) -> tuple[SalesKind, ...]:
    return tuple(SalesKind(kind) for kind, pattern in words.kinds.items() if re.search(pattern, said))


def _scope(said: str, words: WishWords) -> str | None:
    return next((scope for scope, pattern in words.scopes.items() if re.search(pattern, said)), None)


def _way(said: str, words: WishWords) -> str | None:
    return next((way for way, pattern in words.ways.items() if re.search(pattern, said)), None)


def _other_way(way: str) -> str:
    return CHAT if way == MAIL else MAIL


def _days(said: str, words: WishWords, language: str) -> int | None:
    """Return the number of days after which an opportunity is said to be stalled."""
    found = re.search(words.days, said)
    read = [one.value for one in find_numbers(found["days"], language)] if found else []
    days = [one for one in read if isinstance(one, int) and 1 <= one <= MOST_DAYS]
    return days[0] if len(days) == 1 else None


def _weekday(said: str, words: WishWords) -> int | None:
    return next((words.weekdays[word] for word in said.split() if word in words.weekdays), None)


def _at(text: str, language: str) -> time | None:
    return clock_in(text, language)
