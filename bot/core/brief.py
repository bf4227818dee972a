"""The Brief as it is being made: answers, attachments, approvals and corrections (domain.md §2, §5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.forms.brief import APPROVAL_OF_FIELD, BRIEF, EXCEPTIONAL
from bot.core.forms.definition import Field, Kind, Prefill
from bot.core.workflow import BriefState

FILES = frozenset(item.code for item in BRIEF.fields if item.kind is Kind.FILE)


class Origin(StrEnum):
    """How a value came into the Brief; anything but `SAID` is shown to be checked."""

    SAID = "said"
    FIRST_MESSAGE = "first_message"
    DIRECTORY = "directory"
    DEFAULT = "default"
    LAST = "last"
    INFERRED = "inferred"
    COPIED = "copied"


@dataclass(frozen=True)
class Attachment:
    """A file of the Brief; `survey` holds the inspector's facts of a database, as JSON."""

    kind: str
    name: str
    sha256: str
    size: int
    by: str
    at: datetime
    survey: dict[str, Any] | None = None
    verified: bool = False


@dataclass(frozen=True)
class Approval:
    """A decision on one version: by whom, by which means, with which comment; `valid` until R10 takes it back."""

    role: str
    by: str
    decision: str  # approved | returned | refused
    means: str  # button | document
    at: datetime
    version: int
    comment: str | None = None
    valid: bool = True


@dataclass(frozen=True)
class Correction:
    """What a reviewer wants changed in one field, open until the field is answered again."""

    field: str
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Doubt:
    """What the provider asks of the area (R13), and when it was answered."""

    id: str
    text: str
    by: str
    raised_at: datetime
    answered_at: datetime | None = None
    answer: str | None = None


