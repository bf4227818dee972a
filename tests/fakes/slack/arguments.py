"""What a call of the Web API carries: a query, a form or JSON, and a token in the header or among them."""

from __future__ import annotations

import base64
import json
from email.message import Message as Header
from typing import Any

from starlette.requests import Request as HttpRequest

from tests.fakes.slack.methods.calling import ApiError
from tests.fakes.slack.records import Json


async def arguments_of(request: HttpRequest, *, reads_json: bool) -> Json:
    """Return the arguments; a method that reads no JSON finds none in it. Raises `ApiError`."""
    told: Json = dict(request.query_params)
    if request.method == "GET":
        return told
    kind = content_type(request.headers.get("content-type", ""))
    if kind == "application/json":
        return {**told, **_from_json(await request.body())} if reads_json else told
    if kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form() as form:
            return {**told, **form}
    if await request.body():
        raise ApiError("invalid_post_type")
    return told


def token_of(request: HttpRequest, arguments: Json) -> str:
    """Return the token, "" where there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(arguments.get("token") or "")


def client_of(request: HttpRequest) -> Json:
    """Return the client's id and secret where they come by HTTP Basic."""
    scheme, _, coded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    client_id, _, secret = base64.b64decode(coded).decode().partition(":")
    return {"client_id": client_id, "client_secret": secret}


def content_type(header: str) -> str:
    """Return the media type without its parameters."""
    read = Header()
    read["content-type"] = header
    return read.get_content_type() if header else ""


def _from_json(body: bytes) -> Json:
    try:
        found: Any = json.loads(body or b"{}")
    except ValueError as error:
        raise ApiError("invalid_json") from error
    if not isinstance(found, dict):
        raise ApiError("json_not_object")
    return found
