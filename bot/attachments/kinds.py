"""What an uploaded file is for: guessed from its content, name, caption and what the Brief still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.attachments.file_types import FileType
from bot.core.bases.columns import fold

KINDS = (
    *("database", "script", "endorsement", "boss_approval", "leader_authorisation"),
    *("results_sheet", "piece", "results", "other"),
)

_SHEETS = frozenset({FileType.XLSX, FileType.TEXT, FileType.ENCRYPTED_OFFICE, FileType.XLS, FileType.XLSB})
_DOCUMENTS = frozenset({FileType.DOCX, FileType.DOC, FileType.ODT, FileType.PDF})
_LETTERS = _DOCUMENTS | {FileType.IMAGE}
_MEDIA = frozenset({FileType.AUDIO, FileType.VIDEO})

#: The content that each kind may have; workbooks that cannot be read are taken to say so.
ALLOWED: dict[str, frozenset[FileType]] = {
    "database": _SHEETS,
    "script": frozenset(
        {FileType.DOCX, FileType.DOC, FileType.ODT, FileType.PDF, FileType.TEXT, FileType.XLSX}
    ),
    "endorsement": _LETTERS,
    "boss_approval": _LETTERS,
    "leader_authorisation": _LETTERS,
    "results_sheet": _SHEETS | _LETTERS,
    "piece": frozenset({FileType.IMAGE, FileType.PDF, FileType.PPTX, FileType.HTML}) | _MEDIA,
    "results": _SHEETS | _LETTERS | frozenset({FileType.ZIP}),
    "other": frozenset(FileType) - {FileType.BINARY, FileType.EMPTY},
}

#: Words that name a kind; the first kind of the table with one of them wins.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("endorsement", ("aval", "aval comunicaciones", "endoso")),
    ("leader_authorisation", ("autorizacion", "autoriza", "lider", "jefe ocm", "excepcional")),
    ("boss_approval", ("aprobacion", "aprobado", "visto bueno", "vobo", "vo bo", "jefe")),
    ("results_sheet", ("ficha tecnica", "ficha", "manual satisfaccion")),
    ("results", ("resultado", "resultados", "informe", "reporte", "efectividad", "contactabilidad")),
    ("script", ("guion", "guiones", "libreto", "script", "speech", "protocolo")),
    ("database", ("base", "bases", "bd", "bbdd", "listado", "registros", "contactos", "database", "datos")),
    ("piece", ("pieza", "piezas", "banner", "imagen", "flyer", "arte", "afiche", "mailing", "logo")),
)

#: Without a telling word: the kinds that a content suggests, most likely first.
_BY_TYPE: dict[FileType, tuple[str, ...]] = {
    FileType.XLSX: ("database", "results_sheet", "results"),
    FileType.XLS: ("database", "results_sheet", "results"),
    FileType.XLSB: ("database",),
    FileType.ENCRYPTED_OFFICE: ("database",),
    FileType.TEXT: ("database", "script"),
    FileType.DOCX: ("script", "endorsement", "boss_approval", "leader_authorisation"),
    FileType.DOC: ("script", "endorsement", "boss_approval", "leader_authorisation"),
    FileType.ODT: ("script", "endorsement"),
    FileType.IMAGE: ("piece",),
    FileType.VIDEO: ("piece",),
    FileType.AUDIO: ("piece",),
    FileType.PDF: ("endorsement", "boss_approval", "leader_authorisation", "script", "piece"),
    FileType.HTML: ("piece",),
    FileType.PPTX: ("piece",),
}


@dataclass(frozen=True)
class KindGuess:
    """The likeliest kind; `sure` where a word names it or nothing else is possible, else ask.

    `others` are the further candidates, for the buttons of the question.
    """

    kind: str
    sure: bool
    others: tuple[str, ...] = ()


def guess(name: str, caption: str, file_type: FileType, missing: Sequence[str] = ()) -> KindGuess:
    """Return what the file called *name* is for; *missing* are the kinds the Brief still lacks."""
    allowed = [kind for kind in KINDS if file_type in ALLOWED[kind]]
    for text in (caption, _stem(name)):
        named = _named(text, allowed)
        if named is not None:
            return KindGuess(named, sure=True)
    likely = [kind for kind in _BY_TYPE.get(file_type, ()) if kind in allowed]
    wanted = [kind for kind in likely if kind in missing]
    candidates = [*wanted, *(kind for kind in likely if kind not in wanted), "other"]
    sure = len(wanted) == 1 or (not wanted and len(likely) == 1)
    return KindGuess(candidates[0], sure=sure, others=tuple(candidates[1:]))


def _stem(name: str) -> str:
    stem, dot, _ = name.rpartition(".")
    return stem if dot else name


def _named(text: str, allowed: Sequence[str]) -> str | None:
    words = f" {fold(text)} "
    for kind, names in _WORDS:
        if kind in allowed and any(f" {name} " in words for name in names):
            return kind
    return None
