"""The JSON API of the sandbox: the page and the play driver speak nothing else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.sandbox.advance import advanced
from bot.channels.sandbox.answers import file_response, receipt_response, shown
from bot.channels.sandbox.dependencies import SandboxDependencies
from bot.channels.sandbox.directory import directory, rooms_of
from bot.channels.sandbox.reading import clean, file_name, id_of
from bot.channels.sandbox.receive import SandboxReceiver
from bot.channels.sandbox.refusals import SandboxRefusal
from bot.channels.sandbox.render import FILES_PATH
from bot.core.text import say
from bot.use_cases.ports import ShownMessage, UnitOfWork

API = "/sandbox/api"
UPLOAD_PATH = f"{API}/upload"
MOST_FILES = 10
LONGEST_WAIT = 25.0  # seconds that a request for changes is held open
LOOK_AGAIN = 1.0  # seconds: another process may have shown something without ringing our bell

Endpoint = Callable[[Request], Awaitable[Response]]


class SandboxApi:
    """The endpoints, over one set of dependencies."""

    def __init__(self, needs: SandboxDependencies) -> None:
        self._needs = needs
        self._receiver = SandboxReceiver(needs)

    def routes(self) -> list[Route]:
        """Return the API's routes."""
        table: list[tuple[str, str, Endpoint]] = [
            ("GET", f"{API}/state", self.state),
            ("GET", f"{API}/people", self.people),
            ("GET", f"{API}/brief", self.brief),
            ("GET", f"{API}/asking", self.asking),
            ("GET", f"{API}/idle", self.idle),
            ("GET", FILES_PATH + "/{sha256}/{name}", self.file),
            ("POST", f"{API}/say", self.say),
            ("POST", f"{API}/press", self.press),
            ("POST", f"{API}/submit", self.submit),
            ("POST", UPLOAD_PATH, self.upload),
            ("POST", f"{API}/advance", self.advance),
        ]
        return [Route(path, self._guarded(endpoint), methods=[method]) for method, path, endpoint in table]

    async def state(self, request: Request) -> Response:
        """Every message added or changed since `since`, waiting up to `wait` seconds for the first.

        `person` keeps the chats that this person sees. `reset` says that the chats began anew.
        """
        since = _number(request, "since", 0)
        until = time.monotonic() + min(_number(request, "wait", 0), LONGEST_WAIT)
        change, messages = await self._changes(since)
        bell = self._needs.bell
        while change == since and not bell.closed and (left := until - time.monotonic()) > 0:
            await bell.wait(min(left, LOOK_AGAIN))
            change, messages = await self._changes(since)
        reset = change < since
        if reset:
            change, messages = await self._changes(0)
        visible = await self._visible(messages, request.query_params.get("person"))
        now = self._needs.clock.now().isoformat()
        return JSONResponse({"change": change, "reset": reset, "now": now, "messages": visible})

    async def people(self, request: Request) -> Response:
        """The directory and the rooms."""
        return JSONResponse(
            await self._needs.transactions.run(
                lambda uow: directory(uow, self._needs.wording, self._needs.language)
            )
        )

    async def brief(self, request: Request) -> Response:
        """The side panel of `person`: `bot.channels.sandbox.panel.Panel`, or null without a Brief."""
        return JSONResponse({"panel": await self._needs.panel(id_of(request.query_params, "person")) or None})

    async def asking(self, request: Request) -> Response:
        """What the bot is asking `person`, as the play driver needs it."""
        return JSONResponse({"asking": await self._needs.asking(id_of(request.query_params, "person"))})

    async def idle(self, request: Request) -> Response:
        """Answer when inbox and outbox are empty; `idle` is false after `timeout` seconds (25 by default)."""
        seconds = min(_number(request, "timeout", LONGEST_WAIT), 600)
        try:
            await asyncio.wait_for(self._needs.idle(), seconds)
        except TimeoutError:
            return JSONResponse({"idle": False})
        return JSONResponse({"idle": True})

    async def file(self, request: Request) -> Response:
        """A file of the vault: pictures and PDFs open in the page, anything else is saved."""
        name = file_name(request.path_params["name"])
        try:
            content = await asyncio.to_thread(self._needs.vault.read, request.path_params["sha256"])
        except (KeyError, ValueError) as error:
            raise SandboxRefusal(say("sandbox.error.no_such_file"), 404) from error
        return file_response(content, name)

    async def say(self, request: Request) -> Response:
        """`{as, text, reply_to_card?, room?, id?}`."""
        return receipt_response(await self._receiver.say(await _json(request)))

    async def press(self, request: Request) -> Response:
        """`{as, button, id?}`."""
        return receipt_response(await self._receiver.press(await _json(request)))

    async def submit(self, request: Request) -> Response:
        """`{as, form, values, id?}`."""
        return receipt_response(await self._receiver.submit(await _json(request)))

    async def upload(self, request: Request) -> Response:
        """Multipart: `as`, `caption`, `id` and any number of `files` up to ten."""
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            files = [item for item in form.getlist("files") if isinstance(item, UploadFile)]
            return receipt_response(await self._receiver.upload(_fields(form), files))

    async def advance(self, request: Request) -> Response:
        """`{by: "1d 2h" | "2 business days"}`: move the virtual clock and answer with its new time."""
        by = clean((await _json(request)).get("by"))
        await self._needs.move_clock(advanced(self._needs.clock.now(), by, self._needs.calendar))
        self._needs.bell.ring()
        return JSONResponse({"now": self._needs.clock.now().isoformat()})

    async def _changes(self, since: int) -> tuple[int, list[ShownMessage]]:
        return await self._needs.transactions.run(lambda uow: uow.sandbox.since(since))

    async def _visible(self, messages: list[ShownMessage], handle: str | None) -> list[dict[str, Any]]:
        zone = self._needs.clock.now().tzinfo
        if handle is None:
            return [shown(message, zone) for message in messages]

        def rooms(uow: UnitOfWork) -> frozenset[str]:
            return rooms_of(uow.people.get(handle))

        seen = await self._needs.transactions.run(rooms)
        return [shown(message, zone) for message in messages if message.room in seen]

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        @wraps(endpoint)
        async def answer(request: Request) -> Response:
            try:
                _refuse_strangers(request)
                return await endpoint(request)
            except SandboxRefusal as refusal:
                words = self._needs.wording.render(refusal.text, self._needs.language)
                return JSONResponse({"error": words}, status_code=refusal.status)

        return answer


def _refuse_strangers(request: Request) -> None:
    """Another site's page must not act here through the browser of whoever runs the sandbox."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise SandboxRefusal(say("sandbox.error.stranger"), 403)


async def _json(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise SandboxRefusal(say("sandbox.error.not_understood"), 415)
    try:
        payload = await request.json()
    except (ValueError, RecursionError) as error:
        raise SandboxRefusal(say("sandbox.error.not_understood")) from error
    if not isinstance(payload, dict):
        raise SandboxRefusal(say("sandbox.error.not_understood"))
    return payload


def _number(request: Request, name: str, default: float) -> int:
    try:
        return max(0, int(float(request.query_params.get(name, default))))
    except (ValueError, OverflowError):
        return int(default)


def _fields(form: FormData) -> dict[str, Any]:
    return {name: value for name, value in form.items() if isinstance(value, str)}
