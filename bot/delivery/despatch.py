"""One try at sending one row: what went wrong decides what comes next."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from bot.delivery.outcomes import Claim, Hopeless, Later, Outcome, Sent
from bot.delivery.sender import Sender
from bot.errors import BotError, DeliveryFailed, ReceiverGone, RetryLater
from bot.use_cases.ports import Clock

_log = logging.getLogger(__name__)


def real_now() -> datetime:
    """Return the real time, which leases and retries go by."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class OutboxLimits:
    """How hard the loop tries; seconds of real time, `give_up_after` of business time."""

    at_once: int = 20
    lease_seconds: float = 30.0
    send_seconds: float = 20.0  # less than the lease: nobody else may start while this one still sends
    pause_seconds: float = 1.0  # the first back-off; doubled each time, with full jitter
    longest_pause_seconds: float = 300.0
    poll_seconds: float = 1.0
    give_up_after: timedelta = timedelta(hours=24)


class Despatch:
    """Sends claimed rows by their platform's sender."""

    def __init__(
        self,
        senders: Mapping[str, Sender],
        clock: Clock,
        limits: OutboxLimits,
        random: Random,
        now: Callable[[], datetime] = real_now,
    ) -> None:
        self._senders = senders
        self._clock = clock
        self._limits = limits
        self._random = random
        self._now = now

    async def attempt(self, claim: Claim) -> Outcome:
        """Try once; every error becomes an outcome."""
        if claim.outgoing.reply.quiet and claim.standing is None:
            return Sent(claim, None)
        try:
            async with asyncio.timeout(self._limits.send_seconds):
                return Sent(claim, await self._send(claim))
        except ReceiverGone as error:
            return self._hopeless(claim, error)
        except RetryLater as error:
            return self._later(claim, error, error.seconds, costs_attempt=False)
        except Exception as error:
            return self._later(claim, error, self._pause(claim.outgoing.attempts), costs_attempt=True)

    async def _send(self, claim: Claim) -> str:
        sender = self._senders.get(claim.outgoing.address.platform)
        if sender is None:
            raise DeliveryFailed(f"no sender for {claim.outgoing.address.platform}")
        return await sender.send(claim.outgoing, standing=claim.standing)

    def _pause(self, attempts: int) -> float:
        longest = self._limits.pause_seconds * 2.0 ** min(attempts - 1, 20)
        return self._random.uniform(0, min(longest, self._limits.longest_pause_seconds))

    def _later(self, claim: Claim, error: Exception, seconds: float, *, costs_attempt: bool) -> Outcome:
        if self._clock.now() - claim.outgoing.at >= self._limits.give_up_after:
            return self._hopeless(claim, error)
        is_ours = isinstance(error, BotError | TimeoutError)
        _log.warning(
            "outbox row %d not sent: %s", claim.outgoing.id, type(error).__name__,
            extra={"action": "outbox_send_failed", "attempt": claim.outgoing.attempts},
            exc_info=None if is_ours else error,
        )  # fmt: skip
        return Later(claim, self._now() + timedelta(seconds=seconds), costs_attempt)

    def _hopeless(self, claim: Claim, error: Exception) -> Outcome:
        why = type(error).__name__
        _log.error("outbox row %d buried: %s", claim.outgoing.id, why, extra={"action": "outbox_buried"})
        return Hopeless(claim, why)
