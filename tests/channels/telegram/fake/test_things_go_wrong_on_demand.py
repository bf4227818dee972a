from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person


async def test_a_failure_comes_once_and_does_nothing(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    tg.faults.server_error("sendMessage")
    assert await call.refusal("sendMessage", chat_id=ana.id, text="x") == (500, "Internal Server Error")
    await call.result("sendMessage", chat_id=ana.id, text="x")
    assert ([one.text for one in ana.inbox()], tg.rejections) == (["x"], [])
    assert [one.error for one in tg.calls_of("sendMessage")] == ["Internal Server Error", None]


async def test_a_proxy_answers_in_its_place(tg: FakeTelegram, call: Caller, bot: Bot, ana: Person) -> None:
    tg.faults.html("sendMessage", status=502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ana.id, "x")
    assert ana.inbox() == []


@pytest.mark.parametrize("after_effect", [True, False])
async def test_an_answer_is_lost(tg: FakeTelegram, call: Caller, ana: Person, after_effect: bool) -> None:
    tg.faults.drop("sendMessage", after_effect=after_effect)
    with pytest.raises(httpx.RemoteProtocolError):
        await call("sendMessage", chat_id=ana.id, text="x")
    assert len(ana.inbox()) == int(after_effect)


async def test_the_test_acts_in_the_middle_of_a_call(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    seen: list[int] = []
    tg.faults.meanwhile("sendMessage", lambda: seen.append(len(ana.inbox())))
    with pytest.raises(httpx.RemoteProtocolError):
        await call("sendMessage", chat_id=ana.id, text="x")
    assert seen == [1]


async def test_a_mistake_of_the_fake_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    async def with_mistake() -> None:
        async with FakeTelegram() as tg, Caller(tg) as call:
            monkeypatch.delattr(tg.world, "limits")
            eva = tg.person("Eva")
            await eva.start()
            answer = await call.client.post(
                f"{tg.base_url}{tg.token}/sendMessage", json={"chat_id": eva.id, "text": "x"}
            )
            assert answer.status_code == 500

    with pytest.raises(ExceptionGroup, match="the fake Telegram itself failed"):
        await with_mistake()


async def test_an_answer_comes_too_late(tg: FakeTelegram, bot: Bot, ana: Person) -> None:
    tg.faults.slow("sendMessage", 2)
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "x", read_timeout=0.1)
    assert [one.text for one in ana.inbox()] == ["x"]


async def test_the_effect_stays_though_the_answer_is_an_error(
    tg: FakeTelegram, call: Caller, ana: Person
) -> None:
    tg.faults.lost_answer("sendMessage")
    assert (await call.refusal("sendMessage", chat_id=ana.id, text="x"))[0] == 500
    assert [one.text for one in ana.inbox()] == ["x"]


async def test_an_ordered_wait_reaches_the_client(
    tg: FakeTelegram, bot: Bot, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    tg.faults.too_many_requests("sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(ana.id, "x")
    assert told.value.retry_after == timedelta(seconds=7)


async def test_a_person_gets_one_message_a_second(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    tg.limits.is_on, tg.limits.burst = True, 1
    await call.result("sendMessage", chat_id=ana.id, text="uno")
    body = await call("sendMessage", chat_id=ana.id, text="dos")
    assert body == {
        "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }  # fmt: skip
    luis = tg.person("Luis")
    await luis.start()
    await call.result("sendMessage", chat_id=luis.id, text="uno")
    tg.clock.advance(1)
    await call.result("sendMessage", chat_id=ana.id, text="dos")
    assert (tg.limits.throttled, tg.rejections) == ([ana.id], [])


async def test_a_group_gets_twenty_a_minute(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    tg.limits.is_on = True
    group = tg.group("OCM", [ana])
    for number in range(20):
        tg.clock.advance(1)
        await call.result("sendMessage", chat_id=group.id, text=str(number))
    tg.clock.advance(1)
    body = await call("sendMessage", chat_id=group.id, text="x")
    assert 38 <= body["parameters"]["retry_after"] <= 40
    tg.clock.advance(body["parameters"]["retry_after"])
    await call.result("sendMessage", chat_id=group.id, text="x")


async def test_all_get_thirty_a_second(tg: FakeTelegram, call: Caller) -> None:
    tg.limits.is_on = True
    people = [tg.person(f"P{number}") for number in range(40)]
    for person in people:
        await person.start()
    bodies = await asyncio.gather(*(call("sendMessage", chat_id=one.id, text="x") for one in people))
    assert sum(body["ok"] for body in bodies) == 30
    assert {body["error_code"] for body in bodies if not body["ok"]} == {429}
