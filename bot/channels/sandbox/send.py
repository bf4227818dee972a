"""Puts the bot's replies into the sandbox's chats: the platform is ours, so sending is showing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.sandbox.changes import ChangeBell
from bot.channels.sandbox.render import to_body
from bot.use_cases.ports import Outgoing, Transactions, UnitOfWork, Wording

BOT = "bot"


@dataclass(frozen=True)
class SandboxSender:
    """Shows or rewrites messages; the same `outgoing.key` has one effect however often it is sent."""

    transactions: Transactions
    wording: Wording
    bell: ChangeBell

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Show the reply, or rewrite the message `standing`, and return the message's id.

        An address is a chat here, so a private answer goes to the person's own chat even where the
        press came from a room. A quiet reply with nothing to rewrite shows nothing and returns "".
        """
        body = to_body(outgoing, self.wording)

        def work(uow: UnitOfWork) -> str:
            if standing and uow.sandbox.rewrite(int(standing), outgoing.key, body):
                return standing
            if outgoing.reply.quiet:
                return standing or ""
            return str(uow.sandbox.show(outgoing.key, outgoing.address.user, BOT, outgoing.at, body))

        shown = await self.transactions.run(work)
        self.bell.ring()
        return shown
