"""Slack's Web API: its refusals as our errors, its pauses remembered, nothing tried twice behind our back."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DeliveryFailed, ReceiverGone, RetryLater

_log = logging.getLogger(__name__)
SECONDS: Final = 10  # a call that takes longer is as good as lost
PAUSE: Final = 30.0  # where Slack does not say for how long
_FORMS: Final = (
    "auth.revoke", "conversations.replies", "files.getUploadURLExternal", "files.info", "oauth.", "users.",
)  # fmt: skip
"""The methods that read no JSON."""
_LATER: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_UNSURE: Final = frozenset({
    "fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org",
    "accesslimited", "external_channel_migrating", "unknown",
})  # fmt: skip


DEAD: Final = frozenset({"account_inactive", "invalid_auth", "token_expired", "token_revoked"})
"""What Slack says to a token that is good for nothing any more."""


class SlackRefused(ReceiverGone):
    """Slack will not do this, however often it is asked; `code` says why."""

    def __init__(self, method: str, code: str) -> None:
        super().__init__(f"{method}: {code}")
        self.code = code


@dataclass
class WebApi:
    """One workspace's calls. `lane` is what Slack's limit counts beside the method: a channel, or nothing.

    `on_dead` is told when Slack says that the token is good for nothing. A refusal is logged unless its caller says
    it in words of its own (`is_logged`).
    """

    client: AsyncWebClient
    on_dead: Callable[[], Awaitable[None]] | None = None
    is_logged: bool = True
    now: Callable[[], float] = time.monotonic
    _not_before: dict[tuple[str, str], float] = field(default_factory=dict)

    async def call(self, method: str, *, lane: str = "", **arguments: Any) -> dict[str, Any]:
        """Return Slack's answer.

        Raises `RetryLater`, `SlackRefused` where another try would not help, `DeliveryFailed` where it may
        have arrived.
        """
        wait = self._not_before.get((method, lane), 0.0) - self.now()
        if wait > 0:
            raise RetryLater(wait)
        told = {key: value for key, value in arguments.items() if value is not None}
        as_form = any(method.startswith(name) for name in _FORMS)
        try:
            answer = await self.client.api_call(
                method, data=told if as_form else None, json=None if as_form else told
            )
        except SlackApiError as error:
            refusal = self._refusal(method, lane, error)
            if self.on_dead and isinstance(refusal, SlackRefused) and refusal.code in DEAD:
                await self.on_dead()
            raise refusal from None  # the cause may hold what was sent
        except (TimeoutError, SlackClientError, aiohttp.ClientError, OSError) as error:
            raise DeliveryFailed(f"{method}: {type(error).__name__}") from None
        data = answer.data
        return data if isinstance(data, dict) else {}

    def _refusal(self, method: str, lane: str, error: SlackApiError) -> DeliveryFailed:
        answer: Any = error.response
        data = getattr(answer, "data", None)
        code = str(data.get("error", "")) if isinstance(data, dict) else ""
        status = int(getattr(answer, "status_code", None) or getattr(answer, "status", None) or 0)
        if status == 429 or code in _LATER:
            seconds = _seconds(getattr(answer, "headers", {}))
            self._not_before[method, lane] = self.now() + seconds
            return RetryLater(seconds)
        if not code or code in _UNSURE or status >= 500:
            return DeliveryFailed(f"{method}: {code or status}")
        if self.is_logged:
            _log.error("%s was refused: %s", method, code, extra={"action": "slack_refused"})
        return SlackRefused(method, code)


def _seconds(headers: Any) -> float:
    told = str(headers.get("Retry-After") or headers.get("retry-after") or "")
    return float(told) if told.isdecimal() else PAUSE


def web_client(token: str, base_url: str) -> AsyncWebClient:
    """Return a client that tries once: whether to try again is decided by the outbox."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=SECONDS, retry_handlers=[])
