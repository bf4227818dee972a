"""What can be wrong with one row, as bits of a mask, whatever campaign the file will be used for.

A survey counts rows by mask; `judge` later asks only for the bits that a channel cares about. Bits are
so cut that every class of error is a union of bits: counts and first rows then stay exact.
"""

from __future__ import annotations

from enum import IntFlag


class Flag(IntFlag):
    """One fact about one row. Empty cells have a bit per column, from `FIRST_COLUMN` up."""

    MOBILE_BAD = 1 << 0
    """The mobile column holds something that is no phone."""
    MOBILE_LANDLINE_ATTEMPT = 1 << 1
    """The mobile column holds a landline with digits missing (the old seven, or 60 and too few)."""
    MOBILE_IS_LANDLINE = 1 << 2
    """The mobile column holds a well-formed landline: fine for calls, not for messages."""
    MOBILE_UNASSIGNED = 1 << 3
    """A well-formed mobile in a range that libphonenumber does not know."""
    LANDLINE_BAD = 1 << 4
    """The landline column holds something that is no phone."""
    CALL_EMPTY = 1 << 5
    """No phone column is filled."""
    CALL_UNREACHABLE = 1 << 6
    """No phone column holds a well-formed number."""
    EMAIL_BAD = 1 << 7
    DUPLICATE_MOBILE = 1 << 8
    """The mobile was seen in an earlier row."""
    DUPLICATE_PHONE = 1 << 9
    """The number to call (mobile, else landline) was seen in an earlier row."""
    DUPLICATE_EMAIL = 1 << 10
    DUPLICATE_ID = 1 << 11
    OPTED_OUT = 1 << 12
    FORMULA = 1 << 13


FIRST_COLUMN = 16
"""The bit of "the first column's cell is empty"; the n-th column's is n above it."""


def empty_bit(column: int) -> int:
    """Return the bit of an empty cell in *column* (0-based)."""
    return 1 << (FIRST_COLUMN + column)
