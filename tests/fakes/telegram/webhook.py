"""Pushes updates to the bot: each queue in order, queues side by side, again until it answers well."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from tests.fakes.telegram.arguments import Arguments
from tests.fakes.telegram.records import Delivery, Json
from tests.fakes.telegram.updates import Update
from tests.fakes.telegram.world import World

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_PAUSE: Final = 60.0
LONGEST_RETRY_AFTER: Final = 3600.0
_IDLE: Final = 3600.0


@dataclass
class Webhook:
    """Where updates go, if anywhere; `reach` says where a public address really is (a proxy with TLS)."""

    world: World
    execute: Callable[[str, Arguments], Awaitable[Json]]  # runs a method that an answer asks for
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    answer_seconds: float = 60.0
    reach: dict[str, str] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)
    last_error: tuple[float, str] | None = None
    most_at_once: int = 0
    _at_once: int = 0
    _client: httpx.AsyncClient = field(
        default_factory=lambda: httpx.AsyncClient(trust_env=False, verify=False)
    )
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(40))
    _watch: asyncio.Task[None] | None = None
    _queues: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    def point_to(self, url: str, secret: str, max_connections: int) -> None:
        """Send updates to that address from now on; an empty one keeps them."""
        self._cancel()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self._room = asyncio.Semaphore(max_connections)
        if url:
            self._watch = asyncio.create_task(self._start_queues())

    async def stop(self) -> None:
        """Give up what is under way."""
        tasks = self._cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()

    def address(self) -> str:
        """Return where the address really is."""
        for public, real in self.reach.items():
            if self.url.startswith(public):
                return real + self.url.removeprefix(public)
        return self.url

    async def post(self, update: Json, secret: str | None = None) -> httpx.Response:
        """Send something to the webhook once, for tests of what the bot lets in."""
        known = self.secret if secret is None else secret
        headers = {"Content-Type": "application/json", **({SECRET_HEADER: known} if known else {})}
        body = json.dumps(update, separators=(",", ":")).encode()
        return await self._client.post(
            self.address(), content=body, headers=headers, timeout=self.answer_seconds
        )

    def _cancel(self) -> list[asyncio.Task[None]]:
        tasks = [*self._queues.values(), *([self._watch] if self._watch else [])]
        for task in tasks:
            task.cancel()
        self._queues.clear()
        self._watch = None
        return tasks

    async def _start_queues(self) -> None:
        while True:
            for queue in {update.queue for update in self.world.updates.waiting()} - self._queues.keys():
                self._queues[queue] = asyncio.create_task(self._serve(queue))
            await self.world.bell.wait(_IDLE)

    async def _serve(self, queue: int) -> None:
        while update := self._first(queue):
            await self._until_taken(update)
        self._queues.pop(queue, None)

    def _first(self, queue: int) -> Update | None:
        return next((one for one in self.world.updates.waiting() if one.queue == queue), None)

    async def _until_taken(self, update: Update) -> None:
        pause, attempt = 1.0, 0
        while update in self.world.updates.waiting():
            attempt += 1
            retry_after = await self._try(update, attempt)
            if retry_after is None:
                self.world.updates.confirm(update)
                return
            if attempt > 1:  # the first failure is tried again at once
                pause = min(LONGEST_PAUSE, pause * 2)
            wait = retry_after or (pause if attempt > 1 else 0.0)
            await self.world.clock.sleep(wait)

    async def _try(self, update: Update, attempt: int) -> float | None:
        """Return None where the bot took it, else in how many seconds it wants it again (0: it did not say)."""
        async with self._room:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            try:
                answer = await self.post(update.told())
            except httpx.TimeoutException:
                return self._failed(update, attempt, None, "Read timeout expired")
            except httpx.HTTPError:
                return self._failed(update, attempt, None, "Connection refused")
            finally:
                self._at_once -= 1
        if not answer.is_success:
            words = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
            self._failed(update, attempt, answer.status_code, words)
            return _seconds(answer.headers.get("retry-after", ""))
        self.deliveries.append(Delivery(update.id, attempt, answer.status_code))
        await self._do_as_told(answer)
        return None

    def _failed(self, update: Update, attempt: int, status: int | None, why: str) -> float:
        self.deliveries.append(Delivery(update.id, attempt, status))
        self.last_error = (self.world.clock.now(), why)
        self.world.bell.ring()
        return 0.0

    async def _do_as_told(self, answer: httpx.Response) -> None:
        told = _object(answer)
        if "method" in told:
            await self.execute(str(told.pop("method")), Arguments(told))


def url_problem(url: str, is_local: bool) -> str:
    """Return why an address will not do, empty where it will."""
    parts = urlsplit(url)
    if not parts.hostname:
        return "invalid webhook URL specified"
    if is_local:
        return ""
    if parts.scheme != "https":
        return "bad webhook: An HTTPS URL must be provided for webhook"
    if parts.port not in {None, 80, 88, 443, 8443}:
        return "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    return ""


def _object(answer: httpx.Response) -> dict[str, Any]:
    if not answer.content or not answer.headers.get("content-type", "").startswith("application/json"):
        return {}
    told = answer.json()
    return told if isinstance(told, dict) else {}


def _seconds(header: str) -> float:
    return min(float(header), LONGEST_RETRY_AFTER) if header.isdigit() else 0.0
