"""Channels that the first message ruled out are remembered until they are wanted after all."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.chats import Chats

FIRST = "Necesito una campaña para 100 ciudadanos, que no vaya por llamada"


async def asked_for_channels(chats: Chats) -> str:
    """Begin with a channel ruled out, and have the channels asked; return the first answer."""
    answer = await chats.say("requester", FIRST)
    await chats.ask("requester", "channels")
    return answer


async def test_what_is_ruled_out_is_said_back_and_not_offered(chats: Chats) -> None:
    answer = await asked_for_channels(chats)
    await chats.say("requester", "no sirve")

    assert "Descartado, como pediste: Llamada" in answer
    assert "SMS" in " ".join(chats.offered("requester"))
    assert "Llamada" not in " ".join(chats.offered("requester"))


@pytest.mark.parametrize(
    ("after", "channels"), [("sí", ["sms", "call"]), ("no", ["sms"]), ("no, solo correo", ["email"])]
)
async def test_it_is_asked_kindly_where_it_is_named_after_all(
    chats: Chats, after: str, channels: list[str]
) -> None:
    await asked_for_channels(chats)
    question = await chats.say("requester", "SMS y llamada")
    await chats.say("requester", after)

    assert "Al comienzo dijiste que no fuera por Llamada" in question
    assert (await chats.brief()).fields["channels"] == channels
