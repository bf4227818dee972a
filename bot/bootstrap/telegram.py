"""Telegram as a channel of the running bot."""

from __future__ import annotations

from bot.bootstrap.channel import Channel
from bot.bootstrap.living import Bot
from bot.bootstrap.pages import INCOMING
from bot.channels.telegram.app import TelegramApp, TelegramDependencies
from bot.channels.telegram.settings import PLATFORM, TelegramSettings
from bot.config import Settings, languages
from bot.delivery.crash_points import crash_point
from bot.use_cases.document_link import document_link
from bot.use_cases.intake.upload_link import give_link


def telegram_channel(bot: Bot) -> Channel:
    """Return Telegram as a channel of *bot*. Raises `SettingsInvalid`."""
    app = TelegramApp(_dependencies(bot))
    return Channel(
        PLATFORM, app.sender, door=app.door, routes=app.routes(), listen=app.listen, check=app.is_heard
    )


def _dependencies(bot: Bot) -> TelegramDependencies:
    def wake() -> None:
        bot.inbox_wake.set()
        bot.outbox_wake.set()

    return TelegramDependencies(
        telegram_settings(bot.settings),
        bot.transactions,
        bot.vault,
        bot.services.wording,
        bot.clock,
        wake,
        crash_point,
        lambda uow, person: give_link(uow, bot.services, person, bot.clock.now()),
        lambda uow, to, document: document_link(uow, bot.services, to, document, bot.clock.now()),
    )


def telegram_settings(settings: Settings) -> TelegramSettings:
    """Return what the channel is told."""
    return TelegramSettings(
        token=settings.telegram_bot_token.get_secret_value(),
        base_url=settings.telegram_base_url,
        base_file_url=settings.telegram_base_file_url,
        folder=settings.data_dir / INCOMING,
        mode=settings.telegram_mode,
        secret=settings.telegram_webhook_secret.get_secret_value(),
        public_url=settings.public_url,
        is_local=settings.telegram_local,
        local_root=settings.telegram_local_root,
        ocm_chat=settings.telegram_ocm_chat,
        sales_chat=settings.telegram_sales_chat,
        provider_chat=settings.telegram_provider_chat,
        ocm_topics=settings.telegram_ocm_topics,
        attachment_megabytes=settings.attachment_megabytes,
        pace=settings.telegram_pace,
        language=settings.language,
        languages=languages(),
        mails=settings.has_mail,
        has_slack=settings.has_slack,
    )
