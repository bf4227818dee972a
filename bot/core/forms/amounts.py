"""From a person's words to an amount of money or to a percentage."""

from __future__ import annotations

import re
from typing import Any

from bot.core.forms.answers import Answer, Setting
from bot.core.forms.definition import Field
from bot.core.values import NumberRange, find_money, read_money, read_number

_SIGNED = re.compile(r"-\s*\$?\s*\d")


def read_amount(field_: Field, text: str, setting: Setting) -> Answer:
    """Read an amount; one said in another currency, below nothing or beyond reason is refused with the reason."""
    language = setting.words.language
    said = find_money(text, language)
    money = said[0] if said else read_money(text, language)
    if money.value is None:
        return Answer(problem="not_money")
    amount, currency = _one(money.value.amount), money.value.currency
    if said and setting.currency is not None and currency not in _meant(setting.currency, text):
        return Answer(problem="other_currency", limits={"said": currency, "ours": setting.currency})
    if amount is None or amount <= 0 or amount > field_.most or _SIGNED.search(text):
        return Answer(problem="not_an_amount")
    return Answer(amount, guessed=isinstance(money.value.amount, NumberRange))


def _meant(ours: str, text: str) -> tuple[str, ...]:
    """Return the codes that stand for our own currency: the bare sign and «pesos» are of the house."""
    return (ours, "COP") if ours != "COP" and "cop" not in text.lower() else (ours,)


def read_percent(field_: Field, text: str, setting: Setting) -> Answer:
    """Read a percentage between 0 and 100."""
    value = _one(read_number(text, setting.words.language).value)
    if value is None:
        return Answer(problem="not_percent")
    if not 0 <= value <= 100 or _SIGNED.search(text):
        return Answer(problem="percent_out_of_range")
    return Answer(value)


def _one(value: Any) -> Any:
    if not isinstance(value, NumberRange):
        return value
    return value.low if value.high is None else value.high
