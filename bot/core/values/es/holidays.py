"""Named days: feasts and commercial dates, by their Spanish names, as kept in Colombia."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.core.values.periods import easter, nth_weekday
from bot.core.values.reading import DateRange, When
from bot.core.values.when import Moment, Node, Which, last_day

Rule = Callable[[int], When]


@dataclass(frozen=True)
class Feast(Node):
    """A named day of the year; the next one unless a year was said."""

    rule: Rule
    year: int | None = None
    year_shift: int | None = None
    which: Which = Which.BARE

    floating = True

    def resolve(self, moment: Moment) -> When | None:
        """Its date, or its days."""
        year = self.year if self.year_shift is None else moment.today.year + self.year_shift
        if year is not None:
            return self.rule(year) if 1900 <= year <= 2199 else None
        if self.which is Which.LAST:
            this = self.rule(moment.today.year)
            return (
                this if (last_day(this) or moment.today) < moment.today else self.rule(moment.today.year - 1)
            )
        this = self.rule(moment.floor.year)
        return this if (last_day(this) or moment.floor) >= moment.floor else self.rule(moment.floor.year + 1)


def on(month: int, day: int) -> Rule:
    """The same date each year."""
    return lambda year: date(year, month, day)


def from_easter(days: int) -> Rule:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days=days)


def nth(which: int, weekday: int, month: int, plus: int = 0) -> Rule:
    """The nth weekday of a month, plus some days."""

    def rule(year: int) -> date:
        found = nth_weekday(
            date(year, month, 1), date(year, month, monthrange(year, month)[1]), weekday, which
        )
        assert found is not None
        return found + timedelta(days=plus)

    return rule


def days(first: Rule, length: int) -> Rule:
    """Several days from one on."""

    def rule(year: int) -> DateRange:
        start = first(year)
        assert isinstance(start, date)
        return DateRange(start, start + timedelta(days=length - 1))

    return rule


FEASTS: Final[dict[str, Rule]] = {
    **dict.fromkeys(("navidad", "dia de navidad", "la navidad", "natividad", "navidades"), on(12, 25)),
    **dict.fromkeys(("nochebuena", "noche buena", "vispera de navidad"), on(12, 24)),
    **dict.fromkeys(
        ("nochevieja", "noche vieja", "fin de ano", "vispera de ano nuevo", "ultimo dia del ano", "31 de fin de ano"),
        on(12, 31),
    ),
    **dict.fromkeys(("ano nuevo", "dia de ano nuevo", "primer dia del ano", "primero del ano"), on(1, 1)),
    **dict.fromkeys(("reyes", "dia de reyes", "reyes magos", "dia de los reyes magos", "epifania"), on(1, 6)),
    **dict.fromkeys(("velitas", "noche de velitas", "noche de las velitas", "dia de las velitas", "dia de velitas"), on(12, 7)),
    **dict.fromkeys(("inmaculada concepcion", "dia de la inmaculada", "la inmaculada"), on(12, 8)),
    **dict.fromkeys(("dia de los inocentes", "dia de los santos inocentes"), on(12, 28)),
    **dict.fromkeys(
        ("dia del trabajo", "dia del trabajador", "dia de los trabajadores", "dia internacional del trabajo"), on(5, 1)
    ),
    **dict.fromkeys(
        ("dia de la independencia", "independencia de colombia", "grito de independencia", "fiestas patrias"), on(7, 20)
    ),
    **dict.fromkeys(("batalla de boyaca", "dia de la batalla de boyaca"), on(8, 7)),
    **dict.fromkeys(("dia de la raza", "dia de la hispanidad", "dia de la diversidad etnica"), on(10, 12)),
    **dict.fromkeys(("independencia de cartagena",), on(11, 11)),
    **dict.fromkeys(("todos los santos", "dia de todos los santos"), on(11, 1)),
    **dict.fromkeys(("dia de los muertos", "dia de muertos", "dia de los difuntos", "dia de difuntos"), on(11, 2)),
    **dict.fromkeys(("san valentin", "dia de san valentin", "dia de los enamorados", "dia de los novios"), on(2, 14)),
    **dict.fromkeys(("amor y amistad", "dia de amor y amistad", "dia del amor y la amistad", "dia del amor y amistad"),
                    nth(3, 5, 9)),
    **dict.fromkeys(("dia de la mujer", "dia internacional de la mujer"), on(3, 8)),
    **dict.fromkeys(("dia del hombre",), on(3, 19)),
    **dict.fromkeys(("san jose", "dia de san jose"), on(3, 19)),
    **dict.fromkeys(("san pedro y san pablo",), on(6, 29)),
    **dict.fromkeys(("dia de la asuncion", "asuncion de la virgen"), on(8, 15)),
    **dict.fromkeys(("dia de la tierra",), on(4, 22)),
    **dict.fromkeys(("dia del idioma", "dia del libro"), on(4, 23)),
    **dict.fromkeys(("dia del maestro", "dia del profesor"), on(5, 15)),
    **dict.fromkeys(("dia del nino", "dia de la ninez", "dia de los ninos"), nth(-1, 5, 4)),
    **dict.fromkeys(("dia de la madre", "dia de las madres", "dia de mama", "dia de la mama"), nth(2, 6, 5)),
    **dict.fromkeys(("dia del padre", "dia de los padres", "dia de papa", "dia del papa"), nth(3, 6, 6)),
    **dict.fromkeys(("halloween", "noche de brujas", "dia de brujas", "dia de los ninos brujitos", "jalowin"), on(10, 31)),
    **dict.fromkeys(("dia de accion de gracias", "accion de gracias", "thanksgiving"), nth(4, 3, 11)),
    **dict.fromkeys(("black friday", "viernes negro"), nth(4, 3, 11, plus=1)),
    **dict.fromkeys(("cyber monday", "ciberlunes", "ciber lunes"), nth(4, 3, 11, plus=4)),
    **dict.fromkeys(("semana santa", "la semana mayor", "semana mayor"), days(from_easter(-7), 8)),
    **dict.fromkeys(("domingo de ramos",), from_easter(-7)),
    **dict.fromkeys(("lunes santo",), from_easter(-6)),
    **dict.fromkeys(("martes santo",), from_easter(-5)),
    **dict.fromkeys(("miercoles santo",), from_easter(-4)),
    **dict.fromkeys(("jueves santo",), from_easter(-3)),
    **dict.fromkeys(("viernes santo",), from_easter(-2)),
    **dict.fromkeys(("sabado santo", "sabado de gloria"), from_easter(-1)),
    **dict.fromkeys(
        ("pascua", "domingo de pascua", "domingo de resurreccion", "dia de pascua", "pascuas", "domingo santo"),
        from_easter(0),
    ),
    **dict.fromkeys(("lunes de pascua",), from_easter(1)),
    **dict.fromkeys(("miercoles de ceniza", "dia de ceniza"), from_easter(-46)),
    **dict.fromkeys(("martes de carnaval",), from_easter(-47)),
    **dict.fromkeys(("carnaval", "carnavales", "carnaval de barranquilla"), days(from_easter(-50), 4)),
    **dict.fromkeys(("ascension", "dia de la ascension"), from_easter(39)),
    **dict.fromkeys(("pentecostes",), from_easter(49)),
    **dict.fromkeys(("corpus christi",), from_easter(60)),
    **dict.fromkeys(("sagrado corazon",), from_easter(68)),
    **dict.fromkeys(("san juan", "noche de san juan"), on(6, 24)),
    **dict.fromkeys(("novenas", "novena de aguinaldos", "la novena"), days(on(12, 16), 9)),
}  # fmt: skip


@dataclass(frozen=True)
class Holiday(Node):
    """The next day off of the calendar; with *bridge*, the long weekend it makes."""

    bridge: bool = False

    def resolve(self, moment: Moment) -> When | None:
        """Its date, or the days off in a row around it."""
        day = moment.today
        for _ in range(400):
            day += timedelta(days=1)
            if moment.calendar.is_holiday(day) and (not self.bridge or day.weekday() in {0, 4}):
                return _long_weekend(day) if self.bridge else day
        return None


def _long_weekend(day: date) -> DateRange:
    before, after = (2, 0) if day.weekday() == 0 else (0, 2)
    return DateRange(day - timedelta(days=before), day + timedelta(days=after))
