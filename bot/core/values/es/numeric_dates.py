"""Spanish words around the figures of dates; day first (es_CO)."""

from __future__ import annotations

from typing import Final

from bot.core.values.es.amounts import STARTERS as NUMBER_STARTERS
from bot.core.values.es.date_words import MONTHS, ORDINAL_ENDINGS, ROMAN_MONTHS
from bot.core.values.grammar import DIGITS, Vocabulary
from bot.core.values.listing import listed
from bot.core.values.written_dates import WrittenDates

SPANISH: Final = WrittenDates(
    months=Vocabulary({**MONTHS, **ROMAN_MONTHS}),
    month_first=False,
    number_starters=frozenset(NUMBER_STARTERS),
    no_day=frozenset({"un", "una", "mil"}),
    first=frozenset({"primero", "primeros"}),
    ordinal_endings=ORDINAL_ENDINGS,
    not_a_day_before=frozenset(listed("%, $, €, mil, k, am, pm, hs, hrs, h, horas, millones")),
    after_an_answer=frozenset(
        {
            *listed(
                "no, sino, por, porfa, porfavor, gracias, mejor, perdon, digo, si, creo, a, al, hasta, entonces, "
                "., ;, !, ?, ), (, :, -, ->, →"
            ),
            "",
            ",",
        }
    ),
    year_starters=frozenset({"dos", "mil", "2"}),
    of=frozenset({"de", "del"}),
    before_a_month=frozenset({"proximo", "mes", "este", "presente"}),
)
WRITTEN_STARTERS: Final = (DIGITS, *SPANISH.months.starters)
