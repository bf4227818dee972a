from __future__ import annotations

from typing import Any

import pytest

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person


def _keyboard(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": f"a:{label}"} for label in labels]]}


async def test_a_link_carries_its_payload(tg: FakeTelegram) -> None:
    await tg.person("Eva").start("Zx-9_y")
    message = tg.updates[-1].body
    assert message["text"] == "/start Zx-9_y"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert (message["chat"]["type"], message["from"]["language_code"]) == ("private", "es")


async def test_an_edit_is_told(tg: FakeTelegram, ana: Person) -> None:
    message = await ana.write("500 registros")
    await ana.edit(message, "600 registros")
    update = tg.updates[-1]
    assert (update.kind, update.body["message_id"], update.body["text"]) == (
        "edited_message", message.id, "600 registros",
    )  # fmt: skip
    assert "edit_date" in update.body


async def test_a_forwarded_message_names_its_author(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    await call.result("sendMessage", chat_id=ana.id, text="Solicitud", reply_markup=_keyboard("Aprobar"))
    await ana.forward(ana.newest)
    message = tg.updates[-1].body
    assert (message["text"], message["from"]["id"]) == ("Solicitud", ana.id)
    assert message["forward_origin"]["sender_user"]["is_bot"] is True
    assert "reply_markup" not in message


async def test_a_long_text_goes_out_in_pieces(tg: FakeTelegram, ana: Person) -> None:
    await ana.write("a" * 5000)
    assert [len(update.body["text"]) for update in tg.updates[1:]] == [4096, 904]


async def test_blocking_and_unblocking_are_told(tg: FakeTelegram, ana: Person) -> None:
    await ana.block()
    await ana.unblock()
    statuses = [update.body["new_chat_member"]["status"] for update in tg.updates[1:]]
    assert statuses == ["kicked", "member"]
    assert {update.kind for update in tg.updates[1:]} == {"my_chat_member"}


async def test_an_album_is_several_messages(tg: FakeTelegram, ana: Person) -> None:
    await ana.send_document(*[(f"{n}.csv", b"x") for n in range(3)], caption="Las tres", late=1)
    await ana.write("otra cosa")
    await ana.release()
    told = [update.body for update in tg.updates[1:]]
    names = [one.get("document", {}).get("file_name") for one in told]
    assert names == ["0.csv", "1.csv", None, "2.csv"]
    assert len({one["media_group_id"] for one in told if "document" in one}) == 1
    assert [one.get("caption") for one in told if "document" in one] == ["Las tres", None, None]


async def test_other_kinds_of_messages(tg: FakeTelegram, ana: Person) -> None:
    await ana.send_voice()
    await ana.send_sticker()
    await ana.send_contact("+573001234567")
    await ana.send_photo(("foto.jpg", b"\xff\xd8\xff"))
    told = [update.body for update in tg.updates[1:]]
    kinds = [next(kind for kind in ("voice", "sticker", "contact", "photo") if kind in one) for one in told]
    assert kinds == ["voice", "sticker", "contact", "photo"]
    assert told[2]["contact"]["user_id"] == ana.id


async def test_the_newest_button_is_pressed(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    for text in ("Solicitud uno", "Solicitud dos"):
        await call.result("sendMessage", chat_id=ana.id, text=text, reply_markup=_keyboard("✅ Aprobar"))
    assert (await ana.press("aprobar")).message.text == "Solicitud dos"
    assert (await ana.press("APROBAR", on="uno")).message.text == "Solicitud uno"
    with pytest.raises(LookupError):
        await ana.press("Devolver")


async def test_a_stale_button_is_pressed(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    sent = await call.result(
        "sendMessage", chat_id=ana.id, text="Solicitud", reply_markup=_keyboard("Aprobar")
    )
    with pytest.raises(LookupError):
        await ana.press("Aprobar", stale=True)
    await call.result("editMessageText", chat_id=ana.id, message_id=sent["message_id"], text="Aprobada")
    with pytest.raises(LookupError):
        await ana.press("Aprobar")
    await ana.press("Aprobar", on="solicitud", stale=True)
    query = tg.updates[-1].body
    assert (query["data"], query["message"]["text"]) == ("a:Aprobar", "Aprobada")


async def test_an_unreachable_message_has_no_content(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    sent = await call.result(
        "sendMessage", chat_id=ana.id, text="Solicitud", reply_markup=_keyboard("Aprobar")
    )
    await ana.press("Aprobar", reachable=False)
    assert tg.updates[-1].body["message"] == {
        "chat": sent["chat"], "message_id": sent["message_id"], "date": 0,
    }  # fmt: skip
    card = ana.newest
    await ana.delete(card)
    await ana.press("Aprobar", on=card)
    assert tg.updates[-1].body["message"]["date"] == 0


async def test_a_press_is_answered_once_and_in_time(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    await call.result("sendMessage", chat_id=ana.id, text="Solicitud", reply_markup=_keyboard("Aprobar"))
    first, second = await ana.press("Aprobar"), await ana.press("Aprobar")
    await call.result("answerCallbackQuery", callback_query_id=first.id, text="Listo")
    tg.clock.advance(16)
    too_late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    for query in (first.id, second.id, "1"):
        assert await call.refusal("answerCallbackQuery", callback_query_id=query) == (400, too_late)
    assert ([toast.text for toast in ana.toasts], second.toast, tg.rejections) == (["Listo"], None, [])


async def test_a_toast_has_200_characters(call: Caller, ana: Person) -> None:
    await call.result("sendMessage", chat_id=ana.id, text="Solicitud", reply_markup=_keyboard("Aprobar"))
    query = await ana.press("Aprobar")
    refusal = await call.refusal("answerCallbackQuery", callback_query_id=query.id, text="x" * 201)
    assert refusal == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_the_same_seed_makes_the_same_telegram() -> None:
    one, other, third = FakeTelegram(seed=1), FakeTelegram(seed=1), FakeTelegram(seed=2)
    assert (one.token, one.person("Ana").id) == (other.token, other.person("Eva").id)
    assert one.token != third.token
    for made in (one, other, third):
        async with made:
            assert made.environment()["PREGONERO_TELEGRAM_BASE_URL"].endswith("/bot")
