"""Socket Mode: the connections of the app, what is sent over them, and how they fail."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.fakes.slack.records import Json
from tests.fakes.slack.world import World

MOST_CONNECTIONS: Final = 10


@dataclass(eq=False)
class Connection:
    """One open socket; `unanswered` are envelopes by id."""

    socket: WebSocket
    unanswered: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    is_frozen: bool = False

    @property
    def transport(self) -> Any:
        """The connection below, which a fault may pause or break."""
        return self.socket.scope["fake.transport"]


class SocketHub:
    """Takes connections by their tickets and shares deliveries among them in turn."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._turn = 0
        self._tried: dict[str, Connection] = {}  # by event id
        self._sent: set[str] = set()  # ids of envelopes, those that nobody waits for any more too
        self.connections: list[Connection] = []
        self.opened = 0  # how many connections there ever were

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection until it ends."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._world.tickets:
            await socket.close(4401)
            return
        self._world.tickets.discard(ticket)
        await socket.accept()
        connection = Connection(socket)
        if len(self.connections) >= MOST_CONNECTIONS:
            await self._disconnect(connection, "too_many_websockets")
            return
        self.connections.append(connection)
        self.opened += 1
        try:
            await socket.send_json(self._hello())
            self._world.bell.ring()
            await self._listen(connection)
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._lost(connection)

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> tuple[bool, Any]:
        """Deliver over the connection whose turn it is; False where nobody took it.

        Waits for the answer as long as the caller lets it.
        """
        connection = self._next(str(payload.get("event_id", "")))
        if connection is None:
            return False, None
        envelope: Json = {"envelope_id": str(uuid4()), "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.unanswered[envelope["envelope_id"]] = answer
        self._sent.add(envelope["envelope_id"])
        try:
            await connection.socket.send_json(envelope)
            return True, await answer
        except (ConnectionError, RuntimeError, WebSocketDisconnect):
            return False, None
        finally:
            connection.unanswered.pop(envelope["envelope_id"], None)

    async def refresh(self, seconds: float = 2.0) -> None:
        """Ask every connection to come again, as Slack does every few hours.

        Nothing more is sent over the old ones, which end when the app is back or after `seconds`.
        """
        old, opened = list(self.connections), self.opened
        for connection in old:
            self.connections.remove(connection)
            for reason in ("warning", "refresh_requested"):
                await self._tell_disconnect(connection, reason)
        with contextlib.suppress(AssertionError):
            await self._world.bell.until(lambda: self.opened >= opened + len(old), seconds)
        for connection in old:
            await self._close(connection)

    def freeze(self, *some: Connection) -> None:
        """Let connections (all by default) die silently: nothing is read, no ping is answered."""
        for connection in some or self.connections:
            connection.is_frozen = True
            connection.transport.pause_reading()

    def cut(self) -> None:
        """Break the standing connections."""
        for connection in list(self.connections):
            connection.transport.abort()
            self._lost(connection)

    async def link_disabled(self) -> None:
        """End every connection, as where Socket Mode is switched off."""
        for connection in list(self.connections):
            await self._disconnect(connection, "link_disabled")

    def _next(self, event: str) -> Connection | None:
        """Return the connection whose turn it is; an event that comes again goes to another, if there is one."""
        tried = self._tried.get(event)
        others = [one for one in self.connections if one is not tried] or self.connections
        if not others:
            return None
        self._turn += 1
        chosen = others[self._turn % len(others)]
        if event:
            self._tried[event] = chosen
        return chosen

    async def _listen(self, connection: Connection) -> None:
        while True:
            told = await connection.socket.receive_json()
            envelope = str(told.get("envelope_id"))
            answer = connection.unanswered.get(envelope)
            if envelope not in self._sent:
                self._world.reject("socket_mode", "unknown_envelope")
            elif answer is not None and not answer.done():
                answer.set_result(told.get("payload") or "")

    def _lost(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
        for answer in connection.unanswered.values():
            if not answer.done():
                answer.set_exception(ConnectionError())
        self._world.bell.ring()

    async def _disconnect(self, connection: Connection, reason: str) -> None:
        await self._tell_disconnect(connection, reason)
        await self._close(connection)

    async def _close(self, connection: Connection) -> None:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await connection.socket.close()
        self._lost(connection)

    async def _tell_disconnect(self, connection: Connection, reason: str) -> None:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await connection.socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "fake"}}
            )

    def _hello(self) -> Json:
        return {
            "type": "hello", "num_connections": len(self.connections),
            "connection_info": {"app_id": self._world.app_id},
            "debug_info": {"host": "fake", "build_number": 1, "approximate_connection_time": 18060},
        }  # fmt: skip
