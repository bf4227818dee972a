"""English words of numbers, folded."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from bot.core.values.listing import listed, meanings

UNITS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        listed(
            "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, "
            "fourteen, fifteen, sixteen, seventeen, eighteen, nineteen"
        )
    )
} | {"fourty": 40, "nought": 0}
TENS: Final[dict[str, int]] = {
    word: 20 + 10 * place
    for place, word in enumerate(listed("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety"))
}
HUNDREDS: Final = frozenset({"hundred", "hundreds"})
SCALES: Final[dict[str, int]] = meanings(
    {
        10**12: "trillion, trillions",
        10**9: "billion, billions, bn, bln",
        10**6: "million, millions, mn, mln, mio",
        10**3: "thousand, thousands, k",
    }
)
LETTERS: Final[dict[str, int]] = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9}
"""Scales stuck to digits: 10k, 3m."""
GROUPS: Final[dict[str, int]] = meanings({2: "couple, pair, pairs", 12: "dozen, dozens", 20: "score"})
PARTS: Final[dict[str, int]] = meanings(
    {
        2: "half, halves",
        3: "third, thirds",
        4: "quarter, quarters, fourth, fourths",
        5: "fifth, fifths",
        8: "eighth, eighths",
        10: "tenth, tenths",
    }
)
"""What a fraction divides by: three quarters."""
GLYPHS: Final[dict[str, Fraction]] = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
ARTICLES: Final = frozenset({"a", "an"})
ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
_FIRST_TO_TWENTIETH: Final = listed(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, "
    "fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth"
)
ORDINALS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_FIRST_TO_TWENTIETH, start=1)},
    "thirtieth": 30,
    "hundredth": 100,
}
DAY_ORDINALS: Final[dict[str, int]] = {
    **{word: value for word, value in ORDINALS.items() if value <= 31},
    **{
        f"{ten}{joint}{unit}": tens + value
        for ten, tens in (("twenty", 20), ("thirty", 30))
        for joint in (" ", "-")
        for value, unit in enumerate(_FIRST_TO_TWENTIETH[:9], start=1)
        if tens + value <= 31
    },
}
FIRST_WORDS: Final = frozenset(
    {*UNITS, *TENS, *HUNDREDS, *SCALES, *GROUPS, *GLYPHS, *ARTICLES, "half", "quarter", "."}
) - {"k", "mn", "bn"}
