"""How a platform's file host hands out a file: whole, cut short, or slowly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request

CHUNK: Final = 64 * 1024


@dataclass
class Serving:
    """How a file is handed out: whole by default."""

    status: int = 200
    keep_bytes: int | None = None  # a short body: the connection ends after so many
    seconds_per_chunk: float = 0.0
    latch: asyncio.Event | None = None  # after the first bytes nothing comes until it is set


async def body_of(request: Request, content: bytes | Path, serving: Serving) -> AsyncIterator[bytes]:
    """Yield a file's bytes, which are in memory or at a path, as it is to be handed out."""
    keep, sent = serving.keep_bytes, 0
    async for chunk in _chunks(content):
        if keep is not None and sent + len(chunk) > keep:
            yield chunk[: keep - sent]
            await asyncio.sleep(0.05)  # so that what was sent arrives before the connection ends
            await drop(request)
            return
        sent += len(chunk)
        yield chunk
        if serving.seconds_per_chunk:
            await asyncio.sleep(serving.seconds_per_chunk)
        if serving.latch:
            await serving.latch.wait()


async def drop(request: Request) -> None:
    """End the connection without an answer, as a cut cable does."""
    transport: Any = request.scope["fake.transport"]
    if transport is not None:
        transport.abort()
    await asyncio.sleep(0.01)  # the server notices the loss, and then sends nothing


async def _chunks(content: bytes | Path) -> AsyncIterator[bytes]:
    if isinstance(content, bytes):
        for start in range(0, len(content), CHUNK):
            yield content[start : start + CHUNK]
        return
    with content.open("rb") as file:
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            yield chunk
