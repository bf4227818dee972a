"""Money in Spanish text. Default currency COP, which is also what "$" means here (contract §1)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.values.es import numbers
from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.correction_words import SPANISH
from bot.core.values.es.number_words import (
    GROUPS,
    HUNDREDS,
    LOOSE_HUNDREDS,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    THOUSANDS,
    UNITS,
)
from bot.core.values.grammar import Grammar, Parser, Rules, Scan, Vocabulary
from bot.core.values.listing import all_meaning, meanings
from bot.core.values.quantities import Quantity, about, at_least, at_most
from bot.core.values.reading import Money, Number, Reading
from bot.core.values.respelling import Respelling, words_of
from bot.core.values.sums import (
    Sum,
    bound,
    halves,
    kept_sums,
    likeliest,
    make_sum,
    money_in,
    number_of,
    plus_half,
    slang,
    slang_and_thousands,
    sum_range,
    with_cents,
)

CURRENCIES: Final[dict[str, str]] = meanings(
    {
        "COP": (
            "$, cop, cop $, cop$, col $, col$, peso, pesos, pesitos, peso colombiano, m/cte, mcte, pesos "
            "colombianos, pesos m/cte, pesos mcte, pesos moneda corriente, pesos cop, $ cop"
        ),
        "USD": (
            "usd, usd$, us$, us $, u$d, u$s, u$, $us, $usd, usd $, u.s. $, dolar, dolares, dolar "
            "estadounidense, dolares estadounidenses, dolares americanos, dolar americano, dollar, "
            "dollars, dls, dolares usd, us"
        ),
        "EUR": "€, eur, euro, euros",
        "MXN": "mxn, mxn$, mxn $, mx$, mex$, peso mexicano, pesos mexicanos, pesos mexicanos mxn",
        "GBP": "£, gbp, libra esterlina, libras esterlinas, libras",
        "JPY": "¥, jpy, yen, yenes",
        "CNY": "cny, rmb, yuan, yuanes, renminbi",
        "BRL": "r$, brl, real brasileno, reales brasilenos, reales",
        "PEN": "s/, pen, sol peruano, soles, nuevos soles, soles peruanos",
        "CLP": "clp, clp$, clp $, peso chileno, pesos chilenos",
        "ARS": "ars, ars$, ars $, ar$, peso argentino, pesos argentinos",
        "UYU": "uyu, peso uruguayo, pesos uruguayos",
        "DOP": "dop, rd$, peso dominicano, pesos dominicanos",
        "CHF": "chf, franco suizo, francos suizos",
        "CAD": "cad, ca$, dolar canadiense, dolares canadienses",
        "AUD": "aud, au$, dolar australiano, dolares australianos",
        "VES": "ves, bolivares, bolivar",
        "GTQ": "gtq, quetzal, quetzales",
        "CRC": "crc, colones, ₡",
        "INR": "inr, rupia, rupias",
    }
)

SLANG: Final[dict[str, int]] = meanings(
    {
        10**6: "palo, palos, palitos, melon, melones",
        10**3: "luca, lucas, luquitas, luks, lks, lukas, barra, barras",
    }
)
LONE: Final[dict[str, Reading[Number]]] = meanings(
    {
        Reading(0.5, None, True): "medio, media, la mitad, mitad",
    }
)
"""Numbers only where they are the whole answer."""
SHORT: Final = 4
CENTS: Final = all_meaning(
    True,
    "centavo, centavos, centimo, centimos, cents, cent.",
)


RULES: Final = Rules(
    [
        ("<cur>? <quantity> [de <cur>]", lambda before, said, after: make_sum(said, before, after)),
        ("<cur>? <quantity> <cur>?", lambda before, said, after: make_sum(said, before, after)),
        ("<quantity> <slang> [de <cur>]", slang),
        ("<quantity> <slang> <n>", slang_and_thousands),
        ("<slang> <n>", lambda times, more: slang_and_thousands(halves(2), times, more)),
        ("<cur> <quantity> m", lambda currency, said: slang(said, 10**6, currency)),
        ("<n> <cents>", lambda said, _: Sum(Quantity(said.value / 100, said.value / 100), None)),
        ("<quantity> <slang> y medio|media", lambda said, times: slang(plus_half(said), times, None)),
        ("<slang> y medio|media", lambda times: slang(halves(3), times, None)),
        ("medio <slang>", lambda times: slang(halves(1), times, None)),
        ("<quantity> <cur> y|con <n> <cents>", with_cents),
        ("entre|de|desde <cur>? <n> <cur>? y|e|a|al|hasta|- <cur>? <n> de? <cur>?",
         lambda c1, low, c2, c3, high, c4: sum_range(low, high, c4 or c2 or c3 or c1)),
        ("<cur>? <n> <cur>? a|hasta|-|o <cur>? <n> de? <cur>?",
         lambda c1, low, c2, c3, high, c4: sum_range(low, high, c4 or c2 or c3 or c1)),
        ("<about> <cur> <n> de? <cur>?", bound(about)),
        ("<atleast> <cur> <n> de? <cur>?", bound(at_least)),
        ("<atmost> <cur> <n> de? <cur>?", bound(at_most)),
    ]
)  # fmt: skip


GRAMMAR: Final = Grammar(
    {
        "cur": Vocabulary(CURRENCIES),
        "slang": Vocabulary(SLANG),
        "cents": Vocabulary(CENTS),
        "n": Parser(amount, STARTERS),
        **{name: slot for name, slot in numbers.GRAMMAR.slots.items() if name != "n"},
        "sum": RULES,
    }
)


SPELLING: Final = Respelling(
    words_of(UNITS, TENS, HUNDREDS, SCALES, GROUPS, THOUSANDS),
    words_of(PARTS, ORDINALS, CURRENCIES, LOOSE_HUNDREDS, SLANG),
    words_of(UNITS, TENS, HUNDREDS, SCALES, THOUSANDS, ["y"]),
)


def _scan(text: str) -> Scan:
    scan = GRAMMAR.scan(text)
    return Scan(SPELLING.mended(scan.tokens), scan.slots)


def find_money(text: str) -> tuple[Reading[Money], ...]:
    """Every amount in *text* said with a currency or in the slang of money."""
    return money_in(GRAMMAR.scan(text))


def read_money(text: str) -> Reading[Money]:
    """The amount *text* answers with; a number without a currency is pesos."""
    return likeliest(kept_sums(_scan(text), SPANISH, prefer_money=True))


def read_number(text: str) -> Reading[Number]:
    """The number *text* answers with, whatever it is a number of: '3 millones de dólares' is 3000000."""
    scan = _scan(text)
    read = number_of(scan, SPANISH, ORDINALS)
    if read.found:
        return read
    if len(scan.tokens) < SHORT and (lone := LONE.get(" ".join(token.text for token in scan.tokens.items))):
        return replace(lone, end=len(text))
    mended = Scan(SPELLING.mended(scan.tokens, everywhere=True), scan.slots)
    again = number_of(mended, SPANISH, ORDINALS)
    return replace(again, guessed=again.found)
