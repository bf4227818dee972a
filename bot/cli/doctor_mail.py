"""`doctor` on outgoing mail: does the server that was named answer, and let the bot in."""

from __future__ import annotations

from smtplib import SMTPException

from bot.cli.findings import Finding, failed, ok
from bot.config import Settings
from bot.errors import SettingsInvalid
from bot.gateways.smtp import SmtpRoute, connected


def mail_findings(settings: Settings) -> dict[str, Finding]:
    """Return what was found; nothing where no mail is sent. No letter is written."""
    if not settings.has_mail:
        return {}
    try:
        route = SmtpRoute.read(settings.smtp_url.get_secret_value())
    except SettingsInvalid:
        return {"mail": failed("mail.unreadable")}
    try:
        with connected(route):
            return {"mail": ok("mail", host=route.host, sender=route.sender)}
    except (SMTPException, OSError) as error:
        return {"mail": failed("mail.silent", host=route.host, why=type(error).__name__)}
