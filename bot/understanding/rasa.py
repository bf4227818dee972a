"""Understanding by Rasa's `/model/parse`, one stateless call per text, over one or more equal replicas."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import httpx

from bot.core.folding import clean
from bot.core.understanding import Understanding
from bot.errors import UnderstandingUnavailable

LONGEST_TEXT = 2_000
"""Characters sent to Rasa; an intent shows itself earlier, and a pasted document must not hold the queue."""

NOTHING_SAID = Understanding("out_of_scope", 0.0, (("out_of_scope", 0.0),))
"""What a text without a single character to read means."""

_log = logging.getLogger(__name__)


class RasaInterpreter:
    """The `Interpreter` port over HTTP; the next replica is asked when one does not answer."""

    def __init__(
        self,
        urls: Sequence[str],
        token: str = "",
        *,
        seconds: float = 5.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """*urls*: base addresses of replicas that serve the same model; *token*: their API token."""
        quiet_http_logs()
        self._urls = [url.rstrip("/") for url in urls]
        self._turn = 0
        self._client = httpx.AsyncClient(
            params={"token": token} if token else None,
            timeout=seconds,
            transport=transport,
        )

    async def understand(self, text: str) -> Understanding:
        """Return what Rasa makes of *text*. Raises `UnderstandingUnavailable` when no replica answers."""
        said = clean(text)[:LONGEST_TEXT]
        if not said:
            return NOTHING_SAID
        for url in self._replicas():
            answer = await self._ask(url, said)
            if answer is not None:
                return to_understanding(answer)
        raise UnderstandingUnavailable

    async def aclose(self) -> None:
        """Close the kept connections."""
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def _replicas(self) -> list[str]:
        """Return every address once, another one first at each call."""
        self._turn = (self._turn + 1) % max(len(self._urls), 1)
        return self._urls[self._turn :] + self._urls[: self._turn]

    async def _ask(self, url: str, text: str) -> dict[str, Any] | None:
        """Return Rasa's answer, or None (logged, without text or token) when this replica has none."""
        try:
            response = await self._client.post(f"{url}/model/parse", json={"text": text})
        except httpx.TransportError as error:
            _log.warning(
                "Rasa did not answer: %s", type(error).__name__, extra={"action": "rasa_unreachable"}
            )
            return None
        if response.status_code != httpx.codes.OK:
            _log.warning("Rasa answered %s", response.status_code, extra={"action": "rasa_refused"})
            return None
        answer: dict[str, Any] = response.json()
        return answer


def to_understanding(answer: dict[str, Any]) -> Understanding:
    """Translate the body of `/model/parse`; Rasa's own `nlu_fallback` is left out of the ranking."""
    ranked = tuple(
        (str(one["name"]), float(one["confidence"]))
        for one in answer.get("intent_ranking", ())
        if one.get("name") and one["name"] != "nlu_fallback"
    )
    if not ranked:
        return NOTHING_SAID
    intent, confidence = ranked[0]
    return Understanding(intent, confidence, ranked)


def quiet_http_logs() -> None:
    """Keep the client's log of addresses, which hold the token, out of ours."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
