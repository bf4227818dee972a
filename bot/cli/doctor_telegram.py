"""`doctor` on Telegram: the token, where updates go, the OCM's chat, and what the bot may read in groups."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.channels.telegram.look import Standing, standing_of
from bot.channels.telegram.settings import WEBHOOK_PATH
from bot.cli.findings import Finding, failed, ok, warning
from bot.config import Settings


def _look(settings: Settings) -> Standing:
    from bot.bootstrap.telegram import telegram_settings

    return asyncio.run(standing_of(telegram_settings(settings)))


def telegram_findings(settings: Settings, look: Callable[[Settings], Standing] = _look) -> dict[str, Finding]:
    """Return what was found, by the check's name; nothing where Telegram is not set up."""
    if not settings.has_telegram:
        return {}
    found = look(settings)
    if found.problem is not None:
        return {"telegram": failed(f"telegram.{found.problem}")}
    return {
        "telegram": ok("telegram", username=found.username),
        "telegram_updates": _updates(settings, found),
        "telegram_room": _room(settings, found),
        "telegram_privacy": _privacy(found),
    }


def _updates(settings: Settings, found: Standing) -> Finding:
    """Look at where updates go: one way at a time, and the webhook to this installation."""
    if settings.telegram_mode == "polling":
        return (
            warning("telegram.webhook_set") if found.webhook else ok("telegram.polling", count=found.waiting)
        )
    if not settings.telegram_webhook_secret.get_secret_value():
        return failed("telegram.no_secret")
    wanted = f"{settings.public_url.rstrip('/')}{WEBHOOK_PATH}" if settings.public_url else ""
    if not found.webhook and not wanted:
        return failed("telegram.no_public_url")
    if wanted and found.webhook != wanted:
        return warning("telegram.webhook_elsewhere", url=wanted)
    if found.webhook_error:
        return warning("telegram.webhook_error", why=found.webhook_error, count=found.waiting)
    return ok("telegram.webhook", count=found.waiting)


def _room(settings: Settings, found: Standing) -> Finding:
    if found.room is None:
        return warning("telegram.no_room")
    if not found.room.is_there:
        return failed("telegram.room_gone")
    if settings.telegram_ocm_topics != "none" and not (found.room.is_forum and found.room.may_begin_topics):
        return warning("telegram.no_topics", title=found.room.title)
    return ok("telegram.room", title=found.room.title)


def _privacy(found: Standing) -> Finding:
    return warning("telegram.reads_all") if found.reads_all else ok("telegram.privacy")
