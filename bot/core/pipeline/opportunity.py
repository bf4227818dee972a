"""An opportunity as it is kept, and what is worked out from what was given (contract §5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.pipeline.deal_file import DealFile
from bot.core.pipeline.stages import PROBABILITY, Stage

Amount = int | float
"""In the configured currency."""


@dataclass(frozen=True)
class Opportunity:
    """One opportunity; a value that was not given is None and is never overwritten by one worked out.

    *probability* is a percentage, *unit_value* of one seat and month; *created_at* and *stage_since* are days.
    """

    id: str
    client: str
    stage: str = Stage.HUNTING.value
    description: str | None = None
    goal: str | None = None
    seats: Amount | None = None
    segment: str | None = None
    service_type: str | None = None
    origin: str | None = None
    requirement_type: str | None = None
    unit_value: Amount | None = None
    monthly_value: Amount | None = None
    months: Amount | None = None
    total_value: Amount | None = None
    closing_date: date | None = None
    billing_date: date | None = None
    step: str | None = None
    probability: Amount | None = None
    owner: str | None = None
    next_step: str | None = None
    next_step_date: date | None = None
    loss_reason: str | None = None
    lessons: str | None = None
    created_at: date | None = None
    stage_since: date | None = None
    updated_at: datetime | None = None
    file: DealFile = field(default_factory=DealFile)
    revision: int = 0

    @property
    def monthly(self) -> Amount | None:
        """Return the monthly value: as given, else seats × unit value."""
        return _given_or_product(self.monthly_value, self.seats, self.unit_value)

    @property
    def total(self) -> Amount | None:
        """Return the total value: as given, else monthly value × months."""
        return _given_or_product(self.total_value, self.monthly, self.months)

    @property
    def chance(self) -> Amount:
        """Return the probability in percent: as given, else the stage's."""
        return PROBABILITY[Stage(self.stage)] if self.probability is None else self.probability

    @property
    def weighted(self) -> Amount | None:
        """Return total × probability, to the hundredth."""
        return None if self.total is None else plain(round(self.total * self.chance / 100, 2))


def contradictions(one: Opportunity) -> tuple[str, ...]:
    """Return the codes of the given values that are not the product of the others given.

    A difference below one unit of the currency is rounding.
    """
    checks = (
        ("monthly_value", one.monthly_value, _product(one.seats, one.unit_value)),
        ("total_value", one.total_value, _product(one.monthly, one.months)),
    )
    return tuple(
        name
        for name, given, product in checks
        if given is not None and product is not None and abs(given - product) >= 1
    )


def missing(one: Opportunity) -> tuple[str, ...]:
    """Return the codes of the data that an opportunity cannot be followed up without."""
    needed = (
        ("owner", one.owner),
        ("total_value", one.total),
        ("closing_date", one.closing_date),
    )
    return tuple(name for name, value in needed if value is None)


def plain(number: float) -> Amount:
    """Return an int where the number is whole."""
    return int(number) if float(number).is_integer() else number


def _given_or_product(given: Amount | None, one: Amount | None, other: Amount | None) -> Amount | None:
    return _product(one, other) if given is None else given


def _product(one: Amount | None, other: Amount | None) -> Amount | None:
    return None if one is None or other is None else plain(one * other)
