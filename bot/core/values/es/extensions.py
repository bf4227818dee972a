"""A phone extension in Spanish text, in figures or said: 'ext. 4512', 'cuarenta y cinco doce'."""

from __future__ import annotations

from typing import Final

from bot.core.values.es.counting import below_thousand, scaled
from bot.core.values.es.lists import SPANISH
from bot.core.values.listing import listed
from bot.core.values.reading import Reading
from bot.core.values.tokens import Tokens, tokenise

FILLERS: Final = frozenset(
    {
        *listed(
            "ext, extension, extencion, extensio, interno, anexo, la, el, mi, es, numero, no, nro, num, de, marcar, "
            "marque, por, favor, con, ., :, #, -, es la, x"
        ),
        ",",
    }
)
"""May stand around the digits of an answer."""
LONGEST: Final = 6
SHORTEST: Final = 2


def read_extension(text: str) -> Reading[str]:
    """The phone extension in *text*: two to six digits, as typed or as said."""
    tokens = tokenise(text)
    said = _digits(tokens)
    if said is None or not SHORTEST <= len(said) <= LONGEST:
        return SPANISH.extension(text)
    spoken = any(not token.digits and token.text not in FILLERS for token in tokens.items)
    return Reading(said, None, spoken, 0, len(text))


def _digits(tokens: Tokens) -> str | None:
    """The digits of an answer that holds nothing else; None where it does."""
    digits, at = "", 0
    while at < len(tokens):
        if tokens.items[at].digits:
            digits, at = digits + tokens.word(at), at + 1
        elif tokens.word(at) in FILLERS:
            at += 1
        elif (spoken := _spoken(tokens, at)) is not None:
            digits, at = digits + spoken[0], spoken[1]
        else:
            return None
    return digits


def _spoken(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """A number in words: 'cuatro mil quinientos doce', or the 'cuarenta y cinco' of 'cuarenta y cinco doce'."""
    whole = scaled(tokens, at)
    if whole and whole[0].value.denominator == 1 and whole[0].scale == 1000:
        return str(whole[0].value), whole[1]
    read = below_thousand(tokens, at)
    return (str(read[0]), read[1]) if read else None
