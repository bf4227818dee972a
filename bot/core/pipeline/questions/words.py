"""The words of a language that mean something in a question about the pipeline: one module a language."""

from __future__ import annotations

from collections.abc import Mapping
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
    """The stages and names after it are left out."""
    ONWARD = "onward"
    """The stage before it and those after it in the pipeline are meant; after a figure, that or more."""
    DOWNWARD = "downward"
    """After a figure, that or less."""
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
    THAN = "than"
    """Compares after «más» or «menos»: «más que el anterior»."""
    BEFORE = "before"
    """The period before: «el anterior»."""
    AFTER = "after"
    """The period after the one before: «y el mes siguiente»."""
    ALSO = "also"
    """Adds what follows to what was asked: «y los de Ana también»."""
    YEAR_BEFORE = "year_before"
    """The same days a year before: «el mismo mes del año pasado»."""
    WIDEN = "widen"
    """Lets go of what narrowed a field (its name): «sin importar el segmento»."""
    DROP = "drop"
    """Lets go of what follows: «quita lo de este mes»."""
    AFRESH = "afresh"
    """Begins another question: «otra cosa»."""


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
    without: frozenset[str]
    """Right before a name they leave it out: «sin Bavaria»."""
    joining: frozenset[str]
    """Join a name to the one before it."""
    things: frozenset[str]
    """Name the opportunities before whose they are: «menos los negocios de Ana»."""
    vague: frozenset[str]
    """Narrow by no measure that there is: «grandes»."""
    requesting: tuple[str, ...]
    """How words end that only ask for something: «regáleme»."""
    more: frozenset[str]
    """Make what follows `Cue.THAN` a comparison."""
    latest: frozenset[str]
    """Name the last of its kind: «último trimestre»."""
    ordinals: Mapping[str, int]
    """Name a part of the year where the unit was said before: «compara el tercer trimestre con el segundo»."""
    neuter: frozenset[str]
    """Stand for things before «de» and say nothing of how much of them is left: «lo de julio»."""
    short: Mapping[str, str] = field(default_factory=dict)
    """Words as they are said, and how they are written: «pa», «para»."""
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
