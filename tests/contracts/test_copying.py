"""Everything moves to another database, and life goes on there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.replies import Receiver
from bot.use_cases.ports import UnitOfWork
from storage.copying import TargetNotEmpty, copy_rows
from storage.migrate import upgrade
from storage.tables import metadata
from storage.unit_of_work import SqlTransactions
from tests.contracts.samples import ANA, ANA_SLACK, EVA, MORNING, NOW, brief, card, event, inbound


@pytest.fixture
def lived_in(tmp_path: Path) -> str:
    """Address of an SQLite database that is still to be made."""
    return f"sqlite:///{tmp_path / 'lived-in.db'}"


def _live(unit: UnitOfWork) -> None:
    for person in (ANA, EVA):
        unit.people.save_person(person)
    unit.people.bind("ana", ANA_SLACK)
    unit.inbox.add(inbound(1))
    unit.outbox.add(card(), address=ANA_SLACK, language="es", at=MORNING)
    unit.briefs.put(brief())
    unit.events.append(event("a"))
    unit.surveys.put("ab" * 32, {"total": 3})
    unit.sandbox.show("k1", "ana", "bot", MORNING, {"words": "¡Hola!"})


async def _fill(url: str) -> None:
    upgrade(url)
    transactions = SqlTransactions(url)
    await transactions.run(_live)
    await transactions.close()


async def test_what_was_stored_is_found_in_the_copy(lived_in: str, empty_url: str) -> None:
    await _fill(lived_in)

    copied = copy_rows(lived_in, empty_url)
    transactions = SqlTransactions(empty_url)
    found = await transactions.run(
        lambda unit: (
            unit.people.get("ana"),
            unit.people.address(Receiver.person("ana")),
            unit.briefs.of("ana"),
            unit.events.of_brief("b1"),
            [row.message for row in unit.inbox.begin()],
            [row.reply for row in unit.outbox.claim("w", now=NOW, lease_seconds=60)],
            unit.surveys.get("ab" * 32),
        )
    )
    await transactions.close()

    assert found == (
        ANA, ANA_SLACK, [replace(brief(), revision=1)], [event("a")], [inbound(1)], [card()], {"total": 3},
    )  # fmt: skip
    assert copied.keys() == {table.name for table in metadata.sorted_tables}
    assert (copied["people"], copied["person_roles"], copied["briefs"]) == (2, 3, 1)


async def test_the_copy_goes_on_numbering_and_sealing(lived_in: str, empty_url: str) -> None:
    await _fill(lived_in)
    copy_rows(lived_in, empty_url)
    transactions = SqlTransactions(empty_url)

    def go_on(unit: UnitOfWork) -> None:
        unit.inbox.add(inbound(2))
        unit.briefs.put(brief(2))
        unit.events.append(event("b"))

    await transactions.run(go_on)
    broken = await transactions.run(lambda unit: unit.events.verify())
    newest = await transactions.run(lambda unit: [one.id for one in unit.briefs.of("ana")])
    await transactions.close()

    assert (broken, newest) == (None, ["b2", "b1"])


async def test_a_database_with_rows_is_not_copied_into(lived_in: str, empty_url: str) -> None:
    await _fill(lived_in)
    await _fill(empty_url)

    with pytest.raises(TargetNotEmpty):
        copy_rows(lived_in, empty_url)
