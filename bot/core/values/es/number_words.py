"""Spanish words of numbers, folded (no accents), with the misspellings people type."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from bot.core.values.listing import meanings

UNITS: Final[dict[str, int]] = meanings(
    {
        0: "cero, sero",
        1: "un, uno, una",
        2: "dos, dps",
        3: "tres, trez",
        4: "cuatro, quatro",
        5: "cinco, sinco, cinko",
        6: "seis, ceis",
        7: "siete, ciete",
        8: "ocho, hocho, oxo",
        9: "nueve, nuebe",
        10: "diez, dies, diec",
        11: "once, onse, onze",
        12: "doce, dose, doze",
        13: "trece, trese, treze",
        14: "catorce, catorse, catorze",
        15: "quince, quinse, quinze, kince, qince",
        16: "dieciseis, diesiseis, diezyseis, dieziseis, dieciceis",
        17: "diecisiete, diesisiete",
        18: "dieciocho, diesiocho",
        19: "diecinueve, diesinueve",
        21: "veintiun, veintiuno, veintiuna, ventiun, ventiuno, ventiuna",
        22: "veintidos, ventidos, veintedos",
        23: "veintitres, ventitres",
        24: "veinticuatro, venticuatro",
        25: "veinticinco, venticinco",
        26: "veintiseis, ventiseis",
        27: "veintisiete, ventisiete",
        28: "veintiocho, ventiocho",
        29: "veintinueve, ventinueve",
    }
)

_BASE_UNITS: Final = dict(UNITS)
TENS: Final[dict[str, int]] = meanings(
    {
        10: "diez, dies",
        20: "veinte, beinte, vente, bente",
        30: "treinta",
        40: "cuarenta, quarenta",
        50: "cincuenta, sincuenta, cinquenta",
        60: "sesenta, secenta",
        70: "setenta",
        80: "ochenta",
        90: "noventa",
    }
)

UNITS.update(
    {
        ten + joint + unit: tens + ones
        for ten, tens in TENS.items()
        for joint in ("i", "y")
        for unit, ones in _BASE_UNITS.items()
        if tens > 20 and 0 < ones < 10
    }
)
"""treintaicinco, cuarentaydos."""

SPLIT_TWENTIES: Final = frozenset({"veinti", "venti", "beinti"})
"""`veinti cinco`: before a unit."""

_HUNDRED_STARTS: Final[dict[str, int]] = meanings(
    {
        200: "dos, do",
        300: "tres, tre",
        400: "cuatro, quatro",
        600: "seis, sei",
        700: "sete, siete",
        800: "ocho",
        900: "nove, nueve",
    }
)
_HUNDRED_STEMS: Final = {
    "quinient": 500,
    **{
        start + stem: value
        for start, value in _HUNDRED_STARTS.items()
        for stem in ("cient", "sient", "scient")
    },
}
HUNDREDS: Final[dict[str, int]] = {
    **dict.fromkeys(("cien", "ciento", "sien", "siento"), 100),
    **{stem + ending: value for stem, value in _HUNDRED_STEMS.items() for ending in ("os", "as")},
}
LOOSE_HUNDREDS: Final = frozenset({"cientos", "cientas", "sientos", "sientas"})
"""`dos cientos`: said after a unit."""

SCALES: Final[dict[str, int]] = meanings(
    {
        10**18: "trillon, trillones",
        10**12: "billon, billones",
        10**9: "millardo, millardos",
        10**6: "millon, millones, millone, millnes, milloncitos, mill, mills, millons, miyones, miyon, mm",
    }
)
JOINED_THOUSANDS: Final[dict[str, int]] = {
    word + "mil": value * 1000
    for table in (UNITS, TENS, HUNDREDS)
    for word, value in table.items()
    if value > 1
}
"""dosmil, cienmil."""
THOUSANDS: Final = frozenset({"mil", "miles", "k"})
LETTERS: Final[dict[str, int]] = {"k": 10**3, "m": 10**6, "mm": 10**6}
"""Scales stuck to digits, 10k; `m` only when nothing else is stuck to it."""

GROUPS: Final[dict[str, int]] = meanings(
    {
        2: "par, pares",
        10: "decena, decenas",
        12: "docena, docenas, dosena, dosenas",
        20: "veintena, veintenas",
        100: "centena, centenas, centenar, centenares",
        1000: "millar, millares",
    }
)

_PART_STEMS: Final = {
    "tercer": 3,
    "terci": 3,
    "cuart": 4,
    "quint": 5,
    "sext": 6,
    "septim": 7,
    "setim": 7,
    "octav": 8,
    "noven": 9,
    "decim": 10,
    "onceav": 11,
    "doceav": 12,
    "quinceav": 15,
    "veinteav": 20,
    "veintav": 20,
    "centesim": 100,
    "milesim": 1000,
    "millonesim": 10**6,
}
PARTS: Final[dict[str, int]] = {
    **dict.fromkeys(("medio", "media", "medios", "medias"), 2),
    **{stem + ending: value for stem, value in _PART_STEMS.items() for ending in ("o", "a", "os", "as")},
}
"""What a fraction divides by: tres cuartos, un medio."""

_ORDINAL_STEMS: Final = {
    "primer": 1,
    "segund": 2,
    "tercer": 3,
    "cuart": 4,
    "quint": 5,
    "sext": 6,
    "septim": 7,
    "octav": 8,
    "noven": 9,
    "decim": 10,
    "undecim": 11,
    "duodecim": 12,
    "decimoprimer": 11,
    "decimosegund": 12,
    "decimotercer": 13,
    "decimocuart": 14,
    "decimoquint": 15,
    "decimosext": 16,
    "decimoseptim": 17,
    "decimoctav": 18,
    "decimonoven": 19,
    "vigesim": 20,
    "trigesim": 30,
    "centesim": 100,
    "milesim": 1000,
}
ORDINALS: Final[dict[str, int]] = {
    "primer": 1,
    "tercer": 3,
    **{stem + ending: value for stem, value in _ORDINAL_STEMS.items() for ending in ("o", "a")},
}

GLYPHS: Final[dict[str, Fraction]] = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
HALF: Final = frozenset({"medio", "media"})
POINTS: Final = frozenset({"punto", "coma", "con"})
FIRST_WORDS: Final = frozenset(
    {
        *UNITS,
        *TENS,
        *SPLIT_TWENTIES,
        *HUNDREDS,
        *SCALES,
        *GROUPS,
        *GLYPHS,
        *HALF,
        "cuarto",
        "mil",
        "miles",
        ".",
        *JOINED_THOUSANDS,
    }
) - {"mm"}
