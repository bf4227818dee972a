"""Files that people sent: streamed to the disk, measured, and only then put into the vault."""

from __future__ import annotations

import asyncio
import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import httpx
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.settings import CLOUD_MEGABYTES, MEGABYTE, TelegramSettings
from bot.core.messages import Identity, IncomingFile, RemoteFile
from bot.core.text import say
from bot.errors import DeliveryFailed, FileRefused
from bot.use_cases.ports import Vault, Visitor

_log = logging.getLogger(__name__)
READ_SECONDS = 30.0
_TOO_BIG = "file is too big"  # what Telegram says of one whose size it did not tell


@dataclass(frozen=True)
class TelegramDoor:
    """Implements `ports.Door`: Telegram proves an account's number, and nothing of whose it is."""

    bot: Bot = field(repr=False)  # its text holds the token
    settings: TelegramSettings
    vault: Vault
    http: httpx.AsyncClient
    checkpoint: Callable[[str], None] = lambda name: None

    async def look(self, identity: Identity) -> Visitor:
        """Return that nobody is known by an account alone."""
        return Visitor("", "unknown")

    async def fetch(self, identity: Identity, file: RemoteFile) -> IncomingFile:
        """Take a file into the vault. Raises `FileRefused` and `DeliveryFailed`."""
        if file.size > self.settings.most_megabytes * MEGABYTE:
            size, most = -(-file.size // MEGABYTE), self.settings.most_megabytes
            raise FileRefused(say("telegram.too_big_here", name=file.name, size=size, most=most))
        path = await self._path(file)
        if self.settings.is_local:
            return await asyncio.to_thread(self._keep_local, file, Path(path))
        self.settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.settings.folder) as stream:
            await self._stream(path, file, stream)
            return await asyncio.to_thread(self._keep, file, stream)

    async def _path(self, file: RemoteFile) -> str:
        try:
            found = await self.bot.get_file(file.id)
        except BadRequest as error:
            gone = say("telegram.file_gone", name=file.name)
            large = say("telegram.too_big_there", name=file.name, most=CLOUD_MEGABYTES)
            raise FileRefused(large if _TOO_BIG in str(error).lower() else gone) from error
        except TelegramError as error:
            raise DeliveryFailed(type(error).__name__) from error
        if not found.file_path:
            raise FileRefused(say("telegram.file_gone", name=file.name))
        return str(found.file_path)

    async def _stream(self, url: str, file: RemoteFile, stream: BinaryIO) -> None:
        """Write a download to the disk, piece by piece; a short one is no file. Raises `DeliveryFailed`."""
        arrived = 0
        try:
            async with self.http.stream("GET", url) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise DeliveryFailed(f"file: HTTP {answer.status_code}")
                async for piece in answer.aiter_bytes():
                    arrived += len(piece)
                    if arrived > self.settings.most_megabytes * MEGABYTE:
                        raise FileRefused(say("telegram.file_gone", name=file.name))
                    stream.write(piece)
        except httpx.HTTPError as error:
            raise DeliveryFailed(f"file: {type(error).__name__}") from None  # its text holds the address
        if file.size and arrived != file.size:
            raise DeliveryFailed("file: cut short")

    def _keep(self, file: RemoteFile, stream: BinaryIO) -> IncomingFile:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        self.checkpoint("file_fetched")
        return IncomingFile(self.vault.put(stream), file.name, size, file.media_type)

    def _keep_local(self, file: RemoteFile, path: Path) -> IncomingFile:
        """Take the file that a Bot API server of the institution's own laid down on a disk we share."""
        path = self._confined(file, path)
        try:
            with path.open("rb") as stream:
                kept = self._keep(file, stream)
        except OSError as error:
            raise DeliveryFailed(f"file: {type(error).__name__}") from error
        with suppress(OSError):
            path.unlink()  # the server keeps its copies for ever
        return kept

    def _confined(self, file: RemoteFile, path: Path) -> Path:
        """Return where the file really is, within the server's folder. Raises `FileRefused` where it is outside.

        Without a root of its own in the settings that is the folder named by the bot's token, as the server makes it.
        """
        real, own = path.resolve(), (self.settings.token, self.settings.token.replace(":", "~"))
        roots = (
            (self.settings.local_root,)
            if self.settings.local_root
            else tuple(one for one in path.parents if one.name in own)
        )
        if any(real.is_relative_to(root.resolve()) for root in roots):
            return real
        _log.error("a path outside the server's folder", extra={"action": "telegram_path_outside"})
        raise FileRefused(say("telegram.file_gone", name=file.name))
