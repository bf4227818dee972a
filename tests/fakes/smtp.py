"""A mail server that keeps what it is given and refuses what it is told to refuse; no TLS, no passwords."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self


@dataclass
class FakeSmtp:
    """`async with FakeSmtp() as mail`: `letters` are what arrived, `refuses` answers by receiver."""

    letters: list[EmailMessage] = field(default_factory=list)
    refuses: dict[str, int] = field(default_factory=dict)
    host: str = "127.0.0.1"
    port: int = 0
    greeted: int = 0  # connections
    _arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    _server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """What `PREGONERO_SMTP_URL` is set to."""
        return f"smtp://{self.host}:{self.port}?from=pregonero@demo.example"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    def to(self, address: str) -> list[EmailMessage]:
        """Return the letters to an address."""
        return [one for one in self.letters if one["To"] == address]

    async def letter(self, address: str, number: int = 1, within: float = 30.0) -> EmailMessage:
        """Return the address' letter of that number, once it has arrived."""
        async with asyncio.timeout(within), self._arrived:
            await self._arrived.wait_for(lambda: len(self.to(address)) >= number)
        return self.to(address)[number - 1]

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.greeted += 1
        await _say(writer, 220, "fake")
        while line := (await reader.readline()).decode("utf-8", "replace").strip():
            word = line.split()[0].upper()
            if word == "DATA":
                await _say(writer, 354, "go on")
                await self._keep(await _content(reader))
                await _say(writer, 250, "kept")
            elif word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                await _say(writer, self.refuses.get(address, 250), "receiver")
            else:
                await _say(writer, 221 if word == "QUIT" else 250, "fake")
        writer.close()

    async def _keep(self, content: bytes) -> None:
        async with self._arrived:
            self.letters.append(message_from_bytes(content, policy=policy.default))
            self._arrived.notify_all()


async def _say(writer: StreamWriter, code: int, words: str) -> None:
    writer.write(f"{code} {words}\r\n".encode())
    await writer.drain()


async def _content(reader: StreamReader) -> bytes:
    content = await reader.readuntil(b"\r\n.\r\n")
    return content[: -len(b"\r\n.\r\n")].replace(b"\r\n..", b"\r\n.")
