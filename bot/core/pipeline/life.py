"""An opportunity's life: the one table of its moves, each with its entry rules, its event and its roles (domain §7).

`docs/pipeline.md` holds the diagram made from this table by `diagram()`; a test keeps them equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN, STAGES, Stage, WonStep

SELLERS: Final = ("sales", "sales_lead")
LEADS: Final = ("sales_lead", "general_direction")


class Form(StrEnum):
    """What a decision at a gate must bring besides the press."""

    NOTHING = "nothing"
    ON_REFUSAL = "on_refusal"
    """A justification where it is refused."""
    RECORD = "record"
    """The meeting's record where it is approved, a justification where it is refused."""


class Paper(StrEnum):
    """What a gate's document is to its decision."""

    SHOWN = "shown"
    """It hangs on the card where there is one."""
    OR_WORDS = "or_words"
    """Without it, whoever approves says in words what they approve by."""
    REQUIRED = "required"
    """Without it nobody is asked."""


@dataclass(frozen=True)
class Gate:
    """One entry rule: who decides (roles), and what is needed. A gate of sellers is declared by whoever moves."""

    code: str
    roles: tuple[str, ...]
    form: Form = Form.ON_REFUSAL
    after: tuple[str, ...] = ()
    """Gates that must be passed before this one is asked."""
    document: str | None = None
    """The kind of document that its card shows."""
    paper: Paper = Paper.SHOWN

    @property
    def is_declared(self) -> bool:
        """Tell whether the seller says by himself that it is met."""
        return self.roles == SELLERS


GATES: Final[dict[str, Gate]] = {
    gate.code: gate
    for gate in (
        Gate("feasibility", SELLERS),
        Gate("go", ("sales_lead",), after=("feasibility",), document="business_case", paper=Paper.OR_WORDS),
        Gate("business_case", ("general_direction",), after=("go",), document="business_case"),
        Gate("pricing", ("general_direction",), Form.RECORD, ("business_case",), "pricing_record"),
        Gate("proposal_lead", ("sales_lead",), Form.ON_REFUSAL, ("pricing",), "proposal", Paper.REQUIRED),
        Gate(
            "proposal_direction",
            ("general_direction",),
            Form.ON_REFUSAL,
            ("pricing",),
            "proposal",
            Paper.REQUIRED,
        ),
        Gate(
            "high_risk", ("general_direction",), Form.RECORD, ("proposal_lead",), "proposal", Paper.REQUIRED
        ),
        Gate(
            "compliance", ("compliance",), after=("proposal_lead", "proposal_direction"), document="proposal"
        ),
        Gate("presentation", SELLERS),
        Gate("scope", SELLERS),
        Gate("technical", SELLERS),
        Gate("economic", SELLERS),
    )
}


@dataclass(frozen=True)
class Move:
    """One arrow: what happens, from which stages, to which one, who may cause it, and what it asks for."""

    event: str
    sources: tuple[Stage, ...]
    target: Stage
    actors: tuple[str, ...]
    gates: tuple[str, ...] = ()
    needs_reason: bool = False


HIGH_RISK: Final = "high_risk"
IN_PLACE: Final = {"proposal_direction": HIGH_RISK}
"""Of a high-risk offer: general direction approves it once, after sales, and says on what terms the risk is taken."""

S = Stage
TRANSITIONS: Final[tuple[Move, ...]] = (
    Move("interest_shown", (S.HUNTING,), S.QUALIFICATION, SELLERS),
    Move(
        "proposal_sent",
        (S.HUNTING, S.QUALIFICATION),
        S.PROPOSAL,
        SELLERS,
        (
            "feasibility",
            "go",
            "business_case",
            "pricing",
            "proposal_lead",
            "proposal_direction",
            "compliance",
        ),
    ),
    Move("negotiation_begun", (S.PROPOSAL,), S.NEGOTIATION, SELLERS, ("presentation", "scope")),
    Move("won", (S.PROPOSAL, S.NEGOTIATION), S.WON, SELLERS, ("technical", "economic")),
    Move("lost", OPEN, S.LOST, SELLERS, needs_reason=True),
    Move("stepped_back", (S.QUALIFICATION,), S.HUNTING, SELLERS, needs_reason=True),
    Move("stepped_back", (S.PROPOSAL, S.NEGOTIATION), S.QUALIFICATION, SELLERS, needs_reason=True),
    Move("stepped_back", (S.NEGOTIATION,), S.PROPOSAL, SELLERS, needs_reason=True),
    Move("reopened", (S.WON, S.LOST), S.QUALIFICATION, ("sales_lead",), needs_reason=True),
)

