"""Which kind of attachment a file is: what was asked, what its name or caption says, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from bot.core.folding import fold

SHEETS = frozenset({"xlsx", "csv"})
WRITINGS = frozenset({"pdf", "docx", "doc", "odt", "txt", "md"})
PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg"})
ACCEPTED: dict[str, frozenset[str]] = {
    "database": SHEETS,
    "script": WRITINGS | SHEETS,
    "endorsement": WRITINGS | PICTURES | {"eml", "msg"},
    "boss_approval": WRITINGS | PICTURES | {"eml", "msg"},
    "leader_authorisation": WRITINGS | PICTURES | {"eml", "msg"},
    "results_sheet": SHEETS | WRITINGS,
    "piece": PICTURES | {"pdf"},
    "results": SHEETS | WRITINGS,
    "other": SHEETS | WRITINGS | PICTURES | {"zip", "pptx", "eml", "msg"},
}
NAMED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("results_sheet", ("ficha tecnica", "ficha")),
    ("leader_authorisation", ("autorizacion del lider", "autorizacion lider", "autorizacion")),
    ("boss_approval", ("aprobacion del jefe", "aprobacion jefe", "visto bueno", "vobo", "aprobacion")),
    ("endorsement", ("aval", "aval de comunicaciones", "endorsement")),
    ("results", ("resultados",)),
    ("script", ("guion", "script", "libreto", "speech")),
    ("database", ("base", "bd", "base de datos", "registros", "listado", "database")),
    ("piece", ("pieza", "piezas", "imagen", "banner", "logo", "arte")),
)


def extension(name: str) -> str:
    """Return a file name's extension, lower-cased, without the dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


def guess_kind(name: str, caption: str, *, asked: str | None, missing: Sequence[str]) -> str | None:
    """Return the kind, or None where it must be asked. What was asked wins if the type can be it."""
    suffix = extension(name)
    said = _named(caption)
    if said:
        return said
    if asked in ACCEPTED and suffix in ACCEPTED[asked]:
        return asked
    stem = _named(PurePosixPath(name).stem)
    if stem and suffix in ACCEPTED[stem]:
        return stem
    fitting = [kind for kind in missing if kind in ACCEPTED and suffix in ACCEPTED[kind]]
    if len(fitting) == 1:
        return fitting[0]
    if suffix in SHEETS and "database" in fitting:
        return "database"
    return "piece" if suffix in PICTURES else None


def _named(text: str) -> str | None:
    folded = f" {fold(text.replace('_', ' ').replace('-', ' '))} "
    return next((kind for kind, words in NAMED if any(f" {word} " in folded for word in words)), None)
