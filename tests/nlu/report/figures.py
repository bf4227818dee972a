"""Figures over judged sentences: calibration, confusions, and what is out of the bot's scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.scores import Judged

OUT = "out_of_scope"
STEPS = tuple(number / 10 for number in range(10))
THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Step:
    """The sentences whose confidence lies in [low, low + 0.1), their share that is right, and the mean confidence."""

    low: float
    count: int
    right: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Cut:
    """What a threshold does: the share of sentences at or above it, and the share of those that is right."""

    threshold: float
    above: float
    right: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Recall of out-of-scope sentences, and the share of the others that were taken for one."""

    recall: float
    outside: int
    rejected: float
    inside: int


def calibration(judged: Sequence[Judged]) -> list[Step]:
    """Return accuracy by confidence in steps of 0.1; empty steps are left out."""
    steps = []
    for low in STEPS:
        inside = [one for one in judged if int(min(one.understood.confidence, 0.999) * 10) == round(low * 10)]
        if inside:
            mean = sum(one.understood.confidence for one in inside) / len(inside)
            steps.append(Step(low, len(inside), _right(inside), mean))
    return steps


def cuts(judged: Sequence[Judged]) -> list[Cut]:
    """Return what each candidate threshold would let through."""
    found = []
    for threshold in THRESHOLDS:
        above = [one for one in judged if one.understood.confidence >= threshold]
        found.append(Cut(threshold, len(above) / len(judged), _right(above)))
    return found


def confusions(judged: Sequence[Judged], most: int = 15) -> list[tuple[str, str, int]]:
    """Return (expected, understood, times), the commonest first."""
    wrong = Counter((one.expected[0], one.understood.intent) for one in judged if not one.is_right)
    return [(expected, understood, times) for (expected, understood), times in wrong.most_common(most)]


def scope(judged: Sequence[Judged]) -> Scope:
    """Return how well what is out of scope is told from what is not."""
    outside = [one for one in judged if one.expected == (OUT,)]
    inside = [one for one in judged if OUT not in one.expected]
    rejected = sum(one.understood.intent == OUT for one in inside)
    return Scope(_right(outside), len(outside), rejected / len(inside) if inside else 0.0, len(inside))


def _right(judged: Sequence[Judged]) -> float:
    return sum(one.is_right for one in judged) / len(judged) if judged else 0.0
