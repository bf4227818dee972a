"""English words of the lists people type."""

from __future__ import annotations

from typing import Final

from bot.core.values.listing import listed
from bot.core.values.lists import Lists

NONE_PHRASES: Final = frozenset(
    {
        *listed(
            "no, none, nothing, nope, not any, there are none, there is none, no links, no variables, n/a, na, "
            "not applicable, none for now, not for now, nobody, i have none, we have none, no thanks, no thank you, "
            "empty, -, none needed, it has none, not needed"
        ),
        "no, thanks",
    }
)
ENGLISH: Final = Lists(
    NONE_PHRASES,
    "and|&",
    r"(?:\bext(?:ension|\.)?|\bx)\W{0,12}(?:is\s+|number\s+|no\.?\s+)*(\d{2,6})\b",
)
read_email_list = ENGLISH.email_list
read_list = ENGLISH.items
read_extension = ENGLISH.extension
