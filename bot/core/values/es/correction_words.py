"""Spanish words by which people take a value back."""

from __future__ import annotations

from typing import Final

from bot.core.values.corrections import CorrectionWords
from bot.core.values.listing import listed


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Each phrase as its words."""
    return tuple(tuple(phrase.split()) for phrase in listed(text))


SPANISH: Final = CorrectionWords(
    denials=phrases("no, ni, en vez de, en vez del, en lugar de, en lugar del, y no, ya no"),
    fillers=frozenset(
        listed(
            "es, son, era, eran, fue, fueron, sera, seran, seria, serian, el, la, "
            "los, las, del, de, al, a, para, por, "
            "en, como, empieza, arranca, inicia, termina, hay, tenemos, $"
        )
    ),
    repairs=phrases(
        "perdon, perdona, disculpa, disculpe, mejor, digo, corrijo, "
        "correccion, mentira, mentiras, sorry, ups, uy, "
        "quise decir, mas bien, bueno, sino, me equivoque, ahora es, ahora son, ->, =>, →, digamos, o sea, "
        "osea, es decir"
    ),
    swaps=frozenset(
        listed(
            "cambiar, cambia, cambie, cambiame, cambiemos, cambialo, reemplazar, "
            "reemplaza, reemplace, mover, mueve, "
            "mueva, movamos, corramos, pasemos, aplacemos, "
            "pasar, pasa, pase, pasalo, correr, corre, corra, corrige, corregir, corrija, modifica, "
            "modificar, modifique"
        )
    ),
)
