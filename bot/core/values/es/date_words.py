"""Spanish words of dates, folded, with abbreviations and the misspellings people type."""

from __future__ import annotations

from typing import Final

from bot.core.values.periods import Unit
from bot.core.values.when_ranges import Part

MONTHS: Final[dict[str, int]] = {
    **dict.fromkeys(("enero", "ene.", "enro", "jan."), 1),
    **dict.fromkeys(("febrero", "feb.", "febr.", "fevrero", "febreo"), 2),
    **dict.fromkeys(("marzo", "mar.", "mzo.", "marso"), 3),
    **dict.fromkeys(("abril", "abr."), 4),
    **dict.fromkeys(("mayo", "may."), 5),
    **dict.fromkeys(("junio", "jun.", "juni"), 6),
    **dict.fromkeys(("julio", "jul."), 7),
    **dict.fromkeys(("agosto", "ago.", "agto.", "agst.", "agos.", "agost."), 8),
    **dict.fromkeys(
        ("septiembre", "setiembre", "sep.", "sept.", "set.", "septi.", "septiempre", "sepbre."), 9
    ),
    **dict.fromkeys(("octubre", "oct.", "octubr"), 10),
    **dict.fromkeys(("noviembre", "nov.", "novienbre", "nobiembre", "novimbre"), 11),
    **dict.fromkeys(
        ("diciembre", "dic.", "dicbre.", "disiembre", "dicienbre", "dicimbre", "deciembre", "dec."), 12
    ),
}

WEEKDAYS: Final[dict[str, int]] = {
    **dict.fromkeys(("lunes", "lun.", "lune"), 0),
    **dict.fromkeys(("martes", "mart.", "mar."), 1),
    **dict.fromkeys(("miercoles", "mie.", "mier.", "mierc.", "miercole", "mircoles", "mx"), 2),
    **dict.fromkeys(("jueves", "jue.", "juev.", "jueve"), 3),
    **dict.fromkeys(("viernes", "vie.", "vier.", "vierne", "biernes", "vienes"), 4),
    **dict.fromkeys(("sabado", "sab.", "savado"), 5),
    **dict.fromkeys(("domingo", "dom.", "domngo"), 6),
}

FROM_TODAY: Final[dict[str, int]] = {
    **dict.fromkeys(("hoy", "hoy mismo", "el dia de hoy", "hoy dia", "la fecha de hoy", "dia de hoy"), 0),
    **dict.fromkeys(("manana", "manana mismo", "dia de manana", "mñn"), 1),
    **dict.fromkeys(("pasado manana", "pasadomanana", "pasado manana mismo"), 2),
    "traspasado manana": 3,
    **dict.fromkeys(("ayer", "dia de ayer"), -1),
    **dict.fromkeys(("anteayer", "antier", "antes de ayer", "antiayer", "antes de ier"), -2),
    **dict.fromkeys(("anteanoche",), -2),
    **dict.fromkeys(("anoche",), -1),
    **dict.fromkeys(("trasanteayer", "anteantier"), -3),
}
NOW: Final[dict[str, int]] = dict.fromkeys(
    ("ahora", "ahora mismo", "ya", "ya mismo", "de inmediato", "inmediatamente", "ahorita", "la fecha",
     "este momento", "el momento"), 0
)  # fmt: skip
"""Today too, where a date is asked for or a range begins."""

MORNINGS: Final = frozenset({"la", "esta", "cada", "una", "misma", "media"})
"""Before `mañana` these make it a morning."""

COUNTED_UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("dia", "dias", "dia calendario", "dias calendario", "dias corridos", "dias calendarios"), Unit.DAY),
    **dict.fromkeys(
        (
            "dia habil", "dias habiles", "dias habil", "dia laboral", "dias laborales", "dia laborable", "habiles",
            "dias laborables", "dias de trabajo", "dias abiles", "dia abil", "dias habiles laborales", "dh",
        ),
        Unit.BUSINESS_DAY,
    ),
    **dict.fromkeys(("semana", "semanas", "semanita", "semanitas", "sem."), Unit.WEEK),
    **dict.fromkeys(("fin de semana", "fines de semana", "finde", "findes", "fin de semanas", "weekend"), Unit.WEEKEND),
    **dict.fromkeys(("quincena", "quincenas"), Unit.FORTNIGHT),
    **dict.fromkeys(("mes", "meses", "mesecito"), Unit.MONTH),
    **dict.fromkeys(("bimestre", "bimestres"), Unit.BIMESTER),
    **dict.fromkeys(("trimestre", "trimestres", "trim.", "cuarto de ano"), Unit.QUARTER),
    **dict.fromkeys(("cuatrimestre", "cuatrimestres"), Unit.TERM),
    **dict.fromkeys(("semestre", "semestres"), Unit.SEMESTER),
    **dict.fromkeys(("ano", "anos", "anito"), Unit.YEAR),
    **dict.fromkeys(("decada", "decadas"), Unit.DECADE),
}  # fmt: skip

