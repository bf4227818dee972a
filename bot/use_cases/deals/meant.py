"""Which opportunity a text speaks of: a client it names, the one in hand, or one of several by button."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.pipeline.alike import nearest, telling
from bot.core.pipeline.intake_names import moved_name, named_client
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.questions import QuestionReading
from bot.core.pipeline.questions.reader import listen
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.deals.alike import clients, offer_names
from bot.use_cases.deals.ask import setting
from bot.use_cases.deals.desk import deal_button, in_hand, title, words
from bot.use_cases.deals.shown import where
from bot.use_cases.turn import Turn

MOST = 6
REFERRING = 12
"""Turns within which the one in hand is meant where no client is named."""


def heard(turn: Turn) -> QuestionReading:
    """Return what a text names: clients, stages, owners, days."""
    return listen(turn.text, setting(turn))[1]


def of_clients(turn: Turn, clients: Sequence[str]) -> list[Opportunity]:
    """Return the opportunities of those clients, the open ones first."""
    found = [one for client in clients for one in turn.uow.opportunities.of_client(client)]
    return sorted(found, key=lambda one: one.stage not in OPEN)


def the_one(turn: Turn, verb: str, *, open_only: bool = True, **args: Any) -> Opportunity | None:
    """Return the opportunity that is meant; where it is not plain, ask by buttons that go on with *verb*."""
    said = heard(turn)
    guessed = [name for name in said.clients if not is_said(turn, name)]
    if said.clients and len(guessed) == len(said.clients):
        offer_names(turn, named_client(turn.text, turn.me.language), guessed, verb, args)
        return None
    if said.clients:
        found = of_clients(turn, said.clients)
        candidates = [one for one in found if one.stage in OPEN] if open_only else found
        candidates = candidates or found
        if len(candidates) == 1:
            return candidates[0]
        choose(turn, candidates, verb, **args)
        return None
    named = unknown_client(turn, said)
    if named is not None:
        offer_names(turn, named, nearest(named, clients(turn)), verb, args)
        return None
    current = in_hand(turn)
    if current is not None:
        return current
    turn.say(say("deal.which_client"))
    return None


def is_said(turn: Turn, client: str) -> bool:
    """Tell whether a client was named as it is written, by one of its telling words at least."""
    said = set(fold(turn.text).split())
    return bool(said & set(telling(client).split())) or fold(client) in fold(turn.text)


def unknown_client(turn: Turn, said: QuestionReading) -> str | None:
    """Return a name that was said as a client's and that nobody knows."""
    if said.unknown:
        return " ".join(said.unknown)
    language = turn.me.language
    named = named_client(turn.text, language) or moved_name(turn.text, language)
    if named is None or fold(named) in _stage_words(turn) or said.owners:
        return None
    return named


def _stage_words(turn: Turn) -> frozenset[str]:
    return frozenset(fold(turn.words_for(say(f"stage.{stage}"))) for stage in OPEN)


def choose(turn: Turn, found: Sequence[Opportunity], verb: str, **args: Any) -> None:
    """Ask which of several opportunities is meant."""
    turn.say(
        say("deal.which", count=len(found)),
        buttons=tuple(_choice(turn, one, verb, **args) for one in found[:MOST]),
    )


def _choice(turn: Turn, one: Opportunity, verb: str, **args: Any) -> Button:
    label: Text = say("deal.choice", title=title(one), stage=where(one))
    return deal_button(label, verb, one, **args)


def says_only(turn: Turn, phrases: tuple[str, ...]) -> bool:
    """Tell whether a text begins with one of the phrases, a verb's pronoun included: «bórrala»."""
    return re.match(rf"\W*(?:\w+\W+)?{either(phrases)}(?:l[aeo]s?)?\b", fold(turn.text)) is not None


def says_losing(turn: Turn) -> bool:
    """Tell whether a text says that an opportunity was lost."""
    return re.search(rf"\b{either(words(turn).losing)}\b", fold(turn.text)) is not None


def says_winning(turn: Turn) -> bool:
    """Tell whether a text says that one was won."""
    return re.search(rf"\b{either(words(turn).winning)}\b", fold(turn.text)) is not None
