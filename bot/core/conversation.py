"""Where a person and the bot stand in their conversation: small, flat, and kept in one row."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.core.pipeline.talk import DealTalk
from bot.core.replies import Reply


class Mode(StrEnum):
    """What the bot is waiting for; the policy table's first key (`stories/domain`)."""

    IDLE = "idle"
    ASKING = "asking"
    COLLECTING = "collecting"
    RETURNED = "returned"
    CONFIRMING = "confirming"
    REVIEWING = "reviewing"
    CHOOSING = "choosing"


@dataclass(frozen=True)
class OpenQuestion:
    """A yes/no question or a suggestion of the bot's: what to do on yes and on no (press verbs)."""

    yes: tuple[str, dict[str, Any]]
    no: tuple[str, dict[str, Any]]


@dataclass
class Conversation:
    """One person's conversation, whatever the platform."""

    person: str
    brief: str | None = None  # id of the Brief in hand
    asking: str | None = None  # ref of the field asked
    detour: bool = False  # the field asked is a change out of turn
    question: OpenQuestion | None = None
    ticked: list[str] = field(default_factory=list)  # multi-choice in progress
    misses: int = 0
    trail: list[str] = field(default_factory=list)  # refs answered, for going back
    last_replies: list[Reply] = field(default_factory=list)  # for «repite»
    reviewing: bool = False
    told_rasa_away: bool = False
    turn: int = 0
    choice_turn: int = 0  # when the multi-choice in progress was asked
    reason_for: tuple[str, dict[str, Any]] | None = None  # a decision waiting for its reason in words
    offered: list[str] = field(default_factory=list)  # intents offered as readings
    unclear: str | None = None  # the text they are readings of
    page: int = 0  # of their own page that they look at (`use_cases.home`)
    deals: DealTalk | None = None  # of those who speak of opportunities

    @property
    def mode(self) -> Mode:
        """Return what the bot is waiting for."""
        if self.offered:
            return Mode.CHOOSING
        if self.question is not None:
            return Mode.CONFIRMING
        if self.asking is not None:
            return Mode.COLLECTING if self.ticked else Mode.ASKING
        return Mode.REVIEWING if self.reviewing else Mode.IDLE

    @property
    def field_asked(self) -> str | None:
        """Return the code of the field that is asked, of whichever form."""
        return self.asking or (self.deals.asking if self.deals is not None else None)

    def ask(self, ref: str | None, *, detour: bool = False) -> None:
        """Make `ref` the field being asked."""
        if ref != self.asking:
            self.misses = 0
            self.ticked = []
        self.asking, self.detour = ref, detour
        self.reviewing = False

    def settle(self) -> None:
        """Forget the open question and the offered readings."""
        self.question, self.offered, self.unclear = None, [], None
