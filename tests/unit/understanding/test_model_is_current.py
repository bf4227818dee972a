"""The committed model was made from the sentences, rules and lock that lie beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from bot.understanding.home import RasaHome
from bot.understanding.training import data_sha256, is_trained, known_intents

HOME = RasaHome()
INTENTS = set(
    """
    greet goodbye thanks affirm deny help human bot_challenge out_of_scope repeat
    request_campaign inform dont_know skip_field correct_field go_back explain_field define_term
    pause resume_draft show_summary submit_brief cancel attach_file copy_brief
    brief_status list_briefs due_dates review_queue claim_brief approve_brief return_brief delegate snooze
    accept_results object_results raise_doubt answer_doubt report_progress
    pipeline_status opportunity_status register_opportunity move_stage forecast closing_soon stalled_deals goals
    """.split()  # noqa: SIM905  # the contract's list as it stands there
)


def sentences(intent: str) -> list[str]:
    content = yaml.safe_load((HOME.examples / f"{intent}.yml").read_text(encoding="utf-8"))
    (block,) = content["nlu"]
    assert block["intent"] == intent
    return [line.removeprefix("- ") for line in block["examples"].splitlines()]


def test_the_committed_model_is_the_one_its_sources_give() -> None:
    assert is_trained(HOME), "run «pregonero nlu train» and commit models/"


def test_the_model_is_small_enough_to_commit() -> None:
    assert HOME.model.stat().st_size < 2_000_000


def test_every_intent_has_sentences_and_a_place_in_the_domain() -> None:
    in_domain = {
        name
        for path in HOME.domain.glob("*.yml")
        for one in yaml.safe_load(path.read_text(encoding="utf-8")).get("intents", ())
        for name in one
    }

    assert set(known_intents(HOME)) == INTENTS
    assert in_domain == INTENTS


def test_every_intent_has_a_slug_in_every_folder() -> None:
    stems = {path.stem for path in HOME.rules.glob("*.yml")}

    assert stems == {*INTENTS, "nlu_fallback"}


def test_no_sentence_teaches_two_intents() -> None:
    seen: dict[str, str] = {}
    doubled = []
    for intent in sorted(INTENTS):
        for sentence in sentences(intent):
            if seen.setdefault(sentence.casefold(), intent) != intent:
                doubled.append((sentence, seen[sentence.casefold()], intent))

    assert doubled == []


@pytest.mark.parametrize("name", ["holdout", "regression"])
def test_no_sentence_kept_for_judging_is_taught(name: str) -> None:
    taught = {sentence.casefold() for intent in INTENTS for sentence in sentences(intent)}
    path = Path(__file__).parents[2] / f"nlu/{name}.jsonl"
    kept = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]

    assert [text for text in kept if text.casefold() in taught] == []


def test_the_hash_follows_the_sentences(tmp_path: Path) -> None:
    home = RasaHome(tmp_path)
    for path in (home.lock, home.examples / "greet.yml"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("- hola\n", encoding="utf-8")
    before = data_sha256(home)
    (home.examples / "greet.yml").write_text("- buenas\n", encoding="utf-8")

    assert data_sha256(home) != before
    assert not is_trained(home)