@dataclass
class Brief:
    """One campaign request. `fields` holds contract codes; `message` is a map by channel."""

    id: str
    requester: str
    created_at: datetime
    state: BriefState = BriefState.DRAFT
    version: int = 1
    folio: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    ruled_out: list[str] = field(default_factory=list)  # channels not wanted, said before any was chosen
    attachments: list[Attachment] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    exceptions: dict[str, str] = field(default_factory=dict)  # rule → reason given to the leader (R1, R3)
    snapshots: list[dict[str, Any]] = field(default_factory=list)  # of each submitted version
    reviewer: str | None = None
    escalated: dict[str, list[str]] = field(default_factory=dict)  # role → who may decide too, by now
    reposted: list[str] = field(default_factory=list)  # keys of cards shown again on demand
    sheet: dict[str, str] | None = None  # the PDF: sha256 and name
    returned_by: str | None = None
    returned_reason: str | None = None
    submitted_at: datetime | None = None
    in_review_at: datetime | None = None
    sent_at: datetime | None = None  # the package went to the provider: t0 of R2 and R3
    doubts: list[Doubt] = field(default_factory=list)
    updated_at: datetime | None = None
    revision: int = 0

    def __post_init__(self) -> None:
        self.state = BriefState(self.state)

    # -- values -------------------------------------------------------------------------------

    def value(self, ref: str) -> Any:
        """Return the value under `ref` (`message.sms`, `name`, or a file kind's SHA-256), else None."""
        code, _, part = ref.partition(".")
        if code in FILES:
            attached = self.attachment(code)
            return attached.sha256 if attached else None
        value = self.fields.get(code)
        return (value or {}).get(part) if part else value

    def is_filled(self, ref: str) -> bool:
        """Tell whether `ref` has a value; False and 0 are values."""
        return self.value(ref) is not None

    def fill(self, ref: str, value: Any, origin: Origin = Origin.SAID) -> None:
        """Set the value under `ref` and forget that it was pending or skipped."""
        code, _, part = ref.partition(".")
        if part:
            self.fields[code] = {**(self.fields.get(code) or {}), part: value}
        else:
            self.fields[code] = value
        self.origins[ref] = origin.value
        self._settled(ref)

    def attach(self, attachment: Attachment) -> None:
        """Add a file; one of a form's kinds replaces the earlier one of that kind, and any file itself."""
        one_only, kind = BRIEF.has(attachment.kind), attachment.kind
        self.attachments = [
            held
            for held in self.attachments
            if held.kind != kind or not (one_only or held.sha256 == attachment.sha256)
        ]
        self.attachments.append(attachment)
        self._settled(attachment.kind)

    def leave_pending(self, ref: str) -> None:
        """Note that the person does not know it yet."""
        if ref not in self.pending:
            self.pending.append(ref)

    def _settled(self, ref: str) -> None:
        self.pending = [other for other in self.pending if other != ref]
        self.skipped = [other for other in self.skipped if other != ref]

    def attachment(self, kind: str) -> Attachment | None:
        """Return the newest file of that kind."""
        return next((held for held in reversed(self.attachments) if held.kind == kind), None)

    # -- what is open -------------------------------------------------------------------------

    def refs(self) -> tuple[str, ...]:
        """Return every ref that applies to the present answers, in the form's order."""
        return tuple(BRIEF.refs(self.fields))

    def missing(self) -> tuple[str, ...]:
        """Return the required refs that keep the Brief from being sent, in order; defaults follow from others."""
        return tuple(ref for ref in self.refs() if self._is_required(ref) and not self._may_go_without(ref))

    def questions(self) -> Iterator[str]:
        """Yield the refs still to be asked, in order; what is pending or skipped is not asked again."""
        refs = self.refs()
        for ref in refs:
            if not (self.is_filled(ref) or ref in self.pending or ref in self.skipped) and self._is_asked(
                ref, refs
            ):
                yield ref

    def _is_asked(self, ref: str, refs: tuple[str, ...]) -> bool:
        field_ = BRIEF.field(ref)
        if field_.after is not None:
            earlier = [other for other in refs if other.partition(".")[0] == field_.after]
            return all(self.is_filled(other) for other in earlier)
        return field_.prefill is Prefill.ASKED or (field_.required and field_.prefill is not Prefill.DEFAULT)

    def open_corrections(self) -> tuple[Correction, ...]:
        """Return the corrections not yet answered, in the form's order."""
        order = {ref: place for place, ref in enumerate(self.refs())}
        return tuple(sorted(self.corrections, key=lambda item: order.get(item.field, len(order))))

    def _is_required(self, ref: str) -> bool:
        field_ = BRIEF.field(ref)
        return field_.required and field_.prefill is not Prefill.DEFAULT

    def _may_go_without(self, ref: str) -> bool:
        return self.is_filled(ref) or (ref in self.pending and BRIEF.field(ref).deferrable)

    # -- approvals ----------------------------------------------------------------------------

    @property
    def is_exceptional(self) -> bool:
        """Tell whether the leader must authorise: an exceptional class (R4) or an exception asked (R1, R3)."""
        return self.fields.get("class") in EXCEPTIONAL or bool(self.exceptions)

    def approval(self, role: str) -> Approval | None:
        """Return the valid approval of that role, by button or by a document that counts."""
        return next(
            (
                held
                for held in reversed(self.approvals)
                if held.role == role and held.valid and held.decision == "approved"
            ),
            None,
        )

    def approvals_needed(self) -> tuple[str, ...]:
        """Return the roles whose approval is still missing before OCM's review, without the leader."""
        return tuple(role for role in ("boss", "communications") if self.approval(role) is None)

    def invalidated_by(self, changed: frozenset[str]) -> tuple[str, ...]:
        """Return the roles whose approval falls with these changed field codes (R10)."""
        roles = {APPROVAL_OF_FIELD[code] for code in changed if code in APPROVAL_OF_FIELD}
        if "class" in changed and self.fields.get("class") in EXCEPTIONAL:
            roles.add("leader")
        if "start_date" in changed and self.exceptions:  # what was authorised was the other date (R1, R3)
            roles.add("leader")
        return tuple(sorted(roles))

    # -- versions -----------------------------------------------------------------------------

    def content(self) -> dict[str, Any]:
        """Return what a version is compared by: applying fields, and files by kind and hash."""
        applying = {ref.partition(".")[0] for ref in self.refs()}
        files = {
            kind: sorted(held.sha256 for held in self.attachments if held.kind == kind)
            for kind in {held.kind for held in self.attachments}
        }
        return {**{code: value for code, value in self._live_fields().items() if code in applying}, **files}

    def changed_since(self, snapshot: dict[str, Any]) -> frozenset[str]:
        """Return the codes whose content differs from an earlier version's."""
        now = self.content()
        return frozenset(code for code in now.keys() | snapshot.keys() if now.get(code) != snapshot.get(code))

    def _live_fields(self) -> dict[str, Any]:
        messages = self.fields.get("message") or {}
        live = {
            channel: messages[channel] for channel in self.fields.get("channels") or () if channel in messages
        }
        return {**self.fields, **({"message": live} if live else {})}

    def field_of(self, ref: str) -> Field:
        """Return the definition of `ref`. Raises `KeyError`."""
        return BRIEF.field(ref)
