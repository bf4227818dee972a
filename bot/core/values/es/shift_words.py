"""Spanish words by which a date is put off or brought forward."""

from __future__ import annotations

from typing import Final

from bot.core.values.listing import listed
from bot.core.values.shifts import ShiftWords

SPANISH: Final = ShiftWords(
    later=tuple(
        listed(
            "aplaza, aplazar, aplace, aplacemos, aplazalo, aplazala, atrasa, atrasar, atrase, atrasemos, atrasala, "
            "atrasalo, retrasa, retrasar, retrase, corre, correr, corra, corramos, correla, correlo, mueve, "
            "mover, mueva, movamos, muevela, muevelo, pospon, posponer, posponga, pospongamos, posponlo, posponla, "
            "extiende, extender, extienda, extendamos, extiendela, alarga, alargar, alargue, alarguemos, alargala, "
            "prorroga, prorrogar, prorrogue, amplia, ampliar, amplie, ampliemos, ampliala, se corrio, se aplazo, "
            "se atraso, se retraso, se movio"
        )
    ),
    earlier=tuple(
        listed(
            "adelanta, adelantar, adelante, adelantemos, adelantala, adelantalo, anticipa, anticipar, anticipe, "
            "acorta, acortar, acorte, acortemos, acortala, recorta, recortar, se adelanto"
        )
    ),
    after=tuple(listed("mas, de mas, mas tarde, despues, mas adelante, adicionales")),
    before=tuple(listed("antes, menos, de menos, mas temprano")),
    units=tuple(listed("dia, semana, quincena, mes, ano, trimestre")),
    from_today=tuple(listed("dentro de")),
    ahead="en {span}",
    back="hace {span}",
)
