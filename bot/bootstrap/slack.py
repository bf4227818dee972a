"""Slack as a channel of the running bot: Socket Mode where there is an app token, else HTTP."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from bot.attachments.file_names import safe_name
from bot.bootstrap.channel import Channel
from bot.bootstrap.living import Bot
from bot.bootstrap.slack_workspaces import introduce, slack_oauth, slack_workspaces
from bot.channels.slack.addresses import Addresses
from bot.channels.slack.app import SlackHttp
from bot.channels.slack.catch_up import CatchUp
from bot.channels.slack.documents import Documents
from bot.channels.slack.door import MEGABYTE, SlackDoor
from bot.channels.slack.download import Downloads
from bot.channels.slack.heard import Heard
from bot.channels.slack.home import HomeTabs
from bot.channels.slack.ingress import Ingress
from bot.channels.slack.reading import PLATFORM
from bot.channels.slack.receive import SlackReceiver
from bot.channels.slack.reshaping import Reshaping
from bot.channels.slack.send import SlackSender
from bot.channels.slack.socket_mode import SlackSocket
from bot.channels.slack.standing import Reachability
from bot.channels.slack.web_api import web_client
from bot.channels.slack.windows import Windows
from bot.channels.slack.workspaces import Workspaces
from bot.config import Settings
from bot.delivery.intake import Intake
from bot.use_cases.home.page import home_of
from bot.use_cases.sections.open_forms import check_form, reshape_form

_log = logging.getLogger(__name__)


def slack_channel(bot: Bot) -> Channel:
    """Return Slack as a channel of *bot*."""
    logging.getLogger("slack_sdk").setLevel(logging.WARNING)  # its lower levels tell requests
    settings, wording = bot.settings, bot.services.wording
    workspaces = slack_workspaces(bot)
    windows, heard = Windows(workspaces, wording, settings.language), Heard(bot.transactions)
    receiver = _receiver(bot, windows, heard)
    ingress = Ingress(receiver, _reshaping(bot, windows), workspaces, wording, settings.language)
    addresses, wanted = Addresses(bot.transactions), asyncio.Event()
    socket = _socket(settings, ingress, wanted)
    catch_up = CatchUp(workspaces, bot.transactions, addresses, heard, receiver.message)
    oauth = slack_oauth(bot, workspaces)
    return Channel(
        PLATFORM,
        SlackSender(
            workspaces, addresses, Documents(bot.vault.read), windows, _homes(bot), wording
        ),
        door=_door(bot, settings, workspaces),
        routes=[*_routes(settings, ingress, socket), *(oauth.routes() if oauth else [])],
        listen=_listening(bot, workspaces, socket, catch_up, wanted),
        close=heard.close,
        check=Reachability(workspaces, socket).holds,
        has_windows=True,
    )  # fmt: skip


def _receiver(bot: Bot, windows: Windows, heard: Heard) -> SlackReceiver:
    return SlackReceiver(
        bot.transactions, Intake(bot.transactions, bot.inbox_wake).take, bot.clock, windows,
        lambda uow, writing: check_form(uow, bot.services, writing), heard.note,
    )  # fmt: skip


def _reshaping(bot: Bot, windows: Windows) -> Reshaping:
    return Reshaping(
        bot.transactions, lambda uow, writing: reshape_form(uow, bot.services, writing),
        windows, bot.clock, bot.services.wording,
    )  # fmt: skip


def _homes(bot: Bot) -> HomeTabs:
    return HomeTabs(
        bot.transactions,
        lambda uow, identity: home_of(uow, bot.services, identity, bot.clock.now()),
        bot.services.wording,
    )


def _socket(settings: Settings, ingress: Ingress, wanted: asyncio.Event) -> SlackSocket | None:
    """Return Socket Mode where there is an app token; *wanted* is set at every connection."""
    app_token = settings.slack_app_token.get_secret_value()
    if not app_token:
        return None
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_base_url)
    return SlackSocket(ingress, app_token, client, wanted.set)


def _routes(settings: Settings, ingress: Ingress, socket: SlackSocket | None) -> list[BaseRoute]:
    """Return where Slack is heard over HTTP: nowhere in Socket Mode."""
    if socket:
        return []
    secret = settings.slack_signing_secret.get_secret_value()
    if not secret:
        _log.error("no signing secret: nothing from Slack is let in", extra={"action": "slack_unsigned"})
    return SlackHttp(ingress, secret).routes()


def _listening(
    bot: Bot, workspaces: Workspaces, socket: SlackSocket | None, catch_up: CatchUp, wanted: asyncio.Event
) -> Callable[[], Coroutine[Any, Any, None]]:
    """Return what hears; it learns who we are, where the OCM's room is, and what was said while nobody listened."""

    async def listen() -> None:
        async with asyncio.TaskGroup() as parts:
            if socket:
                parts.create_task(socket.listen())
            await introduce(bot, workspaces)
            while True:
                await catch_up.run()
                await wanted.wait()
                wanted.clear()

    return listen


def _door(bot: Bot, settings: Settings, workspaces: Workspaces) -> SlackDoor:
    hosts = frozenset(host.lower() for host in settings.slack_file_hosts)
    downloads = Downloads(hosts, urlsplit(settings.slack_api_base_url).scheme)
    policy = {"guest": settings.slack_guests, "stranger": settings.slack_strangers}
    return SlackDoor(
        workspaces, downloads, bot.vault.put, safe_name, settings.attachment_megabytes * MEGABYTE,
        frozenset(kind for kind, what in policy.items() if what == "serve"),
    )  # fmt: skip
