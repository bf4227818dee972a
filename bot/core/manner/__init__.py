"""How people repair, address and politely wrap what they say, one module a language; all folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

FALLBACK = "es"


@dataclass(frozen=True)
class MannerWords:
    """One language's tables; every phrase is folded (`bot.core.folding.fold`)."""

    openings: tuple[str, ...]
    """Stand before what is meant and say nothing of it: «uy», «oye», «de paso»."""
    repairing: tuple[str, ...]
    """Openings by which an earlier answer is taken back: «perdón», «me equivoqué»."""
    answers: tuple[str, ...]
    """Openings only before a comma: «no, es comercial»."""
    closings: tuple[str, ...]
    """Stand after it: «porfa», «ya te digo»."""
    changing: tuple[str, ...]
    """Verbs before the name of a field that changes."""
    setting: tuple[str, ...]
    """Verbs after whose field the new value stands at once: «ponle de nombre X»."""
    moving: tuple[str, ...]
    """Verbs between a field's name and its new value: «la fecha pásala al 18»."""
    being: tuple[str, ...]
    """Copulas, also denied or of the past."""
    formerly: tuple[str, ...]
    """Copulas of the past: what they say was answered before."""
    leading: tuple[str, ...]
    """Prepositions that lead to a value."""
    before_names: tuple[str, ...]
    """May stand between a verb and a field's name."""
    about: tuple[str, ...]
    """Lead to the field that is spoken of: «lo de los canales: quita SMS»."""
    joining: tuple[str, ...]
    """Join two corrections."""
    instead: tuple[str, ...]
    """Stand between the old and the new value: «no X, sino Y»."""
    adding: tuple[str, ...]
    dropping: tuple[str, ...]
    keeping_only: tuple[str, ...]
    channel_fillers: frozenset[str]
    """May stand beside channels in «cancela el SMS, deja los otros dos»."""
    option_fillers: frozenset[str]
    """May stand beside an option in «mejor que sea comercial»."""
    addressing: tuple[str, ...]
    """Begin what is said to the bot rather than into the form."""
    handing: tuple[str, ...]
    """Endings of a verb that tells the bot to do something with it: «pásasela»."""
    command_objects: frozenset[str]
    """Words of which a command may consist besides its verb."""
    nouns: tuple[str, ...]
    """Endings by which a word is a noun, though it looks like a command's verb."""
    supposing: tuple[str, ...]
    """Begin a question that has no question mark."""
    because: tuple[str, ...]
    """Lead to a reason."""
    denying: tuple[str, ...]
    """Words that deny what follows within a few words."""
    collecting: tuple[str, ...]
    """Say that a debt is collected."""
    study_lines: tuple[str, ...]
    """What lies abroad without its people living there: «posgrado en el exterior»."""
    aiming: tuple[str, ...]
    """Lead to the objective."""
    extension: tuple[str, ...]
    """Lead to a phone extension."""
    sending: tuple[str, ...]
    """Stand before the channel by which something goes out."""
    later: tuple[str, ...]
    """Count the end from the start: «una semana después»."""
    counted_records: tuple[str, ...]
    """Beginnings of words that count rows of the base, against people spoken of in passing."""
    counting: tuple[str, ...]
    """Lead to the count of the base."""
    amounting: tuple[str, ...]
    """Lead to a count where nothing else is counted after it: «son como 12 mil»."""
    all_told: tuple[str, ...]
    """May follow such a count."""
    swapping: tuple[str, ...]
    """Stand between the wanted and the unwanted: «X en vez de Y»."""
    refusing: tuple[str, ...]
    """Before the unwanted one of two: «ya no va por X sino por Y»."""
    refused: tuple[str, ...]
    """After the unwanted: «la llamada no vaya»."""
    answering_nothing: tuple[str, ...]
    """Whole answers in words that answer nothing: «lo mismo»."""
    without: tuple[str, ...]
    """Begin «there are none»."""


@lru_cache
def manner_words(language: str) -> MannerWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(MannerWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)
