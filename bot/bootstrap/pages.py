"""The pages that links lead to, where a browser finds this bot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.routing import BaseRoute

from bot.attachments.file_names import safe_name
from bot.bootstrap.living import Bot
from bot.delivery.crash_points import crash_point
from bot.http.decisions import Decisions
from bot.http.downloads import Downloads
from bot.http.uploads import Uploads

INCOMING, OUTGOING = "incoming", "outgoing"
"""Folders of the data directory where files without a name stand while they come and go."""


@dataclass(frozen=True)
class Pages:
    """Routes beside the channels', and the paths that take larger bodies."""

    routes: Sequence[BaseRoute] = ()
    body_limits: Mapping[str, int] = field(default_factory=dict)


def pages(bot: Bot) -> Pages:
    """Return the pages that links of this bot lead to: none where no browser finds it."""
    if not bot.settings.public_url:
        return Pages()
    uploads = _uploads(bot)
    decisions = (
        Decisions(bot.transactions, bot.services, bot.clock, bot.outbox_wake.set).routes()
        if bot.settings.has_mail
        else []
    )
    documents = Downloads(
        bot.transactions, bot.services, bot.clock, bot.vault, bot.settings.data_dir / OUTGOING
    )
    return Pages([*uploads.routes(), *documents.routes(), *decisions], uploads.body_limits())


def _uploads(bot: Bot) -> Uploads:
    def taken() -> None:
        crash_point("inbox_stored")
        bot.inbox_wake.set()

    return Uploads(
        bot.transactions,
        bot.services,
        bot.clock,
        bot.vault,
        bot.settings.data_dir / INCOMING,
        safe_name,
        taken,
    )
