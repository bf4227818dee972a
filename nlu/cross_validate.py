"""Train a pipeline on parts of the sentences and ask it the rest, in Rasa's own environment.

`nlu/.venv/bin/python nlu/cross_validate.py --config C --examples DIR [--small] --out FILE`, called by
`python -m tests.nlu.report`. FILE gets one JSON line per sentence asked ({"fold", "text", "intent",
"ranking"}) and a last one per fold ({"fold", "train_s", "bytes", "parse_ms"}). Runs on Python 3.10 and knows
nothing of the bot.
"""

import skops.io  # noqa: F401, I001  # before TensorFlow, as in launch.py

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path

import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.loading import load_data
from rasa.utils.log_utils import configure_structlog
from sklearn.model_selection import StratifiedKFold

SEED = 20_260_101
FOLDS = 5
KEPT = 10
"""Readings kept of each ranking."""


def sentences(folder):
    """Return the texts and the intents of every training file in *folder*, in a fixed order."""
    found = []
    for path in sorted(Path(folder).glob("*.yml")):
        if path.name != "config.yml":
            found += [
                (example.get("text"), example.get("intent"))
                for example in load_data(str(path)).intent_examples
            ]
    return [text for text, _ in found], [intent for _, intent in found]


def write_training_file(path, texts, intents):
    """Write the sentences as Rasa reads them."""
    by_intent = {}
    for text, intent in zip(texts, intents, strict=True):
        by_intent.setdefault(intent, []).append(text)
    nlu = [
        {"intent": intent, "examples": "".join(f"- {one}\n" for one in said)}
        for intent, said in sorted(by_intent.items())
    ]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), encoding="utf-8")


async def ask(model, texts):
    """Return (ranking, milliseconds) for each text."""
    agent = Agent.load(str(model))
    answers = []
    for text in texts:
        begun = time.perf_counter()
        parsed = await agent.parse_message(text)
        spent = (time.perf_counter() - begun) * 1000
        ranking = [
            [one["name"], round(one["confidence"], 4)]
            for one in parsed["intent_ranking"]
            if one["name"] != "nlu_fallback"
        ]
        answers.append((ranking[:KEPT], spent))
    return answers


def judge(config, texts, intents, taught, asked, number, output):
    """Train on the sentences numbered *taught* and ask those numbered *asked*."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "taught.yml"
        write_training_file(data, [texts[one] for one in taught], [intents[one] for one in taught])
        begun = time.perf_counter()
        model = train_nlu(config, str(data), scratch, fixed_model_name="fold")
        trained = time.perf_counter() - begun
        answers = asyncio.run(ask(model, [texts[one] for one in asked]))
        size = Path(model).stat().st_size
    for one, (ranking, _) in zip(asked, answers, strict=True):
        write_line(output, fold=number, text=texts[one], intent=intents[one], ranking=ranking)
    middle = statistics.median(spent for _, spent in answers)
    write_line(output, fold=number, train_s=round(trained, 1), bytes=size, parse_ms=round(middle, 2))


def write_line(output, **content):
    """Add one JSON line."""
    output.write(json.dumps(content, ensure_ascii=False) + "\n")
    output.flush()


def main():
    """Judge fold after fold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True)
    parser.add_argument("--examples", required=True)
    parser.add_argument("--small", action="store_true", help="teach the first fold alone and ask the second")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    configure_structlog()  # else every sentence is logged, which costs more than reading it
    texts, intents = sentences(options.examples)
    folds = list(StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(texts, intents))
    if options.small:
        folds = [(folds[0][1], folds[1][1])]
    with Path(options.out).open("w", encoding="utf-8") as output:
        for number, (taught, asked) in enumerate(folds):
            judge(options.config, texts, intents, taught, asked, number, output)


if __name__ == "__main__":
    main()
