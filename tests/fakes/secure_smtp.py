"""A mail server with TLS and a password: aiosmtpd on a free port of the loopback, in the test's own loop."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "bot@demo.example", "clave/ñ:1"


@dataclass
class SecureSmtp:
    """What reached the server: `letters` as they came, `logins` with whether TLS stood by then."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    logins: list[tuple[str, str, bool]] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        """Keep a letter."""
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        self.arrived.set()
        return "250 kept"

    def login(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: object
    ) -> AuthResult:
        """Let in whoever knows the password."""
        assert isinstance(told, LoginPassword)
        user, password = told.login.decode(), told.password.decode()
        assert server.transport is not None
        is_secure = server.transport.get_extra_info("ssl_object") is not None
        self.logins.append((user, password, is_secure))
        return AuthResult(success=(user, password) == (USER, PASSWORD), handled=False)


@asynccontextmanager
async def secure_smtp(shown: ssl.SSLContext, *, starttls: bool) -> AsyncIterator[SecureSmtp]:
    """Yield a server that shows a certificate: after STARTTLS, which it demands, or from the beginning."""
    kept = SecureSmtp()

    def serve() -> SMTP:
        with warnings.catch_warnings():
            # it warns that passwords come without TLS where TLS stands before it is asked
            warnings.filterwarnings("ignore", "Requiring AUTH", UserWarning)
            return _server()

    def _server() -> SMTP:
        return SMTP(
            kept, tls_context=shown if starttls else None, require_starttls=starttls, auth_required=True,
            auth_require_tls=starttls, authenticator=kept.login, hostname="mail.demo.example",
        )  # fmt: skip

    server = await asyncio.get_running_loop().create_server(
        serve, "127.0.0.1", 0, ssl=None if starttls else shown
    )
    kept.port = server.sockets[0].getsockname()[1]
    try:
        yield kept
    finally:
        server.close()
        await server.wait_closed()
