"""Which button a click means: the newest card that has it, a row of it, or the card as it was."""

from __future__ import annotations

from typing import Any

import pytest

from bot.play.deeds import click, form
from bot.play.script import Step
from bot.play.stage import Stage, Unmet
from tests.unit.play.conftest import KeptClient, show


async def press(stage: Stage, who: str, label: str, **more: Any) -> None:
    await click(stage, Step(1, "click", label, {"as": who, **more}))


def pressed(client: KeptClient) -> list[str]:
    return [payload["button"] for path, payload in client.posted if path == "press"]


async def test_the_newest_card_with_the_button_is_pressed(stage: Stage, client: KeptClient) -> None:
    show(stage, "boss", "una", id=1, buttons=("Aprobar",))
    show(stage, "boss", "otra", id=2, buttons=("Aprobar",))
    show(stage, "boss", "aviso", id=3)
    await press(stage, "boss", "✅ APROBÁR")

    assert pressed(client) == ["2:0:Aprobar"]


async def test_words_of_the_card_choose_among_several(stage: Stage, client: KeptClient) -> None:
    show(stage, "boss", "CAMP-2026-0001", id=1, buttons=("Aprobar",))
    show(stage, "boss", "CAMP-2026-0002", id=2, buttons=("Aprobar",))
    await press(stage, "boss", "Aprobar", on="camp-2026-0001")

    assert pressed(client) == ["1:0:Aprobar"]


async def test_a_rewritten_card_is_pressed_as_it_stands(stage: Stage) -> None:
    show(stage, "boss", "una", id=1, buttons=("Aprobar",))
    show(stage, "boss", "una, decidida", id=1)

    with pytest.raises(Unmet, match="boss sees no button «Aprobar»"):
        await press(stage, "boss", "Aprobar")


async def test_a_stale_click_presses_the_card_as_it_was(stage: Stage, client: KeptClient) -> None:
    show(stage, "boss", "una", id=1, buttons=("Aprobar",))
    show(stage, "boss", "una, decidida", id=1)
    await press(stage, "boss", "Aprobar", stale=True)

    assert pressed(client) == ["1:0:Aprobar"]


async def test_a_room_shows_its_cards_to_its_members_only(stage: Stage, client: KeptClient) -> None:
    show(stage, "ocm_channel", "Revisión OCM", buttons=("Tomar",))
    await press(stage, "analyst", "Tomar")

    assert pressed(client) == ["1:0:Tomar"]
    with pytest.raises(Unmet):
        await press(stage, "boss", "Tomar")


async def test_a_row_is_chosen_by_its_words(stage: Stage, client: KeptClient) -> None:
    rows = [
        {"label": label, "value": "x", "button": {"id": label, "label": "Cambiar"}}
        for label in ("Nombre", "Segmento")
    ]
    stage.chats.add(1, "requester", "bot", "", {"sections": [{"title": "A", "facts": rows}]})
    await press(stage, "requester", "Cambiar", on="segmento")

    assert pressed(client) == ["Segmento"]


async def test_somebody_who_is_not_there_is_named(stage: Stage) -> None:
    with pytest.raises(Unmet, match="there is nobody called ghost"):
        await press(stage, "ghost", "Aprobar")


async def test_a_form_that_is_not_open_is_unmet(stage: Stage) -> None:
    with pytest.raises(Unmet, match="no form is open for boss"):
        await form(stage, Step(1, "form", {"reason": "x"}, {"as": "boss"}))
