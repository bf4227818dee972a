"""Rooms are where the settings say; two bots' updates are never taken for one another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.telegram.settings import PLATFORM
from bot.core.messages import Command
from bot.core.replies import Receiver, Reply
from bot.errors import SettingsInvalid
from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.half import ROOM, half
from tests.fakes.telegram import FakeTelegram


async def test_the_room_may_be_a_topic_of_a_forum(tg: FakeTelegram, tmp_path: Path) -> None:
    ana = tg.person("Ana")
    group = tg.group("OCM", [ana], forum=True)
    topic = await group.topic("Campañas")
    async with half(tg, tmp_path, ocm_chat=f"{group.id}/{topic.id}") as bot:
        await bot.say(Reply(ROOM, ("Tarjeta",)))
        await ana.sees("Tarjeta", chat=group)

    assert [one.text for one in group.inbox(topic)] == ["Tarjeta"]


async def test_a_chat_tells_its_number_to_whoever_sets_the_bot_up(tg: FakeTelegram, tmp_path: Path) -> None:
    ana = tg.person("Ana")
    forum = tg.group("OCM", [ana], forum=True)
    topic = await forum.topic("Campañas")
    async with half(tg, tmp_path):
        await ana.write("/id@pregonero_bot", chat=forum)
        await ana.sees(f"El número de este chat es {forum.id}.", chat=forum)
        await ana.write("/id@pregonero_bot", chat=forum, topic=topic)
        there = await ana.sees(f"{forum.id}/{topic.id}.", chat=forum)
        await ana.write("/id")
        await ana.sees(f"El número de tu cuenta es {ana.id}.")

    assert there.thread_id == topic.id
    assert tg.rejections == []


async def test_each_room_is_where_the_settings_say(tg: FakeTelegram, tmp_path: Path) -> None:
    ana = tg.person("Ana")
    groups = {name: tg.group(name, [ana]) for name in ("ocm", "sales", "provider")}
    chats = {f"{name}_chat": str(group.id) for name, group in groups.items()}
    async with half(tg, tmp_path, **chats) as bot:
        for name, group in groups.items():
            await bot.say(Reply(Receiver.room(f"{name}_channel"), (f"para {name}",)))
            await ana.sees(f"para {name}", chat=group)

    assert [[one.text for one in group.inbox()] for group in groups.values()] == [
        ["para ocm"], ["para sales"], ["para provider"],
    ]  # fmt: skip


async def test_a_room_that_is_no_chat_is_refused(tg: FakeTelegram, tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="telegram_room"):
        async with half(tg, tmp_path, ocm_chat="ocm"):
            pass


async def test_a_wrong_token_is_refused_without_being_told(tg: FakeTelegram, tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid) as error:
        async with half(tg, tmp_path, token="1:otro"):  # of a fake
            pass

    assert "otro" not in str(error.value)


async def test_p39_the_same_number_from_two_bots_is_two_updates(tg: FakeTelegram, tmp_path: Path) -> None:
    async with half(tg, tmp_path) as bot:
        ana = tg.person("Ana")
        await bot.bind(ana, "analyst")

        def of_another_bot(uow: UnitOfWork) -> bool:
            number = tg.world.updates.next_id
            return uow.channel_updates.add(
                PLATFORM,
                f"1:{number}",
                lane="telegram:other",
                body={"update_id": number},
                at=datetime.now(UTC),
            )

        await bot.transactions.run(of_another_bot)
        await ana.write("/ayuda")

        assert await bot.body() == Command("help")


async def test_who_was_never_met_in_private_keeps_nobody_waiting(tg: FakeTelegram, tmp_path: Path) -> None:
    async with half(tg, tmp_path) as bot:
        shy, ana = tg.person("Tímida"), tg.person("Ana")
        tg.group("OCM", [ana, shy])
        await ana.start()
        await bot.bind(shy, "boss")
        await bot.bind(ana, "analyst")
        await bot.say(Reply(Receiver.person("boss"), ("para ti",)))
        await bot.say(Reply(Receiver.person("analyst"), ("para Ana",)))
        await ana.sees("para Ana")

    assert tg.rejections == []
