"""What was understood of a value, in words for people: dates, numbers, money, hours, channels.

Formats and names are CLDR's (Babel); the few joining words are in the catalogues (`reading.…`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import time

from babel.dates import get_day_names
from babel.numbers import format_currency

from bot.core.text import Param, say
from bot.core.values import DateRange, Hours, Money, Number, NumberRange, When
from bot.i18n.catalogue import CatalogueWording

DAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class ValueWords:
    """Values in one language."""

    language: str = "es"
    wording: CatalogueWording = field(default_factory=CatalogueWording)

    def _words(self, text: Param) -> str:
        return self.wording.render(text, self.language)

    def date(self, value: When) -> str:
        """'martes 1 de diciembre de 2026', or a range in the same form."""
        if not isinstance(value, DateRange):
            return self._words(value)
        if value.start and value.end:
            return self._words(say("reading.days", start=value.start, end=value.end))
        if value.start:
            return self._words(say("reading.from_day", start=value.start))
        return self._words(say("reading.to_day", end=value.end))

    def number(self, value: Number) -> str:
        """'12.000', 'entre 8.000 y 10.000', '5.000 o más'."""
        return self._bounds(value, self._words)

    def money(self, value: Money) -> str:
        """'40.000.000 pesos colombianos': a sign alone would not tell pesos from dollars."""
        locale = self.wording.catalogue(self.language).locale

        def one(amount: float) -> str:
            exact = int(amount) if float(amount).is_integer() else amount
            return format_currency(
                exact, value.currency, "#,##0.##", locale, False, "name", decimal_quantization=False
            )

        return self._bounds(value.amount, one)

    def hours(self, value: Hours) -> str:
        """'de 8:00 a. m. a 5:00 p. m., de lunes a viernes'."""
        start, end = (time.fromisoformat(clock) for clock in (value.start, value.end))
        return self._words(say("reading.hours", start=start, end=end, days=self._days(value.days)))

    def channels(self, value: Sequence[str]) -> str:
        """'SMS, correo y WhatsApp'."""
        return self._words(tuple(self._words(say(f"reading.channel.{code}")) for code in value))

    def _days(self, codes: Sequence[str]) -> str:
        days = [DAY_CODES.index(code) for code in codes]
        names = get_day_names(locale=self.wording.catalogue(self.language).locale)
        if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
            return self._words(say("reading.weekdays", first=names[days[0]], last=names[days[-1]]))
        return self._words(tuple(names[day] for day in days))

    def _bounds(self, value: Number, one: Callable[[float], str]) -> str:
        if not isinstance(value, NumberRange):
            return one(value)
        if value.low is not None and value.high is not None:
            return self._words(say("reading.between", low=one(value.low), high=one(value.high)))
        if value.low is not None:
            return self._words(say("reading.at_least", low=one(value.low)))
        return self._words(say("reading.at_most", high=one(value.high or 0)))
