"""One process hears and others work, on one PostgreSQL: nothing is said twice, whoever says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.directory.demo import seed_demo
from bot.use_cases.ports import UnitOfWork
from tests.channels.bot_beside import HANDLES
from tests.channels.telegram.answering import FOLIO, into_review, keep_draft
from tests.channels.telegram.conftest import TelegramBot
from tests.contracts import postgres_server

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """Address of a running server."""
    with postgres_server.running() as server:
        yield server


async def test_t28_a_case_is_returned_across_processes(deaf_bot: TelegramBot, postgres: str) -> None:
    bot, analyst, requester = deaf_bot, deaf_bot["analyst"], deaf_bot["requester"]
    bot.tg.limits.is_on = False
    bot.more = {
        "PREGONERO_DATABASE_URL": postgres_server.new_database(postgres),
        "PREGONERO_TELEGRAM_PACE": "100",
    }
    await bot.look(seed_demo)
    await bot.bind(*HANDLES)
    await keep_draft(bot)
    await bot.start("--no-worker")
    workers = [await bot.order("worker") for _ in range(2)]
    card = await into_review(bot)
    await analyst.press("Devolver", on=card)
    board = await analyst.sees(with_button="☐ Objetivo")
    await analyst.press("☐ Objetivo", on=board)
    await analyst.sees(with_button="☑ Objetivo")
    await analyst.press("Devolver", on=board)
    prompt = await analyst.sees("qué hay que corregir en «Objetivo»")
    await analyst.reply(prompt, "No dice para qué")
    await requester.sees("No dice para qué", with_button="Corregir ahora")
    await bot.tg.until(lambda: all(query.toast for one in bot.people.values() for query in one.presses))
    for worker in workers:
        worker.terminate()

    def state(uow: UnitOfWork) -> str:
        return str(uow.briefs.get("ready").state)

    assert [await worker.wait() for worker in workers] == [0, 0]
    assert await bot.look(state) == "returned"
    assert sum("No dice para qué" in one.text for one in requester.inbox()) == 1
    assert sum(FOLIO in one.text for one in bot.room.inbox()) == 1
    assert bot.tg.rejections == []
