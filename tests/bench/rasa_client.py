"""Rasa asked directly: what the bot's turn cannot do without, and what stock Rasa does by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from bot.understanding.server import RasaServer
from tests.bench.measures import seconds


@dataclass(frozen=True)
class RasaAddress:
    """Where a running Rasa answers, and its token."""

    url: str
    token: str

    @classmethod
    def of(cls, server: RasaServer) -> RasaAddress:
        """Return the address of a server of ours."""
        return cls(server.url, server.token)


@dataclass(frozen=True)
class RasaClient:
    """A kept connection to one Rasa; each call returns its seconds."""

    http: httpx.AsyncClient

    async def parse(self, text: str) -> float:
        """Time `/model/parse`."""
        return await self._post("/model/parse", {"text": text})

    async def converse(self, sender: str, text: str) -> float:
        """Time one turn of the REST channel. Raises `RuntimeError` where Rasa answers nothing."""
        return await self._post("/webhooks/rest/webhook", {"sender": sender, "message": text})

    async def _post(self, path: str, body: dict[str, Any]) -> float:
        async def ask() -> None:
            answer = await self.http.post(path, json=body)
            if not answer.raise_for_status().json():
                raise RuntimeError(f"Rasa answered nothing on {path}")

        return await seconds(ask)


@asynccontextmanager
async def rasa_client(address: RasaAddress) -> AsyncIterator[RasaClient]:
    """Open the connection."""
    async with httpx.AsyncClient(base_url=address.url, params={"token": address.token}, timeout=60) as http:
        yield RasaClient(http)
