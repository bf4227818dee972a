"""Yes or no in Spanish: 'de una', 'claro que no', 'no hay problema'; doubt is neither."""

from __future__ import annotations

from typing import Final

from bot.core.values.agreement import Agreement
from bot.core.values.listing import listed
from bot.core.values.reading import Reading

YES: Final = listed(
    "si, sii, sip, sep, yes, yep, simon, aja, uju, claro, claro que si, clarin, obvio, obvio que si, "
    "obviamente, de una, por supuesto, por supuesto que si, desde luego, dale, hagale, hagamosle, "
    "hagamoslo, listo, ok, okay, okey, oki, vale, va, perfecto, correcto, exacto, exactamente, asi "
    "es, eso es, eso mismo, confirmo, confirmado, afirmativo, de acuerdo, acepto, apruebo, aprobado, "
    "autorizo, me parece, me parece bien, esta bien, bien, bueno, buenisimo, excelente, genial, "
    "super, seguro, segurisimo, sin duda, sin problema, no hay problema, no veo problema, ningun "
    "problema, no tengo problema, no hay inconveniente, ningun inconveniente, no tengo inconveniente, "
    "no veo inconveniente, como no, cierto, es cierto, verdad, efectivamente, creo que si, yo creo "
    "que si, supongo que si, pienso que si, adelante, procede, proceda, positivo, tal cual, me sirve, "
    "todo bien, todo correcto, esta correcto, quedo bien, esta perfecto, nitido, melo, agregalo, por "
    "favor, porfa, porfavor, hazlo, eso, true, verdadero, 👍, ✅, 👌, ✔, no faltaba mas, cuenta con eso, "
    "no me opongo, conforme, totalmente, totalmente de acuerdo, siempre, tambien, si claro, si senor, "
    "si senora, pues si, ya que, no hay lio, no hay rollo, 100%"
)
NO: Final = listed(
    "no, nop, nope, noo, nel, nanay, negativo, para nada, nada, en absoluto, de ninguna manera, de "
    "ningun modo, ni de riesgo, ni riesgos, ni loco, ni loca, nunca, jamas, claro que no, obvio no, "
    "obvio que no, por supuesto que no, desde luego que no, tampoco, todavia no, aun no, mejor no, "
    "creo que no, yo creo que no, no creo, supongo que no, pienso que no, no senor, no senora, pues "
    "no, incorrecto, no es correcto, no esta bien, no me parece, no estoy de acuerdo, no acepto, no "
    "autorizo, no apruebo, rechazo, rechazado, false, falso, ninguno, ninguna, nones, 👎, ❌, por ahora "
    "no, de momento no, esta vez no, seguro que no, sin duda no, que va, nah, na, ni modo, nada de "
    "eso, no gracias, no por ahora, no confirmo, en ningun caso, nein, nones, si no, bueno no, no va, "
    "no es, no aplica, dejalo asi, ni hablar, va a ser que no, descarto"
)
DOUBT: Final = listed(
    "no se, no lo se, no estoy seguro, no estoy segura, ni idea, no tengo idea, no sabria, tal vez, "
    "talvez, quizas, quiza, depende, puede ser, puede que si, puede que no, a lo mejor, no recuerdo, "
    "no entiendo, no entendi, mas o menos, no tengo claro, no me queda claro, no tengo ni idea, "
    "posiblemente, no se si, si o no, no lo tengo claro, si y no, quien sabe, toca ver, tocaria "
    "mirar, ni si ni no, no sabemos, probablemente, no te entiendo, no se sabe, lo averiguo, voy a "
    "preguntar, dejame preguntar, averiguo, pendiente, por definir, por confirmar, despues te digo, "
    "lo confirmo despues"
)
WEAK: Final = frozenset(
    listed(
        "bien, bueno, va, eso, por favor, porfa, porfavor, seguro, nada, "
        "verdad, siempre, tambien, listo, vale, ok, "
        "de una, ya que, dale, super"
    )
)
"""Said before the answer as often as being it: 'bueno, no'."""

SPANISH: Final = Agreement(YES, NO, DOUBT, WEAK)


def read_yes_no(text: str) -> Reading[bool]:
    """Whether *text* says yes or no; None when it says neither, or doubts."""
    return SPANISH.read(text)
