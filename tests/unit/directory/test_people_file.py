"""A CSV of people is taken whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from bot.core.messages import Identity
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.directory.demo import seed_demo
from bot.directory.people_file import Imported, Problem, import_people
from bot.use_cases.ports import UnitOfWork
from storage.memory import MemoryTransactions

T = TypeVar("T")
HEADER = "handle,name,email,area,roles,boss,substitute\n"
ANA = Person("ana", "Ana Gómez", "ana@x.co", "credito", frozenset({"requester", "boss"}), boss="beto")
BETO = Person("beto", "Beto Díaz", "", None, frozenset({"leader"}), substitute="ana")
BOTH = "ana,Ana Gómez,ana@x.co,credito,requester;boss,beto,\nbeto,Beto Díaz,,,leader,,ana\n"


class Directory:
    """A directory in memory."""

    def __init__(self) -> None:
        self._transactions = MemoryTransactions()

    async def take(self, content: str | bytes) -> Imported:
        given = content.encode() if isinstance(content, str) else content
        return await self.run(lambda unit: import_people(unit, given))

    async def person(self, handle: str) -> Person | None:
        return await self.run(lambda unit: unit.people.get(handle))

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        return await self._transactions.run(work)


@pytest.fixture
def directory() -> Directory:
    return Directory()


@pytest.mark.parametrize(
    "content",
    [
        HEADER + BOTH,
        "\ufeff" + HEADER + BOTH + "\n",
        (HEADER + BOTH).replace("\n", "\r\n"),
        ("handle;name;email;area;roles;boss;substitute\n"
         'ana;Ana Gómez;ana@x.co;credito;"requester;boss";beto;\nbeto;Beto Díaz;;;leader;;ana\n'),
        ("roles,boss,substitute,Handle, name ,email,area,phone\n"
         "requester;boss,beto,,ana,Ana Gómez,ana@x.co,credito,1\nleader,,ana,beto,Beto Díaz,,,2\n"),
        (HEADER + BOTH).encode("cp1252"),
    ],
)  # fmt: skip
async def test_people_are_read_as_spreadsheets_write_them(directory: Directory, content: str | bytes) -> None:
    assert await directory.take(content) == Imported(added=2, updated=0)
    assert (await directory.person("ana"), await directory.person("beto")) == (ANA, BETO)


async def test_a_second_import_replaces(directory: Directory) -> None:
    await directory.take(HEADER + BOTH)

    done = await directory.take(HEADER + "ana,Ana Ruiz,ana@x.co,becas;credito,analyst,beto,\n")

    assert done == Imported(added=0, updated=1)
    assert await directory.person("ana") == Person(
        "ana", "Ana Ruiz", "ana@x.co", "becas", frozenset({"analyst"}), boss="beto"
    )


async def test_a_boss_may_be_in_the_directory_already(directory: Directory) -> None:
    await directory.run(seed_demo)

    assert await directory.take(HEADER + "ana,Ana,a@x.co,credito,requester,boss,\n") == Imported(1, 0)


@pytest.mark.parametrize(
    ("row", "column", "code", "value"),
    [
        (",Ana,a@x.co,,requester,,", "handle", "bad_handle", ""),
        ("ana ruiz,Ana,a@x.co,,requester,,", "handle", "bad_handle", "ana ruiz"),
        ("ocm_channel,Ana,a@x.co,,requester,,", "handle", "bad_handle", "ocm_channel"),
        ("ana,,a@x.co,,requester,,", "name", "empty", ""),
        ("ana,Ana,a.x.co,,requester,,", "email", "bad_email", "a.x.co"),
        ("ana,Ana,a@x.co,legal,requester,,", "area", "unknown_area", "legal"),
        ("ana,Ana,a@x.co,,,,", "roles", "empty", ""),
        ("ana,Ana,a@x.co,,requester;king,,", "roles", "unknown_role", "requester;king"),
        ("ana,Ana,a@x.co,,requester,ana,", "boss", "own_boss", "ana"),
        ("ana,Ana,a@x.co,,requester,,ana", "substitute", "own_substitute", "ana"),
        ("ana,Ana,a@x.co,,requester,zoe,", "boss", "unknown_person", "zoe"),
        ("beto,Ana,a@x.co,,requester,,", "handle", "repeated", "beto"),
        ("ana,Ana,BETO@x.co,,requester,,", "email", "repeated", "BETO@x.co"),
    ],
)
async def test_a_wrong_cell_keeps_everybody_out(
    directory: Directory, row: str, column: str, code: str, value: str
) -> None:
    done = await directory.take(f"{HEADER}beto,Beto,beto@x.co,,boss,,\n{row}\n")

    assert done == Imported(0, 0, (Problem(3, column, code, value),))
    assert await directory.person("beto") is None


async def test_an_address_of_somebody_else_in_the_directory_is_refused(directory: Directory) -> None:
    await directory.take(HEADER + BOTH)

    done = await directory.take(HEADER + "eva,Eva,ana@x.co,,requester,,\n")

    assert done.problems == (Problem(2, "email", "repeated", "ana@x.co"),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (HEADER.replace("boss,", "") + "ana,Ana,,,requester,\n", Problem(1, "boss", "missing_column")),
        (HEADER, Problem(2, "handle", "empty")),
    ],
)
async def test_a_file_without_a_column_or_a_row_is_refused(
    directory: Directory, content: str, problem: Problem
) -> None:
    assert (await directory.take(content)).problems == (problem,)


async def test_a_column_of_languages_is_taken_where_there_is_one() -> None:
    directory = Directory()
    content = (
        b"handle,name,email,area,roles,boss,substitute,language\n"
        b"ana,Ana,,,requester,,,en\nbeto,Beto,,,requester,,,\n"
    )
    await directory.run(lambda unit: import_people(unit, content, "es", ("en", "es")))
    first = [await directory.person(handle) for handle in ("ana", "beto")]
    again = f"{HEADER}ana,Ana,,,requester,,\n".encode()
    await directory.run(lambda unit: import_people(unit, again, "es", ("en", "es")))

    assert [person.language for person in first if person] == ["en", "es"]
    kept = await directory.person("ana")
    assert kept is not None and kept.language == "en"


async def test_a_language_the_bot_does_not_speak_is_refused() -> None:
    content = "handle,name,email,area,roles,boss,substitute,language\nana,Ana,,,requester,,,fr\n"

    assert (await Directory().take(content)).problems == (Problem(2, "language", "unknown_language", "fr"),)


async def test_the_demo_directory_speaks_what_it_is_told() -> None:
    directory = Directory()
    await directory.run(lambda unit: seed_demo(unit, "en", {"boss": "es"}))
    people = [await directory.person(handle) for handle in ("requester", "boss")]

    assert [person.language for person in people if person] == ["en", "es"]


async def test_the_pages_of_everybody_are_drawn_anew(directory: Directory) -> None:
    """Who holds which role decides what a page shows."""
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    await directory.take(HEADER + BOTH)

    def open_page(unit: UnitOfWork) -> None:
        page = Reply(Receiver.person("ana"), card="home:ana")
        unit.outbox.add(page, address=Identity("slack", "T1", "home:U1"), language="es", at=at)

    await directory.run(open_page)
    await directory.run(lambda unit: import_people(unit, (HEADER + BOTH).encode(), now=at))

    assert await directory.run(lambda unit: unit.outbox.waiting()) == 2
