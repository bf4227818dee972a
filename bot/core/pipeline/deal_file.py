"""What goes with an opportunity beside its data: decisions at its gates, documents, commitments, versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """How a decision at a gate stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True)
class Decision:
    """One line of a gate: who asked or decided what, when and why; *version* is the proposal's."""

    gate: str
    by: str
    verdict: str
    at: datetime
    reason: str | None = None
    version: int = 1
    without_document: bool = False
    """Whether it was decided by the words of *reason* in place of the document that it needs."""


@dataclass(frozen=True)
class DealDocument:
    """A file of the opportunity, in the vault under its hash; *version* is the proposal's when it was kept."""

    kind: str
    name: str
    sha256: str
    by: str
    at: datetime
    version: int = 1


@dataclass(frozen=True)
class Commitment:
    """What was promised to the client, by whom and for when."""

    text: str
    by: str
    due: date | None = None
    done: bool = False


@dataclass(frozen=True)
class Errand:
    """A step that somebody beside sales was given: what, by whom, for when; *outcome* is None while it is theirs."""

    step: str
    to: str
    by: str
    at: datetime
    due: date
    outcome: str | None = None
    note: str | None = None


class Outcome(StrEnum):
    """How an errand ended."""

    DONE = "done"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"


DOCUMENT_KINDS: Final = ("business_case", "proposal", "pricing_record", "visit", "contract", "other")
"""F-COM-002, F-COM-003, the record of the prices' meeting, F-COM-001, contract or NDA, anything else."""


@dataclass(frozen=True)
class DealFile:
    """The process record; a file of data that is taken in never changes it."""

    version: int = 1
    decisions: tuple[Decision, ...] = ()
    documents: tuple[DealDocument, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    errands: tuple[Errand, ...] = ()
    delivery_date: date | None = None
    """The formal delivery of the proposal to the client."""
    updated_by: str | None = None
    """Who changed the data last; a decision at a gate is no such change."""
    edited: int = 0
    """The revision that this change made."""
    high_risk: bool = False
    """Whether general direction approves the offer together with its risk."""

    def last(self, gate: str) -> Decision | None:
        """Return how a gate stands; a decision on an earlier version of what is versioned is none."""
        return next(
            (
                one
                for one in reversed(self.decisions)
                if one.gate == gate and (one.version == self.version or gate not in VERSIONED)
            ),
            None,
        )

    def is_open(self, gate: str) -> bool:
        """Tell whether a gate was asked and waits for its decision."""
        last = self.last(gate)
        return last is not None and last.verdict == Verdict.ASKED

    def passed(self, gate: str) -> bool:
        """Tell whether a gate was passed."""
        last = self.last(gate)
        return last is not None and last.verdict == Verdict.APPROVED

    def refused(self, gate: str) -> bool:
        """Tell whether a gate was refused and has not been asked since."""
        last = self.last(gate)
        return last is not None and last.verdict == Verdict.REFUSED

    def decided(self, decision: Decision) -> DealFile:
        """Return the record with one more decision."""
        return replace(self, decisions=(*self.decisions, decision))

    def with_document(self, document: DealDocument) -> DealFile:
        """Return the record with one more document; the same one again replaces itself."""
        others = tuple(
            one
            for one in self.documents
            if (one.kind, one.sha256) != (document.kind, document.sha256)
        )  # fmt: skip
        return replace(self, documents=(*others, document))

    def version_of(self, document: DealDocument) -> int:
        """Return the version that a document belongs to.

        A proposal other than the one that was shown to whoever approves it is the next version; what corrects the
        remarks of compliance goes back to compliance alone (S4, step 6).
        """
        held = self.document(PROPOSAL)
        is_new = held is not None and held.sha256 != document.sha256
        shown = any(self.last(gate) is not None for gate in APPROVALS)
        is_next = document.kind == PROPOSAL and is_new and shown and not self.refused("compliance")
        return self.version + is_next

    def document(self, kind: str) -> DealDocument | None:
        """Return the newest document of a kind; a proposal of an earlier version is none."""
        return next(
            (
                held
                for held in reversed(self.documents)
                if held.kind == kind and (held.version == self.version or kind != PROPOSAL)
            ),
            None,
        )

    def rounds(self, gate: str) -> int:
        """Return how often a gate was asked."""
        return sum(one.gate == gate and one.verdict == Verdict.ASKED for one in self.decisions)


PROPOSAL: Final = "proposal"
APPROVALS: Final = ("proposal_lead", "proposal_direction", "high_risk")
"""Gates at which a version of the proposal is approved."""
VERSIONED: Final = frozenset({*APPROVALS, "compliance", "technical", "economic"})
"""Gates that a new version of the proposal goes through again."""
