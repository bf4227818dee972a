"""The figures and dates of a message about an opportunity: each goes to the field that the words beside it name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from bot.core.folding import fold
from bot.core.forms.answers import Answer, Setting
from bot.core.forms.clauses import either
from bot.core.forms.opportunity import MOST_MONEY, OPPORTUNITY
from bot.core.forms.words.deals import DealWords
from bot.core.values import DateRange, Kind, NumberRange, find_numbers, find_values
from bot.core.values.mentions import Mention
from bot.core.values.reading import Money, Reading
from bot.core.values.tokens import fold as fold_in_place

LEAST_VALUE: Final = 10_000
"""From here on a bare number is money."""
CUE: Final = 30
"""Code points beside a figure in which its role is named."""
YEAR: Final = 12


def figures(part: str, setting: Setting, words: DealWords) -> Iterator[tuple[str, Answer]]:
    """Yield the fields that the figures and dates of a part fill, with what is wrong with them if anything is."""
    found, rest = _counts(part, setting, words)
    yield from found
    mentions = find_values(rest, setting.today, setting.calendar, setting.words.language)
    for place, one in enumerate(mentions):
        start = mentions[place - 1].reading.end if place else 0
        end = mentions[place + 1].reading.start if place + 1 < len(mentions) else len(rest)
        before = fold(rest[max(start, one.reading.start - CUE) : one.reading.start])
        after = fold(rest[one.reading.end : min(end, one.reading.end + CUE)])
        own = fold_in_place(rest[one.reading.start : one.reading.end]) + rest[one.reading.end :].lstrip()[:1]
        yield from _one(one, before, after, own, words, setting)


def _one(
    one: Mention, before: str, after: str, own: str, words: DealWords, setting: Setting
) -> Iterator[tuple[str, Answer]]:
    if one.kind is Kind.DATE:
        yield _dated(one.reading, f"{before} {own}", words, setting)
    elif one.kind in (Kind.MONEY, Kind.NUMBER):
        code = _role(one, before, after, own, words)
        if code is not None:
            yield code, _amount(code, one.reading.value, setting)


def _counts(part: str, setting: Setting, words: DealWords) -> tuple[list[tuple[str, Answer]], str]:
    """Take «40 puestos» and «12 meses», and return the part with their figures blanked."""
    found: list[tuple[str, Answer]] = []
    for reading in find_numbers(part, setting.words.language):
        after = fold(part[reading.end : reading.end + CUE]).removeprefix("de ")
        value = _plain(reading.value)
        code = _counted(after, words)
        if code is None or value is None:
            continue
        times = YEAR if code == "years" else 1
        code = "months" if code == "years" else code
        signed = part[: reading.start].rstrip().endswith("-")
        found.append((code, _count(code, -value if signed else value * times)))
        part = _blank(part, reading)
    year = re.search(either(words.one_year), fold_in_place(part))
    if year and not any(code == "months" for code, _ in found):
        found.append(("months", Answer(YEAR)))
        part = f"{part[: year.start()]}{' ' * (year.end() - year.start())}{part[year.end() :]}"
    return found, part


def _counted(after: str, words: DealWords) -> str | None:
    for code, nouns in (("seats", words.seats), ("months", words.months), ("years", words.years)):
        if after.startswith(nouns):
            return code
    return None


def _count(code: str, value: Any) -> Answer:
    field = OPPORTUNITY.field(code)
    if value != int(value) or not field.least <= value <= field.most:
        return Answer(problem="out_of_range", limits={"least": field.least, "most": field.most})
    return Answer(int(value))


def _blank(part: str, reading: Reading[Any]) -> str:
    return part[: reading.start] + " " * (reading.end - reading.start) + part[reading.end :]


def _role(one: Mention, before: str, after: str, own: str, words: DealWords) -> str | None:
    """Return the field of an amount by the words beside it; a bare number that is no money has none."""
    if "%" in own or re.search(rf"{either(words.chance)}\W*(?:del?)?\s*$", before):
        return None if _is_of_something_else(before, after, words) else "probability"
    for code, cues in (
        ("unit_value", words.per_seat),
        ("monthly_value", words.monthly),
        ("total_value", words.total),
    ):
        if re.match(rf"\W*(?:pesos|cop|usd|mxn|dolares)?\W*{either(cues)}\b", after) or re.search(
            rf"\b{either(cues)}\b\W*(?:de|es|son|:)?\W*$", before
        ):
            return code
    value = _plain(one.reading.value.amount if isinstance(one.reading.value, Money) else one.reading.value)
    is_money = one.kind is Kind.MONEY or (value is not None and abs(value) >= LEAST_VALUE)
    if re.search(rf"\b{either(words.seats)}\w*\s+{either(words.seat_price)}\W*$", before):
        return "unit_value" if is_money else "seats"
    return "total_value" if is_money else None


def _is_of_something_else(before: str, after: str, words: DealWords) -> bool:
    no_chance = either(words.no_chance)
    return bool(
        re.match(rf"\W*{no_chance}\b", after) or re.search(rf"\b{no_chance}\W*(?:del?|un)?\W*$", before)
    )


def _amount(code: str, value: Any, setting: Setting) -> Answer:
    currency = value.currency if isinstance(value, Money) else None
    amount = _plain(value.amount if isinstance(value, Money) else value)
    if amount is None:
        return Answer(problem="not_money")
    if code == "seats":
        return _count(code, amount)
    if code == "probability":
        return Answer(amount) if 0 <= amount <= 100 else Answer(problem="percent_out_of_range")
    if currency not in (None, "COP", setting.currency) and setting.currency is not None:
        return Answer(problem="other_currency", limits={"said": currency, "ours": setting.currency})
    return Answer(amount) if 0 < amount <= MOST_MONEY else Answer(problem="not_an_amount")


def _plain(value: Any) -> Any:
    if isinstance(value, NumberRange):
        return value.low if value.high is None else value.high
    return value


def _dated(reading: Reading[Any], cue: str, words: DealWords, setting: Setting) -> tuple[str, Answer]:
    """Return the field of a date: billing where it is spoken of last, else the closing."""
    billing = max((cue.rfind(word) for word in words.billing), default=-1)
    closing = max((cue.rfind(word) for word in words.closing), default=-1)
    code = "billing_date" if billing > closing else "closing_date"
    if reading.value is None:
        return code, Answer(problem="invalid_date")
    day = _day(reading.value, last=code == "closing_date")
    if day is None:
        return code, Answer(problem="not_date")
    if day < setting.today:
        return code, Answer(problem="past_date", limits={"value": day})
    return code, Answer(day.isoformat())


def _day(value: date | DateRange, *, last: bool) -> date | None:
    if not isinstance(value, DateRange):
        return value
    return (value.end or value.start) if last else (value.start or value.end)
