"""Rules of single days: 'el 3 de diciembre', 'el próximo lunes', 'en tres días hábiles'."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_builders import (
    after_today,
    day,
    end_of,
    feast,
    half_more,
    half_of,
    in_period,
    in_week,
    with_weekday,
)
from bot.core.values.es.date_words import FOLLOWING_WORDS
from bot.core.values.feasts import Feast, Holiday
from bot.core.values.grammar import Match, Rules, Scan
from bot.core.values.periods import Unit
from bot.core.values.when import FromToday, Period, Previous, Weekday, Which, Year
from bot.core.values.when_parts import Current, Edge, Nth
from bot.core.values.when_shifts import Beside, Shift

OF_YEAR: Final = Rules(
    [
        (", <year>", lambda year: {"year": year}),
        ("- <year>", lambda year: {"year": year}),
        ("/ <year>", lambda year: {"year": year}),
        ("[,] [de|del] [el] [ano] <year>", lambda year: {"year": year}),
        ("del|de [ano] <yy>", lambda year: {"year": year}),
        ("del|de [ano] <faryear>", lambda year: {"year": year}),
        ("' <yy>", lambda year: {"year": year}),
        ("de|del <this> ano", lambda _: {"year_shift": 0}),
        ("del ano <thisafter>", lambda _: {"year_shift": 0}),
        ("de|del [el] <next> ano", lambda _: {"year_shift": 1}),
        ("del ano <nextafter>", lambda _: {"year_shift": 1}),
        ("del ano <last>", lambda _: {"year_shift": -1}),
    ]
)

OF_MONTH: Final = Rules(
    [
        ("[de|del] <this> mes", lambda _: {"month_shift": 0}),
        ("del mes [<thisafter>]", lambda _: {"month_shift": 0}),
        ("de los corrientes", lambda: {"month_shift": 0}),
        ("del presente|corriente|actual", lambda: {"month_shift": 0}),
        ("[de|del] [el] <next> mes", lambda _: {"month_shift": 1}),
        ("[de|del] [el] mes <nextafter>", lambda _: {"month_shift": 1}),
        ("de|del mes <last>", lambda _: {"month_shift": -1}),
    ]
)


def next_weekday(word: str, weekday: int) -> Weekday:
    """'próximo' or 'que viene' is the nearest one, 'siguiente' that of next week."""
    return Weekday(weekday, Which.FOLLOWING if word in FOLLOWING_WORDS else Which.NEXT)


LED: Final = "[<weekday> [,]] [el|al] [dia]"
"""What may stand before a written day."""


DAYS: Final = Rules(
    [
        (f"{LED} <dayno> [de|del|-|/|,|.] <month> [<ofyear>]", lambda w, n, m, y: day(n, m, y, w)),
        (f"{LED} <month> [el] [dia] <dayno> [<ofyear>]", lambda w, m, n, y: day(n, m, y, w)),
        (f"{LED} <written>", with_weekday),
        ("<weekday> [,] [el] [dia] <dayno>", lambda w, n: day(n, weekday=w)),
        ("el|al|dia [dia] <dayno>", day),
        (f"{LED} <dayno> <ofmonth>", lambda w, n, m: day(n, None, m, w)),
        (f"{LED} <dayno> del [mes] <monthno> [<ofyear>]", lambda w, n, m, y: day(n, m, y, w)),
        ("[el] <fromtoday>", FromToday),
        ("[de] [el] <fromtoday> en ocho [dias]", lambda n: after_today(n + 7, Unit.DAY)),
        ("[de] [el] <fromtoday> en quince [dias]", lambda n: after_today(n + 14, Unit.DAY)),
        ("<weekday>", Weekday),
        ("<this> [mismo] <weekday>", lambda _, w: Weekday(w, Which.THIS)),
        ("<this> <weekday> [,] <dayno> [de|del] <month> [<ofyear>]", lambda _, w, n, m, y: day(n, m, y, w)),
        ("<next> <weekday>", next_weekday),
        ("<weekday> <nextafter>", lambda w, word: next_weekday(word, w)),
        ("<next> <weekday> [,] <dayno> [de|del] <month> [<ofyear>]", lambda _, w, n, m, y: day(n, m, y, w)),
        ("<weekday> [de|del|en] [la|el] <week>", in_period),
        ("[la|esta] <week> [,] [el|en] [el] <weekday>", lambda period, w: in_period(w, period)),
        ("<weekday> de|del [la] <span>", in_week),
        ("<posnth> <weekday>", lambda n, w: Nth(n, w, Current(Unit.MONTH))),
        ("[en|dentro] [de] <count> <weekdays> [a partir de hoy|ahora]",
         lambda n, w: Shift(Weekday(w), n - 1, Unit.WEEK) if n > 1 else None),
        ("pasado|ultimo [<weekday>] [dia] <dayno> [de] <month>", lambda w, n, m: Previous(day(n, m))),
        ("<weekday> en ocho [dias]", lambda w: Shift(Weekday(w), 7, Unit.DAY)),
        ("<weekday> en quince [dias]", lambda w: Shift(Weekday(w), 14, Unit.DAY)),
        ("<weekday> <last>", lambda w, _: Weekday(w, Which.LAST)),
        ("<lastbefore> <weekday>", lambda _, w: Weekday(w, Which.LAST)),
        ("en|dentro [de] [<roughly>] <count> <unit>", lambda _, n, unit: after_today(n, unit)),
        ("en|dentro [de] <count> <unit> y medio|media", half_more),
        ("en|dentro [de] <unit> y medio|media", lambda unit: half_more(1, unit)),
        ("en|dentro [de] medio|media <unit>", half_of),
        ("de aqui|hoy|aca a|en <count> <unit>", after_today),
        ("a|pasados|pasadas|transcurridos [los|las] <count> <unit>", after_today),
        ("[en|dentro] [de] <count> <unit> <from> [el|la] <point>",
         lambda n, unit, _, base: Shift(base, n, unit)),
        ("[el|al] <next> <dayunit> <from> [el|la] <point>", lambda _, unit, __, base: Shift(base, 1, unit)),
        ("[el|al] <posnth> <dayunit> <from> [el|la] <point>", lambda n, unit, _, base: Shift(base, n, unit)),
        ("<count> <unit> antes de|del [el|la] <point>", lambda n, unit, base: Shift(base, -n, unit)),
        ("<count> <unit> despues|luego", after_today),
        ("hace <count> <unit>", lambda n, unit: after_today(-n, unit)),
        ("<count> <unit> atras", lambda n, unit: after_today(-n, unit)),
        ("[el|al] <dayunit> <nextafter> [de|del|a|al] [el|la] <point>", lambda u, _, base: Shift(base, 1, u)),
        ("[el|al] <dayunit> <nextafter>", lambda u, _: after_today(1, u)),
        ("[el] <next> <dayunit>", lambda _, u: after_today(1, u)),
        ("[el] <nth> <dayunit> <nextafter>", lambda n, u, _: after_today(n, u)),
        ("dia despues de|del [el|la] <point>", lambda base: Shift(base, 1, Unit.DAY)),
        ("dia antes|anterior|previo de|del|a|al [el|la] <point>", lambda base: Shift(base, -1, Unit.DAY)),
        ("antevispera de|del [el|la] <point>", lambda base: Shift(base, -2, Unit.DAY)),
        ("[el|al] <weekday> antes|anterior de|del|a|al [el|la] <point>", lambda w, base: Beside(w, base, False)),
        ("[el|al] <weekday> despues|luego|siguiente de|del|a|al [el|la] <point>",
         lambda w, base: Beside(w, base, True)),
        ("vispera de|del [el|la] <point>", lambda base: Shift(base, -1, Unit.DAY)),
        ("[<next>] <feast> [<ofyear>]", lambda _, rule, y: feast(rule, y)),
        ("[<this>] <feast>", lambda _, rule: feast(rule, None)),
        ("<feast> <last>", lambda rule, _: Feast(rule, which=Which.LAST)),
        ("<next> festivo|feriado", lambda _: Holiday()),
        ("[<next>] puente [festivo]", lambda _: Holiday(bridge=True)),
        ("puente [festivo] de|del [el|la|los] <feast> [<ofyear>]",
         lambda rule, y: Holiday(feast(rule, y), True)),
        ("puente [festivo] de|del [el|la] <ofspan>", lambda span: Holiday(span, True)),
        ("[el] <nth> <weekday> de|del [el|la] <ofspan>", Nth),
        ("[el] <nth> <dayunit> de|del [el|la] <ofspan>", Nth),
        ("fin de|del [el] <ofspan>", end_of),
        ("fin de la <ofspan>", lambda span: Edge(span, True)),
        ("<ends> de|del [el|la] <ofspan>", lambda last, span: Edge(span, last)),
        ("<starts> de|del [el|la] <ofspan>", lambda last, span: Edge(span, last)),
    ]
)  # fmt: skip

WEEK: Final = Rules(
    [
        ("<this> semana", lambda _: Period(Unit.WEEK)),
        ("[<this>] semana <thisafter>", lambda *_: Period(Unit.WEEK)),
        ("<next> semana", lambda _: Period(Unit.WEEK, 1)),
        ("semana <nextafter>", lambda _: Period(Unit.WEEK, 1)),
        ("semana <twice>", lambda _: Period(Unit.WEEK, 2)),
        ("semana <last>", lambda _: Period(Unit.WEEK, -1)),
    ]
)

BARE_SPAN: Final = Rules(
    [
        ("[ano] <year>", Year),
        ("ano", lambda: Current(Unit.YEAR)),
        ("mes", lambda: Current(Unit.MONTH)),
        ("semana", lambda: Current(Unit.WEEK)),
        ("trimestre", lambda: Current(Unit.QUARTER)),
        ("semestre", lambda: Current(Unit.SEMESTER)),
        ("quincena", lambda: Current(Unit.FORTNIGHT)),
        ("bimestre", lambda: Current(Unit.BIMESTER)),
    ]
)


def from_today(scan: Scan, at: int) -> Match | None:
    """hoy, mañana, ayer …; not the morning: 'por la mañana', 'hoy en la mañana'."""
    match = scan.ask("fromtoday_word", at)
    if match is None:
        return None
    before = scan.tokens.word(at - 1) if at else ""
    if match.value == 1 and before in {"la", "esta", "cada", "una", "misma", "media"}:
        return None
    return match
