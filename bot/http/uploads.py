"""`/upload/<token>`: files that a chat does not take, sent from a browser into the person's conversation.

GET shows and uses nothing up. POST streams the files to the disk and into the vault, and answers once their row of
the inbox stands. The token in the path is what proves the sender, so a form of another site cannot send anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.messages import IncomingFile
from bot.core.text import Param, Text, say
from bot.errors import FileRefused
from bot.http.multipart import MEGABYTE, MOST_FILES, Arrived, ArrivingFiles, FormUnreadable
from bot.http.small_page import draw_page
from bot.http.upload_script import SCRIPT, TOLD_BY_SCRIPT
from bot.use_cases.accounts.bind_account import digest_of
from bot.use_cases.intake.upload_link import PAGE, UploadPage, show_upload, take_upload, upload_refused
from bot.use_cases.ports import Clock, Transactions, Vault
from bot.use_cases.turn import Services

LONGEST_TOKEN: Final = 100
AT_ONCE: Final = 4
"""Sendings under way; whoever comes fifth is asked to try again: they must not fill the disk together."""
SILENCE_SECONDS: Final = 60.0
"""How long a sending may stand still."""
ROOM: Final = 1 * MEGABYTE
"""For what stands around the files in a form."""
CLOSED: Final = {"upload.used": 410, "upload.no_chat": 409}


@dataclass(frozen=True)
class Uploads:
    """The page over the bot's parts; *taken* is called once a row stands in the inbox."""

    transactions: Transactions
    services: Services
    clock: Clock
    vault: Vault
    folder: Path
    clean_name: Callable[[str], str]
    taken: Callable[[], None] = lambda: None
    _under_way: set[str] = field(default_factory=set)

    @property
    def most_bytes(self) -> int:
        """How much one sending may hold."""
        return self.services.most_megabytes * MEGABYTE

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route(f"{PAGE}/{{token}}", self.answer, methods=["GET", "POST"])]

    def body_limits(self) -> dict[str, int]:
        """Return how large a body may be: a sending somewhat too large is refused in words, not cut off."""
        return {f"{PAGE}/": 2 * self.most_bytes + ROOM}

    async def answer(self, request: Request) -> Response:
        """Show the page, or take what was sent with it."""
        token = str(request.path_params["token"])[:LONGEST_TOKEN]
        page = await self.transactions.run(lambda uow: show_upload(uow, self.services, token))
        if request.method == "POST" and page.is_open:
            page = await self._take_once(request, token)
        return self._drawn(page)

    async def _take_once(self, request: Request, token: str) -> UploadPage:
        """Take one sending by one link at a time."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise HTTPException(403)
        digest = digest_of(token)
        if digest in self._under_way:
            return await self._refused(token, say("upload.under_way"))
        if len(self._under_way) >= AT_ONCE:
            raise HTTPException(503)
        self._under_way.add(digest)
        try:
            return await self._take(request, token)
        except FileRefused as refused:
            assert isinstance(refused.said, Text)
            return await self._refused(token, refused.said)
        except FormUnreadable:
            return await self._refused(token, say("upload.cut_short"))
        finally:
            self._under_way.discard(digest)

    async def _take(self, request: Request, token: str) -> UploadPage:
        began = self.services.real_now()
        await asyncio.to_thread(self.folder.mkdir, mode=0o700, parents=True, exist_ok=True)
        with ArrivingFiles(request.headers.get("content-type", ""), self.folder, self.most_bytes) as arriving:
            arrived = await arriving.read(_pieces(request))
            if sum(file.size for file in arrived) > self.most_bytes:
                raise FileRefused(say("upload.too_much", most=self.services.most_megabytes))
            files = tuple([await self._keep(file) for file in arrived])
        return await self._enter(token, files, began)

    async def _keep(self, file: Arrived) -> IncomingFile:
        sha256 = await asyncio.to_thread(self.vault.put, file.stream)
        return IncomingFile(sha256, self.clean_name(file.name), file.size, file.media_type)

    async def _enter(self, token: str, files: tuple[IncomingFile, ...], began: datetime) -> UploadPage:
        now = self.clock.now()
        page = await self.transactions.run(
            lambda uow: take_upload(uow, self.services, token, files, began=began, now=now)
        )
        self.taken()
        return page

    async def _refused(self, token: str, why: Text) -> UploadPage:
        return await self.transactions.run(lambda uow: upload_refused(uow, self.services, token, why))

    def _drawn(self, page: UploadPage) -> Response:
        def words(text: Param) -> str:
            return escape(self.services.wording.render(text, page.language))

        body = f'<p class="said" role="status">{words(page.said)}</p>'
        if page.names:
            body += f"<ul>{''.join(f'<li>{escape(name)}</li>' for name in page.names)}</ul>"
        if page.is_open:
            body += self._form(page, words)
        status = CLOSED.get(page.said.id, 200)
        script = SCRIPT if page.is_open else ""
        return draw_page(words(say("upload.title")), body, page.language, status, script)

    def _form(self, page: UploadPage, words: Callable[[Param], str]) -> str:
        most = self.services.most_megabytes
        about = f"<p>{words(page.about)}</p>" if page.about else ""
        told = {name: words(say(f"upload.script.{name}", most=most)) for name in TOLD_BY_SCRIPT}
        data = "".join(f' data-{name}="{said}"' for name, said in told.items())
        return (
            f'{about}<form method="post" enctype="multipart/form-data" data-most="{self.most_bytes}"'
            f' data-files="{MOST_FILES}"{data}>'
            f'<label for="files">{words(say("upload.label"))}</label>'
            '<input id="files" name="files" type="file" multiple required aria-describedby="hint wrong">'
            f'<p class="hint" id="hint">{words(say("upload.hint", most=most, files=MOST_FILES))}</p>'
            '<p class="wrong" id="wrong" role="alert"></p>'
            f'<progress id="progress" max="100" value="0" aria-label="{words(say("upload.progress"))}" hidden>'
            "</progress>"
            f"<button>{words(say('upload.send'))}</button></form>"
        )


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """Yield the body as it comes. Raises `FormUnreadable` where nothing comes any more."""
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except (TimeoutError, ClientDisconnect) as error:
            raise FormUnreadable from error
        yield piece
