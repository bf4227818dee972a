"""E-mail against a mail server that listens: what arrives, and what is tried again or given up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.cli.doctor_mail import mail_findings
from bot.config import load_settings
from bot.core.messages import MAIL, Identity
from bot.core.replies import Receiver, Reply
from bot.errors import DeliveryFailed, ReceiverGone, SettingsInvalid
from bot.gateways.smtp import SmtpRoute, SmtpSender
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.ports import Outgoing
from tests.fakes.smtp import FakeSmtp

TO = "ana@demo.example"


@pytest.fixture
async def mail() -> AsyncIterator[FakeSmtp]:
    async with FakeSmtp() as running:
        yield running


def _outgoing(*paragraphs: str, key: str = "k1") -> Outgoing:
    person = Receiver.person("analyst")
    at = datetime(2026, 11, 24, 14, tzinfo=UTC)
    return Outgoing(1, key, person, Identity(MAIL, "", TO), Reply(person, paragraphs), (), "es", 1, at)


async def _send(url: str, *paragraphs: str) -> str:
    return await SmtpSender(SmtpRoute.read(url), CatalogueWording()).send(
        _outgoing(*paragraphs), standing=None
    )


async def test_a_letter_has_its_subject_sender_and_text(mail: FakeSmtp) -> None:
    await _send(mail.url, "Vincula tu\ncuenta ñandú", "Uno.", ".Dos")
    letter = await mail.letter(TO)

    assert letter["Subject"] == "Vincula tu cuenta ñandú"
    assert letter["From"] == "pregonero@demo.example"
    assert letter.get_content().split() == ["Uno.", ".Dos"]


async def test_a_repeated_letter_has_the_same_id(mail: FakeSmtp) -> None:
    first, second = await _send(mail.url, "uno"), await _send(mail.url, "uno")

    assert first == second
    assert {str(one["Message-ID"]) for one in mail.letters} == {first}


async def test_who_does_not_exist_is_gone(mail: FakeSmtp) -> None:
    mail.refuses[TO] = 550
    with pytest.raises(ReceiverGone):
        await _send(mail.url, "uno")


async def test_who_is_busy_is_tried_again(mail: FakeSmtp) -> None:
    mail.refuses[TO] = 450
    with pytest.raises(DeliveryFailed) as error:
        await _send(mail.url, "uno")

    assert not isinstance(error.value, ReceiverGone)


async def test_a_server_that_is_away_is_tried_again_and_nobody_is_named(
    mail: FakeSmtp, caplog: pytest.LogCaptureFixture
) -> None:
    await mail.__aexit__(None, None, None)
    with pytest.raises(DeliveryFailed) as error:
        await _send(mail.url, "uno")

    assert TO not in f"{error.value}{caplog.text}"
    await mail.__aenter__()


async def test_a_password_goes_over_tls_only() -> None:
    async with FakeSmtp(host="127.0.0.2") as far:
        route = SmtpRoute(far.host, far.port, "a@demo.example", user="ana", password="clave")  # of a fake
        with pytest.raises(DeliveryFailed, match="NotSupported"):
            await SmtpSender(route, CatalogueWording()).send(_outgoing("uno"), standing=None)

    assert (far.greeted, far.letters) == (1, [])


@pytest.mark.parametrize(
    ("url", "host", "port", "sender", "is_tls"),
    [
        ("smtp://correo.example", "correo.example", 25, "pregonero@correo.example", False),
        ("smtps://bot%40demo.example:a%3Ab@correo.example", "correo.example", 465, "bot@demo.example", True),
        ("smtp://u:p@correo.example:587?from=x@demo.example", "correo.example", 587, "x@demo.example", False),
    ],
)
def test_an_address_is_read(url: str, host: str, port: int, sender: str, is_tls: bool) -> None:
    route = SmtpRoute.read(url)

    assert (route.host, route.port, route.sender, route.is_tls) == (host, port, sender, is_tls)
    assert "a:b" not in repr(route)


@pytest.mark.parametrize("url", ["correo.example", "http://correo.example", "smtp://", "smtp://x:puerto"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SettingsInvalid):
        SmtpRoute.read(url)


async def test_doctor_tells_whether_mail_goes_out(mail: FakeSmtp) -> None:
    settings = [load_settings(smtp_url=url) for url in (mail.url, "smtp://127.0.0.1:9", "correo", "")]
    found = [await asyncio.to_thread(mail_findings, one) for one in settings]

    assert [{name: one.code for name, one in each.items()} for each in found] == [
        {"mail": "mail"}, {"mail": "mail.silent"}, {"mail": "mail.unreadable"}, {},
    ]  # fmt: skip
    assert mail.letters == []
