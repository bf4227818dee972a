"""Colombian telephone numbers in cells: the house rule (domain §4) and the assigned ranges.

The patterns are shared with the vectorised reading of whole files; both take the steps in `STEPS` in
order. Only syntax that Python's `re` and Rust's `regex` read alike is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from phonenumbers.data.region_CO import PHONE_METADATA_CO

from bot.core.bases.cells import trimmed

#: Rewritings, in order: what a spreadsheet or a hand does to a number and can be undone without a guess.
STEPS: tuple[tuple[str, str], ...] = (
    (r"^(\+?[0-9]{10,})[.,]0+$", "$1"),  # a number kept as a float
    (r"^([1-9])[.,]([0-9]{9})[eE]\+?0*9$", "$1$2"),  # scientific, no digit lost
    (r"^([1-9])[.,]([0-9]{11})[eE]\+?0*11$", "$1$2"),
    ("[ \t\r\n\u00a0\u2000-\u200f\u2010-\u2015\u2028-\u202f\u205f-\u2069\ufeff'’().,\\-]", ""),
    (r"^(?:\+|00)?57([0-9]{10})$", "$1"),
)

MOBILE_RULE = r"^3[0-9]{9}$"
LANDLINE_RULE = r"^60[124-8][0-9]{7}$"
#: A number that tries to be a landline: the old seven digits, or the new prefix with digits missing.
LANDLINE_ATTEMPT = r"^(?:60[0-9]*|[1-8]?[2-8][0-9]{6})$"
assert PHONE_METADATA_CO.mobile is not None
MOBILE_ASSIGNED = f"^(?:{PHONE_METADATA_CO.mobile.national_number_pattern})$"

_PYTHON_STEPS = tuple((re.compile(find), put.replace("$", "\\")) for find, put in STEPS)
_MOBILE, _LANDLINE, _ATTEMPT, _ASSIGNED = (
    re.compile(rule) for rule in (MOBILE_RULE, LANDLINE_RULE, LANDLINE_ATTEMPT, MOBILE_ASSIGNED)
)


class PhoneForm(StrEnum):
    """What a cell of a phone column turned out to be."""

    MOBILE = "mobile"
    UNASSIGNED_MOBILE = "unassigned_mobile"
    LANDLINE = "landline"
    BAD_LANDLINE = "bad_landline"
    BAD = "bad"
    EMPTY = "empty"


@dataclass(frozen=True)
class PhoneReading:
    """A phone cell: its national digits ("" unless well formed) and its form."""

    national: str
    form: PhoneForm


def simplify(cell: str) -> str:
    """Return *cell* without separators, country code and what spreadsheets add; not checked."""
    text = trimmed(cell)
    for pattern, replacement in _PYTHON_STEPS:
        text = pattern.sub(replacement, text)
    return text


def read_phone(cell: str) -> PhoneReading:
    """Read one phone cell: well formed by the house rule, and whether libphonenumber knows its range."""
    digits = simplify(cell)
    if not digits:
        return PhoneReading("", PhoneForm.EMPTY)
    if _MOBILE.fullmatch(digits):
        assigned = _ASSIGNED.fullmatch(digits)
        return PhoneReading(digits, PhoneForm.MOBILE if assigned else PhoneForm.UNASSIGNED_MOBILE)
    if _LANDLINE.fullmatch(digits):
        return PhoneReading(digits, PhoneForm.LANDLINE)
    return PhoneReading("", PhoneForm.BAD_LANDLINE if _ATTEMPT.fullmatch(digits) else PhoneForm.BAD)
