"""How often a link may be asked for: three times an hour, six times a day, by account and by address."""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import Identity
from bot.use_cases.accounts.mail_invitation import ask_by_mail
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY

BOSS = "boss@demo.example"


async def _asked(chats: Chats, *hours: float, account: str = "1") -> list[str]:
    """Ask at those hours and return which texts are told."""

    def work(uow: UnitOfWork) -> list[str]:
        told = []
        for number, hour in enumerate(hours):
            now = TUESDAY + timedelta(hours=hour)
            identity = Identity("telegram", "", account.replace("N", str(number)))
            said = ask_by_mail(uow, identity, BOSS, f"t{number}", bot="b", now=now, at=now)
            told.append(said.id.removeprefix("bind.mail_"))
        return told

    return await chats.transactions.run(work)


async def _mailed(chats: Chats) -> int:
    return await chats.transactions.run(lambda uow: uow.outbox.waiting())


async def test_an_account_asks_three_times_an_hour(chats: Chats) -> None:
    assert await _asked(chats, 0, 0, 0.5, 0.9, 1.1) == ["sent", "sent", "sent", "too_often", "sent"]


async def test_an_account_asks_six_times_a_day(chats: Chats) -> None:
    told = await _asked(chats, *range(7), 24.5)

    assert told == ["sent"] * 6 + ["too_often", "sent"]


async def test_an_address_is_written_to_six_times_a_day_whoever_asks(chats: Chats) -> None:
    told = await _asked(chats, *range(10), account="N")

    assert told == ["sent"] * 10
    assert await _mailed(chats) == 6
