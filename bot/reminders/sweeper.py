"""Sweeps: as long as somebody is due to hear something, one receiver after another, each in one transaction.

Any number of processes may sweep: a receiver's rows are held by one of them, and what is said is in the
outbox when its rows have moved on, or neither is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.errors import StorageUnavailable
from bot.use_cases.memory import forget_messages, forget_old
from bot.use_cases.old_buttons import forget_buttons
from bot.use_cases.ports import Clock, Transactions, UnitOfWork
from bot.use_cases.remind.due import put_off, remind_next
from bot.use_cases.remind.watch_sales import watch_sales
from bot.use_cases.turn import Services

TICK_SECONDS = 5.0
MOST_STOPS = 1000
"""Moments at which a clock that is moved may stop on its way."""
PUT_OFF = timedelta(hours=1)
"""For so long a receiver is left alone whose reminders cannot be made."""
_log = logging.getLogger(__name__)


class Sweeper:
    """Looks at what is due when it is woken: by the tick, or by a clock that is moved."""

    def __init__(
        self,
        transactions: Transactions,
        services: Services,
        clock: Clock,
        said: Callable[[], None],
        *,
        remind: Callable[[UnitOfWork, Services, datetime], int] = remind_next,
        checkpoint: Callable[[str], None] = lambda name: None,
        tick_seconds: float = TICK_SECONDS,
    ) -> None:
        self._transactions = transactions
        self._services = services
        self._clock = clock
        self._said = said
        self._remind = remind
        self._checkpoint = checkpoint
        self._tick_seconds = tick_seconds
        self._one_at_a_time = asyncio.Lock()
        self._tidied: date | None = None

    async def run(self) -> None:
        """Sweep at every tick until cancelled; a tick missed is made up for by the next."""
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells of every tick otherwise
        wake = asyncio.Event()

        async def tick() -> None:
            wake.set()

        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            tick, IntervalTrigger(seconds=self._tick_seconds, timezone="UTC"),
            coalesce=True, max_instances=1, misfire_grace_time=None,
        )  # fmt: skip
        scheduler.start()
        try:
            while True:
                await self.sweep()
                await self.tidy()
                await wake.wait()
                wake.clear()
        finally:
            scheduler.shutdown(wait=False)

    async def sweep(self) -> int:
        """Say everything that is due; return how many rows were looked at."""
        looked = 0
        async with self._one_at_a_time:
            while found := await self._next():
                looked += found
                self._said()
        return looked

    async def pass_until(self, moment: datetime, move: Callable[[datetime], None]) -> None:
        """Take a clock to *moment* by *move*, stopping wherever something is due on the way."""
        for _ in range(MOST_STOPS):
            due = await self._transactions.run(lambda unit: unit.reminders.next_due())
            if due is None:
                break
            stop = self._services.calendar.next_working_moment(max(due, self._clock.now()))
            if stop > moment:
                break
            if stop > self._clock.now():
                move(stop)
            if not await self.sweep():
                break
        move(moment)
        await self.sweep()

    async def _next(self) -> int:
        """Remind one receiver; 0 where nobody is due, or the database must be tried again at the next tick."""
        try:
            return await self._reminded()
        except StorageUnavailable as error:
            _log.warning("reminders not swept: %s", error, extra={"action": "sweep_failed"})
            return 0
        except Exception:
            _log.exception("a reminder could not be made", extra={"action": "reminder_failed"})
            now = self._clock.now()
            return await self._transactions.run(lambda unit: put_off(unit, now + PUT_OFF, now))

    async def _reminded(self) -> int:
        now = self._clock.now()
        if not self._services.calendar.is_working_time(now):
            return 0
        self._checkpoint("sweep_begun")

        def work(unit: UnitOfWork) -> int:
            looked = self._remind(unit, self._services, now)
            self._checkpoint("sweep_before_commit")
            return looked

        looked = await self._transactions.run(work)
        self._checkpoint("sweep_committed")
        return looked

    async def tidy(self) -> None:
        """Keep once a day who is reminded of sales; forget what is no longer kept (R12) or handled long ago."""
        now = self._clock.now()
        if self._tidied == now.date():
            return
        try:
            await self._transactions.run(lambda unit: self._forget(unit, now))
            await self._forget_buttons(now)
        except StorageUnavailable as error:
            _log.warning("nothing was forgotten: %s", error, extra={"action": "tidying_failed"})
            return
        except Exception:  # what cannot be read must not stop the reminders; tomorrow it is tried again
            _log.exception("not everything was forgotten", extra={"action": "tidying_failed"})
        self._tidied = now.date()

    async def _forget_buttons(self, now: datetime) -> None:
        """Forget old buttons, some at a time: nobody waits for all of them."""
        keeping, real_now, after = self._services.keeping, self._services.real_now(), None
        while True:
            after = await self._transactions.run(
                lambda unit, last=after: forget_buttons(unit, keeping, real_now, now, last)  # type: ignore[misc]
            )
            if after is None:
                return

    def _forget(self, unit: UnitOfWork, now: datetime) -> None:
        watch_sales(unit, self._services, now)
        forget_old(unit, self._services.keeping, now)
        forget_messages(unit, self._services.keeping, self._services.real_now())
