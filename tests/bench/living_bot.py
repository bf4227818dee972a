"""The real bot inside this process: bootstrap's parts, a real SQLite file, its loops running."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

from pydantic import SecretStr

from bot.bootstrap import Bot, build, sandbox_channel
from bot.config import Settings
from bot.core.messages import Body, Identity, Inbound, Press, TextMessage
from bot.directory.demo import PLATFORM, seed_demo
from bot.use_cases.ports import UnitOfWork
from tests.bench.conversation import message
from tests.bench.rasa_client import RasaAddress

NOW = "2026-11-24T09:00-05:00"
WHO = "requester"


@dataclass
class LivingBot:
    """A bot whose loops run and whom one person writes to.

    A deed is timed as the person's channel sees it: from before the inbox row is written, through the
    inbox loop, Rasa and the use case, to the commit that holds the replies. Sending them is not counted.
    """

    bot: Bot
    turns: int = 0
    _ids: Iterator[int] = field(default_factory=count)
    _change: int = 0  # the sandbox's, up to which its buttons are known
    _buttons: dict[str, str] = field(default_factory=dict)  # newest ids by label

    async def next_message(self) -> float:
        """Go on with the interview by one message; return the turn's seconds."""
        self.turns += 1
        return await self.say(message(self.turns))

    async def talk_until(self, turn: int) -> None:
        """Go on until *turn* is the next."""
        while self.turns + 1 < turn:
            await self.next_message()

    async def say(self, text: str) -> float:
        """Send a text message; return the turn's seconds."""
        return await self._take(TextMessage(text))

    async def press(self, label: str) -> float:
        """Press the newest button of that label; return the turn's seconds."""
        since = self._change
        self._change, shown = await self.bot.transactions.run(lambda unit: unit.sandbox.since(since))
        for button in (button for one in shown for button in one.body.get("buttons") or ()):
            self._buttons[button["label"]] = button["id"]
        return await self._take(Press(self._buttons[label]))

    async def two_commits(self) -> float:
        """Write one row twice through the bot's own writing thread; return the seconds."""
        began = perf_counter()
        for key in (f"bench-{next(self._ids)}", f"bench-{next(self._ids)}"):
            await self.bot.transactions.run(partial(_put_row, key))
        return perf_counter() - began

    async def _take(self, body: Body) -> float:
        bot, identity = self.bot, Identity(PLATFORM, "", WHO)
        inbound = Inbound(f"bench-{next(self._ids)}", identity, body, bot.clock.now())
        before = await self._counted()
        committed = asyncio.create_task(bot.outbox_wake.wait())  # bootstrap sets it after every turn
        await asyncio.sleep(0)
        await bot.transactions.run(lambda unit: unit.inbox.add(inbound))
        began = perf_counter()  # a turn goes from the inbox row to the outbox rows
        bot.inbox_wake.set()
        await committed
        taken = perf_counter() - began
        await bot.idle()
        if await self._counted() != before + 1:
            raise RuntimeError(f"the bot did not take: {body}")
        return taken

    async def _counted(self) -> int:
        return await self.bot.transactions.run(lambda unit: unit.conversations.get(WHO).turn)


def _put_row(key: str, unit: UnitOfWork) -> None:
    unit.surveys.put(key, {})


@asynccontextmanager
async def living_bot(rasa: RasaAddress, folder: Path) -> AsyncIterator[LivingBot]:
    """Run a bot on a fresh database in *folder*, its clock at `NOW`."""
    settings = Settings(data_dir=folder, now=NOW, rasa_url=(rasa.url,), rasa_token=SecretStr(rasa.token))
    async with build(settings) as bot:
        bot.hear(sandbox_channel(bot))
        await bot.transactions.run(seed_demo)
        loops = [asyncio.create_task(bot.inbox.run()), asyncio.create_task(bot.outbox.run())]
        try:
            yield LivingBot(bot)
        finally:
            bot.inbox.stop()
            bot.outbox.stop()
            await asyncio.gather(*loops)
