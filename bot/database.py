"""The database as commands open it that run beside the bot: no Rasa, no page, no loops."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.config import Settings
from bot.core.text import say
from bot.errors import SettingsInvalid, StorageUnavailable
from bot.use_cases.ports import Transactions, UnitOfWork
from storage.copying import copy_rows
from storage.engine import sqlite_driver
from storage.migrate import HEAD, current_revision, upgrade
from storage.unit_of_work import SqlTransactions

T = TypeVar("T")


class Condition(StrEnum):
    """How the database is found, before the bot is started."""

    READY = "ready"
    NEW = "new"  # the start makes the tables
    OLD = "old"  # the start upgrades them
    NEWER = "newer"  # made by a newer Pregonero
    AWAY = "away"


@dataclass(frozen=True)
class Engine:
    """The SQLite that this Python carries, and whether its log can be trusted."""

    version: str
    is_sound: bool


def prepare_storage(settings: Settings) -> None:
    """Make the data directory and bring the database up to date. Raises `StorageUnavailable`."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    upgrade(settings.storage_url)


async def with_transactions(settings: Settings, work: Callable[[Transactions], Awaitable[T]]) -> T:
    """Run *work* with the way into the prepared database. Raises `StorageUnavailable`."""
    prepare_storage(settings)
    transactions = SqlTransactions(settings.storage_url)
    try:
        return await work(transactions)
    finally:
        await transactions.close()


def in_one_transaction(settings: Settings, work: Callable[[UnitOfWork], T]) -> T:
    """Run *work* on the prepared database and return its result. Raises `StorageUnavailable`."""

    async def run() -> T:
        transactions = SqlTransactions(settings.storage_url)
        try:
            return await transactions.run(work)
        finally:
            await transactions.close()

    prepare_storage(settings)
    return asyncio.run(run())


def copy_database(settings: Settings, target: str) -> dict[str, int]:
    """Copy all rows to the database at *target* and return how many each table has.

    Raises `RuleBroken` where the target holds rows, `SettingsInvalid` for a bad or the same address.
    """
    if target == settings.storage_url:
        raise SettingsInvalid(say("error.same_database"))
    prepare_storage(settings)
    return copy_rows(settings.storage_url, target)


def condition_of(settings: Settings) -> Condition:
    """Return how the database is, without changing it."""
    try:
        revision = current_revision(settings.storage_url)
    except StorageUnavailable:
        return Condition.AWAY
    if revision is None:
        return Condition.NEW
    if revision == HEAD:
        return Condition.READY
    return Condition.OLD if revision < HEAD else Condition.NEWER


def sqlite_engine() -> Engine:
    """Return the SQLite in use."""
    driver = sqlite_driver()
    return Engine(".".join(map(str, driver.version)), driver.is_sound)
