"""Spanish words of numbers, folded (no accents), with the misspellings people type."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

UNITS: Final[dict[str, int]] = {
    **dict.fromkeys(("cero", "sero"), 0),
    **dict.fromkeys(("un", "uno", "una"), 1),
    **dict.fromkeys(("dos", "dps"), 2),
    **dict.fromkeys(("tres", "trez"), 3),
    **dict.fromkeys(("cuatro", "quatro"), 4),
    **dict.fromkeys(("cinco", "sinco", "cinko"), 5),
    **dict.fromkeys(("seis", "ceis"), 6),
    **dict.fromkeys(("siete", "ciete"), 7),
    "ocho": 8,
    "nueve": 9,
    **dict.fromkeys(("diez", "dies"), 10),
    "once": 11,
    **dict.fromkeys(("doce", "dose"), 12),
    **dict.fromkeys(("trece", "trese"), 13),
    **dict.fromkeys(("catorce", "catorse"), 14),
    **dict.fromkeys(("quince", "quinse"), 15),
    **dict.fromkeys(("dieciseis", "diesiseis", "diezyseis", "dieziseis", "dieciceis"), 16),
    **dict.fromkeys(("diecisiete", "diesisiete"), 17),
    **dict.fromkeys(("dieciocho", "diesiocho"), 18),
    **dict.fromkeys(("diecinueve", "diesinueve"), 19),
    **dict.fromkeys(("veintiun", "veintiuno", "veintiuna", "ventiun", "ventiuno", "ventiuna"), 21),
    **dict.fromkeys(("veintidos", "ventidos", "veintedos"), 22),
    **dict.fromkeys(("veintitres", "ventitres"), 23),
    **dict.fromkeys(("veinticuatro", "venticuatro"), 24),
    **dict.fromkeys(("veinticinco", "venticinco"), 25),
    **dict.fromkeys(("veintiseis", "ventiseis"), 26),
    **dict.fromkeys(("veintisiete", "ventisiete"), 27),
    **dict.fromkeys(("veintiocho", "ventiocho"), 28),
    **dict.fromkeys(("veintinueve", "ventinueve"), 29),
}

TENS: Final[dict[str, int]] = {
    **dict.fromkeys(("diez", "dies"), 10),
    **dict.fromkeys(("veinte", "beinte", "vente"), 20),
    "treinta": 30,
    **dict.fromkeys(("cuarenta", "quarenta"), 40),
    **dict.fromkeys(("cincuenta", "sincuenta", "cinquenta"), 50),
    **dict.fromkeys(("sesenta", "secenta"), 60),
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}

_HUNDRED_STEMS: Final = {
    "doscient": 200,
    "trescient": 300,
    "cuatrocient": 400,
    "quinient": 500,
    "seiscient": 600,
    "setecient": 700,
    "sietecient": 700,
    "ochocient": 800,
    "novecient": 900,
    "nuevecient": 900,
}
HUNDREDS: Final[dict[str, int]] = {
    **dict.fromkeys(("cien", "ciento", "sien", "siento"), 100),
    **{stem + ending: value for stem, value in _HUNDRED_STEMS.items() for ending in ("os", "as")},
}
LOOSE_HUNDREDS: Final = frozenset({"cientos", "cientas"})
"""`dos cientos`: said after a unit."""

SCALES: Final[dict[str, int]] = {
    **dict.fromkeys(("trillon", "trillones"), 10**18),
    **dict.fromkeys(("billon", "billones"), 10**12),
    **dict.fromkeys(("millardo", "millardos"), 10**9),
    **dict.fromkeys(("millon", "millones", "millone", "millnes", "milloncitos", "mm"), 10**6),
}
THOUSANDS: Final = frozenset({"mil", "miles", "k"})
LETTERS: Final[dict[str, int]] = {"k": 10**3, "m": 10**6, "mm": 10**6}
"""Scales stuck to digits, 10k; `m` only when nothing else is stuck to it."""

GROUPS: Final[dict[str, int]] = {
    **dict.fromkeys(("par", "pares"), 2),
    **dict.fromkeys(("decena", "decenas"), 10),
    **dict.fromkeys(("docena", "docenas", "dosena", "dosenas"), 12),
    **dict.fromkeys(("veintena", "veintenas"), 20),
    **dict.fromkeys(("centena", "centenas", "centenar", "centenares"), 100),
    **dict.fromkeys(("millar", "millares"), 1000),
}

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
    {*UNITS, *TENS, *HUNDREDS, *SCALES, *GROUPS, *GLYPHS, *HALF, "mil", "miles"}
) - {"mm"}
