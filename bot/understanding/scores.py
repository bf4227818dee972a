"""How well intents are understood: accuracy, macro F1, and how often the truth is among the first two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence's right intents (any of them counts) and what was understood."""

    expected: tuple[str, ...]
    understood: Understanding

    @property
    def truth(self) -> str:
        """The intent it counts for: the one understood where that is right, else the first expected."""
        return self.understood.intent if self.is_right else self.expected[0]

    @property
    def is_right(self) -> bool:
        """Whether what was understood is one of the right intents."""
        return self.understood.intent in self.expected

    @property
    def is_near(self) -> bool:
        """Whether one of the two likeliest readings is right."""
        return any(intent in self.expected for intent, _ in self.understood.ranking[:2])


def scores(judged: Sequence[Judged]) -> dict[str, Any]:
    """Return the report of `nlu eval` (contract §1); macro F1 is over the intents that are expected."""
    truth = Counter(one.truth for one in judged)
    said = Counter(one.understood.intent for one in judged)
    right = Counter(one.truth for one in judged if one.is_right)
    per_intent = {intent: _scores_of(right[intent], said[intent], truth[intent]) for intent in sorted(truth)}
    return {
        "accuracy": _share(sum(one.is_right for one in judged), len(judged)),
        "macro_f1": _share(sum(row["f1"] for row in per_intent.values()), len(per_intent)),
        "top2_accuracy": _share(sum(one.is_near for one in judged), len(judged)),
        "per_intent": per_intent,
    }


def _scores_of(right: int, said: int, there: int) -> dict[str, float]:
    precision, recall = _share(right, said), _share(right, there)
    f1 = _share(2 * precision * recall, precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1, "support": there}


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
