"""`python -m tests.nlu.report [--no-peer]`: measure the model and write `models/REPORT.md`.

Cross-validation trains five times. Rasa's default pipeline would take hours for it, so both are compared on a fifth
of the sentences asked about another fifth, which is still the longest part: `--no-peer` leaves it out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from bot.config import Settings
from bot.core.folding import fold
from bot.understanding.home import RasaHome
from tests.nlu.report.answers import Asked, ask_served_model, cross_validate
from tests.nlu.report.page import Findings, page

HERE = Path(__file__).parent
EXAM = HERE.parent / "scenarios.jsonl"
FILES = (EXAM, HERE.parent / "holdout.jsonl", HERE.parent / "regression.jsonl")
POOLED_CARDS = range(37, 63)
"""Cards that gather people at one kind of moment: the moment suggests the intent (tests/nlu/scenarios.md)."""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.nlu.report")
    parser.add_argument("--no-peer", action="store_true", help="without Rasa's default pipeline")
    options = parser.parse_args()
    home = RasaHome()
    files, parse_ms = asyncio.run(ask_served_model(FILES))
    files = with_cards_of_persons({**files, EXAM.name: untaught(files[EXAM.name], home)})
    ours = cross_validate(home, home.config)
    small = cross_validate(home, home.config, small=True)
    peer = None if options.no_peer else cross_validate(home, home.root / "nlu/peers/diet.yml", small=True)
    found = Findings(
        manifest=json.loads(home.manifest.read_text(encoding="utf-8")),
        model_bytes=home.model.stat().st_size,
        threshold=Settings.model_fields["intent_threshold"].default,
        ours=ours,
        small=small,
        peer=peer,
        files=files,
        parse_ms=parse_ms,
    )
    text = page(found, (HERE / "preface.md").read_text(encoding="utf-8"))
    (home.root / "models/REPORT.md").write_text(text, encoding="utf-8")


def untaught(asked: Sequence[Asked], home: RasaHome) -> tuple[Asked, ...]:
    """Leave out what stands among the taught sentences by chance ("hola", "sí señor"): the exam is of others."""
    taught = {fold(line[6:]) for path in home.examples.glob("*.yml") for line in _examples(path)}
    return tuple(one for one in asked if fold(one.text) not in taught)


def _examples(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("    - ")]


def with_cards_of_persons(files: dict[str, tuple[Asked, ...]]) -> dict[str, tuple[Asked, ...]]:
    """Return the answers with the exam's stricter cards set apart, first of all."""
    rows = [json.loads(line) for line in EXAM.read_text(encoding="utf-8").splitlines()]
    strict = {row["text"] for row in rows if row["card"] not in POOLED_CARDS}
    persons = tuple(one for one in files[EXAM.name] if one.text in strict)
    return {f"{EXAM.name} (cards of persons)": persons, **files}


if __name__ == "__main__":
    main()
