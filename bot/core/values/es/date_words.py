"""Spanish words of dates, folded, with abbreviations and the misspellings people type."""

from __future__ import annotations

from typing import Final

from bot.core.values.listing import all_meaning, listed, meanings
from bot.core.values.periods import Unit
from bot.core.values.questions import QuestionWords
from bot.core.values.when_parts import Part

MONTHS: Final[dict[str, int]] = meanings(
    {
        1: "enero, ene., enro, henero, enerro, eneero, jan.",
        2: "febrero, feb., febr., fevrero, febreo",
        3: "marzo, mar., mzo., marso, marz., marzzo",
        4: "abril, abr., avril, habril, abrl",
        5: "mayo, may.",
        6: "junio, jun., juni",
        7: "julio, jul.",
        8: "agosto, ago., agto., agst., agos., agost.",
        9: "septiembre, setiembre, sep., sept., set., septi., septiempre, sepbre.",
        10: "octubre, oct., octubr",
        11: "noviembre, nov., novienbre, nobiembre, novimbre",
        12: "diciembre, dic., dicbre., disiembre, dicienbre, dicimbre, deciembre, dec.",
    }
)

ROMAN_MONTHS: Final[dict[str, int]] = {
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12,
}  # fmt: skip
"""Between signs: 4/XII/2026. One letter alone may be anything."""

MONTH_NAMES: Final = {word: month for word, month in MONTHS.items() if not word.endswith(".")}
"""Alone in a message only these are months: `dic`, `sep` and `mar` are other words too."""

WEEKDAYS: Final[dict[str, int]] = meanings(
    {
        0: "lunes, lunez, luns, lun., lune",
        1: "martes, martez, marte, mart., mar.",
        2: "miercoles, mie., mier., mierc., miercole, mircoles, mx",
        3: "jueves, jue., juev., jueve",
        4: "viernes, vie., vier., vierne, biernes, vienes",
        5: "sabado, sab., savado",
        6: "domingo, dom., domngo",
    }
)

FROM_TODAY: Final[dict[str, int]] = meanings(
    {
        0: "hoy, hoy mismo, el dia de hoy, hoy dia, la fecha de hoy, dia de hoy",
        1: "manana, manana mismo, dia de manana, mñn",
        2: "pasado manana, pasadomanana, pasado manana mismo",
        3: "traspasado manana",
        -1: "ayer, dia de ayer, anoche",
        -2: "anteayer, antier, antes de ayer, antiayer, antes de ier, anteanoche",
        -3: "trasanteayer, anteantier",
    }
)
NOW: Final[dict[str, int]] = all_meaning(
    0,
    (
        "ahora, ahora mismo, ya, ya mismo, de inmediato, inmediatamente, ahorita, la fecha, este momento, "
        "el momento"
    ),
)
"""Today too, where a date is asked for or a range begins."""

MORNINGS: Final = frozenset({"la", "esta", "cada", "una", "misma", "media"})
"""Before `mañana` these make it a morning."""

ONE_DAY_UNITS: Final[dict[str, Unit]] = meanings(
    {Unit.DAY: "dia, dia calendario", Unit.BUSINESS_DAY: "dia habil, dia laboral, dia laborable"}
)

COUNTED_UNITS: Final[dict[str, Unit]] = meanings(
    {
        Unit.DAY: "dia, dias, dia calendario, dias calendario, dias corridos, dias calendarios",
        Unit.BUSINESS_DAY: (
            "dia habil, dias habiles, dias habil, dia laboral, dias laborales, dia laborable, habiles, "
            "dias laborables, dias de trabajo, dias abiles, dia abil, dias habiles laborales, dh"
        ),
        Unit.WEEK: "semana, semanas, semanita, semanitas, sem.",
        Unit.WEEKEND: "fin de semana, fines de semana, finde, findes, fin de semanas, weekend",
        Unit.FORTNIGHT: "quincena, quincenas",
        Unit.MONTH: "mes, meses, mesecito",
        Unit.BIMESTER: "bimestre, bimestres",
        Unit.QUARTER: "trimestre, trimestres, trim., cuarto de ano",
        Unit.TERM: "cuatrimestre, cuatrimestres",
        Unit.SEMESTER: "semestre, semestres",
        Unit.YEAR: "ano, anos, anito",
        Unit.DECADE: "decada, decadas",
    }
)

