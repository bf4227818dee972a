"""E-mail by SMTP: a sender of the outbox like any channel's; nothing is heard by it."""

from __future__ import annotations

import asyncio
import logging
import smtplib
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from hashlib import sha256
from urllib.parse import parse_qs, unquote, urlsplit

from bot.core.text import say
from bot.errors import DeliveryFailed, ReceiverGone, SettingsInvalid
from bot.use_cases.ports import Outgoing, Wording

_log = logging.getLogger(__name__)
PORTS = {"smtp": 25, "smtps": 465}
ANSWER_SECONDS = 15.0  # less than the outbox gives a message
LONGEST_SUBJECT = 150
LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class SmtpRoute:
    """Where mail goes out: `smtp://user:password@host:port?from=…` (STARTTLS where offered) or `smtps://…`."""

    host: str
    port: int
    sender: str
    is_tls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, url: str) -> SmtpRoute:
        """Return the route that an address names. Raises `SettingsInvalid`."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise SettingsInvalid(say("error.smtp")) from error
        if parts.scheme not in PORTS or not parts.hostname:
            raise SettingsInvalid(say("error.smtp"))
        user = unquote(parts.username or "")
        given = parse_qs(parts.query).get("from", [""])[0]
        sender = given or (user if "@" in user else f"pregonero@{parts.hostname}")
        return cls(
            parts.hostname, port or PORTS[parts.scheme], sender, parts.scheme == "smtps", user,
            unquote(parts.password or ""),
        )  # fmt: skip


@dataclass(frozen=True)
class SmtpSender:
    """Implements `bot.delivery.sender.Sender`: the first paragraph is the subject, the others are the text."""

    route: SmtpRoute
    wording: Wording

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Deliver and return the id, the same at each try. Raises `ReceiverGone` and `DeliveryFailed`."""
        letter = self._letter(outgoing)
        try:
            await asyncio.to_thread(self._hand_over, letter)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise (ReceiverGone if min(codes) >= 500 else DeliveryFailed)(f"SMTP {codes[0]}") from None
        except (smtplib.SMTPException, OSError) as error:
            code = getattr(error, "smtp_code", "")
            _log.warning(
                "mail not handed over: %s %s", type(error).__name__, code, extra={"action": "smtp_failed"}
            )
            raise DeliveryFailed(type(error).__name__) from None  # its text may name a receiver
        return str(letter["Message-ID"])

    def _letter(self, outgoing: Outgoing) -> EmailMessage:
        said = [self.wording.render(one, outgoing.language) for one in outgoing.reply.paragraphs]
        subject, *rest = said or [""]
        letter = EmailMessage()
        letter["Subject"] = " ".join(subject.split())[:LONGEST_SUBJECT]
        letter["From"], letter["To"] = self.route.sender, outgoing.address.user
        letter["Date"] = formatdate()
        domain = self.route.sender.rpartition("@")[2]
        letter["Message-ID"] = f"<{sha256(outgoing.key.encode()).hexdigest()[:32]}@{domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content("\n\n".join(rest or [subject]) + "\n")
        return letter

    def _hand_over(self, letter: EmailMessage) -> None:
        with connected(self.route) as server:
            server.send_message(letter)


def connected(route: SmtpRoute) -> smtplib.SMTP:
    """Return a connection that may send. Raises `SMTPException` and `OSError`; it is closed by `with`."""
    secure = ssl.create_default_context()
    if route.is_tls:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            route.host, route.port, timeout=ANSWER_SECONDS, context=secure
        )
    else:
        server = smtplib.SMTP(route.host, route.port, timeout=ANSWER_SECONDS)
    try:
        _greet(server, route, secure)
    except BaseException:
        server.close()
        raise
    return server


def _greet(server: smtplib.SMTP, route: SmtpRoute, secure: ssl.SSLContext) -> None:
    """Greet the server, by TLS where it can; a password goes over TLS only, or to this very machine."""
    server.ehlo()
    if not route.is_tls and server.has_extn("starttls"):
        server.starttls(context=secure)
        server.ehlo()
    elif not route.is_tls and route.user and route.host not in LOCAL:
        raise smtplib.SMTPNotSupportedError("a password goes over TLS only")
    if route.user:
        _log_in(server, route)


def _log_in(server: smtplib.SMTP, route: SmtpRoute) -> None:
    """Show the password; `smtplib` knows none beyond ASCII, which goes as UTF-8 (RFC 4616)."""
    if f"{route.user}{route.password}".isascii():
        server.login(route.user, route.password)
        return
    shown = b64encode(f"\0{route.user}\0{route.password}".encode()).decode()
    code, said = server.docmd("AUTH", f"PLAIN {shown}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)
