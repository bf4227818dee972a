from __future__ import annotations

import pytest

from bot.core.understanding import Understanding
from bot.errors import UnderstandingUnavailable
from bot.understanding.scripted import ScriptedInterpreter

UNSURE = Understanding("deny", 0.2, (("deny", 0.2), ("cancel", 0.1)))


@pytest.mark.parametrize(
    ("text", "intent", "confidence"), [("¡HOLA!", "greet", 1.0), ("no", "deny", 0.2), ("Ana", "inform", 1.0)]
)
async def test_the_table_answers(text: str, intent: str, confidence: float) -> None:
    interpreter = ScriptedInterpreter({"hola": "greet", "no": UNSURE})
    understood = await interpreter.understand(text)

    assert (understood.intent, understood.confidence) == (intent, confidence)


async def test_it_can_be_away() -> None:
    with pytest.raises(UnderstandingUnavailable):
        await ScriptedInterpreter({}, available=False).understand("hola")
