"""The CRM of a running bot: read when it starts and again and again, by one process at a time."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from bot.attachments.mapping_file import read_mapping_file
from bot.bootstrap.living import Bot
from bot.config import Settings
from bot.core.pipeline.mapping import ImportMapping
from bot.errors import StorageUnavailable
from bot.gateways.hubspot import HubSpot
from bot.gateways.hubspot_api import CrmUnavailable
from bot.use_cases.pipeline.crm_sync import Syncing, take_turn, tell_archived

_log = logging.getLogger(__name__)
LOOK = 60.0
"""Seconds between looks at whether it is time."""


def hubspot_of(settings: Settings, mapping: ImportMapping) -> HubSpot:
    """Return the account that the settings name; the mapping's columns are HubSpot's properties."""
    return HubSpot(
        settings.hubspot_token.get_secret_value(), settings.hubspot_base_url, settings.hubspot_pipeline,
        mapping.values.get("stage", {}), mapping.columns, settings.currency,
    )  # fmt: skip


def mapping_of(settings: Settings) -> ImportMapping:
    """Return how HubSpot calls things. Raises `SettingsInvalid`."""
    return read_mapping_file(settings.hubspot_mapping) if settings.hubspot_mapping else ImportMapping()


async def keep_in_step(bot: Bot) -> None:
    """Sync whenever it is time, until cancelled; a CRM that is away is tried again the next time."""
    settings, services = bot.settings, bot.services
    mapping = mapping_of(settings)
    crm = hubspot_of(settings, mapping)
    syncing = Syncing(
        crm, bot.transactions, services.calendar, services.wording, services.language,
        ImportMapping(owners=mapping.owners, defaults=mapping.defaults),
    )  # fmt: skip
    every = timedelta(minutes=settings.crm_sync_minutes)
    while True:
        try:
            if await bot.transactions.run(lambda uow: take_turn(uow, crm.name, every, datetime.now(UTC))):
                await _sync(bot, syncing)
        except (CrmUnavailable, StorageUnavailable) as error:
            _log.warning("the CRM was not read: %s", type(error).__name__, extra={"action": "crm_failed"})
        await asyncio.sleep(LOOK)


async def _sync(bot: Bot, syncing: Syncing) -> None:
    at = bot.clock.now()
    synced = await syncing.sync(at)
    await bot.transactions.run(lambda uow: tell_archived(uow, bot.services, synced.archived, at))
    _log.info(
        "the CRM was read (%s): %d new, %d changed",
        "all" if synced.was_full else "what changed",
        synced.done.added,
        synced.done.updated,
        extra={"action": "crm_read"},
    )
