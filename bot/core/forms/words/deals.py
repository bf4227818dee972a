"""The words by which people name an opportunity's fields and options, as the engine's tables of a language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from bot.core.forms.words import FormWords, form_words

FALLBACK = "es"


@dataclass(frozen=True)
class DealWords:
    """One language's tables; every phrase is folded."""

    fields: dict[str, tuple[str, ...]]
    options: dict[str, dict[str, tuple[str, ...]]]
    losses: dict[str, tuple[str, ...]]
    """Reasons of a loss as they are said."""
    steps: dict[str, tuple[str, ...]]
    """Steps of a won opportunity."""
    documents: dict[str, tuple[str, ...]]
    registering: tuple[str, ...]
    """Begin a message that registers an opportunity."""
    another: tuple[str, ...]
    """Register one more, before a colon: «otra: …»."""
    placed: tuple[str, ...]
    """Stand before the stage that an opportunity is in."""
    adding: tuple[str, ...]
    """Where a client is put: «al embudo»."""
    deal_nouns: tuple[str, ...]
    moving: tuple[str, ...]
    """Verbs that move an opportunity to the stage that follows."""
    winning: tuple[str, ...]
    losing: tuple[str, ...]
    putting: tuple[str, ...]
    """Verbs that give a field of an opportunity another value."""
    reopening: tuple[str, ...]
    """Verbs that open again what was closed."""
    removing: tuple[str, ...]
    """Verbs that would take one away."""
    needing: tuple[str, ...]
    """Ask what is missing for a move."""
    assigning: tuple[str, ...]
    """Say whose an opportunity is to be."""
    deciding: tuple[str, ...]
    """Whole texts that decide at a gate: its card is shown for it."""
    no_lesson: tuple[str, ...]
    referring: tuple[str, ...]
    """Stand for the opportunity in hand."""
    walking: tuple[str, ...]
    """Ask to go through one's own opportunities."""
    history: tuple[str, ...]
    """Ask what happened to one."""
    showing: tuple[str, ...]
    """Ask to see one whole."""
    merging: tuple[str, ...]
    """Say that two clients are one."""
    following: tuple[str, ...]
    """Begin a question that goes on from the one before."""
    several: tuple[str, ...]
    """Begin a text about several opportunities."""
    listing: tuple[str, ...]
    """Stand in a text that asks for opportunities where it states nothing of one."""
    comparing: tuple[str, ...]
    before_client: tuple[str, ...]
    """Stand before the client's name."""
    client_ends: tuple[str, ...]
    """Words that end the client's name in a sentence."""
    seats: tuple[str, ...]
    months: tuple[str, ...]
    years: tuple[str, ...]
    one_year: tuple[str, ...]
    per_seat: tuple[str, ...]
    seat_price: tuple[str, ...]
    """Stand between the seats and what each of them costs: «60 puestos a 1,9 millones»."""
    monthly: tuple[str, ...]
    total: tuple[str, ...]
    chance: tuple[str, ...]
    no_chance: tuple[str, ...]
    """Stand beside a percentage that is no probability: «10 % menos», «IVA del 19 %»."""
    billing: tuple[str, ...]
    closing: tuple[str, ...]
    next_step: tuple[str, ...]
    segment: tuple[str, ...]
    coming: tuple[str, ...]
    """Say by which way the opportunity came."""
    because: tuple[str, ...]
    finishing: tuple[str, ...]
    """Say that the rest is left out."""
    asking: tuple[str, ...]
    """Begin a question that may lack its mark."""
    helpers: dict[str, tuple[str, ...]]
    """Roles beside sales, as they are called."""
    handing: tuple[str, ...]
    """Verbs that give a step to whoever is named after them."""
    doing: tuple[str, ...]
    """Stand beside whoever does a step."""
    that: tuple[str, ...]
    """Begin a wish: «que Preventa …»."""
    before_helper: tuple[str, ...]
    after_helper: tuple[str, ...]
    """Stand before and after whoever is given a step, and say nothing of it."""
    finished: tuple[str, ...]
    """Whole texts that say that a step was done: its card is shown for it."""
    keeping: tuple[str, ...]
    """Say that a commitment with the client was kept."""
    promises: tuple[str, ...]
    """Ask for the commitments that are open."""
    high_risk: tuple[str, ...]
    """Say that an offer is one of high risk."""
    not_so: tuple[str, ...]
    """Take back what was said of it."""
    committing: tuple[str, ...]
    """Begin a commitment with the client."""


@lru_cache
def deal_words(language: str) -> DealWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__package__}.{language}_deals"
    module = import_module(name if find_spec(name) else f"{__package__}.{FALLBACK}_deals")
    return cast(DealWords, module.WORDS)


@lru_cache
def opportunity_words(language: str) -> FormWords:
    """Return the engine's tables with an opportunity's fields and options in place of the Brief's."""
    words = deal_words(language)
    return replace(form_words(language), fields=words.fields, options=words.options)
