"""`/files/<token>`: a document by link, always as an attachment; read from the vault by way of the disk."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.core.replies import Document
from bot.core.text import say
from bot.http.small_page import draw_page
from bot.use_cases.document_link import PAGE, linked_document
from bot.use_cases.ports import Clock, Transactions, Vault
from bot.use_cases.turn import Services

LONGEST_TOKEN: Final = 100
AT_ONCE: Final = 4
PIECE: Final = 256 * 1024


@dataclass(frozen=True)
class Downloads:
    """The documents over the bot's parts; *folder*: where they are poured, as nameless files."""

    transactions: Transactions
    services: Services
    clock: Clock
    vault: Vault
    folder: Path
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route(f"{PAGE}/{{token}}", self.answer, methods=["GET"])]

    async def answer(self, request: Request) -> Response:
        """Hand the document out, whole or not at all; 410 with words where the link is not good."""
        token = str(request.path_params["token"])[:LONGEST_TOKEN]
        now = self.clock.now()
        document = await self.transactions.run(lambda uow: linked_document(uow, self.services, token, now))
        if document is None:
            return self._gone()
        async with self._places:
            try:
                stream, size = await asyncio.to_thread(self._poured, document)
            except KeyError:
                return self._gone()
        return StreamingResponse(
            _pieces(stream), media_type=document.media_type, headers=_headers(document, size)
        )

    def _poured(self, document: Document) -> tuple[BinaryIO, int]:
        """Return the document's content on the disk, checked to be what was put. Raises `KeyError`."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115  # closed once it is handed out
        try:
            self.vault.copy_to(document.sha256, stream)
            size = stream.seek(0, os.SEEK_END)
            stream.seek(0)
        except BaseException:
            stream.close()
            raise
        return stream, size

    def _gone(self) -> Response:
        def words(text_id: str) -> str:
            return escape(self.services.wording.render(say(text_id), self.services.language))

        body = f'<p class="said" role="status">{words("files.gone")}</p>'
        return draw_page(words("files.title"), body, self.services.language, 410)


async def _pieces(stream: BinaryIO) -> AsyncIterator[bytes]:
    with stream:
        while piece := await asyncio.to_thread(stream.read, PIECE):
            yield piece


def _headers(document: Document, size: int) -> dict[str, str]:
    return {
        "Content-Disposition": f"attachment; filename*=utf-8''{quote(document.name, safe='')}",
        "Content-Length": str(size),
    }
