"""The desk: reads stored updates in each person's order, gathers albums, and never loses one to another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.channels.telegram.courier import Courier
from bot.channels.telegram.heard import Heard, Pressed, SentFile, SentOther, Wrote
from bot.channels.telegram.keyboards import markup
from bot.channels.telegram.queries import Queries
from bot.channels.telegram.reading import read_update
from bot.channels.telegram.settings import PLATFORM, TelegramSettings
from bot.channels.telegram.take import NOTHING, After, Taker
from bot.errors import DeliveryFailed, StorageUnavailable
from bot.use_cases.ports import ChannelUpdate, Transactions, UnitOfWork, Wording

_log = logging.getLogger(__name__)
AT_ONCE = 50
ATTEMPTS = 5
ALBUM_FILES = 10  # the most that Telegram puts into one
POLL_SECONDS = 1.0


@dataclass
class Desk:
    """Takes what is stored to the inbox; `wake` starts whoever works on the inbox and the outbox."""

    settings: TelegramSettings
    transactions: Transactions
    taker: Taker
    courier: Courier
    queries: Queries
    wording: Wording
    wake: Callable[[], None]
    username: str = ""
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _busy: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def ring(self) -> None:
        """Say that an update was stored."""
        self._bell.set()

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                self._bell.clear()
                await self._round()
                with suppress(TimeoutError):
                    async with asyncio.timeout(POLL_SECONDS):  # the poll is only a net under the bell
                        await self._bell.wait()
        finally:
            for task in self._busy.values():
                task.cancel()

    async def _round(self) -> None:
        busy = tuple(self._busy)
        try:
            rows = await self.transactions.run(
                lambda uow: uow.channel_updates.begin(PLATFORM, limit=max(1, AT_ONCE - len(busy)), busy=busy)
            )
        except StorageUnavailable:
            _log.warning("updates not readable", extra={"action": "telegram_unreadable"})
            return
        for row in rows:
            self._busy[row.lane] = asyncio.create_task(self._take(row))

    async def _take(self, row: ChannelUpdate) -> None:
        try:
            await self._handle(row)
        except StorageUnavailable:
            await asyncio.sleep(POLL_SECONDS)
        except Exception as error:
            _log.exception(
                "update not taken", extra={"action": "telegram_update_failed", "attempt": row.attempts}
            )
            if row.attempts >= ATTEMPTS:
                why = type(error).__name__
                await self.transactions.run(lambda uow: uow.channel_updates.bury(row.id, why))
            else:
                await asyncio.sleep(0.2 * 2**row.attempts)
        finally:
            del self._busy[row.lane]
            self._bell.set()

    async def _handle(self, row: ChannelUpdate) -> None:
        heard = read_update(row.body, self.username)
        if isinstance(heard, Pressed):
            self.queries.expect(heard.query)
        rows = (
            await self._gathered(row)
            if row.album is not None and isinstance(heard, SentFile | SentOther)
            else [row]
        )
        if isinstance(heard, Pressed | Wrote):
            await self.courier.settled(heard.where.chat)
        after = await self.transactions.run(lambda uow: self._settle(uow, rows, heard))
        self.wake()
        await self._show(after)

    def _settle(self, uow: UnitOfWork, rows: list[ChannelUpdate], heard: Heard | None) -> After:
        """Take what was heard and be done with its updates, in one transaction."""
        id = f"{self.settings.account}:{rows[0].body['update_id']}"
        uow.channel_updates.done([row.id for row in rows])
        if heard is None:
            return NOTHING
        if len(rows) > 1:
            files = [
                one
                for one in (read_update(row.body, self.username) for row in rows)
                if isinstance(one, SentFile)
            ]
            if files:
                return self.taker.take_files(uow, files, id)
        return self.taker.take(heard, uow, id)

    async def _gathered(self, row: ChannelUpdate) -> list[ChannelUpdate]:
        """Wait until an album has been still for a moment; a file that comes later is taken by itself."""
        while True:
            waiting = await self.transactions.run(lambda uow: uow.channel_updates.waiting_in(row.lane))
            album = [one for one in waiting if one.album == row.album]
            newest = max(one.arrived_at for one in album)
            left = self.settings.album_seconds - (datetime.now(UTC) - newest).total_seconds()
            if left <= 0 or len(album) >= ALBUM_FILES:
                return album[:ALBUM_FILES]
            await asyncio.sleep(left)

    async def _show(self, after: After) -> None:
        """Do what is only seen: where it fails, the next press shows it."""
        if after.toast is not None:
            query, said, language = after.toast
            await self.queries.say(query, self.wording.render(said, language))
        if after.rekey is not None:
            rekey = after.rekey
            try:
                await self.courier.rekey(rekey.chat, rekey.message, markup(rekey.keys))
            except DeliveryFailed as error:
                _log.warning(
                    "keys not shown: %s", type(error).__name__, extra={"action": "telegram_keys_unshown"}
                )
        await self.taker.forms.show(after.steps)
