"""A call's arguments, from the query string, a form, a multipart form or a JSON object."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refusals import wrong


@dataclass(frozen=True)
class Uploaded:
    """A file that came with a call."""

    name: str
    media_type: str
    content: bytes


@dataclass
class Arguments:
    """Values by name; those of a form are strings, those of JSON what they were."""

    values: Mapping[str, Any]
    files: Mapping[str, Uploaded] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "") or name in self.files

    def text(self, name: str) -> str:
        """Return a text, empty where there is none."""
        value = self.values.get(name)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def required(self, name: str) -> str:
        """Return a text that must be there."""
        if name not in self:
            raise wrong(f'parameter "{name}" is required')
        return self.text(name)

    def integer(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """Return a number, brought between the bounds as the real server does; no number is 0."""
        try:
            number = int(self.text(name) or default)
        except ValueError:
            number = 0
        number = number if least is None else max(least, number)
        return number if most is None else min(most, number)

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Any:
        """Return a JSON value, None where there is none; `what` names it in the refusal."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise wrong(f"can't parse {what} JSON object") from None

    def shown(self) -> Json:
        """Return what was asked, for the list of calls: files by their names."""
        return {**self.values, **{name: file.name for name, file in self.files.items()}}


async def read_arguments(request: Request) -> Arguments:
    """Read a request whole. Raises `Refused`."""
    values: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        return Arguments(values | await _object(request))
    if kind not in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        return Arguments(values)
    files: dict[str, Uploaded] = {}
    async with request.form(max_files=1000, max_fields=1000) as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                values[name] = value
                continue
            given = value.filename or "file"
            guessed = value.content_type or mimetypes.guess_type(given)[0] or "application/octet-stream"
            files[name] = Uploaded(given, guessed, await value.read())
    return Arguments(values, files)


async def _object(request: Request) -> dict[str, Any]:
    body = await request.body()
    try:
        given = json.loads(body) if body else {}
    except ValueError:
        raise wrong("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise wrong("object expected")
    return given
