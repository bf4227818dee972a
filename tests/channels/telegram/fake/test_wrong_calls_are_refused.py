from __future__ import annotations

from typing import Any

import pytest

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person

_LONG = "x" * 4097


def _inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Sí", **button}]]}


def _many(buttons: int, per_row: int = 1) -> dict[str, Any]:
    row = [{"text": "b", "callback_data": "b"}] * per_row
    return {"inline_keyboard": [row] * (buttons // per_row)}


WRONG_MESSAGES: list[tuple[dict[str, Any], str]] = [
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "message text is empty"),
    ({"text": _LONG}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    ({"text": "a < b", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag ""'),
    ({"text": "x", "parse_mode": "Word"}, "can't parse entities: unsupported parse_mode"),
    ({"text": "3.5", "parse_mode": "MarkdownV2"}, "can't parse entities: Character '.' is reserved"),
    (
        {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
        "entity beginning at UTF-16 offset",
    ),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "x", "reply_markup": _inline(callback_data="ñ" * 33)}, "BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": _inline(callback_data="")},
        "can't parse inline keyboard button: Text buttons",
    ),
    (
        {"text": "x", "reply_markup": _inline(callback_data="a", text=" ")},
        "inline keyboard button text must be",
    ),
    (
        {"text": "x", "reply_markup": _inline(callback_data="a", style="red")},
        "can't parse inline keyboard button",
    ),
    ({"text": "x", "reply_markup": _inline(url="nowhere")}, "inline keyboard button URL"),
    ({"text": "x", "reply_markup": _many(101)}, "reply markup is too long"),
    ({"text": "x", "reply_markup": _many(9, 9)}, "reply markup is too long"),
    ({"text": "x", "reply_markup": {"keyboard": []}}, "reply keyboard is empty"),
    ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ({"text": "x", "chat_id": "ana"}, "chat_id must be a valid Integer"),
]


@pytest.mark.parametrize(("arguments", "why"), WRONG_MESSAGES)
async def test_a_wrong_message_is_refused_and_remembered(
    tg: FakeTelegram, call: Caller, ana: Person, arguments: dict[str, Any], why: str
) -> None:
    code, description = await call.refusal("sendMessage", **{"chat_id": ana.id, **arguments})
    assert (code, description[: len(why) + 13]) == (400, f"Bad Request: {why}")
    assert [one.description for one in tg.rejections] == [description]
    assert ana.inbox() == []


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>"])
async def test_a_message_of_full_length_is_taken(call: Caller, ana: Person, text: str) -> None:
    await call.result("sendMessage", chat_id=ana.id, text=text, parse_mode="HTML")
    assert len(ana.newest.text.encode("utf-16-le")) // 2 == 4096


async def test_data_of_64_bytes_is_taken(call: Caller, ana: Person) -> None:
    await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup=_inline(callback_data="ñ" * 32))
    assert ana.newest.buttons == ["Sí"]


async def test_bad_luck_is_no_rejection(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    assert await call.refusal("sendMessage", chat_id=5, text="x") == (400, "Bad Request: chat not found")
    edit = await call.refusal("editMessageText", chat_id=ana.id, message_id=999, text="x")
    assert edit == (400, "Bad Request: message to edit not found")
    delete = await call.refusal("deleteMessage", chat_id=ana.id, message_id=999)
    assert delete == (400, "Bad Request: message to delete not found")
    reply = await call.refusal("sendMessage", chat_id=ana.id, text="x", reply_parameters={"message_id": 999})
    assert reply == (400, "Bad Request: message to be replied not found")
    missing = {"message_id": 999, "allow_sending_without_reply": True}
    await call.result("sendMessage", chat_id=ana.id, text="x", reply_parameters=missing)
    assert tg.rejections == []


async def test_the_same_content_is_not_modified(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    sent = await call.result("sendMessage", chat_id=ana.id, text="x")
    code, why = await call.refusal(
        "editMessageText", chat_id=ana.id, message_id=sent["message_id"], text=" x "
    )
    assert (code, why[:41]) == (400, "Bad Request: message is not modified: spe")
    assert tg.rejections == []


async def test_a_message_with_a_keyboard_or_of_another_cannot_be_edited(call: Caller, ana: Person) -> None:
    forced = await call.result("sendMessage", chat_id=ana.id, text="x", reply_markup={"force_reply": True})
    hers = await ana.write("hola")
    for message in (forced["message_id"], hers.id):
        refusal = await call.refusal("editMessageText", chat_id=ana.id, message_id=message, text="y")
        assert refusal == (400, "Bad Request: message can't be edited")


async def test_an_old_message_cannot_be_deleted(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    sent = await call.result("sendMessage", chat_id=ana.id, text="x")
    tg.clock.advance(48 * 3600 + 1)
    refusal = await call.refusal("deleteMessage", chat_id=ana.id, message_id=sent["message_id"])
    assert refusal == (400, "Bad Request: message can't be deleted for everyone")


async def test_whom_the_bot_may_not_write_to(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    silent, stranger = tg.person("Luis"), tg.person("Sol")
    assert stranger.inbox() == []
    assert await call.refusal("sendMessage", chat_id=stranger.id, text="x") == (
        400,
        "Bad Request: chat not found",
    )
    tg.group("OCM", [ana, silent])
    why = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await call.refusal("sendMessage", chat_id=silent.id, text="x") == why
    await ana.block()
    why = (403, "Forbidden: bot was blocked by the user")
    assert await call.refusal("sendMessage", chat_id=ana.id, text="x") == why
    ana.user.is_deactivated = True
    assert await call.refusal("sendMessage", chat_id=ana.id, text="x") == (
        403,
        "Forbidden: user is deactivated",
    )


async def test_unknown_methods_and_parameters_are_told(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    assert await call.refusal("sendNothing") == (404, "Not Found: method not found")
    await call.result("sendMessage", chat_id=ana.id, text="x", texto="y")
    assert [one.description for one in tg.rejections][1:] == ['unknown parameter "texto"']


async def test_calls_come_in_any_form(tg: FakeTelegram, call: Caller, ana: Person) -> None:
    base = f"{tg.base_url}{tg.token}"
    values = {"chat_id": str(ana.id), "text": "uno"}
    await call.client.get(f"{base}/sendMessage", params=values)
    await call.client.post(f"{base}/SENDMESSAGE", data=values | {"text": "dos"})
    files = {"document": ("a.txt", b"a", "text/plain")}
    await call.client.post(
        f"{base}/sendDocument", data={"chat_id": str(ana.id), "caption": "tres"}, files=files
    )
    assert [one.text for one in ana.inbox()] == ["uno", "dos", "tres"]
    answer = await call.client.post(
        f"{base}/getMe", content=b"{", headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400


WRONG_COMMANDS = [
    ([{"command": "añadir", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "ayuda", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
    ([{"command": "a", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
]


@pytest.mark.parametrize(("commands", "why"), WRONG_COMMANDS)
async def test_wrong_commands_are_refused(call: Caller, commands: list[Any], why: str) -> None:
    assert await call.refusal("setMyCommands", commands=commands) == (400, f"Bad Request: {why}")


async def test_a_bot_that_logged_out_is_not_served(call: Caller) -> None:
    assert await call.result("logOut") is True
    assert await call.refusal("getMe") == (400, "Logged out")
