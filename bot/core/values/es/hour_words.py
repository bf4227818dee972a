"""Spanish words of clock times, days of service and named working times."""

from __future__ import annotations

from typing import Final

from bot.core.values.clock_times import AM, NOON, PM
from bot.core.values.listing import all_meaning, meanings

MERIDIEMS: Final[dict[str, str]] = meanings(
    {
        AM: "am, a.m., a m, a. m., de la manana, de la madrugada, en la manana",
        PM: "pm, p.m., p m, p. m., de la tarde, de la noche, en la tarde, en la noche, por la tarde",
        NOON: "m, m., md, del mediodia, del dia",
    }
)
UNITS: Final = all_meaning(
    True,
    "horas, hora, hrs., hs., h., en punto, hr",
)
NAMED_TIMES: Final[dict[str, int]] = meanings(
    {
        12 * 60: "mediodia, medio dia, el mediodia, el medio dia",
        24 * 60: "medianoche, media noche, la medianoche",
    }
)
MINUTES: Final[dict[str, int]] = {
    "y media": 30,
    "y cuarto": 15,
    "y quince": 15,
    "y veinte": 20,
    "y veinticinco": 25,
    "y treinta": 30,
    "y treinta y cinco": 35,
    "y cuarenta": 40,
    "y cuarenta y cinco": 45,
    "y cincuenta": 50,
    "menos cinco": -5,
    "menos diez": -10,
    "menos cuarto": -15,
    "menos un cuarto": -15,
    "menos veinte": -20,
}
"""Not 'y diez': 'entre ocho y diez' are two hours."""

NAMED_HOURS: Final[dict[str, tuple[str, str]]] = meanings(
    {
        ("08:00", "17:00"): (
            "jornada continua, horario de oficina, horario laboral, horario habil, horas habiles, horas "
            "laborales, horario de trabajo, horas de oficina, jornada laboral, hora laboral, horarios de "
            "oficina, horario normal, horario habitual, horas de trabajo, jornada completa, tiempo "
            "completo, horario de atencion, jornada habitual, horario regular, horario ordinario"
        ),
        ("00:00", "23:59"): "24 horas, 24/7, las 24 horas, 24 x 7, 24x7, veinticuatro horas, 24 h",
    }
)
LOOSE_HOURS: Final[dict[str, tuple[str, str]]] = meanings(
    {
        ("08:00", "12:00"): (
            "en la manana, por la manana, en las mananas, por las mananas, jornada de la manana, la "
            "manana, media jornada de la manana, toda la manana, solo mananas, horario de la manana, las "
            "mananas, horas de la manana"
        ),
        ("13:00", "17:00"): (
            "en la tarde, por la tarde, en las tardes, por las tardes, jornada de la tarde, la tarde, "
            "toda la tarde, solo tardes, horario de la tarde, las tardes, horas de la tarde"
        ),
        ("18:00", "21:00"): (
            "en la noche, por la noche, en las noches, por las noches, horario nocturno, la noche, solo noches"
        ),
        ("00:00", "23:59"): (
            "todo el dia, a toda hora, cualquier hora, a cualquier hora, el dia entero, dia completo"
        ),
    }
)
"""Hours only where hours are asked for: 'te la mando en la mañana' is no schedule."""
ALL_WEEK: Final = frozenset({"24/7", "24 x 7", "24x7"})

DAY_WORDS: Final[dict[str, int]] = meanings(
    {
        0: "lunes, lunez, lune, luns, lun., lu., l",
        1: "martes, martez, marte, mar., mart., ma.",
        2: "miercoles, mie., mier., mierc., mi., x, w",
        3: "jueves, juevez, jueve, jue., juev., ju., j",
        4: "viernes, vie., vier., vi., v",
        5: "sabado, sabados, sab., sa., s",
        6: "domingo, domingos, dom., do., d",
    }
)
DAY_SETS: Final[dict[str, tuple[int, ...]]] = meanings(
    {
        (0, 1, 2, 3, 4): (
            "dias habiles, dia habil, entre semana, dias laborales, dias laborables, dias de semana, l-v, "
            "en semana, semana laboral, l a v, lv"
        ),
        (5, 6): "fin de semana, fines de semana, finde, findes, los fines de semana",
        (0, 1, 2, 3, 4, 5, 6): (
            "todos los dias, todos los dias de la semana, toda la semana, diario, diariamente, cada dia, "
            "los siete dias, los 7 dias, 7 dias a la semana, los siete dias de la semana"
        ),
    }
)
LETTERS: Final = frozenset({"l", "x", "w", "j", "v", "s", "d", "mi", "ma", "ju", "vi", "sa", "do", "lu"})
"""Days only in a range: L-V."""
EXCEPT: Final = all_meaning(
    True,
    "menos, excepto, salvo, exceptuando, sin, no, sin incluir, sin contar, a excepcion de, a excepcion del",
)
