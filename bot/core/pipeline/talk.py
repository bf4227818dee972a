"""Where a person and the bot stand when they speak of opportunities: a part of the conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.core.pipeline.questions.reading import QuestionReading


@dataclass
class DealTalk:
    """What is in hand, what is asked of it, the walk through one's own, and the last question.

    *seen* is the revision that the person last saw of the one in hand.
    """

    deal: str | None = None
    asking: str | None = None
    draft: dict[str, Any] = field(default_factory=dict)
    """What was said of a new one whose client is not known yet."""
    filling: bool = False
    """Whether one question follows another; else a single field was asked out of turn."""
    skipped: list[str] = field(default_factory=list)
    seen: int = 0
    walk: list[str] = field(default_factory=list)
    walked: int = 0
    question: QuestionReading | None = None
    question_turn: int = 0
    deal_turn: int = 0
    expecting: str | None = None
    """The kind of document that the next file of the one in hand is."""

    def take_up(self, deal: str | None, seen: int = 0) -> None:
        """Put an opportunity in hand, with nothing asked of it yet."""
        if deal != self.deal:
            self.skipped, self.asking, self.expecting = [], None, None
        self.deal, self.seen = deal, seen
