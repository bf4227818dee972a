"""Money in English text. Default currency COP, which is also what "$" means here (contract §1)."""

from __future__ import annotations

from typing import Final

from bot.core.values.en import numbers
from bot.core.values.en.amounts import STARTERS, amount
from bot.core.values.en.correction_words import ENGLISH
from bot.core.values.en.number_words import ORDINALS
from bot.core.values.grammar import Grammar, Parser, Rules, Vocabulary
from bot.core.values.listing import all_meaning, meanings
from bot.core.values.quantities import about, at_least, at_most
from bot.core.values.reading import Money, Number, Reading
from bot.core.values.sums import (
    bound,
    kept_sums,
    make_sum,
    money_in,
    number_of,
    slang,
    sum_range,
    with_cents,
)

CURRENCIES: Final[dict[str, str]] = meanings(
    {
        "COP": "$, cop, cop $, cop$, col $, col$, peso, pesos, colombian peso, colombian pesos, pesos cop",
        "USD": (
            "usd, usd$, us$, us $, u$s, u$, u.s. $, usd $, dollar, dollars, us dollar, us dollars, "
            "u.s. dollars, american dollars, bucks"
        ),
        "EUR": "€, eur, euro, euros",
        "MXN": "mxn, mx$, mexican peso, mexican pesos",
        "GBP": "£, gbp, pound, pounds, pounds sterling, quid",
        "JPY": "¥, jpy, yen",
        "CNY": "cny, rmb, yuan, renminbi",
        "BRL": "r$, brl, real, reais, brazilian reais",
        "PEN": "s/, pen, sol, soles, peruvian soles",
        "CLP": "clp, clp$, chilean peso, chilean pesos",
        "ARS": "ars, ar$, argentine peso, argentine pesos",
        "CHF": "chf, swiss franc, swiss francs",
        "CAD": "cad, ca$, canadian dollar, canadian dollars",
        "AUD": "aud, au$, australian dollar, australian dollars",
        "INR": "inr, rupee, rupees",
    }
)
SLANG: Final[dict[str, int]] = meanings({10**3: "grand"})
CENTS: Final = all_meaning(True, "cent, cents, centavo, centavos, pence")

RULES: Final = Rules(
    [
        ("<cur>? <quantity> <cur>?", lambda before, said, after: make_sum(said, before, after)),
        ("<quantity> of <cur>", lambda said, after: make_sum(said, None, after)),
        ("<quantity> <slang> [<cur>]", slang),
        ("<quantity> <cur> and|with <n> <cents>", with_cents),
        ("between|from <cur>? <n> <cur>? and|to|- <cur>? <n> <cur>?",
         lambda c1, low, c2, c3, high, c4: sum_range(low, high, c4 or c2 or c3 or c1)),
        ("<cur>? <n> <cur>? to|-|or <cur>? <n> <cur>?",
         lambda c1, low, c2, c3, high, c4: sum_range(low, high, c4 or c2 or c3 or c1)),
        ("<about> <cur> <n> <cur>?", bound(about)),
        ("<atleast> <cur> <n> <cur>?", bound(at_least)),
        ("<atmost> <cur> <n> <cur>?", bound(at_most)),
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


def find_money(text: str) -> tuple[Reading[Money], ...]:
    """Every amount in *text* said with a currency or in the slang of money."""
    return money_in(GRAMMAR.scan(text))


def read_money(text: str) -> Reading[Money]:
    """The amount *text* answers with; a number without a currency is pesos."""
    kept = kept_sums(GRAMMAR.scan(text), ENGLISH, prefer_money=True)
    return kept[0] if kept else Reading(None)


def read_number(text: str) -> Reading[Number]:
    """The number *text* answers with, whatever it is a number of: '3 million dollars' is 3000000."""
    return number_of(GRAMMAR.scan(text), ENGLISH, ORDINALS)
