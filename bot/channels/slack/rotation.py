"""Tokens that live for some hours, where the app has token rotation: renewed at half of their life."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from bot.channels.slack.installations import Installation, Installations
from bot.channels.slack.web_api import SlackRefused, WebApi

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rotation:
    """Renews by a refresh token, which Slack takes once. `api` makes a Web API by a token ("" for none)."""

    installations: Installations
    api: Callable[[str], WebApi]
    client_id: str
    client_secret: str
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def fresh(self, found: Installation) -> Installation:
        """Return the installation with a token that is not about to end. Raises `DeliveryFailed`."""
        if not self._is_due(found):
            return found
        async with self._one_at_a_time:
            kept = await self.installations.get(found.team) or found
            return await self._renewed(kept) if self._is_due(kept) else kept

    def seconds_left(self, found: Installation) -> float:
        """Return for how long the token needs no other; not less than none."""
        return max(0.0, found.renew_at - self.installations.now().timestamp()) if found.refresh else inf

    async def _renewed(self, kept: Installation) -> Installation:
        try:
            told = await self.api("").call(
                "oauth.v2.access", client_id=self.client_id, client_secret=self.client_secret,
                grant_type="refresh_token", refresh_token=kept.refresh,
            )  # fmt: skip
        except SlackRefused as refusal:  # another process was quicker, or the app was put out
            _log.warning("not renewed: %s", refusal, extra={"action": "slack_not_renewed", "team": kept.team})
            return await self.installations.get(kept.team) or kept
        now = self.installations.now().timestamp()
        made = replace(kept, token=str(told["access_token"]), **lifetime(told, now))
        await self.installations.put(made)
        return made

    def _is_due(self, found: Installation) -> bool:
        return self.seconds_left(found) == 0.0


def lifetime(told: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Return an installation's `refresh` and `renew_at` by what Slack told of a token at *now*."""
    refresh = str(told.get("refresh_token") or "")
    return {"refresh": refresh, "renew_at": now + float(told.get("expires_in") or 0) / 2 if refresh else 0.0}
