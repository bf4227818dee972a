"""Long answers in pages, by a cursor."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TypeVar

from tests.fakes.slack.methods.calling import ApiError, Request
from tests.fakes.slack.records import Json

T = TypeVar("T")


def page(
    request: Request, items: Sequence[T], *, absent: int = 100, most: int = 1000
) -> tuple[list[T], Json]:
    """Return the asked part and the answer's `response_metadata`."""
    start, limit = _start(request.text("cursor")), request.number("limit", absent)
    if not 1 <= limit <= most:
        raise ApiError("invalid_limit")
    end = start + limit
    after = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), {"response_metadata": {"next_cursor": after}}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, place = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word != "next":
            raise ValueError(cursor)
        return int(place)
    except ValueError as error:
        raise ApiError("invalid_cursor") from error
