"""The rules of domain §4 said a second time, row by row and without masks: what `judge` is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.bases.cells import email_key, excludes, id_key, is_blank, is_email, is_formula
from bot.core.bases.meanings import Meaning
from bot.core.bases.phones import PhoneForm, read_phone

MOBILES = (PhoneForm.MOBILE, PhoneForm.UNASSIGNED_MOBILE)


@dataclass
class Answer:
    """What the oracle found: rows by class of error, and usable rows by channel."""

    total: int = 0
    errors: dict[str, list[int]] = field(default_factory=dict)
    usable: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, row: int) -> None:
        if row not in self.errors.setdefault(code, []):
            self.errors[code].append(row)


@dataclass
class Seen:
    """Contacts of earlier rows."""

    mobiles: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)


def _again(seen: set[str], key: str) -> bool:
    if not key or key in seen:
        return bool(key)
    seen.add(key)
    return False


def answer(
    rows: Sequence[Mapping[Meaning, str]], channels: Sequence[str], variables: Sequence[Sequence[str]] = ()
) -> Answer:
    """Judge *rows* (a cell by meaning, row 2 first); *variables* holds further required cells a row."""
    found, seen = Answer(usable=dict.fromkeys(channels, 0)), Seen()
    for number, row in enumerate(rows, start=2):
        extra = variables[number - 2] if variables else []
        if not any(cell.strip() for cell in (*row.values(), *extra)):
            continue
        found.total += 1
        _judge_row(found, seen, number, row, channels, extra)
    return found


def _judge_row(
    found: Answer,
    seen: Seen,
    number: int,
    row: Mapping[Meaning, str],
    channels: Sequence[str],
    extra: Sequence[str],
) -> None:
    mobile, landline = read_phone(row[Meaning.MOBILE]), read_phone(row.get(Meaning.LANDLINE, ""))
    email = row[Meaning.EMAIL]
    reachable = [p.national for p in (mobile, landline) if p.national]
    again_mobile = mobile.form in MOBILES and _again(seen.mobiles, mobile.national)
    again_phone = bool(reachable) and _again(seen.phones, reachable[0])
    again_email = is_email(email) and _again(seen.emails, email_key(email))
    again_id = _again(seen.ids, id_key(row[Meaning.IDENTIFICATION]))
    out = excludes(row[Meaning.OPT_OUT], by_yes=True)
    lacks = is_blank(row[Meaning.IDENTIFICATION]) or is_blank(row[Meaning.NAME]) or any(map(is_blank, extra))
    messages = any(channel in ("sms", "whatsapp", "voice") for channel in channels)
    for code, holds in {
        "duplicate_id": again_id,
        "opted_out": out,
        "formula": any(map(is_formula, (*row.values(), *extra))),
        "empty_required": lacks,
    }.items():
        if holds:
            found.add(code, number)
    for channel in channels:
        if channel == "email":
            fine = is_email(email) and not again_email
            empty = email_key(email) == ""
            _add(
                found,
                number,
                {"bad_email": not empty and not is_email(email), "duplicate_email": again_email},
            )
        elif channel == "call":
            empty = is_blank(row[Meaning.CITY])
            fine = bool(reachable) and not again_phone and not empty
            no_phone = mobile.form is PhoneForm.EMPTY and landline.form is PhoneForm.EMPTY
            bad_landline = landline.form in (PhoneForm.BAD, PhoneForm.BAD_LANDLINE)
            _add(
                found,
                number,
                {
                    "bad_mobile": mobile.form is PhoneForm.BAD,
                    "bad_landline": bad_landline or (mobile.form is PhoneForm.BAD_LANDLINE and not messages),
                    "duplicate_phone": again_phone,
                    "empty_required": no_phone,
                    "unassigned_mobile": mobile.form is PhoneForm.UNASSIGNED_MOBILE,
                },
            )
        else:
            empty = mobile.form is PhoneForm.EMPTY
            fine = mobile.form in MOBILES and not again_mobile
            _add(
                found,
                number,
                {
                    "bad_mobile": not empty and mobile.form not in MOBILES,
                    "duplicate_phone": again_mobile,
                    "unassigned_mobile": mobile.form is PhoneForm.UNASSIGNED_MOBILE,
                },
            )
        if empty:
            found.add("empty_required", number)
        found.usable[channel] += fine and not (lacks or out or again_id or empty)


def _add(found: Answer, number: int, holds: Mapping[str, bool]) -> None:
    for code, held in holds.items():
        if held:
            found.add(code, number)
