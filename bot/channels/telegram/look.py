"""How the bot stands at Telegram, asked afresh: for whoever looks after the installation."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, ChatMemberAdministrator
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.client import make_client
from bot.channels.telegram.places import room_at, spot_of
from bot.channels.telegram.settings import TelegramSettings


@dataclass(frozen=True)
class Room:
    """The OCM's chat as Telegram knows it; `is_there` is False where the bot cannot reach it."""

    is_there: bool = False
    title: str = ""
    is_forum: bool = False
    may_begin_topics: bool = False


@dataclass(frozen=True)
class Standing:
    """What Telegram says: `problem` is `token` or `away`, None where the bot is known and answered."""

    problem: str | None = None
    username: str = ""
    reads_all: bool = False  # every message of a group, not only those that command, mention or answer it
    webhook: str = ""
    webhook_error: str = ""
    waiting: int = 0  # updates that Telegram keeps for the bot
    room: Room | None = None  # None where no chat is set


async def standing_of(settings: TelegramSettings) -> Standing:
    """Ask Telegram who the bot is, where its updates go and whether the OCM's chat can be reached."""
    client = make_client(settings)
    try:
        return await _ask(client.bot, settings.ocm_chat)
    except InvalidToken:
        return Standing("token")
    except TelegramError:
        return Standing("away")
    finally:
        await client.close()


async def _ask(bot: Bot, ocm_chat: str) -> Standing:
    me, webhook = await bot.get_me(), await bot.get_webhook_info()
    return Standing(
        username=me.username or "",
        reads_all=bool(me.can_read_all_group_messages),
        webhook=webhook.url,
        webhook_error=webhook.last_error_message or "",
        waiting=webhook.pending_update_count,
        room=await _room(bot, me.id, ocm_chat) if ocm_chat else None,
    )


async def _room(bot: Bot, me: int, ocm_chat: str) -> Room:
    try:
        spot = spot_of(room_at(ocm_chat))
        chat, member = await bot.get_chat(spot.chat), await bot.get_chat_member(spot.chat, me)
    except (ValueError, TelegramError):
        return Room()
    may = isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
    is_in = member.status not in {"left", "kicked"}
    return Room(is_in, chat.title or "", bool(chat.is_forum), may)
