"""The Bot API over HTTP: who calls, what is called, what goes wrong, and the answer."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from tests.fakes.handing_out import drop
from tests.fakes.telegram.arguments import Arguments, read_arguments
from tests.fakes.telegram.faults import HTML, Fault
from tests.fakes.telegram.methods import chats, conversing, media, writing
from tests.fakes.telegram.methods.calling import Call, Method
from tests.fakes.telegram.methods.polling import Polling
from tests.fakes.telegram.methods.pushing import Pushing
from tests.fakes.telegram.records import ApiCall, Json
from tests.fakes.telegram.refusals import Refused
from tests.fakes.telegram.webhook import Webhook
from tests.fakes.telegram.world import World

_UNAUTHORIZED: Final = Refused(401, "Unauthorized", is_fault=True)
_NO_METHOD: Final = Refused(404, "Not Found: method not found", is_fault=True)
_LOGGED_OUT: Final = Refused(400, "Logged out", is_fault=True)


class BotApi:
    """Answers `/bot<token>/<method>`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.webhook = Webhook(world, self.execute)
        self.polling = Polling(self.webhook)
        self._methods: dict[str, Method] = {
            **writing.METHODS, **media.METHODS, **conversing.METHODS, **chats.METHODS,
            **self.polling.methods(), **Pushing(self.webhook, self.polling).methods(),
        }  # fmt: skip

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        name = str(request.path_params["method"])
        gone = asyncio.Event()
        try:
            method = self._method(str(request.path_params["token"]), name)
            args = await read_arguments(request)
        except Refused as refused:
            self._note(name, Arguments({}), refused)
            return _refusal(refused)
        except ClientDisconnect:
            return Response()
        watch = asyncio.create_task(self._until_gone(request, gone))
        try:
            return await self._with_faults(request, method, Call(self._world, method.name, args, gone))
        except Exception as error:
            self._world.crashes.append(error)
            raise
        finally:
            watch.cancel()

    async def execute(self, name: str, args: Arguments) -> Json:
        """Run a method as if it had been called; return the answer's body."""
        try:
            call = Call(self._world, name, args)
            return await self._run(self._method(self._world.token, name), call)
        except Refused as refused:
            self._note(name, args, refused)
            return refused.body()

    async def _with_faults(self, request: Request, method: Method, call: Call) -> Response:
        fault = self._world.faults.take(method.name)
        if fault is None or fault.after_effect:
            try:
                response: Response = JSONResponse(await self._run(method, call))
            except Refused as refused:
                self._note(call.name, call.args, refused)
                response = _refusal(refused)
            if fault is None:
                return response
            await asyncio.sleep(fault.seconds)
        else:
            self._world.calls.append(
                ApiCall(method.name, call.args.shown(), self._world.clock.now(), fault.description or "fault")
            )
            response = Response()
        if fault.action is not None:
            fault.action()
        if fault.drops:
            await drop(request)
        return response if fault.status == 200 else _fault(fault)

    async def _run(self, method: Method, call: Call) -> Json:
        for name in call.args.values.keys() - method.fields:
            self._world.reject(method.name, Refused(400, f'unknown parameter "{name}"'))
        result: Any = await method.run(call)
        self._note(method.name, call.args, None)
        return {"ok": True, "result": result}

    def _method(self, token: str, name: str) -> Method:
        if token != self._world.token:
            raise _UNAUTHORIZED
        if self._world.is_logged_out:
            raise _LOGGED_OUT
        if name.lower() not in self._methods:
            raise _NO_METHOD
        return self._methods[name.lower()]

    def _note(self, name: str, args: Arguments, refused: Refused | None) -> None:
        world = self._world
        world.calls.append(
            ApiCall(name, args.shown(), world.clock.now(), refused.description if refused else None)
        )
        if refused is not None and refused.is_fault:
            world.reject(name, refused)
        world.bell.ring()

    async def _until_gone(self, request: Request, gone: asyncio.Event) -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone.set()
        self._world.bell.ring()


def _refusal(refused: Refused) -> Response:
    headers = {}
    if seconds := refused.parameters.get("retry_after"):
        headers["Retry-After"] = str(seconds)
    return JSONResponse(refused.body(), refused.code, headers)


def _fault(fault: Fault) -> Response:
    if fault.is_html:
        return HTMLResponse(HTML, fault.status)
    parameters = {"retry_after": fault.retry_after} if fault.retry_after else {}
    return _refusal(Refused(fault.status, fault.description, parameters=parameters))
