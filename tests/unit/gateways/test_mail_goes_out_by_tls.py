"""E-mail to a server with TLS and a password, by STARTTLS and from the beginning; a false one is told nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.cli.doctor_mail import mail_findings
from bot.config import load_settings
from bot.core.messages import MAIL, Identity
from bot.core.replies import Receiver, Reply
from bot.errors import DeliveryFailed
from bot.gateways.smtp import SmtpRoute, SmtpSender
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.ports import Outgoing
from tests.fakes.certificates import Authority
from tests.fakes.secure_smtp import PASSWORD, USER, SecureSmtp, secure_smtp

WAYS = pytest.mark.parametrize(("scheme", "starttls"), [("smtp", True), ("smtps", False)])
ANA = Receiver.person("analyst")


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this process trusts, as an institution has its own trusted: by the environment."""
    made = Authority.make(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    return made


def _url(scheme: str, mail: SecureSmtp, host: str = "localhost", password: str = PASSWORD) -> str:
    return f"{scheme}://{quote(USER, safe='')}:{quote(password, safe='')}@{host}:{mail.port}?from={USER}"


async def _send(url: str) -> str:
    outgoing = Outgoing(
        1, "k1", ANA, Identity(MAIL, "", "ana@demo.example"), Reply(ANA, ("Asunto", "Texto ñandú")), (), "es", 1,
        datetime(2026, 11, 24, 14, tzinfo=UTC),
    )  # fmt: skip
    return await SmtpSender(SmtpRoute.read(url), CatalogueWording()).send(outgoing, standing=None)


@WAYS
async def test_a_letter_goes_by_tls_with_the_password(
    authority: Authority, scheme: str, starttls: bool
) -> None:
    async with secure_smtp(authority.server("localhost"), starttls=starttls) as mail:
        await _send(_url(scheme, mail))

    assert mail.logins == [(USER, PASSWORD, True)]
    assert [(one["Subject"], one.get_content().strip()) for one in mail.letters] == [
        ("Asunto", "Texto ñandú")
    ]


@WAYS
async def test_a_server_by_its_number_is_believed_where_its_certificate_names_it(
    authority: Authority, scheme: str, starttls: bool
) -> None:
    async with secure_smtp(authority.server("127.0.0.1"), starttls=starttls) as mail:
        await _send(_url(scheme, mail, "127.0.0.1"))

    assert len(mail.letters) == 1


@WAYS
async def test_a_wrong_password_is_tried_again_and_stands_in_no_log(
    authority: Authority, scheme: str, starttls: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async with secure_smtp(authority.server("localhost"), starttls=starttls) as mail:
        with pytest.raises(DeliveryFailed, match="SMTPAuthenticationError") as error:
            await _send(_url(scheme, mail, password="otra-clave"))

    assert mail.letters == []
    assert "smtp_failed" in {getattr(one, "action", "") for one in caplog.records}
    assert "otra-clave" not in f"{caplog.text}{error.value}"


@WAYS
@pytest.mark.parametrize("password", ["sencilla", "con espacio y ñ"])
async def test_any_password_is_told_as_it_is(
    authority: Authority, scheme: str, starttls: bool, password: str
) -> None:
    async with secure_smtp(authority.server("localhost"), starttls=starttls) as mail:
        with pytest.raises(DeliveryFailed, match="SMTPAuthenticationError"):
            await _send(_url(scheme, mail, password=password))

    assert set(mail.logins) == {(USER, password, True)}


@WAYS
@pytest.mark.parametrize("false", ["another authority", "another name", "too old"])
async def test_a_server_that_cannot_prove_who_it_is_learns_nothing(
    authority: Authority, tmp_path: Path, scheme: str, starttls: bool, false: str
) -> None:
    (tmp_path / "other").mkdir()
    shown = {
        "another authority": lambda: Authority.make(tmp_path / "other").server("localhost"),
        "another name": lambda: authority.server("mail.otra.example"),
        "too old": lambda: authority.server("localhost", days=-1),
    }[false]()
    async with secure_smtp(shown, starttls=starttls) as mail:
        with pytest.raises(DeliveryFailed, match="SSLCertVerificationError"):
            await _send(_url(scheme, mail))

    assert (mail.logins, mail.letters) == ([], [])


@WAYS
async def test_the_doctor_tells_a_server_that_is_believed_from_one_that_is_not(
    authority: Authority, scheme: str, starttls: bool
) -> None:
    async with secure_smtp(authority.server("localhost"), starttls=starttls) as mail:
        good = await _doctor(_url(scheme, mail))
    async with secure_smtp(authority.server("mail.otra.example"), starttls=starttls) as mail:
        bad = await _doctor(_url(scheme, mail))

    assert (good, bad) == ("ok", "failed")


async def _doctor(url: str) -> str:
    settings = load_settings(smtp_url=url)
    return str((await asyncio.to_thread(mail_findings, settings))["mail"].health)
