"""What a column of a campaign database is for, and which meanings each channel needs (domain §4)."""

from __future__ import annotations

from enum import StrEnum


class Meaning(StrEnum):
    """What a column holds; the values are the codes of the `check-base` contract."""

    IDENTIFICATION = "identification"
    NAME = "name"
    MOBILE = "mobile"
    LANDLINE = "landline"
    EMAIL = "email"
    CITY = "city"
    REMARKS = "remarks"
    OPT_OUT = "opt_out"


#: Channels whose contact is a mobile number and nothing else.
MOBILE_CHANNELS = ("sms", "whatsapp", "voice")
CHANNELS = (*MOBILE_CHANNELS, "call", "email")

#: Columns every database must have, whatever its channels.
ALWAYS_NEEDED = (Meaning.IDENTIFICATION, Meaning.NAME, Meaning.REMARKS)

#: Columns that each channel adds.
NEEDED_BY_CHANNEL: dict[str, tuple[Meaning, ...]] = {
    "sms": (Meaning.MOBILE,),
    "whatsapp": (Meaning.MOBILE,),
    "voice": (Meaning.MOBILE,),
    "call": (Meaning.MOBILE, Meaning.CITY),
    "email": (Meaning.EMAIL,),
}

#: Cells that must be filled for the row to be used; remarks are filled later by the advisers.
FILLED_ALWAYS = (Meaning.IDENTIFICATION, Meaning.NAME)


def needed_meanings(channels: tuple[str, ...]) -> tuple[Meaning, ...]:
    """Return the columns that a campaign over *channels* needs, in the order people read them (R7)."""
    wanted = {*ALWAYS_NEEDED, *(meaning for name in channels for meaning in NEEDED_BY_CHANNEL[name])}
    return tuple(meaning for meaning in Meaning if meaning in wanted)
