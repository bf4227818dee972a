"""Downloads with a token that only goes to the hosts it is meant for, whatever redirects say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import IO, Any, Final
from urllib.parse import urljoin, urlsplit

import aiohttp

from bot.errors import DeliveryFailed, FileRefused

CHUNK: Final = 256 * 1024
MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=20)


@dataclass(frozen=True)
class Downloads:
    """Fetches files from Slack. `hosts` (host or host:port) may have the token; `scheme` is the API's."""

    hosts: frozenset[str]
    scheme: str = "https"

    async def write(self, url: str, token: str, target: IO[bytes], *, size: int, media_type: str) -> None:
        """Write exactly *size* bytes. Raises `FileRefused` where it is gone and `DeliveryFailed` otherwise."""
        try:
            async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
                await self._follow(session, url, token, target, size, media_type)
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            raise DeliveryFailed(f"download: {type(error).__name__}") from None

    async def _follow(
        self,
        session: aiohttp.ClientSession,
        url: str,
        token: str,
        target: IO[bytes],
        size: int,
        media_type: str,
    ) -> None:
        for _ in range(MOST_REDIRECTS + 1):
            async with session.get(url, headers=self._headers(url, token), allow_redirects=False) as answer:
                if answer.status not in _REDIRECTS:
                    await _take(answer, target, size, media_type)
                    return
                url = urljoin(url, answer.headers.get("Location", ""))
        raise DeliveryFailed("download: too many redirects")

    def _headers(self, url: str, token: str) -> dict[str, str]:
        parts = urlsplit(url)
        if parts.scheme != self.scheme:
            raise DeliveryFailed("download: an address of another scheme")
        return {"Authorization": f"Bearer {token}"} if parts.netloc.lower() in self.hosts else {}


async def _take(answer: Any, target: IO[bytes], size: int, media_type: str) -> None:
    if answer.status in (404, 410):
        raise FileRefused("the file is gone")
    if answer.status != 200:
        raise DeliveryFailed(f"download: {answer.status}")
    if answer.content_type == "text/html" and media_type != "text/html":
        raise DeliveryFailed("download: a login page instead of the file")
    taken = 0
    async for chunk in answer.content.iter_chunked(CHUNK):
        taken += len(chunk)
        if taken > size:
            raise DeliveryFailed("download: more than the file has")
        await asyncio.to_thread(target.write, chunk)
    if taken != size:
        raise DeliveryFailed("download: the file ends early")
