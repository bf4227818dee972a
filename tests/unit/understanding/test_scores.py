from __future__ import annotations

from bot.core.understanding import Understanding
from bot.understanding.scores import Judged, scores


def judged(expected: tuple[str, ...], first: str, second: str = "other") -> Judged:
    return Judged(expected, Understanding(first, 0.6, ((first, 0.6), (second, 0.3))))


def test_scores_count_by_intent() -> None:
    report = scores([judged(("a",), "a"), judged(("a",), "b", "a"), judged(("b",), "b")])

    assert report == {
        "accuracy": 0.6667,
        "macro_f1": 0.6667,
        "top2_accuracy": 1.0,
        "per_intent": {
            "a": {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "support": 2},
            "b": {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "support": 1},
        },
    }


def test_any_listed_intent_counts() -> None:
    report = scores([judged(("a", "b"), "b")])

    assert (report["accuracy"], list(report["per_intent"])) == (1.0, ["b"])


def test_no_sentence_scores_nothing() -> None:
    assert scores([]) == {"accuracy": 0.0, "macro_f1": 0.0, "top2_accuracy": 0.0, "per_intent": {}}
