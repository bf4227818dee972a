"""Two places at the same moment: one decision, every card closed, and no answer lost (P13, P25, P26)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.play.player import perform
from bot.play.script import Script, Step, read_script
from bot.play.stage import Stage
from tests.conftest import RunningRasa
from tests.fakes.slack import Message as SlackMessage
from tests.fakes.slack import buttons_of, said_in
from tests.fakes.telegram import Message as TelegramMessage
from tests.platforms.both_clients import BothClients
from tests.platforms.choosing import DIALOGUES
from tests.platforms.playing import House, both, house

pytestmark = pytest.mark.rasa
SENT = 3  # steps of the script until the request is sent
SCRIPT = DIALOGUES / "approve_brief/boss_returns_with_a_reason.yml"
FOLIO = "CAMP-2026-0001"
SECONDS = 30.0
AT = re.compile(r"mar 24 nov 2026, 9:\d\d")
"""The local time of the decision."""


@pytest.fixture
async def sent(rasa: RunningRasa, tmp_path: Path, seeded: Path) -> AsyncIterator[House]:
    """A request that was sent from Slack; everybody is also known at Telegram."""
    async with house(("slack", "telegram"), rasa, tmp_path, seeded) as made:
        await _played(made, both(made, "requester"), read_script(SCRIPT).steps[:SENT])
        yield made


async def _played(made: House, chats: BothClients, steps: tuple[Step, ...]) -> None:
    made.process.chats = chats
    script = Script(SCRIPT, "", "2026-11-24T09:00", steps)
    await made.process.start(script.now)
    stage = Stage(SCRIPT.parent, made.process, chats, made.relay)
    await stage.meet()
    assert await perform(stage, script) is None


async def _queue(made: House, handle: str, at: str, label: str) -> SlackMessage | TelegramMessage:
    """Ask for what waits for somebody there, and return the card."""
    if at == "slack":
        slack = made.slack.persons[handle]
        await slack.command("/brief", "pendientes")

        def found() -> SlackMessage | None:
            return next((one for one in reversed(slack.inbox()) if label in buttons_of(one.blocks)), None)

        card = await made.slack.slack.world.bell.until(found, SECONDS)
        assert card is not None
        return card
    person = made.telegram.persons[handle]
    before = person.inbox()[-1] if person.inbox() else None
    await person.write("/pendientes")
    return await person.sees(FOLIO, with_button=label, after=before, within=SECONDS)


def _labels(card: SlackMessage | TelegramMessage) -> list[str]:
    return card.buttons if isinstance(card, TelegramMessage) else buttons_of(card.blocks)


def _said(card: SlackMessage | TelegramMessage) -> str:
    return card.text if isinstance(card, TelegramMessage) else said_in(card)


async def test_the_boss_decides_at_both_at_once_and_both_cards_close(sent: House) -> None:
    boss_here, boss_there = sent.slack.persons["boss"], sent.telegram.persons["boss"]
    there = await boss_there.sees(FOLIO, with_button="Aprobar", within=SECONDS)
    here = await _queue(sent, "boss", "slack", "Aprobar")
    assert isinstance(here, SlackMessage)

    await asyncio.gather(boss_here.click("Aprobar", on=here), boss_there.press("Aprobar", on=there))
    await both(sent).idle()

    approvals = (await sent.slack.records())["briefs"][0]["approvals"]
    assert [(one["role"], one["by"], one["decision"]) for one in approvals] == [("boss", "boss", "approved")]
    for card in (here, there):
        assert "Aprobar" not in _labels(card)
        assert "Martín Echeverri" in _said(card)
        assert AT.search(_said(card)), _said(card)[:600]
    told = [_said(one) for one in boss_here.inbox()] + [one.text for one in boss_there.toasts]
    assert [words for words in told if "Aprobada por Martín Echeverri" in words and FOLIO not in words] != []
    assert sent.rejections == []
    assert sent.problems == []


async def test_two_analysts_take_it_at_once_and_the_later_is_told_who_has_it(sent: House) -> None:
    await sent.telegram.persons["boss"].press("Aprobar")
    await both(sent).idle()
    await sent.telegram.persons["communications"].press("Dar aval")
    await both(sent).idle()
    here = await _queue(sent, "analyst", "slack", "Tomar")
    there = await _queue(sent, "analyst2", "telegram", "Tomar")
    assert isinstance(here, SlackMessage) and isinstance(there, TelegramMessage)
    analyst, analyst2 = sent.slack.persons["analyst"], sent.telegram.persons["analyst2"]

    await asyncio.gather(analyst.click("Tomar", on=here), analyst2.press("Tomar", on=there))
    await both(sent).idle()

    first = "analyst" if "Camilo Duarte" in _said(here) else "analyst2"
    holder = {"analyst": "Camilo Duarte", "analyst2": "Sofía Beltrán"}[first]
    for card in (here, there):
        assert holder in _said(card)
    at_telegram = [*(one.text for one in analyst2.toasts), *(one.text for one in analyst2.inbox())]
    late = at_telegram if first == "analyst" else [_said(one) for one in analyst.inbox()]
    assert [words for words in late if holder in words and FOLIO not in words] != []
    assert sent.rejections == []
    assert sent.problems == []


async def test_two_devices_at_once_lose_no_answer(rasa: RunningRasa, tmp_path: Path, seeded: Path) -> None:
    async with house(("slack", "telegram"), rasa, tmp_path, seeded) as made:
        chats = both(made, "requester")
        await _played(made, chats, read_script(SCRIPT).steps[:1])
        here, there = made.slack.persons["requester"], made.telegram.persons["requester"]

        await asyncio.gather(
            here.dm("Renovación de crédito 2027-1"), there.write("cambia los registros a 55"),
        )  # fmt: skip
        await chats.idle()

        fields = (await chats.records())["briefs"][0]["fields"]
        assert (fields["name"], fields["records"]) == ("Renovación de crédito 2027-1", 55)
        assert made.rejections == []
        assert made.problems == []
