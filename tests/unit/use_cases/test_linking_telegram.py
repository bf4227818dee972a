"""Who is known in one chat gets a one-time link for Telegram there, and can take a lost account away."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.core.messages import Identity
from bot.use_cases.accounts.bind_account import bind_by_token
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats

ACCOUNT = Identity("telegram", "", "4711")


async def _telegram_runs(chats: Chats) -> None:
    note = {"username": "pregonero_bot", "account": "1"}
    await chats.transactions.run(
        lambda uow: uow.channel_notes.put("telegram", "about", "bot", note, datetime.now(UTC))
    )


async def _shown(chats: Chats, token: str) -> str | None:
    """Show a token as an account of Telegram would, and return whose the account is then."""

    def work(uow: UnitOfWork) -> str | None:
        bind_by_token(uow, ACCOUNT, token, now=datetime.now(UTC), at=chats.clock.now())
        person = uow.people.by_identity(ACCOUNT)
        return person.handle if person else None

    return await chats.transactions.run(work)


async def test_a_link_is_given_where_the_person_is_known(chats: Chats) -> None:
    await _telegram_runs(chats)
    said = await chats.say("boss", "Vincular Telegram")
    found = re.search(r"https://t\.me/pregonero_bot\?start=(\S+)", said)

    assert found is not None
    assert "15 minutos" in said
    assert await chats.transactions.run(lambda uow: uow.people.by_identity(ACCOUNT)) is None


async def test_the_link_binds_who_asked_for_it(chats: Chats) -> None:
    await _telegram_runs(chats)
    said = await chats.say("boss", "vincular mi telegram")
    token = re.search(r"start=(\S+)", said)
    assert token is not None

    assert await _shown(chats, token[1]) == "boss"


async def test_a_lost_account_is_taken_away(chats: Chats) -> None:
    await chats.transactions.run(lambda uow: uow.people.bind("boss", ACCOUNT))
    said = await chats.say("boss", "desvincular telegram")

    assert "quedó desvinculada" in said
    assert await chats.transactions.run(lambda uow: uow.people.by_identity(ACCOUNT)) is None


async def test_taking_away_voids_a_link_that_waits(chats: Chats) -> None:
    await _telegram_runs(chats)
    token = re.search(r"start=(\S+)", await chats.say("boss", "vincular telegram"))
    said = await chats.say("boss", "desvincular telegram")
    assert token is not None

    assert "No tienes una cuenta de Telegram" in said
    assert await _shown(chats, token[1]) is None


async def test_without_telegram_there_is_no_link(chats: Chats) -> None:
    assert "no tiene Telegram" in await chats.say("boss", "vincular telegram")
