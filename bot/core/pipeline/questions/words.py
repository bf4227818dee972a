"""The words of a language that mean something in a question about the pipeline: one module a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, cast

from bot.core.values.grammar import Vocabulary
from bot.core.values.listing import meanings

FALLBACK: Final = "es"


class Cue(StrEnum):
    """What a phrase does in a question."""

    STAGE = "stage"
    """Names stages (a tuple of codes)."""
    DEAL = "deal"
    """Names a stage (code), or the deal itself before a client: «la propuesta de X»."""
    NOT = "not"
    """The stages after it are left out."""
    ONWARD = "onward"
    """The stage before it and those after it in the pipeline are meant."""
    FLAG = "flag"
    GAP = "gap"
    """Names missing data (a field's code, or None for any)."""
    OR = "or"
    SERVICE = "service"
    BY = "by"
    CONVERSION = "conversion"
    MINE = "mine"
    HELD = "held"
    """Said by who owns opportunities, mine: «tengo»."""
    CREATED = "created"
    OPENED = "opened"
    """Created where a date follows: «abiertos en agosto»; open otherwise."""
    ENTERED = "entered"
    """Came into the stage that follows; created where none does."""
    SINCE = "since"
    """How long in the stage: «llevan»."""
    FROM = "from"
    """Opens a stretch in the stage: «desde»."""
    NEW = "new"
    SENT = "sent"
    """Came into the stage of proposal."""
    SHUT = "shut"
    """Was closed, that is won: «se cerró»."""
    SHUT_OR_WILL = "shut_or_will"
    """The same where the period is over: «cerramos»."""
    PAST = "past"
    """What follows is over: a month without a year is the last one."""
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LENGTH = "length"
    """A unit that figures count (`Unit`)."""
    THING = "thing"
    """What figures count that is no money: seats, deals."""
    WHOLE = "whole"
    """This one of a period: «del mes»."""
    NOW = "now"
    """Today, as the day of the answer."""
    UNTIL = "until"
    """Up to the day that follows: «a fin de mes»."""
    GOAL = "goal"
    FORECAST = "forecast"
    CLOSING = "closing"
    STATUS = "status"
    SEGMENT = "segment"
    """Stands before the name of a segment."""
    COMPARE = "compare"
    BEFORE = "before"
    """The period before: «el anterior»."""


Meaning = tuple[Cue, Any]


@dataclass(frozen=True)
class QuestionWords:
    """One language's tables; every phrase is folded."""

    cues: dict[Meaning, str]
    before_names: frozenset[str]
    """Stand before a client or a person."""
    common: frozenset[str]
    """Words of every day that are not taken for a name, nor mended, unless a word before them says so."""
    naming: frozenset[str]
    """Before a word that nobody knows these say that it is a client's name."""
    generic: frozenset[str]
    """Words of names that many clients share."""
    articles: frozenset[str]
    determiners: frozenset[str]
    """Before the name of a stage they make it the deal itself: «la propuesta de X»."""
    through: frozenset[str]
    """Between two stages, mean those between them too."""
    closing_nouns: frozenset[str]
    """Name the end of a period as often as that of a deal."""
    ends: frozenset[str]
    """Begin a day that closes a period: «fin de mes»."""
    since: frozenset[str]
    """Begin a stretch that goes on."""
    one: frozenset[str]
    """Stand for the figure 1 before a unit."""
    mendable: tuple[str, ...] = field(default=())
    """Words worth mending when misspelt."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The phrases ready to be looked for."""
        return Vocabulary(meanings(self.cues))

    @cached_property
    def known(self) -> frozenset[str]:
        """Every single word that is not to be taken for a name."""
        words = {word for phrases in self.cues.values() for word in phrases.replace(",", " ").split()}
        return frozenset(words) | self.common | self.before_names | self.articles


def question_words(language: str) -> QuestionWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__package__}.{language}"
    module = import_module(name if find_spec(name) else f"{__package__}.{FALLBACK}")
    return cast(QuestionWords, module.WORDS)
