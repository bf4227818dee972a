from __future__ import annotations

from typing import Any

import pytest

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Group, Person


@pytest.fixture
def luis(tg: FakeTelegram) -> Person:
    return tg.person("Luis", username="luis_rios")


@pytest.fixture
def group(tg: FakeTelegram, ana: Person, luis: Person) -> Group:
    """A basic group with the bot as a mere member."""
    return tg.group("OCM", [ana, luis])


@pytest.fixture
def forum(tg: FakeTelegram, ana: Person, luis: Person) -> Group:
    return tg.group("Revisión", [ana, luis], forum=True)


def _heard(tg: FakeTelegram) -> list[str]:
    texts = [update.body.get("text") for update in tg.updates if update.kind == "message"]
    return [text for text in texts[1:] if text]  # without the /start of the private chat


async def test_with_privacy_the_bot_hears_what_is_meant_for_it(
    tg: FakeTelegram, call: Caller, ana: Person, luis: Person, group: Group
) -> None:
    asked = await call.result("sendMessage", chat_id=group.id, text="¿Motivo?")
    await ana.write("hablemos de otra cosa", chat=group)
    await ana.write("/estado", chat=group)
    await ana.write("/estado@pregonero_bot", chat=group)
    await ana.write("/estado@otro_bot", chat=group)
    await ana.write("hola @Pregonero_bot", chat=group)
    question = group.messages[0]
    assert question.id == asked["message_id"]
    reason = await luis.reply(question, "falta la base")
    await ana.reply(reason, "y el guion")
    own = await ana.write("solo entre nosotros", chat=group)
    await luis.reply(own, "claro")
    assert _heard(tg) == [
        "/estado", "/estado@pregonero_bot", "hola @Pregonero_bot", "falta la base", "y el guion",
    ]  # fmt: skip


async def test_an_administrator_hears_all(tg: FakeTelegram, ana: Person, group: Group) -> None:
    await group.promote_bot()
    await ana.write("hablemos", chat=group)
    assert _heard(tg) == ["hablemos"]


async def test_without_privacy_the_bot_hears_all_but_bots(tg: FakeTelegram, ana: Person) -> None:
    tg.world.privacy = False
    other = tg.person("Otro", is_bot=True)
    group = tg.group("OCM", [ana, other])
    await ana.write("hablemos", chat=group)
    await other.write("/soy_un_bot", chat=group)
    assert _heard(tg) == ["hablemos"]


async def test_an_anonymous_administrator_is_not_named(tg: FakeTelegram, ana: Person, group: Group) -> None:
    await ana.write("/estado", chat=group, anonymous=True)
    message = tg.updates[-1].body
    assert (message["from"]["username"], message["from"]["is_bot"]) == ("GroupAnonymousBot", True)
    assert message["sender_chat"]["id"] == group.id


async def test_an_upgraded_group_has_a_new_id(
    tg: FakeTelegram, call: Caller, ana: Person, group: Group
) -> None:
    old = group.id
    await group.upgrade()
    body = await call("sendMessage", chat_id=old, text="x")
    assert body == {
        "ok": False, "error_code": 400, "parameters": {"migrate_to_chat_id": group.id},
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
    }  # fmt: skip
    await call.result("sendMessage", chat_id=group.id, text="x")
    told: list[Any] = [update.body for update in tg.updates[-2:]]
    assert (told[0]["chat"]["id"], told[0]["migrate_to_chat_id"]) == (old, group.id)
    assert (told[1]["chat"]["id"], told[1]["migrate_from_chat_id"]) == (group.id, old)
    assert tg.rejections == []


async def test_a_bot_that_was_put_out_cannot_write(tg: FakeTelegram, call: Caller, group: Group) -> None:
    await group.kick_bot()
    change = tg.updates[-1]
    statuses = (change.body["old_chat_member"]["status"], change.body["new_chat_member"]["status"])
    assert (change.kind, statuses) == ("my_chat_member", ("member", "kicked"))
    refusal = await call.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == (403, "Forbidden: bot was kicked from the group chat")
    await group.add_bot()
    await call.result("sendMessage", chat_id=group.id, text="x")


async def test_comings_and_goings_are_told(tg: FakeTelegram, ana: Person, group: Group) -> None:
    eva = tg.person("Eva")
    await group.join(eva)
    await group.leave(eva)
    kinds = [next(key for key in update.body if "member" in key) for update in tg.updates[1:]]
    assert kinds == ["new_chat_members", "left_chat_member"]
    tg.world.updates.allow(["chat_member", "message"])
    await group.promote_bot()
    await group.join(eva)
    assert [update.kind for update in tg.updates[3:]] == ["chat_member", "message"]


async def test_a_silenced_group_takes_no_message(call: Caller, group: Group) -> None:
    await group.silence()
    refusal = await call.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == (400, "Bad Request: not enough rights to send text messages to the chat")


async def test_a_topic_holds_its_messages(tg: FakeTelegram, call: Caller, ana: Person, forum: Group) -> None:
    topic = await forum.topic("Becas")
    await call.result("sendMessage", chat_id=forum.id, text="Nueva", message_thread_id=topic.id)
    await ana.write("vista", chat=forum, topic=topic)
    message = tg.updates[-1].body
    assert (message["message_thread_id"], message["is_topic_message"]) == (topic.id, True)
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Becas"
    answer = await call.result(
        "sendMessage", chat_id=forum.id, text="ok", reply_parameters={"message_id": message["message_id"]}
    )
    assert answer["message_thread_id"] == topic.id
    assert [one.text for one in forum.inbox(topic)] == ["Nueva", "ok"]


async def test_a_deleted_topic_is_not_found(tg: FakeTelegram, call: Caller, forum: Group) -> None:
    topic = await forum.topic("Becas")
    await forum.delete_topic(topic)
    refusal = await call.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic.id)
    assert refusal == (400, "Bad Request: message thread not found")
    assert tg.rejections == []


async def test_topics_need_rights(call: Caller, forum: Group) -> None:
    topic = await forum.topic("Becas")
    await forum.demote_bot()
    refusal = await call.refusal("createForumTopic", chat_id=forum.id, name="SMS")
    assert refusal == (400, "Bad Request: not enough rights to create a topic")
    await forum.close_topic(topic)
    refusal = await call.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic.id)
    assert refusal == (400, "Bad Request: TOPIC_CLOSED")
    refusal = await call.refusal("pinChatMessage", chat_id=forum.id, message_id=topic.id)
    assert refusal == (400, "Bad Request: not enough rights to manage pinned messages in the chat")


@pytest.mark.parametrize(("name", "why"), [("x" * 129, "TOPIC_TITLE_TOO_LONG"), (" ", "TOPIC_TITLE_EMPTY")])
async def test_a_topic_has_a_short_name(call: Caller, forum: Group, name: str, why: str) -> None:
    assert await call.refusal("createForumTopic", chat_id=forum.id, name=name) == (400, f"Bad Request: {why}")


async def test_supergroups_count_their_own_messages(call: Caller, ana: Person, forum: Group) -> None:
    in_forum = await call.result("sendMessage", chat_id=forum.id, text="x")
    in_private = await call.result("sendMessage", chat_id=ana.id, text="x")
    assert (in_forum["message_id"], in_private["message_id"]) == (1, 2)
