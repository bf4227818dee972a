"""Calls of HubSpot's API: one account's, paged, paused as it asks for, tried again where it fails."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx

from bot.core.text import say
from bot.errors import BotError

_log = logging.getLogger(__name__)
SECONDS: Final = 30.0
TRIES: Final = 6
PAUSE: Final = 10.0
"""Seconds to wait where HubSpot does not say for how long: its limits count ten seconds."""
LONGEST_PAUSE: Final = 60.0


class CrmUnavailable(BotError):
    """The CRM does not answer, or refuses us; check its token and its address."""


@dataclass(frozen=True)
class HubSpotApi:
    """One account over one HTTP client."""

    http: httpx.AsyncClient
    sleep: Callable[[float], Awaitable[None]]

    async def pages(self, path: str, asked: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Return all of a list. Raises `CrmUnavailable`."""
        return [one async for page in self.each_page(path, asked) for one in page]

    async def each_page(self, path: str, asked: Mapping[str, Any]) -> AsyncIterator[list[Mapping[str, Any]]]:
        """Yield the pages of a list. Raises `CrmUnavailable`."""
        after: str | None = None
        while True:
            told = await self.call("GET", path, params={**asked, **({"after": after} if after else {})})
            yield told.get("results", [])
            following = ((told.get("paging") or {}).get("next") or {}).get("after")
            if not following or following == after:
                return
            after = following

    async def call(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        """Call until it is answered: pauses are kept as HubSpot asks for them, failures are tried again."""
        for attempt in range(TRIES):
            try:
                answer = await self.http.request(method, path, **more)
            except httpx.HTTPError as error:
                why, pause = type(error).__name__, 2.0**attempt
            else:
                if answer.status_code in (200, 207):
                    found: dict[str, Any] = answer.json()
                    return found
                if answer.status_code in (401, 403):
                    raise CrmUnavailable(say("error.crm.refused", status=answer.status_code))
                why, pause = str(answer.status_code), _pause(answer, attempt)
                if answer.status_code != 429 and answer.status_code < 500:
                    break
            _log.warning("the CRM is tried again: %s", why, extra={"action": "crm_again"})
            await self.sleep(pause)
        raise CrmUnavailable(say("error.crm.away", why=why))


@asynccontextmanager
async def opened(
    base_url: str, token: str, sleep: Callable[[float], Awaitable[None]]
) -> AsyncIterator[HubSpotApi]:
    """Yield the API of the account that the token is of."""
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(
        base_url=base_url, headers=headers, timeout=SECONDS, trust_env=False
    ) as http:
        yield HubSpotApi(http, sleep)


def _pause(answer: httpx.Response, attempt: int) -> float:
    said = answer.headers.get("retry-after", "")
    if said.replace(".", "", 1).isdigit():
        return min(float(said), LONGEST_PAUSE)
    return PAUSE if answer.status_code == 429 else 2.0**attempt
