"""E-mail as a channel of the running bot: it is only sent by."""

from __future__ import annotations

from bot.bootstrap.channel import Channel
from bot.bootstrap.living import Bot
from bot.core.messages import MAIL
from bot.gateways.smtp import SmtpRoute, SmtpSender


def mail_channel(bot: Bot) -> Channel:
    """Return e-mail as a channel of *bot*. Raises `SettingsInvalid`."""
    route = SmtpRoute.read(bot.settings.smtp_url.get_secret_value())
    return Channel(MAIL, SmtpSender(route, bot.services.wording))
