"""argparse in Spanish: it looks its own words up by gettext's names in its module, and is given ours there.

A test holds the table complete for the Python that runs.
"""

from __future__ import annotations

import argparse
from typing import Final

WORDS: Final = {
    "usage: ": "uso: ",
    "options": "opciones",
    "positional arguments": "argumentos",
    "subcommands": "órdenes",
    "%(heading)s:": "%(heading)s:",
    "show this help message and exit": "muestra esta ayuda y termina",
    "show program's version number and exit": "muestra la versión y termina",
    " (default: %(default)s)": " (por defecto: %(default)s)",
    "%(prog)s: error: %(message)s\n": "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: aviso: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "argument '%(argument_name)s' is deprecated": "«%(argument_name)s» está en desuso",
    "command '%(parser_name)s' is deprecated": "la orden «%(parser_name)s» está en desuso",
    "option '%(option)s' is deprecated": "la opción «%(option)s» está en desuso",
    "the following arguments are required: %s": "falta: %s",
    "one of the arguments %s is required": "falta una de estas opciones: %s",
    "unrecognized arguments: %s": "no se reconoce: %s",
    "ambiguous option: %(option)s could match %(matches)s": (
        "la opción %(option)s es ambigua: puede ser %(matches)s"
    ),
    "unexpected option string: %s": "no se esperaba la opción %s",
    "not allowed with argument %s": "no se admite junto con %s",
    "ignored explicit argument %r": "no lleva valor: %r",
    "expected one argument": "falta su valor",
    "expected at most one argument": "admite un solo valor",
    "expected at least one argument": "falta al menos un valor",
    "expected %s argument": "falta %s valor",
    "expected %s arguments": "faltan %s valores",
    "invalid %(type)s value: %(value)r": "valor no válido: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r no es válido; elija entre %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "la orden %(parser_name)r no existe; elija entre %(choices)s"
    ),
    "can't open '%(filename)s': %(error)s": "no se puede abrir «%(filename)s»: %(error)s",
}
"""What argparse can say to whoever types a command; the rest it says to programmers only."""


def speak_spanish() -> None:
    """Give argparse our words, for this process."""
    vars(argparse).update(
        _=lambda text: WORDS.get(text, text),
        ngettext=lambda one, many, count: WORDS.get(one if count == 1 else many, many),
    )
