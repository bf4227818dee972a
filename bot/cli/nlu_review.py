"""`nlu review`: masked sentences that were not understood, to be listed, exported for labelling and ticked off."""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli.words import tell, words
from bot.config import Settings, load_settings
from bot.core.unclear import OTHER, UnclearSentence
from bot.database import in_one_transaction
from bot.errors import RuleBroken
from bot.use_cases.ports import UnitOfWork

TO_LABEL = "to_label"  # no intent of ours: training refuses it until somebody has chosen one


@dataclass(frozen=True)
class Review:
    """What was done: the sentences that waited, where they were written, how many were ticked off."""

    sentences: tuple[UnclearSentence, ...]
    exported: str | None
    done: int


def add_order(orders: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `review` to the orders of `nlu`."""
    review = orders.add_parser("review", help=words("cli.help.review"))
    review.add_argument(
        "--export", type=Path, metavar=words("cli.help.yml"), help=words("cli.help.review.export")
    )
    review.add_argument("--done", action="store_true", help=words("cli.help.review.done"))
    review.add_argument("--json", action="store_true", help=words("cli.help.one_line"))
    review.set_defaults(run=run_review)


def run_review(options: argparse.Namespace) -> int:
    """List, export, tick off. Raises `RuleBroken` where the file cannot be written, `StorageUnavailable`."""
    settings = load_settings()
    sentences = tuple(in_one_transaction(settings, lambda uow: uow.unclear.waiting()))
    if options.export is not None:
        write_examples(options.export, sentences)
    done = _tick_off(settings, sentences) if options.done else 0
    review = Review(sentences, str(options.export) if options.export else None, done)
    tell(to_plain(review), lambda: in_words(review), as_json=options.json)
    return 0


def write_examples(path: Path, sentences: tuple[UnclearSentence, ...]) -> None:
    """Write Rasa NLU examples under their likeliest intents. Raises `RuleBroken` where there is such a file."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(examples(sentences))
    except OSError as error:
        raise RuleBroken(words("cli.review.no_file", file=str(path))) from error


def examples(sentences: tuple[UnclearSentence, ...]) -> str:
    """Return a Rasa NLU file; what nobody could guess stands under `to_label`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sentences:
        groups[one.likeliest or TO_LABEL].append(one.text)
    lines = [f"# {words('cli.review.heading')}", 'version: "3.1"', "nlu:" if groups else "nlu: []"]
    for intent in sorted(groups, key=lambda name: (name == TO_LABEL, name)):
        lines += [
            f"- intent: {intent}",
            "  examples: |",
            *(f"    - {_plain(text)}" for text in groups[intent]),
        ]
    return "\n".join([*lines, ""])


def _plain(text: str) -> str:
    """Return a sentence that Rasa reads as words alone: square brackets would mark an entity."""
    return " ".join(text.replace("[", "(").replace("]", ")").split())


def _tick_off(settings: Settings, sentences: tuple[UnclearSentence, ...]) -> int:
    now = datetime.now(UTC)
    at = (now + settings.clock_shift(now)).astimezone(settings.zone)

    def mark(uow: UnitOfWork) -> int:
        for one in sentences:
            one.exported_at = at
            uow.unclear.put(one)
        return len(sentences)

    return in_one_transaction(settings, mark)


def to_plain(review: Review) -> dict[str, Any]:
    """Return the review as JSON holds it."""
    return {
        "sentences": [
            {
                "text": one.text,
                "count": one.count,
                "mode": one.mode,
                "readings": [
                    {"intent": intent, "confidence": share} for intent, share in one.readings.items()
                ],
                "chosen": dict(one.chosen),
                "likeliest": one.likeliest,
                "last_at": one.last_at.isoformat(),
            }
            for one in review.sentences
        ],
        "exported": review.exported,
        "done": review.done,
    }


def in_words(review: Review) -> str:
    """Return the review as people read it."""
    if not review.sentences:
        return words("cli.review.nothing")
    lines = [words("cli.review.found", count=len(review.sentences))]
    lines += [_line(one) for one in review.sentences]
    if review.exported:
        lines.append(words("cli.review.exported", file=review.exported))
    if review.done:
        lines.append(words("cli.review.done", count=review.done))
    return "\n".join(lines)


def _line(one: UnclearSentence) -> str:
    readings = tuple(f"{intent} {share:.2f}" for intent, share in one.readings.items())
    pressed = tuple(words("cli.review.other") if intent == OTHER else intent for intent in one.chosen)
    line = words("cli.review.line", times=one.count, text=one.text, readings=readings or "—")
    return f"{line} {words('cli.review.pressed', intents=pressed)}" if pressed else line
