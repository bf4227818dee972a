from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.core.conversation import Mode
from bot.understanding.home import RasaHome
from bot.understanding.policy import FALLBACK, PolicyTable
from bot.understanding.training import known_intents

FORM_MODES = ("asking", "collecting", "returned")


@pytest.fixture(scope="module")
def policy() -> PolicyTable:
    return PolicyTable.load(RasaHome().policy)


@pytest.mark.parametrize(
    ("mode", "intent", "action"),
    [
        *((mode, intent, "answer_field") for mode in FORM_MODES for intent in ("inform", "affirm", "deny", FALLBACK)),
        ("confirming", "affirm", "confirm"),
        ("confirming", "deny", "decline"),
        ("confirming", "inform", "answer_question"),
        ("confirming", FALLBACK, "answer_question"),
        ("reviewing", "affirm", "submit_brief"),
        ("reviewing", "deny", "correct_field"),
        ("reviewing", "inform", "answer_field"),
        ("reviewing", FALLBACK, "clarify"),
        ("choosing", "affirm", "confirm"),
        ("choosing", "deny", "decline"),
        ("choosing", "inform", "clarify"),
        ("choosing", FALLBACK, "clarify"),
        ("idle", "affirm", "small_talk"),
        ("idle", "deny", "small_talk"),
        ("idle", "inform", "inform"),
        ("idle", FALLBACK, "clarify"),
    ],
)  # fmt: skip
def test_what_a_bare_answer_does_depends_on_the_mode(
    policy: PolicyTable, mode: str, intent: str, action: str
) -> None:
    assert policy.next_action(mode, intent) == f"action_{action}"


def test_every_other_intent_is_its_own_action_in_every_mode(policy: PolicyTable) -> None:
    others = [intent for intent in known_intents(RasaHome()) if intent not in ("inform", "affirm", "deny")]
    actions = {(mode, intent): policy.next_action(mode, intent) for mode in Mode for intent in others}

    assert actions == {(mode, intent): f"action_{intent}" for mode in Mode for intent in others}


def test_an_intent_the_model_lacks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"idle": {"greet": "action_greet"}}), encoding="utf-8")

    with pytest.raises(KeyError):
        PolicyTable.load(path).next_action("idle", "dance")
