"""Rooms: which chat each one of the institution's is, as the settings say, and whether it can be reached."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from telegram import Bot
from telegram.error import BadRequest, Forbidden

from bot.channels.telegram.places import room_at, spot_of
from bot.channels.telegram.settings import TelegramSettings
from bot.core.messages import Identity
from bot.core.text import say
from bot.errors import SettingsInvalid
from bot.use_cases.ports import Transactions, UnitOfWork

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rooms:
    """The rooms that are at Telegram."""

    bot: Bot = field(repr=False)  # its text holds the token
    settings: TelegramSettings
    transactions: Transactions

    async def bind(self) -> None:
        """Write down where each room is. Raises `SettingsInvalid` for what is no chat."""
        found = self._found()

        def work(uow: UnitOfWork) -> None:
            for code, room in found.items():
                uow.people.bind_room(code, room)

        await self.transactions.run(work)

    async def look(self) -> None:
        """Say loudly where a room cannot be reached: its cards would wait for nobody."""
        for code, room in self._found().items():
            try:
                await self.bot.get_chat(spot_of(room).chat)
            except (BadRequest, Forbidden) as error:
                why = type(error).__name__
                _log.error("%s is out of reach: %s", code, why, extra={"action": "telegram_no_room"})

    def _found(self) -> dict[str, Identity]:
        try:
            return {code: room_at(chat) for code, chat in self.settings.rooms.items()}
        except ValueError as error:
            raise SettingsInvalid(say("error.telegram_room")) from error
