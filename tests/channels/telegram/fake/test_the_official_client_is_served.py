from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)  # fmt: skip
from telegram.error import BadRequest, InvalidToken

from tests.fakes.telegram import FakeTelegram, Person

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def _keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"a:{label}")] for label in labels]
    )


async def test_the_bot_knows_itself(tg: FakeTelegram, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.is_bot) == ("pregonero_bot", True)
    assert me.can_read_all_group_messages is False


async def test_a_message_arrives_with_its_buttons(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(
        ana.id, "<b>Solicitud</b> lista", parse_mode="HTML", reply_markup=_keyboard("Aprobar", "Devolver"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )  # fmt: skip
    assert sent.text == "Solicitud lista"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 9)]
    assert (ana.newest.text, ana.newest.buttons) == ("Solicitud lista", ["Aprobar", "Devolver"])


async def test_a_message_is_rewritten_and_loses_its_buttons(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "Pendiente", reply_markup=_keyboard("Aprobar"))
    await bot.edit_message_text("Aprobada", ana.id, sent.message_id)
    assert [one.text for one in ana.newest.revisions] == ["Pendiente", "Aprobada"]
    assert ana.newest.buttons == []


async def test_buttons_are_taken_away_alone(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "Pendiente", reply_markup=_keyboard("Aprobar"))
    await bot.edit_message_reply_markup(ana.id, sent.message_id)
    assert (ana.newest.text, ana.newest.buttons) == ("Pendiente", [])


async def test_a_press_is_answered(tg: FakeTelegram, bot: Bot, ana: Person) -> None:
    await bot.send_message(ana.id, "Pendiente", reply_markup=_keyboard("✅ Aprobar"))
    await ana.press("aprobar")
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    assert update.callback_query.data == "a:✅ Aprobar"
    assert update.callback_query.from_user.id == ana.id
    await update.callback_query.answer("Listo", show_alert=True)
    assert [(toast.text, toast.is_alert) for toast in ana.toasts] == [("Listo", True)]


async def test_a_reply_is_forced_and_given(bot: Bot, ana: Person) -> None:
    await bot.send_message(ana.id, "¿Motivo?", reply_markup=ForceReply(selective=True))
    assert ana.newest.asks_for_reply
    await ana.reply(ana.newest, "Falta la base")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.reply_to_message is not None
    assert (message.text, message.reply_to_message.text) == ("Falta la base", "¿Motivo?")


async def test_a_suggestion_is_chosen(bot: Bot, ana: Person) -> None:
    await bot.send_message(ana.id, "¿Canal?", reply_markup=ReplyKeyboardMarkup([["SMS", "WhatsApp"]]))
    await ana.choose("SMS")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.text == "SMS"


async def test_files_go_out_in_every_way(bot: Bot, ana: Person) -> None:
    sent = await bot.send_document(ana.id, b"a,b\n", filename="informe.csv", caption="Su informe")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("informe.csv", "text/csv")
    await bot.send_document(ana.id, sent.document.file_id)
    await bot.send_photo(ana.id, PNG)
    media = [
        InputMediaDocument(b"uno", filename="1.txt", caption="Dos"),
        InputMediaDocument(b"dos", filename="2.txt"),
    ]
    album = await bot.send_media_group(ana.id, media)
    assert len({one.media_group_id for one in album}) == 1
    names = [one.file.name for one in ana.inbox() if one.file and one.file.kind == "document"]
    assert names == ["informe.csv", "informe.csv", "1.txt", "2.txt"]


async def test_a_file_is_fetched(bot: Bot, ana: Person) -> None:
    await ana.send_document(("base.csv", b"celular\n3001234567\n"), caption="Aquí va")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("base.csv", "Aquí va")
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"celular\n3001234567\n"


async def test_commands_are_listed_by_audience(bot: Bot, ana: Person) -> None:
    await bot.set_my_commands([BotCommand("ayuda", "Qué puedo hacer")], language_code="es")
    scope = BotCommandScopeChat(ana.id)
    await bot.set_my_commands([BotCommand("pendientes", "Lo que espera")], scope=scope)
    assert [one.command for one in await bot.get_my_commands(language_code="es")] == ["ayuda"]
    assert [one.command for one in await bot.get_my_commands(scope=scope)] == ["pendientes"]
    assert await bot.get_my_commands() == ()


async def test_a_forum_is_kept(tg: FakeTelegram, bot: Bot, ana: Person) -> None:
    group = tg.group("OCM", [ana], forum=True)
    topic = await bot.create_forum_topic(group.id, "Becas")
    await bot.send_message(group.id, "Nueva", message_thread_id=topic.message_thread_id)
    assert [one.text for one in group.inbox(group.topics[0])] == ["Nueva"]
    await bot.close_forum_topic(group.id, topic.message_thread_id)
    assert group.topics[0].is_closed
    await bot.reopen_forum_topic(group.id, topic.message_thread_id)
    await bot.pin_chat_message(group.id, group.inbox()[-1].id)
    assert group.chat.pinned == [group.inbox()[-1].id]


async def test_chats_and_members_are_described(tg: FakeTelegram, bot: Bot, ana: Person) -> None:
    group = tg.group("OCM", [ana], forum=True)
    chat, private = await bot.get_chat(group.id), await bot.get_chat(ana.id)
    assert (chat.type, chat.is_forum, private.first_name) == ("supergroup", True, "Ana")
    member = await bot.get_chat_member(group.id, tg.world.bot.id)
    assert (member.status, getattr(member, "can_manage_topics", None)) == ("administrator", True)
    assert {one.status for one in await bot.get_chat_administrators(group.id)} == {"creator", "administrator"}
    stranger = tg.person("Luis")
    assert (await bot.get_chat_member(group.id, stranger.id)).status == "left"


async def test_messages_are_copied_replied_to_and_removed(bot: Bot, ana: Person) -> None:
    written = await ana.write("hola")
    answer = await bot.send_message(ana.id, "Hola", reply_parameters=ReplyParameters(written.id))
    await bot.copy_message(ana.id, ana.id, answer.message_id)
    await bot.delete_message(ana.id, answer.message_id)
    await bot.send_chat_action(ana.id, "typing")
    assert [one.text for one in ana.inbox()] == ["Hola"]


async def test_a_wrong_token_is_told(tg: FakeTelegram) -> None:
    stranger = Bot("1:wrong", base_url=tg.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    assert [one.code for one in tg.rejections] == [401]


async def test_a_correct_client_causes_no_rejection(tg: FakeTelegram, bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "uno", reply_markup=_keyboard("Sí"), disable_notification=True)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("uno", ana.id, sent.message_id, reply_markup=_keyboard("Sí"))
    await bot.get_updates(allowed_updates=["message"], timeout=timedelta(seconds=0))
    assert tg.rejections == []