_GENDERS: Final = ("o", "a", "os", "as")
NEXT: Final = dict.fromkeys(
    (
        *(f"proxim{end}" for end in _GENDERS), *(f"prox{end}" for end in (".", "im.")), "siguiente", "siguientes",
        "entrante", "entrantes", "otro", "otra", "venidero", "venidera", "venideros", "venideras",
        "proximito", "procsimo", "procsima", "proximo proximo",
    ),
    1,
)  # fmt: skip
"""Before the noun."""
NEXT_AFTER: Final = dict.fromkeys(
    (
        *(word for word in NEXT if word not in {"otro", "otra"}), "que viene", "que vienen", "que entra", "que sigue",
        "que siguen", "q viene", "k viene", "que biene", "de arriba", "posterior",
    ),
    1,
)  # fmt: skip
"""After the noun."""
FOLLOWING_WORDS: Final = frozenset({"siguiente", "siguientes"})
TWICE_NEXT: Final = dict.fromkeys(("subsiguiente", "que sigue de la proxima", "siguiente a la proxima"), 2)
THIS: Final = dict.fromkeys(
    ("este", "esta", "presente", "el presente", "la presente", "estos", "estas", "ese", "esa"), 0
)
THIS_AFTER: Final = dict.fromkeys(
    ("actual", "en curso", "presente", "corriente", "que corre", "que transcurre"), 0
)
LAST: Final = dict.fromkeys(
    (
        *(f"pasad{end}" for end in _GENDERS),
        "anterior",
        "anteriores",
        "previo",
        "previa",
        "que paso",
        "que pasaron",
    ),
    -1,
)
LAST_BEFORE: Final = dict.fromkeys(
    (*(f"ultim{end}" for end in _GENDERS), *(f"pasad{end}" for end in _GENDERS), "anterior", "anteriores"), -1
)

PARTS: Final[dict[str, Part]] = {
    **dict.fromkeys(
        ("principio", "principios", "inicio", "inicios", "comienzo", "comienzos", "primeros dias", "entrado"),
        Part.EARLY,
    ),
    **dict.fromkeys(("mediados", "mediado", "la mitad", "mitad", "mitades"), Part.MID),
    **dict.fromkeys(("finales", "fines", "ultimos dias", "finalizando", "terminando"), Part.LATE),
}
ENDS: Final = dict.fromkeys(("final", "cierre", "termino", "ultimo dia", "el ultimo"), True)
STARTS: Final = dict.fromkeys(("primer dia", "el primero"), False)

NTH: Final[dict[str, int]] = {
    **dict.fromkeys(("primer", "primero", "primera"), 1),
    **dict.fromkeys(("segundo", "segunda", "2nd"), 2),
    **dict.fromkeys(("tercer", "tercero", "tercera"), 3),
    **dict.fromkeys(("cuarto", "cuarta"), 4),
    **dict.fromkeys(("quinto", "quinta"), 5),
    **dict.fromkeys(("sexto", "sexta"), 6),
    **dict.fromkeys(("septimo", "septima"), 7),
    **dict.fromkeys(("octavo", "octava"), 8),
    **dict.fromkeys(("noveno", "novena"), 9),
    **dict.fromkeys(("decimo", "decima"), 10),
    **dict.fromkeys(("undecimo", "onceavo"), 11),
    **dict.fromkeys(("duodecimo", "doceavo"), 12),
    **dict.fromkeys(("ultimo", "ultima"), -1),
    **dict.fromkeys(("penultimo", "penultima"), -2),
    **dict.fromkeys(("antepenultimo", "antepenultima"), -3),
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
ORDINAL_ENDINGS: Final = frozenset("o a er ro ero era ra do da to ta mo ma vo va no na re eros".split())

SINCE: Final = dict.fromkeys(
    (
        "desde", "a partir de", "a partir del", "apartir de", "apartir del", "comenzando", "empezando", "iniciando",
        "arrancando", "comenzando en", "empezando en", "comienza", "empieza", "inicia", "arranca", "despues de hoy y",
        "no antes de", "no antes del", "partiendo de", "partiendo del", "desde de",
    ),
    0,
)  # fmt: skip
AFTER: Final = dict.fromkeys(
    ("despues de", "despues del", "luego de", "luego del", "posterior a", "posterior al", "tras"), 1
)
UNTIL: Final = dict.fromkeys(
    (
        "hasta", "hasta el final de", "a mas tardar", "a mas tardar en", "maximo", "maximo hasta", "como maximo",
        "no despues de", "no despues del", "con plazo", "con plazo hasta", "no mas alla de", "no mas alla del",
        "no mas tarde de", "no mas tarde del", "asta", "terminando", "finalizando", "termina", "va hasta", "por tarde",
    ),
    0,
)  # fmt: skip
BEFORE: Final = dict.fromkeys(
    ("antes de", "antes del", "previo a", "previo al", "antes que", "anterior a", "anterior al"), 1
)
