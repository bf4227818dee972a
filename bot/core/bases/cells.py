"""Patterns for the other cells: e-mail, identification, formulas and answers that exclude a person.

Shared with the vectorised reading; only syntax that Python's `re` and Rust's `regex` read alike.
"""

from __future__ import annotations

import re

#: Blank after this: spaces of every width, marks that are not seen, the apostrophe that forces text.
INVISIBLE = (
    " \t\r\n\x0b\x0c\x00\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u3000\ufeff"
)

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_{|}~`-]+"
_LABEL = r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*"
EMAIL_RULE = rf"^{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[A-Za-z]{{2,24}}$"
EMAIL_LONGEST = 254  # RFC 5321

#: Text that a spreadsheet would run (CWE-1236) …
FORMULA_START = r"^[=+@-]."
#: … except numbers and phones, which start alike and are harmless.
FORMULA_EXEMPT = r"^[+-][0-9 ().,\u00a0+-]*%?$|^[+-][0-9.,]+[eE][+-]?[0-9]+$|^-+$"

#: What people write in a cell they have nothing for; contacts excepted, where it is a wrong contact.
NOTHING = (
    r"^(?:-+|\.+|n/a|#n/[ad]|null|none|nan|s/d|sin datos?|sin informaci[oó]n"
    r"|no aplica|no registra|no tiene)$"
)

#: Everything that is not part of an identification; a kind written before it goes as well.
ID_NOISE = r"[^0-9A-Z]"
ID_PREFIX = r"^(?:CC|CE|TI|NIT|PA|PPT|CEDULA)([0-9]{4,})$"
ID_FLOAT = r"^([0-9]+)[.,]0$"
#: Scientific notation: the last digits are gone, so it names nobody.
ID_LOST = r"^[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+$"

YES = (
    r"^(?:si|s|x|1|1[.,]0|true|verdadero|v|yes|y|ok|excluid[oa]|inscrit[oa]|registrad[oa]|baja|rne|retirad[oa]"
    r"|opt[ -]?out|desuscrit[oa]|si[ ,.;:-].*|no (?:contactar|llamar|enviar|molestar).*|bloquead[oa])$"
)
NO = (
    r"^(?:no|n|0|0[.,]0|false|falso|f|negad[oa]|rechaza|rechazad[oa]|revoca|revocad[oa]|excluid[oa]"
    r"|no[ ,.;:-].*|opt[ -]?out)$"
)

_EMAIL, _START, _EXEMPT, _NOTHING, _YES, _NO = (
    re.compile(rule) for rule in (EMAIL_RULE, FORMULA_START, FORMULA_EXEMPT, NOTHING, YES, NO)
)


def trimmed(cell: str) -> str:
    """Return *cell* without what is not seen at its ends and without the apostrophe that forces text."""
    return cell.strip(INVISIBLE).removeprefix("'").strip(INVISIBLE)


def is_blank(cell: str) -> bool:
    """Whether *cell* says nothing: blank, a dash, "N/A", "sin dato"."""
    text = trimmed(cell)
    return not text or bool(_NOTHING.fullmatch(text.lower()))


def is_email(cell: str) -> bool:
    """Whether *cell* has the form of one e-mail address (domain §4)."""
    text = trimmed(cell)
    return len(text) <= EMAIL_LONGEST and bool(_EMAIL.fullmatch(text))


def email_key(cell: str) -> str:
    """Return what two cells with the same address share."""
    return trimmed(cell).lower()


def id_key(cell: str) -> str:
    """Return what two cells with the same identification share: no points, spaces or kind of document.

    "" where there is nothing, or a number that a spreadsheet cut ("1,02346E+09").
    """
    text = re.sub(ID_FLOAT, r"\1", re.sub(ID_LOST, "", trimmed(cell))).upper()
    return re.sub(ID_PREFIX, r"\1", re.sub(ID_NOISE, "", text))


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run *cell*: starts with = + - @, and is no number and no phone."""
    text = cell.strip(INVISIBLE)
    return bool(_START.search(text)) and not _EXEMPT.search(text)


def excludes(cell: str, *, by_yes: bool) -> bool:
    """Whether the answer in an opt-out column takes the person out (`by_yes`: "sí" excludes)."""
    text = trimmed(cell).lower().replace("í", "i").replace("i\u0301", "i")
    return bool((_YES if by_yes else _NO).fullmatch(text))