NEXT: Final[dict[str, int]] = all_meaning(
    1,
    "proximo, proxima, proximos, proximas, prox., proxim., siguiente, "
    "siguientes, entrante, entrantes, otro, otra, "
    "venidero, venidera, venideros, venideras, proximito, procsimo, procsima",
)
"""Before the noun."""
NEXT_AFTER: Final[dict[str, int]] = {
    **{word: 1 for word in NEXT if word not in {"otro", "otra"}},
    **all_meaning(
        1, "que viene, que vienen, que entra, que sigue, que siguen, q viene, k viene, que biene, posterior"
    ),
}
"""After the noun."""
FOLLOWING_WORDS: Final = frozenset({"siguiente", "siguientes"})
TWICE_NEXT: Final = all_meaning(
    2,
    "subsiguiente, que sigue de la proxima, siguiente a la proxima",
)
THIS: Final = all_meaning(
    0,
    "este, esta, presente, el presente, la presente, estos, estas, ese, esa",
)
THIS_AFTER: Final = all_meaning(
    0,
    "actual, en curso, presente, corriente, que corre, que transcurre",
)
LAST: Final = all_meaning(
    -1, "pasado, pasada, pasados, pasadas, anterior, anteriores, previo, previa, que paso, que pasaron"
)
LAST_BEFORE: Final = all_meaning(
    -1, "ultimo, ultima, ultimos, ultimas, pasado, pasada, pasados, pasadas, anterior, anteriores"
)

PARTS: Final[dict[str, Part]] = meanings(
    {
        Part.EARLY: "principio, principios, inicio, inicios, comienzo, comienzos, primeros dias, entrado",
        Part.MID: "mediados, mediado, la mitad, mitad, mitades",
        Part.LATE: "finales, fines, ultimos dias, finalizando, terminando",
    }
)
ENDS: Final = all_meaning(
    True,
    "final, cierre, termino, ultimo, ultimo dia, el ultimo",
)
STARTS: Final = all_meaning(
    False,
    "primer dia, el primero",
)

NTH: Final[dict[str, int]] = meanings(
    {
        1: "primer, primero, primera, i",
        2: "segundo, segunda, 2nd, ii",
        3: "tercer, tercero, tercera, iii",
        4: "cuarto, cuarta, iv",
        5: "quinto, quinta",
        6: "sexto, sexta",
        7: "septimo, septima",
        8: "octavo, octava",
        9: "noveno, novena",
        10: "decimo, decima",
        11: "undecimo, onceavo",
        12: "duodecimo, doceavo",
        -1: "ultimo, ultima",
        -2: "penultimo, penultima",
        -3: "antepenultimo, antepenultima",
    }
)
ORDINAL_ENDINGS: Final = frozenset(
    listed("o, a, er, ro, ero, era, ra, do, da, to, ta, mo, ma, vo, va, no, na, re")
)

SINCE: Final = all_meaning(
    0,
    (
        "fecha inicio, fecha inicial, fecha de inicio, "
        "desde, a partir de, a partir del, apartir de, apartir del, comenzando, empezando, iniciando, "
        "arrancando, comenzando en, empezando en, despues de hoy y, "
        "no antes de, no antes del, partiendo de, partiendo del, desde de"
    ),
)
OPENING: Final = all_meaning(0, "comienza, empieza, inicia, arranca")
AFTER: Final = all_meaning(
    1,
    "mas tarde de, mas tarde del, mas tarde que, mas alla de, mas alla del, "
    "despues de, despues del, luego de, luego del, posterior a, posterior al, tras",
)
UNTIL: Final = all_meaning(
    0,
    (
        "fecha fin, fecha final, fecha de fin, fecha de finalizacion, fecha de cierre, "
        "hasta, hasta el final de, a mas tardar, maximo, maximo hasta, como maximo, no "
        "despues de, no despues del, con plazo, con plazo hasta, no mas alla de, no mas alla del, no mas "
        "tarde de, no mas tarde del, asta, con fecha limite, fecha limite, "
        "con cierre, va hasta, por tarde"
    ),
)
CLOSING: Final = all_meaning(
    0, "termina, finaliza, terminamos, finalizamos, acaba, acabamos, cierra, cerramos"
)
QUESTIONS: Final = QuestionWords(
    asking=listed("cual, cuales, cuanto, cuanta, cuantos, cuantas, quien, quienes, lo que, los que, las que"),
    asking_first=("que",),
    before=listed(
        "y, e, oye, oiga, dime, digame, a ver, dame, muestrame, ver, saber, quiero saber, hola, buenas, entonces"
    ),
)
BEFORE: Final = all_meaning(
    1,
    "mas temprano que, antes de, antes del, previo a, previo al, antes que, anterior a, anterior al",
)
COUNTED_FROM: Final = all_meaning(
    True,
    "despues de, despues del, luego de, luego del, desde, a partir de, "
    "a partir del, contados desde, contando desde, "
    "contados a partir de, contados a partir del, siguientes a, "
    "siguientes al, tras, posteriores a, posteriores al",
)
"""Between a count and the date it is counted from."""
