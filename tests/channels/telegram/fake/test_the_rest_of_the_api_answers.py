from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from tests.fakes.telegram import FakeTelegram, Group, Person


@pytest.fixture
def forum(tg: FakeTelegram, ana: Person) -> Group:
    return tg.group("Revisión", [ana], forum=True)


async def test_a_caption_is_rewritten(bot: Bot, ana: Person) -> None:
    sent = await bot.send_document(ana.id, b"x", filename="a.csv", caption="Antes")
    await bot.edit_message_caption(ana.id, sent.message_id, caption="<i>Después</i>", parse_mode="HTML")
    assert [one.text for one in ana.newest.revisions] == ["Antes", "Después"]
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", ana.id, sent.message_id)
    text = await bot.send_message(ana.id, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(ana.id, text.message_id, caption="y")


async def test_a_pinned_message_is_shown_and_unpinned(bot: Bot, forum: Group) -> None:
    sent = await bot.send_message(forum.id, "Lea esto")
    await bot.pin_chat_message(forum.id, sent.message_id)
    pinned = (await bot.get_chat(forum.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await bot.unpin_chat_message(forum.id)
    assert (await bot.get_chat(forum.id)).pinned_message is None


async def test_a_topic_is_renamed_and_removed(bot: Bot, forum: Group) -> None:
    topic = await bot.create_forum_topic(forum.id, "Becas")
    await bot.edit_forum_topic(forum.id, topic.message_thread_id, name="Crédito")
    assert [one.name for one in forum.topics] == ["Crédito"]
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.reopen_forum_topic(forum.id, topic.message_thread_id)
    await bot.delete_forum_topic(forum.id, topic.message_thread_id)
    assert (forum.topics, forum.messages) == ([], [])


async def test_others_messages_are_deleted_by_right_only(bot: Bot, ana: Person, forum: Group) -> None:
    first, second = await ana.write("uno", chat=forum), await ana.write("dos", chat=forum)
    await bot.delete_message(forum.id, first.id)
    await forum.demote_bot()
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(forum.id, second.id)
    assert [one.text for one in forum.messages] == ["dos"]


async def test_the_bot_counts_members_and_leaves(bot: Bot, forum: Group) -> None:
    assert await bot.get_chat_member_count(forum.id) == 2
    await bot.leave_chat(forum.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(forum.id, "x")


async def test_commands_are_forgotten(bot: Bot) -> None:
    await bot.set_my_commands([("ayuda", "Qué puedo hacer")])
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await bot.close() is True


async def test_what_a_chat_shows_meanwhile_is_noted(tg: FakeTelegram, bot: Bot, ana: Person) -> None:
    await bot.send_chat_action(ana.id, "upload_document")
    assert [action for action, _at in tg.world.actions[ana.id]] == ["upload_document"]
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(ana.id, "pensando")
