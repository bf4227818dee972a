"""`admin pipeline sync`: the CRM's opportunities taken, or told what that would change."""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from bot.bootstrap.crm import hubspot_of, mapping_of
from bot.cli.clock import business_calendar, business_now
from bot.cli.pipeline_import import told_plainly
from bot.cli.words import render, tell, words
from bot.config import Settings, load_settings
from bot.core.pipeline.mapping import ImportMapping
from bot.core.text import Text, say
from bot.database import with_transactions
from bot.errors import SettingsInvalid
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.crm_sync import TOLD, Synced, Syncing
from bot.use_cases.pipeline.taking_words import plan_texts
from bot.use_cases.ports import Transactions


def add_sync(orders: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `sync`."""
    order = orders.add_parser("sync", help=words("cli.help.pipeline.sync"))
    order.add_argument("--dry-run", action="store_true", help=words("cli.help.pipeline.dry_run"))
    order.add_argument("--full", action="store_true", help=words("cli.help.pipeline.full"))
    order.add_argument("--json", action="store_true", help=words("cli.help.json"))
    order.set_defaults(run=run_sync)


def run_sync(options: argparse.Namespace) -> int:
    """Sync once. Raises `SettingsInvalid` where no CRM is configured, `CrmUnavailable`."""
    settings = load_settings()
    if not settings.has_crm:
        raise SettingsInvalid(words("cli.sync.no_crm"))
    synced = asyncio.run(
        with_transactions(
            settings, lambda known: _sync(settings, known, dry=options.dry_run, full=options.full)
        )
    )
    sheet, plan = synced.sheet, synced.plan

    def in_words() -> str:
        first = words("cli.sync.would" if options.dry_run else "cli.sync.done")
        texts = [*plan_texts(plan, sheet, settings.currency), *_archived(synced)]
        return "\n".join([first, *(render(text) for text in texts)])

    archived = [{"id": one.id, "client": one.client} for one in synced.archived]
    told: dict[str, Any] = {
        **told_plainly(sheet, plan, dry_run=options.dry_run), "full": synced.was_full, "archived": archived,
    }  # fmt: skip
    tell(told, in_words, as_json=options.json)
    return 0


def _archived(synced: Synced) -> tuple[Text, ...]:
    clients = tuple(one.client for one in synced.archived[:TOLD])
    return (say("crm.archived", count=len(synced.archived), clients=clients),) if clients else ()


async def _sync(settings: Settings, transactions: Transactions, *, dry: bool, full: bool) -> Synced:
    mapping = mapping_of(settings)
    syncing = Syncing(
        hubspot_of(settings, mapping), transactions, business_calendar(settings),
        CatalogueWording(settings.language), settings.language,
        ImportMapping(owners=mapping.owners, defaults=mapping.defaults),
    )  # fmt: skip
    return await syncing.sync(business_now(settings), rehearses=dry, full=full)
