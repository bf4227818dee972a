"""Files of a form as they arrive: piece by piece onto the disk, never whole in memory; other fields are passed over."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from bot.core.text import say
from bot.errors import BotError, FileRefused

FORM: Final = "multipart/form-data"
MEGABYTE: Final = 1024 * 1024
MOST_FILES: Final = 10
MOST_PARTS: Final = 30


class FormUnreadable(BotError):
    """What was sent is no form, or was cut short."""


@dataclass
class Arrived:
    """A file that came with a form: its content stands at the beginning of *stream*, which ends with the form."""

    name: str
    media_type: str
    stream: BinaryIO
    size: int = 0


class ArrivingFiles:
    """Collects the files of one form in *folder*, as nameless files that are gone when this is closed.

    At most *most* bytes each. To be used by `with`.
    """

    def __init__(self, content_type: str, folder: Path, most: int) -> None:
        """Raises `FormUnreadable` where the content type names no form."""
        kind, options = parse_options_header(content_type)
        if kind.decode("latin-1") != FORM or not options.get(b"boundary"):
            raise FormUnreadable
        self._folder, self._most = folder, most
        self._files: list[Arrived] = []
        self._kept = ExitStack()
        self._parts, self._is_whole = 0, False
        self._current: Arrived | None = None
        self._header, self._value = bytearray(), bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._parser = MultipartParser(
            options[b"boundary"],
            {
                "on_part_begin": self._begin_part,
                "on_header_field": self._add_header,
                "on_header_value": self._add_value,
                "on_header_end": self._end_header,
                "on_headers_finished": self._begin_content,
                "on_part_data": self._add_content,
                "on_end": self._end,
            },
        )

    def __enter__(self) -> ArrivingFiles:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    async def read(self, pieces: AsyncIterator[bytes]) -> list[Arrived]:
        """Return the files once all is there. Raises `FileRefused` (too large, too many) and `FormUnreadable`."""
        try:
            async for piece in pieces:
                self._parser.write(piece)
        except MultipartParseError as error:
            raise FormUnreadable from error
        if not self._is_whole:
            raise FormUnreadable
        for file in self._files:
            file.stream.seek(0)
        return self._files

    def _begin_part(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise FormUnreadable
        self._headers, self._current = {}, None

    def _add_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _add_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _begin_content(self) -> None:
        """Begin a file; a part without a file's name, as that of an input left empty, is none."""
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        name = options.get(b"filename", b"").decode("utf-8", "replace")
        if not name:
            return
        if len(self._files) == MOST_FILES:
            raise FileRefused(say("upload.too_many", most=MOST_FILES))
        stream = self._kept.enter_context(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115
        media_type = self._headers.get(b"content-type", b"application/octet-stream").decode("latin-1")
        self._current = Arrived(name, media_type[:100], stream)
        self._files.append(self._current)

    def _add_content(self, data: bytes, start: int, end: int) -> None:
        file = self._current
        if file is None:
            return
        file.size += end - start
        if file.size > self._most:
            raise FileRefused(say("upload.too_big", name=file.name, most=self._most // MEGABYTE))
        file.stream.write(data[start:end])

    def _end(self) -> None:
        self._is_whole = True
