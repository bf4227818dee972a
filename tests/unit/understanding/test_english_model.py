"""The English model is made the way the Spanish one is; the rules, which know no language, advise the same."""

from __future__ import annotations

import json

import pytest
import yaml

from bot.understanding.home import RasaHome
from bot.understanding.training import is_trained, known_intents

SPANISH, ENGLISH = RasaHome(), RasaHome(language="en")
LEAST = 12


def sentences(intent: str) -> list[str]:
    content = yaml.safe_load((ENGLISH.examples / f"{intent}.yml").read_text(encoding="utf-8"))
    (block,) = content["nlu"]
    assert block["intent"] == intent
    return [line.removeprefix("- ") for line in block["examples"].splitlines()]


def test_the_committed_model_is_the_one_its_sources_give() -> None:
    assert is_trained(ENGLISH), "run «pregonero nlu train --lang en» and commit models/"


def test_english_knows_the_intents_of_spanish() -> None:
    assert known_intents(ENGLISH) == known_intents(SPANISH)


@pytest.mark.parametrize("intent", known_intents(ENGLISH))
def test_every_intent_has_its_sentences(intent: str) -> None:
    assert len(sentences(intent)) >= LEAST


def test_no_sentence_teaches_two_intents() -> None:
    taught = [sentence.casefold() for intent in known_intents(ENGLISH) for sentence in sentences(intent)]

    assert len(taught) == len(set(taught))


def test_both_models_advise_the_same() -> None:
    spanish, english = (json.loads(home.policy.read_text(encoding="utf-8")) for home in (SPANISH, ENGLISH))

    assert english == spanish


def test_no_language_shares_another_ones_files() -> None:
    for name in ("examples", "config", "model", "manifest", "policy"):
        assert getattr(SPANISH, name) != getattr(ENGLISH, name)
