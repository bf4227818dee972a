"""Transcripts, requests for a person and unclear sentences: kept as stored, few, and forgotten in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.help_matters import Exchange, HelpMatter, Word
from bot.core.unclear import UnclearSentence
from bot.use_cases.ports import Transactions, UnitOfWork
from tests.contracts.samples import MORNING


def _exchange(turn: int) -> Exchange:
    return Exchange(MORNING + timedelta(minutes=turn), f"dicho {turn}", f"respuesta {turn}")


def _matter(number: int, person: str = "ana") -> HelpMatter:
    at = MORNING + timedelta(hours=number)
    return HelpMatter(
        f"h{number}", person, "b1", at, at, 2, [_exchange(1)], [Word(at, "eva", "¡Hola!")], "eva"
    )


def _sentence(key: str, count: int = 1, hours: int = 0) -> UnclearSentence:
    at = MORNING + timedelta(hours=hours)
    return UnclearSentence(key, f"frase {key}", "idle", at, at, {"help": 0.2}, count, {"other": 1})


async def test_the_last_six_turns_are_kept_oldest_first(transactions: Transactions) -> None:
    def talk(unit: UnitOfWork) -> list[Exchange]:
        for turn in range(1, 10):
            unit.transcript.keep("ana", turn, _exchange(turn))
        unit.transcript.keep("eva", 1, _exchange(1))
        return unit.transcript.last("ana", MORNING)

    assert await transactions.run(talk) == [_exchange(turn) for turn in range(4, 10)]


async def test_an_old_exchange_is_not_told_and_is_forgotten(transactions: Transactions) -> None:
    def talk(unit: UnitOfWork) -> tuple[list[Exchange], int, list[Exchange]]:
        for turn in (1, 2):
            unit.transcript.keep("ana", turn, _exchange(turn))
        since = MORNING + timedelta(minutes=2)
        told = unit.transcript.last("ana", since)
        return told, unit.transcript.forget(since), unit.transcript.last("ana", MORNING)

    assert await transactions.run(talk) == ([_exchange(2)], 1, [_exchange(2)])


async def test_a_matter_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.help_matters.put(_matter(1)))

    assert await transactions.run(lambda unit: unit.help_matters.get("h1")) == _matter(1)
    assert await transactions.run(lambda unit: unit.help_matters.get("h2")) is None


async def test_open_matters_are_the_persons_own_newest_first(transactions: Transactions) -> None:
    def open_some(unit: UnitOfWork) -> list[str]:
        for matter in (_matter(1), _matter(2), replace(_matter(3), closed_at=MORNING), _matter(4, "eva")):
            unit.help_matters.put(matter)
        return [matter.id for matter in unit.help_matters.open_of("ana")]

    assert await transactions.run(open_some) == ["h2", "h1"]


async def test_matters_are_forgotten_by_their_last_touch(transactions: Transactions) -> None:
    def forget(unit: UnitOfWork) -> tuple[int, HelpMatter | None]:
        for number in (1, 5):
            unit.help_matters.put(_matter(number))
        return unit.help_matters.forget(MORNING + timedelta(hours=3)), unit.help_matters.get("h1")

    assert await transactions.run(forget) == (1, None)


async def test_a_sentence_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.unclear.put(_sentence("a")))

    assert await transactions.run(lambda unit: unit.unclear.get("a")) == _sentence("a")
    assert await transactions.run(lambda unit: unit.unclear.get("b")) is None


async def test_waiting_sentences_come_by_frequency_then_newest(transactions: Transactions) -> None:
    def ask(unit: UnitOfWork) -> list[str]:
        for one in (_sentence("a"), _sentence("b", count=3), _sentence("c", hours=2)):
            unit.unclear.put(one)
        unit.unclear.put(replace(_sentence("d", count=9), exported_at=MORNING))
        return [one.key for one in unit.unclear.waiting()]

    assert await transactions.run(ask) == ["b", "c", "a"]


async def test_sentences_are_forgotten_by_age_and_beyond_the_most(transactions: Transactions) -> None:
    def forget(unit: UnitOfWork) -> tuple[int, list[str]]:
        for hours, key in enumerate("abcd"):
            unit.unclear.put(_sentence(key, hours=hours))
        gone = unit.unclear.forget(MORNING + timedelta(hours=1), 2)
        return gone, sorted(one.key for one in unit.unclear.waiting())

    assert await transactions.run(forget) == (2, ["c", "d"])
