from __future__ import annotations

import asyncio
from typing import Any

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person


def _texts(updates: list[Any]) -> list[str]:
    return [one["message"]["text"] for one in updates]


async def test_updates_come_again_until_they_are_confirmed(call: Caller, ana: Person) -> None:
    await ana.write("uno")
    await ana.write("dos")
    first = await call.result("getUpdates")
    assert _texts(first) == _texts(await call.result("getUpdates")) == ["/start", "uno", "dos"]
    assert [one["update_id"] - first[0]["update_id"] for one in first] == [0, 1, 2]
    after = await call.result("getUpdates", offset=first[1]["update_id"] + 1)
    assert _texts(after) == ["dos"]
    assert _texts(await call.result("getUpdates")) == ["dos"]


async def test_a_negative_offset_keeps_the_last_ones(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    for text in ("uno", "dos", "tres"):
        await ana.write(text)
    assert _texts(await call.result("getUpdates", offset=-2)) == ["dos", "tres"]
    assert len(tg.pending) == 2


async def test_a_limit_is_kept(call: Caller, ana: Person) -> None:
    await ana.write("uno")
    assert _texts(await call.result("getUpdates", limit=1)) == ["/start"]


async def test_a_long_poll_ends_with_an_update(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    last = (await call.result("getUpdates"))[-1]["update_id"]
    poll = asyncio.create_task(call.result("getUpdates", offset=last + 1, timeout=20))
    await tg.until(lambda: tg.is_polled)
    assert not poll.done()
    await ana.write("hola")
    async with asyncio.timeout(2):
        assert _texts(await poll) == ["hola"]


async def test_only_wanted_kinds_are_kept(call: Caller, ana: Person) -> None:
    await call.result("getUpdates", allowed_updates=["callback_query"])
    await ana.write("hola")
    assert _texts(await call.result("getUpdates")) == ["/start"]
    await call.result("getUpdates", allowed_updates=[])
    await ana.write("otra vez")
    assert _texts(await call.result("getUpdates")) == ["/start", "otra vez"]


async def test_a_day_later_nothing_waits(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    tg.clock.advance(86_401)
    assert await call.result("getUpdates") == []


async def test_a_press_waits_150_seconds_only(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Sí", "callback_data": "a"}]]}
    await call.result("sendMessage", chat_id=ana.id, text="¿Seguro?", reply_markup=markup)
    await ana.press("sí")
    tg.clock.advance(151)
    assert _texts(await call.result("getUpdates")) == ["/start"]


async def test_the_newer_of_two_pollers_wins(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    last = (await call.result("getUpdates"))[-1]["update_id"]
    older = asyncio.create_task(call("getUpdates", offset=last + 1, timeout=20))
    await tg.until(lambda: tg.is_polled)
    newer = asyncio.create_task(call("getUpdates", offset=last + 1, timeout=20))
    async with asyncio.timeout(2):
        refused = await older
    await ana.write("hola")
    assert (refused["error_code"], refused["description"][:53]) == (
        409, "Conflict: terminated by other getUpdates request; mak",
    )  # fmt: skip
    assert _texts((await newer)["result"]) == ["hola"]
    assert [one.code for one in tg.rejections] == [409]


async def test_a_poller_that_hung_up_is_no_second_one(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    last = (await call.result("getUpdates"))[-1]["update_id"]
    older = asyncio.create_task(call("getUpdates", offset=last + 1, timeout=20))
    await tg.until(lambda: tg.is_polled)
    older.cancel()
    assert await call.result("getUpdates", offset=last + 1, timeout=0) == []
    await tg.until(lambda: len(tg.calls_of("getUpdates")) == 3)
    assert tg.rejections == []


async def test_an_update_may_come_twice(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    last = (await call.result("getUpdates"))[-1]
    tg.redeliver(tg.updates[-1])
    assert await call.result("getUpdates", offset=last["update_id"] + 1) == [last]
    assert await call.result("getUpdates", offset=last["update_id"] + 1) == []
