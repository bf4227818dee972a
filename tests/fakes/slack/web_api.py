"""The dispatcher of `/api/<method>`: who may call, how often, what goes wrong on demand, what is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from tests.fakes.handing_out import drop
from tests.fakes.slack.arguments import arguments_of, client_of, token_of
from tests.fakes.slack.faults import Fault, Faults, delay
from tests.fakes.slack.methods.calling import ApiError, Events, Request, TooMany
from tests.fakes.slack.methods.table import METHODS, Method
from tests.fakes.slack.rate_limits import RateLimits
from tests.fakes.slack.records import Call, Installation, Json
from tests.fakes.slack.world import World

SECRETS: Final = ("token", "client_secret")


@dataclass(frozen=True)
class WebApi:
    """Answers calls; every refusal that no fault ordered is noted in `world.rejections`."""

    world: World
    events: Events
    limits: RateLimits
    faults: Faults

    async def handle(self, http: HttpRequest) -> Response:
        """Answer one call."""
        name = http.path_params["method"]
        fault = self.faults.take(name)
        if fault is not None and not fault.after_effect:
            return await self._failed(http, fault)
        answer = await self._answered(http, name)
        await delay(fault)
        return answer if fault is None or fault.seconds or fault.latch else await self._failed(http, fault)

    async def _answered(self, http: HttpRequest, name: str) -> Response:
        arguments: Json = {}
        workspace = ""
        try:
            method = METHODS.get(name)
            if method is None:
                raise ApiError("unknown_method", req_method=name)
            arguments = await arguments_of(http, reads_json=method.reads_json)
            request = self._request(http, name, method, arguments)
            workspace = request.workspace.id
            told = {"ok": True, **(await self._run(request, method))}
            self._note(name, workspace, arguments, None)
            return JSONResponse(told, headers=_scopes(request.installation, method))
        except ApiError as error:
            self._note(name, workspace, arguments, error.code)
            self.world.reject(name, error.code, *error.messages)
            return JSONResponse(error.to_json())
        except TooMany as error:
            self._note(name, workspace, arguments, "ratelimited")
            return too_many(error.seconds)

    def _request(self, http: HttpRequest, name: str, method: Method, arguments: Json) -> Request:
        token = token_of(http, arguments)
        if method.token == "client":
            arguments.update(client_of(http))
        installation = self._caller(method, token)
        workspace = self.world.workspaces[installation.team_id]
        return Request(self.world, self.events, self.limits, name, arguments, installation, workspace)

    def _caller(self, method: Method, token: str) -> Installation:
        if method.token == "client":
            return next(iter(self.world.workspaces.values())).installation
        if not token:
            raise ApiError("not_authed")
        is_app_token = token == self.world.app_token
        if method.token == "app" and is_app_token:
            return next(iter(self.world.workspaces.values())).installation
        installation = self.world.installations.get(token)
        if installation is None and not is_app_token:
            raise ApiError("invalid_auth")
        if installation is None or method.token == "app":
            raise ApiError("not_allowed_token_type")
        if installation.death is not None:
            raise ApiError(installation.death)
        if installation.ends_at is not None and self.world.clock.now() >= installation.ends_at:
            raise ApiError("token_expired")
        return installation

    async def _run(self, request: Request, method: Method) -> Json:
        wait = self.limits.wait_for_method(request.workspace.id, request.method, method.tier)
        if wait is not None:
            raise TooMany(wait)
        if method.scopes:
            request.needs(*method.scopes)
        missing = [name for name in method.required if request.arguments.get(name) in (None, "")]
        if missing:
            raise ApiError(
                "invalid_arguments", *[f"[ERROR] missing required field: {name}" for name in missing]
            )
        return await method.handler(request)

    def _note(self, name: str, workspace: str, arguments: Json, error: str | None) -> None:
        kept = {key: value for key, value in arguments.items() if key not in SECRETS}
        self.world.calls.append(Call(name, workspace, kept, self.world.clock.now(), error))
        self.world.bell.ring()

    async def _failed(self, http: HttpRequest, fault: Fault) -> Response:
        await http.body()
        await delay(None if fault.after_effect else fault)
        if fault.act is not None:
            fault.act()
        if fault.drops:
            await drop(http)
        if fault.status == 429:
            return too_many(fault.retry_after or 1)
        if fault.error is not None:
            return JSONResponse({"ok": False, "error": fault.error})
        return Response("upstream error", fault.status, media_type="text/plain")


def too_many(seconds: int) -> Response:
    """Return Slack's answer to one call too many."""
    return JSONResponse({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(seconds)})


def _scopes(installation: Installation, method: Method) -> dict[str, str]:
    return {
        "x-oauth-scopes": ",".join(sorted(installation.scopes)), "x-accepted-oauth-scopes": ",".join(method.scopes)
    }  # fmt: skip
