"""A sentence that was not understood, kept without personal data to be labelled and learnt from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

OTHER = "other"  # chosen where none of the readings offered was right


@dataclass
class UnclearSentence:
    """One masked sentence: where it was said, what it was read as, how often, and what people pressed."""

    key: str
    text: str
    mode: str
    first_at: datetime
    last_at: datetime
    readings: dict[str, float] = field(default_factory=dict)  # intent → confidence, the likeliest ones
    count: int = 0
    chosen: dict[str, int] = field(default_factory=dict)  # intent pressed (or OTHER) → how often
    exported_at: datetime | None = None

    @property
    def likeliest(self) -> str | None:
        """Return the intent to label it with at first: what people pressed, else the best reading not refused."""
        pressed = {intent: times for intent, times in self.chosen.items() if intent != OTHER}
        if pressed:
            return max(pressed, key=lambda intent: pressed[intent])
        if self.chosen.get(OTHER):
            return None
        return max(self.readings, key=lambda intent: self.readings[intent], default=None)
