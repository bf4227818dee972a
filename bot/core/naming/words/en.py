"""Names as they are said in English, of people whose names are mostly Spanish."""

from __future__ import annotations

from bot.core.naming.words import NamingWords
from bot.core.naming.words.es import WORDS as SPANISH


def _set(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


# fmt: off
WORDS = NamingWords(
    small=_set(
        "a an the my our your his her their its it is was be am are to for from of in on at by and or not no yes "
        "boss manager head lead supervisor chief line direct immediate area office department team section unit "
        "change make put set give hand assign delegate pass approve approves review sign should please thanks sorry "
        "instead rather actually i mean we it's that who which mr mrs ms miss dr sir until till next week month day "
        "monday tuesday wednesday thursday friday saturday sunday tomorrow today draft request campaign brief this "
        "will has have he she they him them name named called same one requester colleague person over with work "
        "now but so as"
    ),
    joining=SPANISH.joining | {"of", "the"},
    short=SPANISH.short,
    diminutives=SPANISH.diminutives,
    plurals=SPANISH.plurals,
    sounds=SPANISH.sounds,
    own=(
        "my boss", "the boss", "my manager", "my line manager", "the same", "the same one", "the usual one",
        "my immediate boss", "my supervisor",
    ),
)
# fmt: on
