"""Named days: feasts and commercial dates, by their Spanish names, as kept in Colombia."""

from __future__ import annotations

from typing import Final

from bot.core.values.feasts import Rule, days, from_easter, nth, on
from bot.core.values.listing import meanings

# Ley 51 de 1983: Ascension, Corpus Christi and the Sacred Heart are kept on the Monday after their day.
FEASTS: Final[dict[str, Rule]] = meanings(
    {
        on(12, 25): "navidad, dia de navidad, la navidad, natividad, navidades",
        on(12, 24): "nochebuena, noche buena, vispera de navidad",
        on(12, 31): (
            "nochevieja, noche vieja, fin de ano, vispera de ano nuevo, ultimo dia del ano, 31 de fin de ano"
        ),
        on(1, 1): "ano nuevo, dia de ano nuevo, primer dia del ano, primero del ano",
        on(1, 6): "reyes, dia de reyes, reyes magos, dia de los reyes magos, epifania",
        on(12, 7): "velitas, noche de velitas, noche de las velitas, dia de las velitas, dia de velitas",
        on(12, 8): "inmaculada concepcion, dia de la inmaculada, la inmaculada",
        on(12, 28): "dia de los inocentes, dia de los santos inocentes",
        on(
            5, 1
        ): "dia del trabajo, dia del trabajador, dia de los trabajadores, dia internacional del trabajo",
        on(
            7, 20
        ): "dia de la independencia, independencia de colombia, grito de independencia, fiestas patrias",
        on(8, 7): "batalla de boyaca, dia de la batalla de boyaca",
        on(10, 12): "dia de la raza, dia de la hispanidad, dia de la diversidad etnica",
        on(11, 11): "independencia de cartagena",
        on(11, 1): "todos los santos, dia de todos los santos",
        on(11, 2): "dia de los muertos, dia de muertos, dia de los difuntos, dia de difuntos",
        on(2, 14): "san valentin, dia de san valentin, dia de los enamorados, dia de los novios",
        nth(
            3, 5, 9
        ): "amor y amistad, dia de amor y amistad, dia del amor y la amistad, dia del amor y amistad",
        on(3, 8): "dia de la mujer, dia internacional de la mujer",
        on(3, 19): "dia del hombre, san jose, dia de san jose",
        on(6, 29): "san pedro y san pablo",
        on(8, 15): "dia de la asuncion, asuncion de la virgen",
        on(4, 22): "dia de la tierra",
        on(4, 23): "dia del idioma, dia del libro",
        on(5, 15): "dia del maestro, dia del profesor",
        nth(-1, 5, 4): "dia del nino, dia de la ninez, dia de los ninos",
        nth(2, 6, 5): "dia de la madre, dia de las madres, dia de mama, dia de la mama",
        nth(3, 6, 6): "dia del padre, dia de los padres, dia de papa, dia del papa",
        on(10, 31): "halloween, noche de brujas, dia de brujas, dia de los ninos brujitos, jalowin",
        nth(4, 3, 11): "dia de accion de gracias, accion de gracias, thanksgiving",
        nth(4, 3, 11, plus=1): "black friday, viernes negro",
        nth(4, 3, 11, plus=4): "cyber monday, ciberlunes, ciber lunes",
        days(from_easter(-7), 8): "semana santa, la semana mayor, semana mayor",
        from_easter(-7): "domingo de ramos",
        from_easter(-6): "lunes santo",
        from_easter(-5): "martes santo",
        from_easter(-4): "miercoles santo",
        from_easter(-3): "jueves santo",
        from_easter(-2): "viernes santo",
        from_easter(-1): "sabado santo, sabado de gloria",
        from_easter(
            0
        ): "pascua, domingo de pascua, domingo de resurreccion, dia de pascua, pascuas, domingo santo",
        from_easter(1): "lunes de pascua",
        from_easter(-46): "miercoles de ceniza, dia de ceniza",
        from_easter(-47): "martes de carnaval",
        days(from_easter(-50), 4): "carnaval, carnavales, carnaval de barranquilla",
        from_easter(43): "ascension, dia de la ascension",
        from_easter(49): "pentecostes",
        from_easter(64): "corpus christi",
        from_easter(71): "sagrado corazon",
        on(6, 24): "san juan, noche de san juan",
        days(on(12, 16), 9): "novenas, novena de aguinaldos, la novena",
    }
)
