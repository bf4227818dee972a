"""A client without manners: it sends what it is told to and returns what comes back."""

from __future__ import annotations

from typing import Any, Self

import httpx

from tests.fakes.telegram import FakeTelegram


class Caller:
    """`await call("sendMessage", chat_id=…)` returns the answer's body."""

    def __init__(self, tg: FakeTelegram) -> None:
        self._base = f"{tg.base_url}{tg.token}/"
        self.client = httpx.AsyncClient(trust_env=False, verify=False, timeout=10)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    async def __call__(self, method: str, **arguments: Any) -> Any:
        answer = await self.client.post(self._base + method, json=arguments)
        return answer.json()

    async def result(self, method: str, **arguments: Any) -> Any:
        """Return the result of a call that goes well."""
        body = await self(method, **arguments)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **arguments: Any) -> tuple[int, str]:
        """Return the code and the description of a call that is refused."""
        body = await self(method, **arguments)
        assert not body["ok"], body
        return body["error_code"], body["description"]
