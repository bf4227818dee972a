"""`models/REPORT.md` as text, from the figures alone."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.understanding.scores import Judged, scores
from tests.nlu.report.answers import Asked, Folds
from tests.nlu.report.figures import calibration, confusions, cuts, scope


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was measured in one run."""

    manifest: dict[str, Any]
    model_bytes: int
    threshold: float
    ours: Folds
    small: Folds
    peer: Folds | None
    files: dict[str, tuple[Asked, ...]]
    parse_ms: Sequence[float]


def page(found: Findings, preface: str) -> str:
    """Return the report; *preface*: how the sentences were written (`tests/nlu/report/preface.md`)."""
    return "\n\n".join([preface.strip(), *_sections(found)]) + "\n"


def _sections(found: Findings) -> Iterable[str]:
    ours = [one.judged for one in found.ours.asked]
    yield (
        f"{found.manifest['sentences']:,} sentences in {found.manifest['intents']} intents; the model is "
        f"{found.model_bytes / 1e6:.2f} MB. Written by `make nlu-report`; every figure below is of one run."
    )
    yield "## Sentences that were not taught\n\n" + _table(
        ("sentences", "number", "accuracy", "macro F1", "right among the first two"),
        [
            *(
                _scored(f"`tests/nlu/{name}`", [one.judged for one in asked])
                for name, asked in found.files.items()
            ),
            _scored("five-fold cross-validation on the taught sentences", ours),
        ],
    )
    yield "## Out of scope\n\n" + _table(
        ("sentences", "out of scope, recognised", "of", "in scope, rejected", "of"),
        [
            *(
                _scoped(f"`{name}`", [one.judged for one in asked])
                for name, asked in found.files.items()
                if any(one.judged.expected == ("out_of_scope",) for one in asked)
            ),
            _scoped("cross-validation", ours),
        ],
    )
    yield _beside_peer(found)
    yield _confidence(ours, found.threshold)
    yield "## By intent (cross-validation)\n\n" + _by_intent(ours)
    yield "## Most often confused (cross-validation)\n\n" + _table(
        ("expected", "understood", "times"), [(f"`{a}`", f"`{b}`", str(n)) for a, b, n in confusions(ours)]
    )
    yield _cost(found)


def _scored(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    row = scores(judged)
    return (
        name,
        str(len(judged)),
        _percent(row["accuracy"]),
        f"{row['macro_f1']:.3f}",
        _percent(row["top2_accuracy"]),
    )


def _scoped(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    row = scope(judged)
    return name, _percent(row.recall), str(row.outside), _percent(row.rejected), str(row.inside)


def _beside_peer(found: Findings) -> str:
    if found.peer is None:
        return "## Beside Rasa's default pipeline\n\nNot measured in this run (`--no-peer`)."
    rows = []
    for name, folds in (("ours", found.small), ("DIET, as `rasa init` proposes it (100 epochs)", found.peer)):
        judged = [one.judged for one in folds.asked]
        row, apart = scores(judged), scope(judged)
        rows.append(
            (
                name,
                _percent(row["accuracy"]),
                f"{row['macro_f1']:.3f}",
                _percent(row["top2_accuracy"]),
                _percent(apart.recall),
                _percent(apart.rejected),
                f"{folds.parse_ms:.1f} ms",
                f"{folds.training_s:.0f} s",
                f"{folds.size_bytes / 1e6:.1f} MB",
            )
        )
    head = ("pipeline", "accuracy", "macro F1", "first two", "out of scope", "rejected")
    return (
        "## Beside Rasa's default pipeline\n\nA fifth of the sentences taught and another fifth asked, both the same, "
        "in one process without HTTP: DIET would take hours for the whole.\n\n"
        f"{_table((*head, 'parse p50', 'training', 'size'), rows)}"
    )


def _confidence(judged: Sequence[Judged], threshold: float) -> str:
    steps = _table(
        ("confidence", "sentences", "mean confidence", "right"),
        [
            (
                f"{one.low:.1f}–{one.low + 0.1:.1f}",
                str(one.count),
                f"{one.confidence:.2f}",
                _percent(one.right),
            )
            for one in calibration(judged)
        ],
    )
    through = _table(
        ("confidence at least", "sentences above", "right of those"),
        [(f"{one.threshold:.2f}", _percent(one.above), _percent(one.right)) for one in cuts(judged)],
    )
    return (
        f"## Confidence\n\n{steps}\n\nThe bot acts from {threshold:.2f} on (`intent_threshold`); below it offers the "
        f"two likeliest readings.\n\n{through}"
    )


def _by_intent(judged: Sequence[Judged]) -> str:
    per_intent = scores(judged)["per_intent"]
    return _table(
        ("intent", "precision", "recall", "F1", "sentences"),
        [
            (
                f"`{intent}`",
                f"{row['precision']:.3f}",
                f"{row['recall']:.3f}",
                f"{row['f1']:.3f}",
                str(row["support"]),
            )
            for intent, row in sorted(per_intent.items(), key=lambda item: item[1]["f1"])
        ],
    )


def _cost(found: Findings) -> str:
    ordered = sorted(found.parse_ms)
    p99 = ordered[int(len(ordered) * 0.99)]
    return (
        f"## Cost\n\n`/model/parse` over HTTP: {statistics.median(ordered):.1f} ms p50, {p99:.1f} ms p99 over "
        f"{len(ordered)} sentences · training of a fold {found.ours.training_s:.0f} s. Two shared cores: the figures "
        "carry noise."
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"
