"""From the facts of a survey to the verdict for one Brief: channels, estimate and variables (domain §4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from bot.core.bases.columns import find_variable
from bot.core.bases.flags import FIRST_COLUMN, Flag, empty_bit
from bot.core.bases.meanings import FILLED_ALWAYS, MOBILE_CHANNELS, Meaning, needed_meanings
from bot.core.bases.report import BaseError, BaseReport, ErrorCode, Verdict
from bot.core.bases.survey import FIRST_ROWS, Survey

__all__ = ["BaseReport", "duplicate_bits", "error_bits", "judge"]

TOLERANCE = 0.05
"""How far the rows may be from the Brief's estimate (±5 %)."""

_MESSAGE_CONTACT = Flag.MOBILE_BAD | Flag.MOBILE_LANDLINE_ATTEMPT | Flag.MOBILE_IS_LANDLINE

#: The bits that keep a row from being used, by channel, beside empty cells.
_BLOCKERS: dict[str, int] = {
    **dict.fromkeys(MOBILE_CHANNELS, _MESSAGE_CONTACT | Flag.DUPLICATE_MOBILE),
    "call": Flag.CALL_UNREACHABLE | Flag.DUPLICATE_PHONE,
    "email": Flag.EMAIL_BAD | Flag.DUPLICATE_EMAIL,
}
_ALWAYS_BLOCK = Flag.OPTED_OUT | Flag.DUPLICATE_ID

_MESSAGE_CLASSES: dict[ErrorCode, int] = {
    ErrorCode.BAD_MOBILE: _MESSAGE_CONTACT,
    ErrorCode.UNASSIGNED_MOBILE: Flag.MOBILE_UNASSIGNED,
    ErrorCode.DUPLICATE_PHONE: Flag.DUPLICATE_MOBILE,
}
#: The bits that make up each class of error, by channel; `_FILLED` below adds the empty cells.
_CLASSES: dict[str, dict[ErrorCode, int]] = {
    **{channel: _MESSAGE_CLASSES for channel in MOBILE_CHANNELS},
    "call": {
        ErrorCode.BAD_MOBILE: Flag.MOBILE_BAD,
        ErrorCode.BAD_LANDLINE: Flag.MOBILE_LANDLINE_ATTEMPT | Flag.LANDLINE_BAD,
        ErrorCode.UNASSIGNED_MOBILE: Flag.MOBILE_UNASSIGNED,
        ErrorCode.DUPLICATE_PHONE: Flag.DUPLICATE_PHONE,
        ErrorCode.EMPTY_REQUIRED: Flag.CALL_EMPTY,
    },
    "email": {ErrorCode.BAD_EMAIL: Flag.EMAIL_BAD, ErrorCode.DUPLICATE_EMAIL: Flag.DUPLICATE_EMAIL},
}
_ALWAYS_CLASSES: dict[ErrorCode, int] = {
    ErrorCode.DUPLICATE_ID: Flag.DUPLICATE_ID,
    ErrorCode.OPTED_OUT: Flag.OPTED_OUT,
    ErrorCode.FORMULA: Flag.FORMULA,
}

#: Cells that each channel needs filled, beside identification and name.
_FILLED: dict[str, tuple[Meaning, ...]] = {
    **dict.fromkeys(MOBILE_CHANNELS, (Meaning.MOBILE,)),
    "call": (Meaning.CITY,),
    "email": (Meaning.EMAIL,),
}


def judge(
    survey: Survey, channels: Sequence[str], expected: int | None = None, variables: Sequence[str] = ()
) -> BaseReport:
    """Return the verdict on *survey* for a campaign over *channels* whose message uses *variables*.

    *expected* is the Brief's estimate of records (None: not compared). Raises KeyError for a channel
    that is not one of `meanings.CHANNELS`.
    """
    wanted = tuple(dict.fromkeys(channels))
    if survey.problem is not None:
        return _unreadable(survey, wanted)
    found = _variable_columns(survey, variables)
    missing = _missing(survey, wanted, found)
    filled = {name: column for name, column in found.items() if column is not None}
    required = {name: _required(survey, name, filled.values()) for name in wanted}
    usable = {name: _usable(survey, name, required[name], missing) for name in wanted}
    errors = _errors(survey, wanted, required, expected, missing)
    return BaseReport(
        verdict=_verdict(missing, usable, errors),
        total=survey.total,
        usable=usable,
        columns=_columns(survey, filled),
        missing=missing,
        errors=errors,
        sha256=survey.sha256,
        notes=survey.notes,
    )


def error_bits(
    survey: Survey, channels: Sequence[str], variables: Sequence[str] = ()
) -> dict[ErrorCode, int]:
    """Return the mask of each class of row error that `judge` would count, for whoever shows the rows."""
    columns = [column for column in _variable_columns(survey, variables).values() if column is not None]
    return _classes(tuple(channels), {name: _required(survey, name, columns) for name in channels})


