"""What the bot is waiting for: the first key of its policy."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.conversation import Conversation, Mode, OpenQuestion

QUESTION = OpenQuestion(("cancel_yes", {}), ("cancel_no", {}))


@pytest.mark.parametrize(
    ("state", "mode"),
    [
        ({}, Mode.IDLE),
        ({"brief": "b1"}, Mode.IDLE),
        ({"asking": "name"}, Mode.ASKING),
        ({"asking": "channels", "ticked": ["sms"]}, Mode.COLLECTING),
        ({"reviewing": True}, Mode.REVIEWING),
        ({"asking": "name", "question": QUESTION}, Mode.CONFIRMING),
        ({"question": QUESTION, "offered": ["cancel"]}, Mode.CHOOSING),
    ],
)
def test_the_mode_follows_from_what_is_open(state: dict[str, Any], mode: Mode) -> None:
    assert Conversation("ana", **state).mode is mode


def test_another_question_forgets_misses_and_ticks() -> None:
    conversation = Conversation("ana", asking="channels", ticked=["sms"], misses=2, reviewing=True)
    conversation.ask("name")

    assert (conversation.misses, conversation.ticked, conversation.reviewing) == (0, [], False)


def test_the_same_question_again_keeps_them() -> None:
    conversation = Conversation("ana", asking="channels", ticked=["sms"], misses=2)
    conversation.ask("channels")

    assert (conversation.misses, conversation.ticked) == (2, ["sms"])


def test_settling_closes_the_open_question() -> None:
    conversation = Conversation("ana", question=QUESTION, offered=["cancel"])
    conversation.settle()

    assert conversation.mode is Mode.IDLE
