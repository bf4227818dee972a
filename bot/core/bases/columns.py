"""Headers matched by meaning: accents, case, punctuation, synonyms and near misses (domain §4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.bases.header_words import CONSENT, EXACT, FILLERS, FOREIGN, NEGATIONS, OTHER_PERSON, STRONG
from bot.core.bases.meanings import Meaning

_NEAR = 0.8  # one slip in five letters: "Celuar", "Cedla", "Ciudda"
_NEAR_VARIABLE = 0.85
_SHORTEST_NEAR = 5  # below this, one letter changes the word
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z]{3})(?=[0-9])")  # "NombreCompleto", "celular2"
_LONGEST_HEADER = 10  # words; above it, it is a note
_HEADER_SEARCH = 20  # rows in which a header is looked for


def fold(text: str) -> str:
    """Return *text* in lower case, without accents or punctuation, words one space apart.

    Text decoded twice ("CÃ©dula") is read as it was meant.
    """
    if "Ã" in text:
        text = _undo_double_encoding(text)
    plain = unicodedata.normalize("NFKD", text.replace("º", " ").replace("°", " ").replace("ª", " "))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _WORD_BREAK.sub(" ", bare).lower()).strip()


def _undo_double_encoding(text: str) -> str:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def match_columns(headers: Sequence[str]) -> dict[Meaning, int]:
    """Return the column (0-based) that best fits each meaning; a column has one meaning.

    A second column of phones is the landline: with "Celular" beside it, "Teléfono" is the other number.
    """
    scored = _scores(headers)
    found = _assign(scored)
    if Meaning.LANDLINE not in found and Meaning.MOBILE in found:
        spare = [
            column
            for (meaning, column) in scored
            if meaning is Meaning.MOBILE and column not in found.values()
        ]
        if spare:
            found[Meaning.LANDLINE] = min(spare)
    return found


def _scores(headers: Sequence[str]) -> dict[tuple[Meaning, int], float]:
    return {
        (meaning, column): score
        for column, header in enumerate(headers)
        for meaning in Meaning
        if (score := _score(header, meaning)) > 0
    }


def _assign(scores: Mapping[tuple[Meaning, int], float]) -> dict[Meaning, int]:
    found: dict[Meaning, int] = {}
    taken: set[int] = set()
    for (meaning, column), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0][1])):
        if meaning not in found and column not in taken:
            found[meaning] = column
            taken.add(column)
    return found


def _score(header: str, meaning: Meaning) -> float:
    """0 = no fit; 300 - rank for a whole synonym; 200 for a strong word; below 100 for a near miss."""
    words = fold(header).split()
    core = [word for word in words if word not in FILLERS] or words
    whole = " ".join(core)
    for text in (" ".join(words), whole, "".join(core)):
        if text in EXACT[meaning]:
            return 300 - EXACT[meaning].index(text)
    if FOREIGN[meaning] & set(words) or len(words) > _LONGEST_HEADER:
        return 0
    strong = 200.0 - len(core) if any(word in STRONG[meaning] for word in core) else _near(core, meaning)
    return strong / 4 if OTHER_PERSON & set(words) else strong


def _near(words: Sequence[str], meaning: Meaning) -> float:
    targets = [word for word in STRONG[meaning] if len(word) >= _SHORTEST_NEAR]
    scores = [
        best[1]
        for word in words
        if len(word) >= _SHORTEST_NEAR
        and (best := process.extractOne(word, targets, scorer=OSA.normalized_similarity, score_cutoff=_NEAR))
    ]
    return max(0.0, 90 * max(scores, default=0.0) - len(words))


def opt_out_columns(headers: Sequence[str], columns: Mapping[Meaning, int]) -> dict[int, bool]:
    """Return each opt-out column with the answer that excludes: True for "sí", False for "no".

    "No contactar", "RNE" and "Excluido" exclude by yes; "Autoriza" and "Acepta" exclude by no.
    """
    others = {column for meaning, column in columns.items() if meaning is not Meaning.OPT_OUT}
    return {
        column: not _asks_for_consent(header)
        for column, header in enumerate(headers)
        if column not in others and _score(header, Meaning.OPT_OUT) >= 100
    }


def _asks_for_consent(header: str) -> bool:
    words = set(fold(header).split())
    return bool(words & CONSENT) and not words & NEGATIONS


def find_variable(variable: str, headers: Sequence[str], columns: Mapping[Meaning, int]) -> int | None:
    """Return the column that fills *variable* ("fecha_corte", "{Nombre}"), or None.

    Same words first, then a variable that names a meaning ("nombre"), then a near miss.
    """
    wanted = _key(variable)
    keys = [_key(header) for header in headers]
    if wanted and wanted in keys:
        return keys.index(wanted)
    meanings = match_columns([variable])
    if meanings and (column := columns.get(next(iter(meanings)))) is not None:
        return column
    return _near_variable(wanted, keys)


def _near_variable(wanted: str, keys: Sequence[str]) -> int | None:
    """ "cuota_mes1" is no typo of "cuota_mes2": the digits must be the same."""
    if len(wanted) < _SHORTEST_NEAR:
        return None
    alike = {i: key for i, key in enumerate(keys) if _digits(key) == _digits(wanted)}
    best = process.extractOne(wanted, alike, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_VARIABLE)
    return best[2] if best else None


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _key(header: str) -> str:
    words = fold(header).split()
    return "".join(word for word in words if word not in {"de", "del", "la", "el"})


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the header among the first 20 *rows*, or None where none can be told.

    The row with most meanings wins, two at least; titles and notes above it rarely name one.
    """
    counts = [len(match_columns(row)) if _could_be_header(row) else 0 for row in rows[:_HEADER_SEARCH]]
    best = max(counts, default=0)
    return counts.index(best) if best >= 2 else None


def _could_be_header(row: Sequence[str]) -> bool:
    return sum(1 for cell in row if cell.strip()) >= 2