OUT: Final = (S.PROPOSAL, S.NEGOTIATION)
"""Stages in which the client has the proposal."""
COMMITTING: Final = frozenset({"negotiation_begun", "won"})
"""Moves that a high-risk offer does not make unapproved."""

STEPS: Final = tuple(WonStep)
STEP_ROLES: Final[dict[WonStep, tuple[str, ...]]] = {
    WonStep.AWARD_NOTICE: SELLERS,
    WonStep.KICKOFF: SELLERS,
    WonStep.CONTRACT: (*SELLERS, "compliance"),
    WonStep.ACCOMPANIMENT: SELLERS,
    WonStep.FIRST_INVOICE: SELLERS,
}
"""Who may say that a won opportunity came to a step; the contract and the NDA go with compliance."""


class LossReason(StrEnum):
    """Why an opportunity was not won; the lesson, where it applies, is in words."""

    PRICE = "price"
    TECHNICAL = "technical"
    COMPETITOR = "competitor"
    BUDGET = "budget"
    TIMING = "timing"
    NO_ANSWER = "no_answer"
    REQUIREMENTS = "requirements"
    NO_GO = "no_go"
    IN_HOUSE = "in_house"
    OTHER = "other"


def find_move(source: str, target: str) -> Move | None:
    """Return the move between two stages, None where there is none."""
    return next((move for move in TRANSITIONS if source in move.sources and target == move.target), None)


def targets(source: str) -> tuple[Stage, ...]:
    """Return the stages that one may move to, in the pipeline's order."""
    found = {move.target for move in TRANSITIONS if source in move.sources}
    return tuple(stage for stage in STAGES if stage in found)


def gates_of(one: Opportunity, move: Move) -> tuple[str, ...]:
    """Return the entry rules of a move for an opportunity: a high-risk offer has its own way to its approval.

    One that was marked when its proposal was out already is approved before it is negotiated or won.
    """
    if not one.file.high_risk:
        return move.gates
    codes = tuple(IN_PLACE.get(code, code) for code in move.gates)
    return codes if HIGH_RISK in codes or move.event not in COMMITTING else (*codes, HIGH_RISK)


def open_gates(one: Opportunity, move: Move) -> tuple[Gate, ...]:
    """Return the entry rules of a move that are not met, in their order."""
    return tuple(GATES[code] for code in gates_of(one, move) if not one.file.passed(code))


def after(one: Opportunity, gate: Gate) -> tuple[str, ...]:
    """Return the gates that come before one; a high-risk offer that is out already waits for none."""
    if gate.code == HIGH_RISK and one.stage in OUT:
        return ()
    return tuple(IN_PLACE.get(code, code) if one.file.high_risk else code for code in gate.after)


def lacks_paper(one: Opportunity, gate: Gate) -> bool:
    """Tell whether the document that a gate decides on is missing; one that is only shown never is."""
    if gate.paper is Paper.SHOWN or (gate.code == HIGH_RISK and one.stage in OUT):
        return False
    return gate.document is not None and one.file.document(gate.document) is None


def may_ask(one: Opportunity, gate: Gate) -> bool:
    """Tell whether a gate's turn has come and nobody is deciding on it already."""
    return all(one.file.passed(code) for code in after(one, gate)) and not one.file.is_open(gate.code)


def next_gate(one: Opportunity, move: Move) -> tuple[Gate, ...]:
    """Return the entry rules that can be seen to now."""
    return tuple(gate for gate in open_gates(one, move) if may_ask(one, gate))


def next_step(one: Opportunity) -> WonStep | None:
    """Return what a won opportunity goes to next; None before it is won and after its first invoice."""
    if one.stage != Stage.WON or one.step not in set(WonStep):
        return None
    place = STEPS.index(WonStep(one.step)) + 1
    return STEPS[place] if place < len(STEPS) else None


def earliest_delivery(today: date, calendar: BusinessCalendar) -> date:
    """Return the first day on which a proposal handed over today may be delivered: one business day on (S4)."""
    return calendar.add_business_days(calendar.business_day_on_or_after(today), 1)


def diagram() -> str:
    """Return the table as a Mermaid state diagram, one arrow a line."""
    arrows = [
        f"    {source} --> {move.target}: {move.event}" for move in TRANSITIONS for source in move.sources
    ]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {S.HUNTING}", *arrows, f"    {S.WON} --> [*]"])
