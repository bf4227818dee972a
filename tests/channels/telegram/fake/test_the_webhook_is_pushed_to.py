from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.server import Server
from tests.fakes.telegram.webhook import SECRET_HEADER

PUBLIC = "https://bot.example"
Behave = Callable[[dict[str, Any]], Response]


class Receiver:
    """A webhook that notes what it gets and answers as it is told."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.behave: Behave = lambda _update: Response()
        self.blocked: dict[int, asyncio.Event] = {}  # by the sender's id
        self.server = Server([Route("/telegram/webhook", self._take, methods=["POST"])])

    async def _take(self, request: Request) -> Response:
        update = await request.json()
        self.seen.append(update)
        self.secrets.append(request.headers.get(SECRET_HEADER))
        sender = next(value["from"]["id"] for key, value in update.items() if key != "update_id")
        if sender in self.blocked:
            await self.blocked[sender].wait()
        return self.behave(update)

    def texts(self) -> list[str]:
        """Return what the messages said."""
        return [one["message"]["text"] for one in self.seen if "message" in one]


@pytest.fixture
async def receiver(tg: FakeTelegram) -> AsyncIterator[Receiver]:
    made = Receiver()
    await made.server.start()
    tg.webhook.reach[PUBLIC] = made.server.origin
    yield made
    for event in made.blocked.values():
        event.set()
    await made.server.stop()


async def _set(call: Caller, **more: Any) -> None:
    await call.result("setWebhook", url=f"{PUBLIC}/telegram/webhook", **more)


async def test_updates_arrive_with_the_secret(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    await _set(call, secret_token="s3-cret_")
    await ana.write("hola")
    await tg.until(lambda: not tg.pending)
    assert (receiver.texts(), set(receiver.secrets)) == (["/start", "hola"], {"s3-cret_"})
    assert {one.status for one in tg.webhook.deliveries} == {200}


async def test_an_update_is_tried_again_with_growing_pauses(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    receiver.behave = lambda _update: Response(status_code=500)
    await _set(call)
    for seconds, tries in ((0, 2), (2, 3), (4, 4)):
        tg.clock.advance(seconds)
        await tg.until(lambda tries=tries: len(tg.webhook.deliveries) == tries)  # type: ignore[misc]
    info = await call.result("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"][:37]) == (
        1, "Wrong response from the webhook: 500 ",
    )  # fmt: skip
    receiver.behave = lambda _update: Response()
    tg.clock.advance(8)
    await tg.until(lambda: not tg.pending)
    assert [one.attempt for one in tg.webhook.deliveries] == [1, 2, 3, 4, 5]


async def test_a_slow_answer_is_none(tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver) -> None:
    tg.webhook.answer_seconds = 0.1
    receiver.blocked[ana.id] = asyncio.Event()
    await _set(call)
    await tg.until(lambda: bool(tg.webhook.deliveries))
    receiver.blocked.pop(ana.id).set()
    await tg.until(lambda: not tg.pending)
    assert [one.status for one in tg.webhook.deliveries] == [None, 200]


async def test_the_bot_says_when_to_come_again(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    receiver.behave = lambda _update: Response(status_code=503, headers={"Retry-After": "90"})
    await _set(call)
    await tg.until(lambda: len(tg.webhook.deliveries) == 1)
    receiver.behave = lambda _update: Response()
    tg.clock.advance(89)
    await call.result("getMe")
    assert len(tg.webhook.deliveries) == 1
    tg.clock.advance(1)
    await tg.until(lambda: not tg.pending)
    assert [one.attempt for one in tg.webhook.deliveries] == [1, 2]


async def test_one_chat_does_not_hold_up_another(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    receiver.blocked[ana.id] = asyncio.Event()
    await _set(call)
    luis = tg.person("Luis")
    await ana.write("uno")
    await luis.write("dos")
    await tg.until(lambda: len(tg.pending) == 2)
    assert sorted(receiver.texts()) == ["/start", "dos"]  # hers wait for the answer to her first
    receiver.blocked[ana.id].set()
    await tg.until(lambda: not tg.pending)
    assert receiver.texts()[-1] == "uno"


async def test_a_press_may_overtake_a_message(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    markup = {"inline_keyboard": [[{"text": "Sí", "callback_data": "a"}]]}
    await call.result("sendMessage", chat_id=ana.id, text="¿Seguro?", reply_markup=markup)
    receiver.behave = lambda update: Response(status_code=500 if "message" in update else 200)
    await _set(call)
    await ana.write("antes")
    await ana.press("sí")
    await tg.until(lambda: any("callback_query" in one for one in receiver.seen))
    assert [one.kind for one in tg.pending] == ["message", "message"]


async def test_there_are_no_more_connections_than_asked_for(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    for name in ("Luis", "Eva", "Sol", "Iván"):
        await tg.person(name).start()
    await _set(call, max_connections=2)
    await tg.until(lambda: not tg.pending)
    assert tg.webhook.most_at_once == 2


async def test_the_answer_may_be_a_call(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    receiver.behave = lambda _update: JSONResponse(
        {"method": "sendMessage", "chat_id": ana.id, "text": "Hola"}
    )
    await _set(call)
    assert (await ana.sees("hola")).text == "Hola"


async def test_polling_and_a_webhook_exclude_each_other(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    poll = asyncio.create_task(call.refusal("getUpdates", offset=tg.pending[-1].id + 1, timeout=20))
    await tg.until(lambda: tg.is_polled)
    await _set(call)
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    code, why = await call.refusal("getUpdates")
    assert (code, why[:58]) == (409, "Conflict: can't use getUpdates method while webhook is act")
    await call.result("deleteWebhook", drop_pending_updates=True)
    assert await call.result("getUpdates") == []


async def test_what_waits_may_be_dropped(
    tg: FakeTelegram, call: Caller, ana: Person, receiver: Receiver
) -> None:
    await _set(call, drop_pending_updates=True)
    await ana.write("después")
    await tg.until(lambda: not tg.pending)
    assert receiver.texts() == ["después"]


WRONG = [
    ({"url": "http://bot.example/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        {"url": "https://bot.example:8080/x"},
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    ({"url": PUBLIC, "secret_token": "ñ"}, "secret token contains unallowed characters"),
    ({"url": PUBLIC, "secret_token": "a" * 257}, "secret token is too long"),
]


@pytest.mark.parametrize(("arguments", "why"), WRONG)
async def test_a_wrong_webhook_is_refused(call: Caller, arguments: dict[str, Any], why: str) -> None:
    assert await call.refusal("setWebhook", **arguments) == (400, f"Bad Request: {why}")
