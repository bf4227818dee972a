"""What the finished Brief says (form F559), as already translated text.

The caller puts the words of the person's language here; `brief_pdf` lays them out and adds none of its own.
Source: domain §2 (the finished Brief), contract §4 (fields, approvals, attachments).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

_NEVER = datetime.min.replace(tzinfo=UTC)


class Tone(StrEnum):
    """The colour beside an outcome; the outcome is always written out too."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One field: label and value, a smaller note below, and whether it changed since the version before."""

    label: str
    value: str
    note: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class SheetSection:
    """One block of the form, such as section C with its fields."""

    title: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One signature box; a pending approval has empty `means` and `at`."""

    role: str
    person: str
    decision: str
    means: str = ""
    at: str = ""
    comment: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One file: `sha256` is the full digest in hexadecimal, `size` is text such as "1,2 MB"."""

    kind: str
    name: str
    size: str
    sha256: str
    verdict: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One rule of the domain (its id), what it asks and how this Brief fares."""

    rule: str
    text: str
    outcome: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step of the Brief's life."""

    version: str
    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Titles, table heads and the repeated lines, in the sheet's language.

    `page` holds `{page}` and `{pages}`, `printed` holds `{date}`, `integrity` holds `{sha256}`.
    """

    code: str
    version: str
    folio: str
    state: str
    page: str
    printed: str
    integrity: str
    changed: str
    approvals: str
    approval_head: tuple[str, str, str, str]  # role, decision, signature, comment
    attachments: str
    attachment_head: tuple[str, str, str, str]  # kind, file, digest, verdict
    checks: str
    check_head: tuple[str, str, str]  # rule, text, outcome
    history: str
    history_head: tuple[str, str, str, str]  # version, at, who, what
    nothing: str  # said below a title whose table has no rows


@dataclass(frozen=True, slots=True)
class BriefSheet:
    """One version of one Brief, ready to print.

    `printed_at` is aware, the PDF's own date; `printed_on` is how the reader sees it. `dates` are shown under
    the title, after the requester. `watermark` crosses every page.
    """

    language: str
    institution: str
    form_name: str
    form_code: str
    title: str
    folio: str
    version: str
    state: str
    requester: SheetRow
    dates: tuple[SheetRow, ...]
    sections: tuple[SheetSection, ...]
    approvals: tuple[ApprovalLine, ...]
    attachments: tuple[AttachmentLine, ...]
    checks: tuple[CheckLine, ...]
    history: tuple[HistoryLine, ...]
    words: SheetWords
    printed_at: datetime
    printed_on: str
    author: str
    state_tone: Tone = Tone.PLAIN
    watermark: str | None = None


def to_json(sheet: BriefSheet) -> str:
    """One line of JSON; the same sheet gives the same characters."""
    return json.dumps({**asdict(sheet), "printed_at": sheet.printed_at.isoformat()}, sort_keys=True)


def content_sha256(sheet: BriefSheet) -> str:
    """Digest of all that the sheet says but the printing date: two prints of one version share it."""
    unprinted = replace(sheet, printed_at=_NEVER, printed_on="")
    return hashlib.sha256(to_json(unprinted).encode()).hexdigest()
