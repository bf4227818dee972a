"""Files for a person or a room: announced, uploaded, put where they belong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from bot.channels.slack.web_api import SECONDS
from bot.channels.slack.workspaces import Workspace
from bot.core.replies import Document
from bot.errors import DeliveryFailed


@dataclass(frozen=True)
class Documents:
    """Uploads what the vault holds. `read` returns the content by its SHA-256."""

    read: Callable[[str], bytes]

    async def post(self, workspace: Workspace, document: Document, channel: str, thread: str | None) -> None:
        """Put a file into a channel or thread. Raises `DeliveryFailed` and what a call raises."""
        content = await asyncio.to_thread(self.read, document.sha256)
        told = await workspace.api.call(
            "files.getUploadURLExternal", filename=document.name, length=len(content), alt_txt=document.alt
        )
        await _upload(str(told["upload_url"]), content)
        await workspace.api.call(
            "files.completeUploadExternal", files=[{"id": told["file_id"], "title": document.name}],
            channel_id=channel, thread_ts=thread,
        )  # fmt: skip


async def _upload(url: str, content: bytes) -> None:
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(url, data=content) as answer,
        ):
            if answer.status != 200:
                raise DeliveryFailed(f"upload: {answer.status}")
    except (TimeoutError, aiohttp.ClientError) as error:
        raise DeliveryFailed(f"upload: {type(error).__name__}") from None
