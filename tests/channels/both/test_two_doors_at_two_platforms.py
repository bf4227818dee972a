"""One draft, a form of it on Slack and the conversation on Telegram: neither loses an answer to the other."""

from __future__ import annotations

from pathlib import Path

from bot.core.brief import Brief
from storage.unit_of_work import SqlTransactions
from tests.channels.slack.conftest import SETUP
from tests.channels.telegram.conftest import TelegramBot, running_bot
from tests.conftest import RunningRasa
from tests.fakes import slack as slacks
from tests.fakes.telegram import FakeTelegram
from tests.shipped_process import NOWHERE

SECONDS = 30
THERE, HERE = "Dicho en Telegram", "Escrito en el formulario"


async def test_p13_a_form_here_and_the_conversation_there_lose_no_answer(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async for bot in running_bot(tmp_path, RunningRasa(NOWHERE, ""), tg):
            address = f"http://127.0.0.1:{bot.port}/slack/events"
            async with slacks.FakeSlack(SETUP, app_url=address) as slack:
                tg.limits.is_on = slack.limits.is_on = False
                bot.more = {**slack.environment(), "PREGONERO_TELEGRAM_PACE": "100"}
                await _take_turns(bot, slack.person("requester", email="requester@demo.example"))
                await bot.kill()
                assert (tg.rejections, slack.rejections) == ([], [])


async def _take_turns(bot: TelegramBot, at_slack: slacks.Person) -> None:
    await bot.bind("requester")
    await bot.start()
    await bot.tg.until(lambda: bot.tg.is_polled)
    await at_slack.command("/brief", "nueva")
    await at_slack.sees("llama la campaña", SECONDS)
    await at_slack.open_home()
    await at_slack.sees_home("la solicitud sin nombre", SECONDS)
    await at_slack.click("Formulario: Solicitud", where="home")
    modal = await at_slack.sees_modal("Nombre de la campaña", SECONDS)

    await bot["requester"].write(THERE)
    await bot["requester"].sees("clase")
    await at_slack.sees_home(f"«{THERE}»", SECONDS)
    await at_slack.submit({"Nombre de la campaña": HERE, "Extensión": "4521"})
    shown, unsaved = slacks.words_of(modal), await _draft(bot)
    await at_slack.submit({})
    await at_slack.sees("Guardé el formulario «Solicitud»", SECONDS)
    saved = await _draft(bot)

    assert f"«Nombre de la campaña» cambió mientras llenabas el formulario. Ahora dice: {THERE}." in shown
    assert (unsaved.fields["name"], unsaved.fields.get("extension")) == (THERE, None)
    assert (saved.fields["name"], saved.fields["extension"]) == (HERE, "4521")


async def _draft(bot: TelegramBot) -> Brief:
    transactions = SqlTransactions(f"sqlite:///{bot.folder / 'data' / 'pregonero.db'}")
    try:
        return (await transactions.run(lambda uow: uow.briefs.of("requester")))[0]
    finally:
        await transactions.close()
