"""What a channel offers the outbox loop."""

from __future__ import annotations

from typing import Protocol

from bot.use_cases.ports import Outgoing


class Sender(Protocol):
    """One platform's way of delivering a reply."""

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Deliver and return the platform's reference of the message.

        `standing` is the reference of the card as it stands at that address: rewrite it there, or post
        anew where there is None. `outgoing.attempts > 1` means that an earlier try may have arrived:
        look for `outgoing.key` first where the platform can be asked. Raises `RetryLater` where the
        platform says when to come back, `ReceiverGone` where it will never take this message, and
        `DeliveryFailed` where another try may help.
        """
        ...
