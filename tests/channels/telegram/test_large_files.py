"""Large files through the shipped process: streamed from a local Bot API server, refused from Telegram's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.attachments.vault import AgeVault, load_identity
from bot.channels.telegram.places import identity_of
from bot.core.replies import Document, Receiver, Reply
from tests.channels.telegram.conftest import TelegramBot, running_bot
from tests.conftest import RunningRasa
from tests.fakes.telegram import FakeTelegram
from tests.shipped_process import NOWHERE

MEGABYTE = 1024 * 1024
LARGE = 500 * MEGABYTE


@pytest.fixture
async def local_bot(tmp_path: Path) -> AsyncIterator[TelegramBot]:
    """A bot whose Bot API server is the institution's own and shares a disk with it."""
    async with FakeTelegram(local_dir=tmp_path / "server") as tg:
        async for bot in running_bot(tmp_path, RunningRasa(NOWHERE, ""), tg):
            bot.more = {"PREGONERO_ATTACHMENT_MEGABYTES": "600"}
            yield bot


def _most_kilobytes(bot: TelegramBot) -> int:
    """Return the most memory that the process has had."""
    assert bot.process is not None
    status = Path(f"/proc/{bot.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


async def test_t20_half_a_gigabyte_is_streamed(local_bot: TelegramBot, tmp_path: Path) -> None:
    bot, ana = local_bot, local_bot["requester"]
    large = tmp_path / "grabaciones.zip"
    with large.open("wb") as file:
        file.truncate(LARGE)
    await bot.bind("requester")
    await bot.start()
    await ana.send_document(("nota.txt", b"hola"))
    await ana.sees("nota.txt")
    before = _most_kilobytes(bot)
    await ana.send_document(large)
    await ana.sees("grabaciones.zip", within=120)
    kept = max(path.stat().st_size for path in (bot.data / "vault").glob("*/*.age"))

    assert kept >= LARGE
    assert _most_kilobytes(bot) - before < 100 * 1024
    assert list((tmp_path / "server" / bot.tg.token / "documents").iterdir()) == []
    assert bot.tg.rejections == []


async def test_two_hundred_megabytes_are_sent_without_being_held(
    local_bot: TelegramBot, tmp_path: Path
) -> None:
    bot = local_bot
    vault = AgeVault(bot.data / "vault", load_identity(bot.data, None))
    large = tmp_path / "copia.csv"
    with large.open("wb") as file:
        file.truncate(200 * MEGABYTE)
    with large.open("rb") as file:
        sha256 = vault.put(file)
    await bot.bind("requester")
    await bot.start()
    await _hand(bot, Document(vault.put(b"hola"), "nota.txt", "text/plain"))
    await _got(bot, "nota.txt")
    before = _most_kilobytes(bot)
    await _hand(bot, Document(sha256, "copia.csv", "text/csv"))

    assert await _got(bot, "copia.csv") == 200 * MEGABYTE
    assert _most_kilobytes(bot) - before < 40 * 1024
    assert list((bot.data / "outgoing").iterdir()) == []


async def _got(bot: TelegramBot, name: str) -> int:
    """Wait until the requester has a file of that name, and return its size."""

    def found() -> list[int]:
        return [one.file.size for one in bot["requester"].inbox() if one.file and one.file.name == name]

    return (await bot.tg.until(found, 60))[0]


async def _hand(bot: TelegramBot, document: Document) -> None:
    """Have the bot send the requester a document."""
    me, address = Receiver.person("requester"), identity_of(bot["requester"].id)
    reply, at = Reply(me, ("Aquí está",), documents=(document,)), datetime(2026, 11, 24, 14, tzinfo=UTC)
    await bot.look(lambda uow: uow.outbox.add(reply, address=address, language="es", at=at))


async def test_t20_a_large_base_is_read_without_being_held(local_bot: TelegramBot, tmp_path: Path) -> None:
    bot, ana = local_bot, local_bot["requester"]
    large, head = tmp_path / "base.csv", b"identificacion,nombre,celular,correo,ciudad,observaciones\n"
    row = b"1010101000,Persona Uno,3001112200,persona0@ejemplo.com,Cali,\n"
    with large.open("wb") as file:
        file.write(head)
        for _ in range(150):
            file.write(row * 16_384)
    await bot.bind("requester")
    await bot.start()
    await ana.send_document(("base.csv", head + row))
    first = await ana.sees("base.csv")
    before = _most_kilobytes(bot)
    await ana.send_document(large)
    await ana.sees("base.csv", after=first, within=120)

    assert large.stat().st_size > 140 * MEGABYTE
    assert _most_kilobytes(bot) - before < 100 * 1024
