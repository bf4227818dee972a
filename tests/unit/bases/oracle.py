"""The rules of domain §4 said a second time, row by row and without masks: what `judge` is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.bases.cells import email_key, excludes, id_key, is_blank, is_email, is_formula
from bot.core.bases.meanings import Meaning
from bot.core.bases.phones import PhoneForm, PhoneReading, read_phone

MOBILES = (PhoneForm.MOBILE, PhoneForm.UNASSIGNED_MOBILE)
MESSAGES = ("sms", "whatsapp", "voice")


@dataclass
class Answer:
    """What the oracle found: rows by class of error, and usable rows by channel."""

    total: int = 0
    errors: dict[str, list[int]] = field(default_factory=dict)
    usable: dict[str, int] = field(default_factory=dict)

    def note(self, row: int, found: Mapping[str, bool]) -> None:
        """Add *row* to the classes that hold, once."""
        for code, holds in found.items():
            if holds and row not in self.errors.setdefault(code, []):
                self.errors[code].append(row)
        self.errors = {code: rows for code, rows in self.errors.items() if rows}


class Row:
    """One row with what an earlier row held already."""

    def __init__(self, cells: Mapping[Meaning, str], seen: dict[str, set[str]]) -> None:
        self.mobile: PhoneReading = read_phone(cells[Meaning.MOBILE])
        self.landline: PhoneReading = read_phone(cells[Meaning.LANDLINE])
        self.email, self.city = cells[Meaning.EMAIL], cells[Meaning.CITY]
        self.phone = self.mobile.national or self.landline.national
        mobile = self.mobile.national if self.mobile.form in MOBILES else ""
        self.mobile_again = _again(seen.setdefault("mobile", set()), mobile)
        self.phone_again = _again(seen.setdefault("phone", set()), self.phone)
        email = email_key(self.email) if is_email(self.email) else ""
        self.email_again = _again(seen.setdefault("email", set()), email)
        self.id_again = _again(seen.setdefault("id", set()), id_key(cells[Meaning.IDENTIFICATION]))
        self.out = excludes(cells[Meaning.OPT_OUT], by_yes=True)
        ident = cells[Meaning.IDENTIFICATION]
        self.nameless = is_blank(ident) or not id_key(ident) or is_blank(cells[Meaning.NAME])


def _again(seen: set[str], key: str) -> bool:
    if not key or key in seen:
        return bool(key)
    seen.add(key)
    return False


def answer(
    rows: Sequence[Mapping[Meaning, str]],
    channels: Sequence[str],
    extra: Sequence[str],
    *,
    required: bool,
) -> Answer:
    """Judge *rows* (a cell by meaning, row 2 first); *extra* is a further column, *required* or not."""
    found = Answer(usable=dict.fromkeys(channels, 0))
    seen: dict[str, set[str]] = {}
    for number, (cells, more) in enumerate(zip(rows, extra, strict=True), start=2):
        if any(cell.strip() for cell in (*cells.values(), more)):
            found.total += 1
            row = Row(cells, seen)
            lacks = row.nameless or (required and is_blank(more))
            formula = any(map(is_formula, (*cells.values(), more)))
            found.note(number, {"duplicate_id": row.id_again, "opted_out": row.out, "formula": formula})
            found.note(number, {"empty_required": lacks})
            for channel in channels:
                found.note(number, _errors(row, channel, channels))
                found.usable[channel] += _is_fine(row, channel) and not (lacks or row.out or row.id_again)
    return found


def _errors(row: Row, channel: str, channels: Sequence[str]) -> dict[str, bool]:
    form = row.mobile.form
    if channel == "email":
        empty = email_key(row.email) == ""
        bad = not empty and not is_email(row.email)
        return {"bad_email": bad, "duplicate_email": row.email_again, "empty_required": empty}
    if channel in MESSAGES:
        return {
            "bad_mobile": form not in (*MOBILES, PhoneForm.EMPTY),
            "duplicate_phone": row.mobile_again,
            "unassigned_mobile": form is PhoneForm.UNASSIGNED_MOBILE,
            "empty_required": form is PhoneForm.EMPTY,
        }
    other = row.landline.form in (PhoneForm.BAD, PhoneForm.BAD_LANDLINE)
    attempt = form is PhoneForm.BAD_LANDLINE and not set(MESSAGES) & set(channels)
    none = form is PhoneForm.EMPTY and row.landline.form is PhoneForm.EMPTY
    return {
        "bad_mobile": form is PhoneForm.BAD,
        "bad_landline": other or attempt,
        "duplicate_phone": row.phone_again,
        "unassigned_mobile": form is PhoneForm.UNASSIGNED_MOBILE,
        "empty_required": none or is_blank(row.city),
    }


def _is_fine(row: Row, channel: str) -> bool:
    if channel == "email":
        return is_email(row.email) and not row.email_again
    if channel in MESSAGES:
        return row.mobile.form in MOBILES and not row.mobile_again
    return bool(row.phone) and not row.phone_again and not is_blank(row.city)
