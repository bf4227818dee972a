"""The stages of an opportunity, what follows a won one, and what each stage stands for (domain §7)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """Where an opportunity stands, in the order of the pipeline (contract §5)."""

    HUNTING = "hunting"
    """The contact who decides is being looked for."""
    QUALIFICATION = "qualification"
    """The client is interested."""
    PROPOSAL = "proposal"
    """A proposal was sent."""
    NEGOTIATION = "negotiation"
    """Prices are talked about."""
    WON = "won"
    LOST = "lost"


class WonStep(StrEnum):
    """What a won opportunity still goes through; the first invoice ends it."""

    AWARD_NOTICE = "award_notice"
    KICKOFF = "kickoff"
    CONTRACT = "contract"
    ACCOMPANIMENT = "accompaniment"
    FIRST_INVOICE = "first_invoice"


class ServiceType(StrEnum):
    """What is sold."""

    MANAGED_SERVICE = "managed_service"
    RESALE = "resale"
    SERVICE = "service"


class RequirementType(StrEnum):
    """How the client asked."""

    RFP = "rfp"
    RFI = "rfi"
    RFO = "rfo"
    TENDER = "tender"
    MARKET_STUDY = "market_study"
    VISIT = "visit"


STAGES: Final = tuple(Stage)
OPEN: Final = (Stage.HUNTING, Stage.QUALIFICATION, Stage.PROPOSAL, Stage.NEGOTIATION)
CLOSED: Final = (Stage.WON, Stage.LOST)

PROBABILITY: Final[dict[Stage, int]] = {
    Stage.HUNTING: 10,
    Stage.QUALIFICATION: 25,
    Stage.PROPOSAL: 50,
    Stage.NEGOTIATION: 75,
    Stage.WON: 100,
    Stage.LOST: 0,
}
"""Percent, where an opportunity has none of its own."""

STALLED_AFTER: Final[dict[Stage, int]] = {
    Stage.HUNTING: 15,
    Stage.QUALIFICATION: 10,
    Stage.PROPOSAL: 7,
    Stage.NEGOTIATION: 5,
}
"""Business days in a stage from which an opportunity is stalled."""
