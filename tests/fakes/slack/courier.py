"""Brings events, interactions and commands to the app: signed HTTP or Socket Mode, with Slack's retries."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from tests.fakes.slack.records import Ack, Json
from tests.fakes.slack.socket_hub import SocketHub
from tests.fakes.slack.world import World

RETRY_AFTER: Final = (0.0, 60.0, 300.0)  # by Slack's clock
_AGENT: Final = "Slackbot 1.0 (+https://api.slack.com/robots)"
_ONE_REQUEST: Final = httpx.Limits(max_keepalive_connections=0)  # the app may be killed at any time
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Parcel:
    """What is delivered: `kind` is events_api, interactive or slash_commands."""

    kind: str
    payload: Json
    attempt: int = 0
    reason: str = ""

    @property
    def what(self) -> str:
        """The event's type, the interaction's type or the command."""
        event = self.payload.get("event", {})
        return str(event.get("type") or self.payload.get("command") or self.payload.get("type"))

    def body(self) -> tuple[bytes, str]:
        """Return the bytes and the content type of an HTTP delivery."""
        told = json.dumps(self.payload, ensure_ascii=False, separators=(",", ":"))
        if self.kind == "events_api":
            return told.encode(), "application/json"
        form = self.payload if self.kind == "slash_commands" else {"payload": told}
        return urlencode(form).encode(), _FORM


@dataclass
class Courier:
    """Delivers to `app_url`, or by the hub where the app is set up for Socket Mode."""

    world: World
    hub: SocketHub
    signing_secret: str
    app_url: str | None = None
    ack_seconds: float = 3.0
    _client: httpx.AsyncClient = field(
        default_factory=lambda: httpx.AsyncClient(trust_env=False, limits=_ONE_REQUEST)
    )
    _running: set[asyncio.Task[Any]] = field(default_factory=set)
    _failures: list[BaseException] = field(default_factory=list)
    _copies: int = 0
    _held: list[Parcel] | None = None

    def duplicate_next(self, copies: int = 1) -> None:
        """Deliver the next event so many times more, at the same moment."""
        self._copies = copies

    def hold(self) -> None:
        """Keep events back until `release`."""
        self._held = []

    async def release(self, *, reverse: bool = False) -> list[Ack]:
        """Deliver what was held, one after another, perhaps the last first."""
        held, self._held = self._held or [], None
        return [await self.event(parcel.payload) for parcel in (held[::-1] if reverse else held)]

    async def event(self, payload: Json) -> Ack:
        """Deliver an event; what is not acknowledged is tried again in the background."""
        parcel = Parcel("events_api", payload)
        if self._held is not None:
            self._held.append(parcel)
            return Ack(parcel.kind, parcel.what, payload, 0, 0.0, None)
        copies, self._copies = self._copies, 0
        for _ in range(copies):
            self.start(self._once(parcel))
        ack = await self._once(parcel)
        if not ack.ok:
            self.start(self._again(parcel, ack))
        return ack

    async def interaction(self, kind: str, payload: Json) -> Ack:
        """Deliver an interaction or a command, which is never repeated."""
        return await self._once(Parcel(kind, payload))

    async def redeliver(self, payload: Json, *, attempt: int = 1, reason: str = "http_timeout") -> Ack:
        """Deliver an event that was delivered before, as a retry."""
        return await self._once(Parcel("events_api", payload, attempt, reason))

    def signature(self, body: bytes, at: int) -> dict[str, str]:
        """Return the headers that prove who sends."""
        signed = hmac.new(self.signing_secret.encode(), b"v0:%d:%s" % (at, body), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={signed}"}

    async def post(self, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """Send a request as it is, for tests of what the app lets in."""
        assert self.app_url is not None
        return await self._client.post(self.app_url, content=body, headers={"User-Agent": _AGENT, **headers})

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Let something be done in the background; its failure shows when the fake stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    async def idle(self) -> None:
        """Wait until nothing is under way, retries included."""
        while self._running:
            await asyncio.wait(self._running)

    async def give_up(self) -> None:
        """Try nothing again that was not taken, as Slack does after some minutes."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def stop(self) -> None:
        """Give up what is under way. Raises what went wrong inside the fake itself."""
        await self.give_up()
        await self._client.aclose()
        for failure in self._failures:
            raise failure

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (failure := task.exception()):
            self._failures.append(failure)

    async def _again(self, parcel: Parcel, first: Ack) -> None:
        ack = first
        for attempt, seconds in enumerate(RETRY_AFTER, start=1):
            await self.world.clock.sleep(seconds)
            ack = await self._once(Parcel(parcel.kind, parcel.payload, attempt, str(ack.failure)))
            if ack.ok or ack.failure == "no_retry":
                return

    async def _once(self, parcel: Parcel) -> Ack:
        started = time.monotonic()
        is_socket = self.world.setup.socket_mode
        try:
            async with asyncio.timeout(self.ack_seconds):
                status, body, failure = await (
                    self._by_socket(parcel) if is_socket else self._by_http(parcel)
                )
        except TimeoutError:
            status, body, failure = None, None, "timeout" if is_socket else "http_timeout"
        seconds = time.monotonic() - started
        ack = Ack(parcel.kind, parcel.what, parcel.payload, parcel.attempt, seconds, status, body, failure)
        self.world.acks.append(ack)
        self.world.bell.ring()
        return ack

    async def _by_socket(self, parcel: Parcel) -> tuple[int | None, Any, str | None]:
        answered, body = await self.hub.send(parcel.kind, parcel.payload, parcel.attempt, parcel.reason)
        return (200, body, None) if answered else (None, None, "connection_failed")

    async def _by_http(self, parcel: Parcel) -> tuple[int | None, Any, str | None]:
        body, kind = parcel.body()
        headers = {"Content-Type": kind, **self.signature(body, int(time.time()))}
        if parcel.attempt:
            headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": parcel.reason}
        if self.app_url is None:
            return None, None, "connection_failed"
        try:
            answer = await self.post(body, headers)
        except httpx.HTTPError:
            return None, None, "connection_failed"
        failure = None if answer.is_success else "http_error"
        if failure and answer.headers.get("x-slack-no-retry") == "1":
            failure = "no_retry"
        return answer.status_code, _read(answer), failure


def _read(answer: httpx.Response) -> Any:
    if answer.headers.get("content-type", "").startswith("application/json") and answer.content:
        return answer.json()
    return answer.text
