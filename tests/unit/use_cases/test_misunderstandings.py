"""Not being understood: an example, then an explanation and a way out; never the same sentence twice in a row."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import ready
from tests.unit.use_cases.spoken import NONSENSE


async def test_two_failed_answers_bring_an_explanation_and_a_way_to_leave_it(chats: Chats) -> None:
    await chats.keep(ready(start_date=None, end_date=None))
    await chats.say("requester", "continuar")
    first = await chats.say("requester", NONSENSE)
    second = await chats.say("requester", NONSENSE)

    assert "No encontré una fecha. Por ejemplo" in first
    assert "Dejar pendiente" not in first
    assert "Vamos con calma: te explico «Fecha de inicio»" in second
    assert "tres días hábiles" in second
    assert "Dejar pendiente" in chats.offered("requester")


@pytest.mark.parametrize(
    "missing", ["start_date", "channels", "class", "collection", "contact_hours", "records"]
)
async def test_repeated_nonsense_never_gets_the_same_answer_twice_in_a_row(
    chats: Chats, missing: str
) -> None:
    blank: dict[str, Any] = {missing: None}
    await chats.keep(ready(**blank))
    await chats.say("requester", "continuar")
    answers = [await chats.say("requester", NONSENSE) for _ in range(6)]

    assert all(one != other for one, other in itertools.pairwise(answers))


async def test_repeated_nonsense_with_nothing_open_never_gets_the_same_answer_twice(chats: Chats) -> None:
    answers = [await chats.say("requester", NONSENSE) for _ in range(6)]

    assert all(one != other for one, other in itertools.pairwise(answers))


@pytest.mark.parametrize(
    "text", ["hola", "gracias", "eres un robot?", "Quiero una pizza", "¿Cómo van las ventas?"]
)
async def test_small_talk_does_not_repeat_itself(chats: Chats, text: str) -> None:
    answers = [await chats.say("requester", text) for _ in range(4)]

    assert all(one != other for one, other in itertools.pairwise(answers))
