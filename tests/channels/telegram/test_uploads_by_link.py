"""What Telegram's own server does not hand out comes by a page of the shipped process, and is answered in Telegram."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Message

MEGABYTE = 1024 * 1024
LARGE = 200 * MEGABYTE
BOUNDARY = b"frontera"
BASE = b"identificacion,nombre,celular,correo,ciudad,observaciones\n1010101000,Ana,3001112200,ana@ejemplo.com,Cali,\n"


@pytest.fixture
async def bot(deaf_bot: TelegramBot) -> AsyncIterator[TelegramBot]:
    """A bot that a browser finds, without Rasa; it takes files of up to 250 MB."""
    deaf_bot.more = {
        "PREGONERO_PUBLIC_URL": f"http://127.0.0.1:{deaf_bot.port}",
        "PREGONERO_ATTACHMENT_MEGABYTES": "250",
    }
    await deaf_bot.bind("requester")
    await deaf_bot.start()
    yield deaf_bot


def _link(message: Message) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/upload/\w+", message.text)
    assert found, message.text
    return found[0]


def _form(name: str, content: Iterator[bytes]) -> Iterator[bytes]:
    yield b'--%s\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n' % (
        BOUNDARY,
        name.encode(),
    )
    yield b"Content-Type: application/octet-stream\r\n\r\n"
    yield from content
    yield b"\r\n--%s--\r\n" % BOUNDARY


def _send(link: str, name: str, content: Iterator[bytes]) -> httpx.Response:
    headers = {"content-type": f"multipart/form-data; boundary={BOUNDARY.decode()}"}
    return httpx.post(link, content=_form(name, content), headers=headers, timeout=120)


def _most_kilobytes(bot: TelegramBot) -> int:
    """Return the most memory that the process has had."""
    assert bot.process is not None
    status = Path(f"/proc/{bot.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


async def test_a_file_too_large_for_telegram_comes_by_the_link_of_its_refusal(bot: TelegramBot) -> None:
    ana = bot["requester"]
    refused = await _refusal(bot, 30)
    answer = await asyncio.to_thread(_send, _link(refused), "base.csv", iter([BASE]))
    told = await ana.sees("base.csv", after=refused)
    again = await asyncio.to_thread(_send, _link(refused), "base.csv", iter([BASE]))

    assert "por Telegram solo puedo recibir hasta 20 MB" in refused.text
    assert "hasta 250 MB" in refused.text
    assert "Listo, recibí el archivo" in answer.text
    assert told.sequence > refused.sequence
    assert again.status_code == 410
    assert bot.tg.rejections == []


async def test_a_file_beyond_every_limit_gets_no_link(bot: TelegramBot) -> None:
    refused = await _refusal(bot, 300)
    assert "/upload/" not in refused.text


async def test_who_cannot_send_a_file_is_given_a_link(bot: TelegramBot) -> None:
    ana = bot["requester"]
    await ana.write("no me deja subir el archivo")
    told = await ana.sees("/upload/")

    assert "vence en 60 minutos" in told.text


async def test_two_hundred_megabytes_are_streamed(bot: TelegramBot) -> None:
    ana = bot["requester"]
    first = await _refusal(bot, 30)
    await asyncio.to_thread(_send, _link(first), "nota.txt", iter([b"hola"]))
    first = await ana.sees("nota.txt", after=first)
    before = _most_kilobytes(bot)
    refused = await _refusal(bot, 200, after=first)
    sent = (b"\0" * MEGABYTE for _ in range(LARGE // MEGABYTE))
    answer = await asyncio.to_thread(_send, _link(refused), "grabaciones.zip", sent)
    await ana.sees("grabaciones.zip", after=refused, within=120)

    assert answer.status_code == 200
    assert max(path.stat().st_size for path in (bot.data / "vault").glob("*/*.age")) >= LARGE
    assert _most_kilobytes(bot) - before < 40 * 1024
    assert list((bot.data / "incoming").iterdir()) == []


async def test_what_was_taken_outlives_a_kill(bot: TelegramBot) -> None:
    ana = bot["requester"]
    refused = await _refusal(bot, 30)
    await bot.kill()
    await bot.start(PREGONERO_CRASH_AT="inbox_stored")
    assert (await _page(_link(refused))).status_code == 200
    with pytest.raises(httpx.TransportError):
        await asyncio.to_thread(_send, _link(refused), "base.csv", iter([BASE]))
    await bot.died()
    await bot.start()
    await ana.sees("base.csv", after=refused)

    assert (await _page(_link(refused))).status_code == 410


async def test_neither_the_link_nor_the_name_is_logged(bot: TelegramBot) -> None:
    refused = await _refusal(bot, 30)
    await asyncio.to_thread(_send, _link(refused), "secreta.csv", iter([BASE]))
    await bot["requester"].sees("secreta.csv", after=refused)

    assert _link(refused).rpartition("/")[2] not in bot.log
    assert "secreta" not in bot.log
    assert "POST /upload/{token} 200" in bot.log


async def _page(link: str) -> httpx.Response:
    """Return a link's page, once the process that was just started answers."""
    async with asyncio.timeout(30), httpx.AsyncClient() as http:
        while True:
            try:
                return await http.get(link)
            except httpx.ConnectError:
                await asyncio.sleep(0.05)


async def _refusal(bot: TelegramBot, megabytes: int, after: Message | None = None) -> Message:
    """Return what is said to a file of so many megabytes, which is never fetched."""
    ana = bot["requester"]
    large = bot.folder / "enorme.csv"
    with large.open("wb") as file:
        file.truncate(megabytes * MEGABYTE)
    await ana.send_document(large)
    return await ana.sees("pesa", after=after)
