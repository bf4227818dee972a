"""The outbox loop: every stored reply is sent or visibly buried, in order for each address."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import count
from random import Random
from secrets import token_hex

from bot.delivery.crash_points import crash_point
from bot.delivery.despatch import Despatch, OutboxLimits, real_now
from bot.delivery.outcomes import Buried, Claim, Later, Outcome, write_down
from bot.delivery.pulse import Pulse, answer
from bot.delivery.sender import Sender
from bot.errors import StorageUnavailable
from bot.use_cases.ports import Clock, Outgoing, Transactions, UnitOfWork

_log = logging.getLogger(__name__)


def _tell_nobody(_unit: UnitOfWork, _outgoing: Outgoing, _why: str) -> None:
    """Leave a buried row to the log."""


class OutboxLoop:
    """Claims due rows, sends them side by side, and writes down how it went with the next claim.

    Every claim has a name of its own: a send that outlived its lease cannot settle a row that was
    claimed again, even by this same process.
    """

    def __init__(
        self,
        transactions: Transactions,
        senders: Mapping[str, Sender],
        clock: Clock,
        wake: asyncio.Event,
        *,
        on_buried: Buried = _tell_nobody,
        limits: OutboxLimits | None = None,
        now: Callable[[], datetime] = real_now,
    ) -> None:
        self._transactions = transactions
        self._limits = limits or OutboxLimits()
        self._despatch = Despatch(senders, clock, self._limits, Random(), now)  # noqa: S311
        self._on_buried = on_buried
        self._now = now
        self._pulse = Pulse(wake, self._limits.poll_seconds)
        self._name, self._claims = token_hex(8), count(1)
        self._sending: dict[tuple[str, int], asyncio.Task[None]] = {}
        self._outcomes: list[Outcome] = []
        self._due_at: list[datetime] = []
        self._is_stopping = False

    async def run(self) -> None:
        """Work until `stop` or cancellation; what is being sent is finished on `stop`."""
        self._pulse.quicken()
        try:
            while not self._is_stopping or self._sending or self._outcomes:
                await self._pulse.rest(self._until_due())
                await self._round()
        finally:
            for task in self._sending.values():
                task.cancel()

    def stop(self) -> None:
        """Claim no more; `run` returns when what is being sent is settled."""
        self._is_stopping = True
        self._pulse.quicken()

    async def idle(self) -> None:
        """Wait until no row is waiting or being sent; rows to be tried later are waited for too."""
        await self._pulse.idle()

    async def _round(self) -> None:
        """Write down what ended and claim what is due; each send that ends asks for another round."""
        waiters = self._pulse.start_round()
        ended, self._outcomes = self._outcomes, []
        sending = len(self._sending)  # taken here: the transaction runs in another thread
        try:
            claims, left = await self._transactions.run(lambda unit: self._exchange(unit, ended, sending))
        except StorageUnavailable as error:
            self._outcomes = ended + self._outcomes
            _log.warning("outbox not readable: %s", error, extra={"action": "outbox_unreadable"})
            return
        self._note(ended, claims)
        if not left:
            answer(waiters)

    def _exchange(self, unit: UnitOfWork, ended: Sequence[Outcome], sending: int) -> tuple[list[Claim], int]:
        write_down(unit, ended, self._on_buried)
        claims = self._claim(unit, self._limits.at_once - sending)
        return claims, sending or len(claims) or unit.outbox.waiting()

    def _claim(self, unit: UnitOfWork, room: int) -> list[Claim]:
        if self._is_stopping or room <= 0:
            return []
        owner = f"{self._name}.{next(self._claims)}"
        lease = self._limits.lease_seconds
        rows = unit.outbox.claim(owner, now=self._now(), lease_seconds=lease, limit=room)
        return [Claim(row, owner, _standing(unit, row)) for row in rows]

    def _note(self, ended: Sequence[Outcome], claims: Sequence[Claim]) -> None:
        if ended:
            crash_point("outbox_settled")
            self._due_at += [outcome.due_at for outcome in ended if isinstance(outcome, Later)]
        if claims:
            crash_point("outbox_claimed")
        for claim in claims:
            name = (claim.owner, claim.outgoing.id)
            self._sending[name] = asyncio.create_task(self._send(name, claim))

    async def _send(self, name: tuple[str, int], claim: Claim) -> None:
        try:
            outcome = await self._despatch.attempt(claim)
            crash_point("outbox_sent")
            self._outcomes.append(outcome)
        finally:
            del self._sending[name]
            self._pulse.quicken()

    def _until_due(self) -> float | None:
        """Return the seconds until a row of ours is to be tried again."""
        now = self._now()
        self._due_at = [due_at for due_at in self._due_at if due_at > now]
        return (min(self._due_at) - now).total_seconds() if self._due_at else None


def _standing(unit: UnitOfWork, row: Outgoing) -> str | None:
    return None if row.reply.card is None else unit.outbox.posted_ref(row.reply.card, row.address)
