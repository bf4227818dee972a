"""A file that its platform does not hand out is told of, with a link by which it can come all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bot.core.messages import Identity, Inbound, IncomingFile, RemoteFile, RemoteUpload
from bot.core.text import say
from bot.directory.demo import PLATFORM
from bot.errors import FileRefused
from bot.use_cases.accounts.reception import Reception
from bot.use_cases.intake.upload_link import give_link
from bot.use_cases.ports import Visitor
from tests.unit.use_cases.chats import Chats

ME = Identity(PLATFORM, "", "requester")


@dataclass
class Refusing:
    """A platform that refuses files: for the reason that their names give."""

    async def look(self, identity: Identity) -> Visitor:
        """Return nobody."""
        return Visitor("", "unknown")

    async def fetch(self, identity: Identity, file: RemoteFile) -> IncomingFile:
        """Refuse."""
        raise FileRefused(say(file.id, name=file.name, size=90, most=50))


async def _told(chats: Chats, *why: str, public_url: str = "https://bot.example") -> list[str]:
    """Send files that are refused for those reasons, and return what is said."""
    services = replace(chats.services, public_url=public_url)
    reception = Reception(
        chats.transactions, {PLATFORM: Refusing()}, chats.clock, "es",
        lambda uow, person: give_link(uow, services, person, chats.clock.now()),
    )  # fmt: skip
    files = tuple(RemoteFile(one, f"{number}.csv", 1) for number, one in enumerate(why))
    message = Inbound("m", ME, RemoteUpload(files), chats.clock.now())
    await chats.transactions.run(lambda uow: uow.inbox.add(message))
    (row,) = await chats.transactions.run(lambda uow: uow.inbox.begin())
    assert await reception.receive(row) is None
    await chats.settle()
    return [shown.text for shown in chats.seen if shown.room == "requester"]


@pytest.mark.parametrize("why", ["fetch.lost", "fetch.deleted", "fetch.elsewhere", "telegram.too_big_there"])
async def test_a_file_that_did_not_come_can_come_by_link(chats: Chats, why: str) -> None:
    (said,) = await _told(chats, why)

    assert "«0.csv»" in said
    assert "https://bot.example/upload/" in said


async def test_several_files_have_one_link_that_serves(chats: Chats) -> None:
    first, second = await _told(chats, "fetch.lost", "fetch.lost")

    assert ("/upload/" in first, "/upload/" in second) == (False, True)


@pytest.mark.parametrize("why", ["fetch.too_big", "telegram.too_big_here"])
async def test_a_file_that_is_taken_nowhere_has_no_link(chats: Chats, why: str) -> None:
    assert "/upload/" not in (await _told(chats, why))[0]


async def test_without_a_page_there_is_no_link(chats: Chats) -> None:
    assert "/upload/" not in (await _told(chats, "fetch.lost", public_url=""))[0]
