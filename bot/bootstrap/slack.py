"""Slack as a channel of the running bot: Socket Mode where there is an app token, else HTTP."""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import urlsplit

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
    settings, wording = bot.settings, bot.services.wording
    base, token = settings.slack_api_base_url, settings.slack_bot_token.get_secret_value()
    logging.getLogger("slack_sdk").setLevel(logging.WARNING)  # its lower levels tell requests
    workspaces = slack_workspaces(bot)
    windows = Windows(workspaces, wording, settings.language)
    homes = HomeTabs(
        bot.transactions,
        lambda uow, identity: home_of(uow, bot.services, identity, bot.clock.now()),
        wording,
    )
    intake, heard = Intake(bot.transactions, bot.inbox_wake), Heard(bot.transactions)
    receiver = SlackReceiver(
        bot.transactions, intake.take, bot.clock, windows,
        lambda uow, writing: check_form(uow, bot.services, writing), heard.note,
    )  # fmt: skip
    reshaping = Reshaping(
        bot.transactions, lambda uow, writing: reshape_form(uow, bot.services, writing),
        windows, bot.clock, wording,
    )  # fmt: skip
    ingress = Ingress(receiver, reshaping, workspaces, wording, settings.language)
    app_token = settings.slack_app_token.get_secret_value()
    addresses, wanted = Addresses(bot.transactions), asyncio.Event()
    catch_up = CatchUp(workspaces, bot.transactions, addresses, heard, receiver.message)
    socket = SlackSocket(ingress, app_token, web_client(token, base), wanted.set) if app_token else None
    secret = settings.slack_signing_secret.get_secret_value()
    if not socket and not secret:
        _log.error("no signing secret: nothing from Slack is let in", extra={"action": "slack_unsigned"})
    http = SlackHttp(ingress, secret)

    async def listen() -> None:
        """Hear; learn who we are, where the OCM's room is, and what was said while nobody listened."""
        async with asyncio.TaskGroup() as parts:
            if socket:
                parts.create_task(socket.listen())
            await introduce(bot, workspaces)
            while True:
                await catch_up.run()
                await wanted.wait()
                wanted.clear()

    oauth = slack_oauth(bot, workspaces)
    return Channel(
        PLATFORM,
        SlackSender(
            workspaces, addresses, Documents(bot.vault.read), windows, homes, wording
        ),
        door=_door(bot, settings, workspaces),
        routes=[*([] if socket else http.routes()), *(oauth.routes() if oauth else [])],
        listen=listen,
        close=heard.close,
        check=Reachability(workspaces, socket).holds,
        has_windows=True,
    )  # fmt: skip


def _door(bot: Bot, settings: Settings, workspaces: Workspaces) -> SlackDoor:
    hosts = frozenset(host.lower() for host in settings.slack_file_hosts)
    downloads = Downloads(hosts, urlsplit(settings.slack_api_base_url).scheme)
    policy = {"guest": settings.slack_guests, "stranger": settings.slack_strangers}
    return SlackDoor(
        workspaces, downloads, bot.vault.put, safe_name, settings.attachment_megabytes * MEGABYTE,
        frozenset(kind for kind, what in policy.items() if what == "serve"),
    )  # fmt: skip
