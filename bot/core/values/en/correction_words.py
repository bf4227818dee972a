"""English words by which people take a value back."""

from __future__ import annotations

from typing import Final

from bot.core.values.corrections import CorrectionWords
from bot.core.values.listing import listed


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Each phrase as its words."""
    return tuple(tuple(phrase.split()) for phrase in listed(text))


ENGLISH: Final = CorrectionWords(
    denials=phrases("not, no, instead of, rather than, no longer"),
    fillers=frozenset(
        listed(
            "is, are, was, were, be, it, they, the, of, on, at, to, for, by, in, as, starts, start, ends, "
            "about, there, $"
        )
    ),
    repairs=phrases(
        "sorry, i mean, i meant, i mean to say, rather, actually, correction, wait, no wait, make that, make it, "
        "better, oops, scratch that, my mistake, but rather, should be, now it is, ->, =>, →"
    ),
    swaps=frozenset(
        listed(
            "change, changing, move, moving, replace, switch, swap, shift, correct, modify, update, turn, push"
        )
    ),
)
