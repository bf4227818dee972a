from __future__ import annotations

import json
import logging
from collections.abc import Callable

import httpx
import pytest

from bot.core.understanding import Understanding
from bot.errors import UnderstandingUnavailable
from bot.understanding.rasa import LONGEST_TEXT, RasaInterpreter

ANSWER = {
    "text": "hola",
    "intent": {"name": "nlu_fallback", "confidence": 0.6},
    "intent_ranking": [
        {"name": "nlu_fallback", "confidence": 0.6},
        {"name": "greet", "confidence": 0.25},
        {"name": "help", "confidence": 0.2},
    ],
}
URLS = ("http://one", "http://two")


class Replicas:
    """Two Rasas that remember what they were asked; `down` holds the hosts that do not answer."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []
        self.down: set[str] = set()
        self.status = 200

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if request.url.host in self.down:
            raise httpx.ConnectError("refused", request=request)
        return httpx.Response(self.status, json=ANSWER)

    def texts(self) -> list[str]:
        return [json.loads(request.content)["text"] for request in self.asked]


@pytest.fixture
def replicas() -> Replicas:
    return Replicas()


@pytest.fixture
def interpreter(replicas: Replicas) -> RasaInterpreter:
    handler: Callable[[httpx.Request], httpx.Response] = replicas
    return RasaInterpreter(URLS, "s3cret", transport=httpx.MockTransport(handler))


async def test_the_best_real_intent_leads_when_rasa_falls_back(interpreter: RasaInterpreter) -> None:
    understood = await interpreter.understand("hola")

    assert understood == Understanding("greet", 0.25, (("greet", 0.25), ("help", 0.2)))


async def test_replicas_take_turns(interpreter: RasaInterpreter, replicas: Replicas) -> None:
    for _ in range(4):
        await interpreter.understand("hola")

    assert [request.url.host for request in replicas.asked] == ["two", "one", "two", "one"]


async def test_the_next_replica_is_asked_when_one_is_down(
    interpreter: RasaInterpreter, replicas: Replicas
) -> None:
    replicas.down = {"two"}
    understood = await interpreter.understand("hola")

    assert understood.intent == "greet"
    assert [request.url.host for request in replicas.asked] == ["two", "one"]


async def test_no_replica_answering_is_said(interpreter: RasaInterpreter, replicas: Replicas) -> None:
    replicas.down = {"one", "two"}

    with pytest.raises(UnderstandingUnavailable):
        await interpreter.understand("hola")


async def test_a_refused_token_is_no_understanding(interpreter: RasaInterpreter, replicas: Replicas) -> None:
    replicas.status = 401

    with pytest.raises(UnderstandingUnavailable):
        await interpreter.understand("hola")


async def test_no_address_is_no_understanding() -> None:
    with pytest.raises(UnderstandingUnavailable):
        await RasaInterpreter(()).understand("hola")


async def test_a_long_text_is_cut(interpreter: RasaInterpreter, replicas: Replicas) -> None:
    await interpreter.understand("a" * (LONGEST_TEXT + 1))

    assert [len(text) for text in replicas.texts()] == [LONGEST_TEXT]


async def test_control_characters_are_not_sent(interpreter: RasaInterpreter, replicas: Replicas) -> None:
    await interpreter.understand("ho\x00la\x07")

    assert replicas.texts() == ["hola"]


async def test_a_text_without_characters_is_not_sent(
    interpreter: RasaInterpreter, replicas: Replicas
) -> None:
    understood = await interpreter.understand(" \x00 ")

    assert (understood.intent, understood.confidence, replicas.asked) == ("out_of_scope", 0.0, [])


async def test_neither_token_nor_text_is_logged(
    interpreter: RasaInterpreter, replicas: Replicas, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    replicas.down = {"two"}
    await interpreter.understand("mi cédula es 123")

    assert "ConnectError" in caplog.text
    assert "s3cret" not in caplog.text
    assert "123" not in caplog.text
    assert logging.getLogger("httpx").getEffectiveLevel() == logging.WARNING