def duplicate_bits(channel: str) -> int:
    """Return the mask of "this channel's contact was seen in an earlier row"."""
    return _BLOCKERS[channel] & (Flag.DUPLICATE_MOBILE | Flag.DUPLICATE_PHONE | Flag.DUPLICATE_EMAIL)


def _variable_columns(survey: Survey, variables: Sequence[str]) -> dict[str, int | None]:
    return {name: find_variable(name, survey.headers, survey.columns) for name in dict.fromkeys(variables)}


def _unreadable(survey: Survey, channels: tuple[str, ...]) -> BaseReport:
    return BaseReport(
        verdict=Verdict.REJECTED,
        total=0,
        usable=dict.fromkeys(channels, 0),
        columns={},
        missing=(),
        errors=(BaseError(ErrorCode.UNREADABLE, 1),),
        sha256=survey.sha256,
        problem=survey.problem,
    )


def _missing(survey: Survey, channels: tuple[str, ...], found: Mapping[str, int | None]) -> tuple[str, ...]:
    meanings = [m.value for m in needed_meanings(channels) if m not in survey.columns]
    return (*meanings, *(name for name, column in found.items() if column is None))


def _columns(survey: Survey, variables: Mapping[str, int]) -> dict[str, str]:
    by_meaning = {m.value: survey.headers[survey.columns[m]] for m in Meaning if m in survey.columns}
    return by_meaning | {name: survey.headers[column] for name, column in variables.items()}


def _required(survey: Survey, channel: str, variables: Iterable[int]) -> frozenset[int]:
    """Return the columns whose cells *channel* needs filled."""
    meanings = (*FILLED_ALWAYS, *_FILLED[channel])
    return frozenset({survey.columns[m] for m in meanings if m in survey.columns} | set(variables))


def _usable(survey: Survey, channel: str, required: Iterable[int], missing: Sequence[str]) -> int:
    """Count the rows with nothing in the way; none where a column that must be filled is missing."""
    if any(name != Meaning.REMARKS for name in missing if _concerns(name, channel)):
        return 0
    blockers = _BLOCKERS[channel] | _ALWAYS_BLOCK | _mask(required)
    clear = sum(count for mask, count in survey.histogram.items() if not mask & blockers)
    return max(0, clear - sum(survey.folded_empty.get(column, 0) for column in required))


def _concerns(name: str, channel: str) -> bool:
    """Whether a missing column stops *channel*: another channel's contact does not."""
    return name not in set(Meaning) or Meaning(name) in needed_meanings((channel,))


def _mask(columns: Iterable[int]) -> int:
    return reduce(or_, (empty_bit(column) for column in columns), 0)


def _errors(
    survey: Survey,
    channels: tuple[str, ...],
    required: Mapping[str, frozenset[int]],
    expected: int | None,
    missing: Sequence[str],
) -> tuple[BaseError, ...]:
    errors = {code: _error(survey, code, bits) for code, bits in _classes(channels, required).items()}
    if missing:
        errors[ErrorCode.MISSING_COLUMN] = BaseError(ErrorCode.MISSING_COLUMN, len(missing))
    if expected is not None and abs(survey.total - expected) > expected * TOLERANCE:
        errors[ErrorCode.COUNT_MISMATCH] = BaseError(ErrorCode.COUNT_MISMATCH, abs(survey.total - expected))
    return tuple(errors[code] for code in ErrorCode if code in errors and errors[code].count)


def _classes(channels: tuple[str, ...], required: Mapping[str, frozenset[int]]) -> dict[ErrorCode, int]:
    """Return the bits of each class of error that matters to *channels*.

    A landline with digits missing is a bad mobile as soon as one channel needs mobiles: said once.
    """
    classes = dict(_ALWAYS_CLASSES)
    for channel in channels:
        for code, bits in _CLASSES[channel].items():
            classes[code] = classes.get(code, 0) | bits
        classes[ErrorCode.EMPTY_REQUIRED] = classes.get(ErrorCode.EMPTY_REQUIRED, 0) | _mask(
            required[channel]
        )
    if ErrorCode.BAD_LANDLINE in classes:
        classes[ErrorCode.BAD_LANDLINE] &= ~(classes[ErrorCode.BAD_MOBILE] & Flag.MOBILE_LANDLINE_ATTEMPT)
    return classes


def _error(survey: Survey, code: ErrorCode, bits: int) -> BaseError:
    count = sum(rows for mask, rows in survey.histogram.items() if mask & bits)
    folded = [column for column in survey.folded_empty if bits & empty_bit(column)]
    count = max([count, *(survey.folded_empty[column] for column in folded)])
    rows = {row for bit, first in survey.first_rows.items() if bits >> bit & 1 for row in first}
    return BaseError(code, count, tuple(sorted(rows)[:FIRST_ROWS]))


def _verdict(missing: Sequence[str], usable: Mapping[str, int], errors: Sequence[BaseError]) -> Verdict:
    if missing or not all(usable.values()):
        return Verdict.REJECTED
    return Verdict.WARNINGS if errors else Verdict.OK


assert max(Flag).bit_length() - 1 < FIRST_COLUMN
