"""Spanish words of the lists people type."""

from __future__ import annotations

from typing import Final

from bot.core.values.listing import listed
from bot.core.values.lists import Lists

NONE_PHRASES: Final = frozenset(
    {
        *listed(
            "no, ninguno, ninguna, nada, no hay, no aplica, n/a, na, no tengo, "
            "ninguno por ahora, nop, vacio, -, "
            "ninguna por ahora, no por ahora, sin enlaces, sin variables, no lleva, no necesito, no gracias, "
            "por ahora no, no tiene, no hay ninguno, no hay ninguna, no van, no se usan"
        ),
        "no, gracias",
    }
)
SPANISH: Final = Lists(
    NONE_PHRASES,
    "y|e",
    r"(?:\bext(?:ension|\.)?|\binterno|\banexo|\bx)\W{0,12}(?:es\s+|la\s+|el\s+)*(\d{2,6})\b",
)
read_email_list = SPANISH.email_list
read_list = SPANISH.items
