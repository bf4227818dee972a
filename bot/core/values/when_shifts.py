"""Date expressions that count from a date: 'en tres días', 'los próximos dos meses'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.core.values.periods import Unit, add, shifted
from bot.core.values.reading import DateRange
from bot.core.values.when import FromToday, Moment, Node, first_day, last_day

COUNTED_FROM_TOMORROW: Final = frozenset({Unit.DAY, Unit.WEEK, Unit.BUSINESS_DAY, Unit.FORTNIGHT})


@dataclass(frozen=True)
class Shift(Node):
    """So many units after a date (before, when negative)."""

    base: Node
    count: int
    unit: Unit

    def resolve(self, moment: Moment) -> date | None:
        """That date; counted from the last day of a range, or its first when going back."""
        value = self.base.resolve(moment)
        base = first_day(value) if self.count < 0 else last_day(value)
        if base is None or abs(self.count) > 100_000:
            return None
        if self.unit is Unit.BUSINESS_DAY:
            return moment.calendar.add_business_days(base, self.count) if abs(self.count) <= 2000 else None
        return add(base, self.count, self.unit)


@dataclass(frozen=True)
class Beside(Node):
    """The last such weekday before a date, or the first one after it: 'el lunes después de año nuevo'."""

    weekday: int
    base: Node
    after: bool

    def resolve(self, moment: Moment) -> date | None:
        """That date; never the one it is counted from."""
        value = self.base.resolve(moment)
        base = last_day(value) if self.after else first_day(value)
        if base is None:
            return None
        ahead = (self.weekday - base.weekday()) % 7 or 7
        return add(base, ahead if self.after else ahead - 7 or -7, Unit.DAY)


@dataclass(frozen=True)
class Window(Node):
    """The next so many days, weeks or months after today (the last ones, when negative)."""

    count: int
    unit: Unit

    @property
    def guessed(self) -> bool:
        """Whether it begins today, tomorrow or with the next period is a matter of opinion."""
        return True

    def resolve(self, moment: Moment) -> DateRange | None:
        """Days and weeks from tomorrow; calendar months, quarters and years from the next one."""
        near, far = self._days(moment) if self.unit in COUNTED_FROM_TOMORROW else self._periods(moment)
        if near is None or far is None:
            return None
        return DateRange(min(near, far), max(near, far))

    def _days(self, moment: Moment) -> tuple[date | None, date | None]:
        near = moment.today + timedelta(days=1 if self.count > 0 else -1)
        return near, Shift(FromToday(0), self.count, self.unit).resolve(moment)

    def _periods(self, moment: Moment) -> tuple[date | None, date | None]:
        one = shifted(self.unit, moment.today, 1 if self.count > 0 else -1)
        many = shifted(self.unit, moment.today, self.count)
        return (first_day(one), last_day(many)) if self.count > 0 else (last_day(one), first_day(many))
