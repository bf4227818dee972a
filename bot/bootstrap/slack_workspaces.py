"""Slack's workspaces of the running bot: whose token is given, who may install the app, where the rooms are."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from bot.attachments.sealing import AgeSeal
from bot.attachments.vault import load_identity
from bot.bootstrap.living import Bot
from bot.channels.slack.installations import Installation, Installations
from bot.channels.slack.oauth import SlackOauth
from bot.channels.slack.reading import PLATFORM
from bot.channels.slack.rotation import Rotation
from bot.channels.slack.web_api import WebApi, web_client
from bot.channels.slack.workspaces import InstalledWorkspaces, OneWorkspace, Workspaces
from bot.config import Settings
from bot.core.messages import Identity
from bot.core.people import ROOMS
from bot.database import Condition, condition_of
from bot.errors import DeliveryFailed, RetryLater
from bot.use_cases.ports import Transactions, UnitOfWork
from storage.unit_of_work import SqlTransactions

_log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds before Slack is asked again who we are
LONGEST_PAUSE = 60.0


def web_api(settings: Settings, token: str) -> WebApi:
    """Return the Web API by a token."""
    return WebApi(web_client(token, settings.slack_api_base_url))


def slack_workspaces(bot: Bot) -> Workspaces:
    """Return the workspaces: the bot token's, and those that install the app where it has a client id."""
    settings, token = bot.settings, bot.settings.slack_bot_token.get_secret_value()
    own = OneWorkspace(token, web_api(settings, token)) if token else None
    if own is not None and not settings.slack_client_id:
        return own

    def api(one: str) -> WebApi:
        return web_api(settings, one)

    installations, secret = _installations(bot), settings.slack_client_secret.get_secret_value()
    rotation = Rotation(installations, api, settings.slack_client_id, secret)
    return InstalledWorkspaces(installations, rotation, own, api)


def slack_oauth(bot: Bot, workspaces: Workspaces) -> SlackOauth | None:
    """Return the pages of an installation, None where there is no client id."""
    settings = bot.settings
    if not settings.slack_client_id:
        return None

    async def installed(_installation: Installation) -> None:
        try:
            await place_rooms(bot, workspaces)
        except DeliveryFailed as error:
            _log.warning("the rooms were not placed: %s", error, extra={"action": "slack_rooms_not_placed"})

    return SlackOauth(
        _installations(bot), settings.slack_client_id, settings.slack_client_secret.get_secret_value(),
        settings.slack_api_base_url, settings.public_url, frozenset(settings.slack_teams),
        lambda one: web_api(settings, one), installed, bot.services.wording, settings.language,
    )  # fmt: skip


async def introduce(bot: Bot, workspaces: Workspaces) -> None:
    """Learn who we are and say where the rooms are; tried again until Slack answers."""
    pause = PAUSE
    while True:
        try:
            await place_rooms(bot, workspaces)
            return
        except DeliveryFailed as error:
            _log.warning("Slack does not say who we are: %s", error, extra={"action": "slack_unreachable"})
            await asyncio.sleep(error.seconds if isinstance(error, RetryLater) else pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def place_rooms(bot: Bot, workspaces: Workspaces) -> None:
    """Say where the rooms are: each in the workspace that its setting names, else in the first.

    Raises `DeliveryFailed`.
    """
    known = await workspaces.all()
    first = known[0].team if known else ""
    settings = bot.settings
    channels = (settings.slack_ocm_channel, settings.slack_sales_channel, settings.slack_provider_channel)
    for code, (team, _, channel) in zip(ROOMS, (one.rpartition(":") for one in channels), strict=True):
        if channel and (team or first):
            await bot.transactions.run(partial(_place, code, Identity(PLATFORM, team or first, channel)))


def _place(code: str, room: Identity, uow: UnitOfWork) -> None:
    uow.people.bind_room(code, room)


async def known_tokens(settings: Settings) -> list[str]:
    """Return every token the bot has: the one that is set, then those of installations."""
    own = settings.slack_bot_token.get_secret_value()
    tokens = [own] if own else []
    if not settings.slack_client_id or condition_of(settings) is not Condition.READY:
        return tokens
    transactions = SqlTransactions(settings.storage_url)
    try:
        installed = await _installed_by(settings, transactions).all()
    finally:
        await transactions.close()
    return tokens + [one.token for one in installed]


def _installations(bot: Bot) -> Installations:
    return _installed_by(bot.settings, bot.transactions)


def _installed_by(settings: Settings, transactions: Transactions) -> Installations:
    identities = load_identity(settings.data_dir, settings.vault_key.get_secret_value())
    return Installations(transactions, AgeSeal(identities))
