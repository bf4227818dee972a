"""The sandbox's API as the driver uses it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx

IDLE_SECONDS = 90


class SandboxClient:
    """Calls to one bot process."""

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=IDLE_SECONDS + 30)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def state(self, since: int) -> dict[str, Any]:
        """Return the messages added or rewritten after change *since*."""
        return await self._get("state", since=since)

    async def people(self) -> dict[str, Any]:
        """Return people and rooms."""
        return await self._get("people")

    async def asking(self, handle: str) -> str | None:
        """Return the ref of the field that *handle* is being asked."""
        found = (await self._get("asking", person=handle))["asking"]
        return found["ref"] if found else None

    async def records(self) -> dict[str, Any]:
        """Return every Brief and opportunity in the contract's form."""
        return await self._get("records")

    async def rasa_is_away(self) -> bool:
        """Tell whether the bot still holds messages back for Rasa."""
        return bool((await self._get("rasa"))["away"])

    async def idle(self) -> bool:
        """Wait until the bot has nothing left to do; False when it took too long."""
        return bool((await self._get("idle", timeout=IDLE_SECONDS))["idle"])

    async def post(self, path: str, **payload: Any) -> str | None:
        """Do something as a person; return the refusal's words, None where it was taken."""
        return _refusal(await self._client.post(f"/sandbox/api/{path}", json=payload))

    async def upload(self, handle: str, path: Path, caption: str) -> str | None:
        """Upload a file; return the refusal's words, None where it was taken."""
        files = {"files": (path.name, await asyncio.to_thread(path.read_bytes))}
        answer = await self._client.post(
            "/sandbox/api/upload", data={"as": handle, "caption": caption}, files=files
        )
        return _refusal(answer)

    async def _get(self, path: str, **params: Any) -> dict[str, Any]:
        answer = await self._client.get(f"/sandbox/api/{path}", params=params)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


def _refusal(answer: httpx.Response) -> str | None:
    if answer.is_success:
        return None
    if answer.is_client_error:
        try:
            return str(answer.json()["error"])
        except (ValueError, KeyError):
            return answer.text
    answer.raise_for_status()
    return None
