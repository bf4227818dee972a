"""What only the conversation can tell: going on is no «no», and a channel left out was never in."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.chats import Chats

FIRST = "Necesito una campaña por WhatsApp, SMS y correo para 12 mil beneficiarios del 7 al 14 de diciembre"


async def said_while_asked(chats: Chats, asked: str, text: str) -> dict[str, object]:
    """Return the Brief's fields after *text* is said where *asked* is asked."""
    await chats.say("requester", FIRST)
    await chats.ask("requester", asked)
    await chats.say("requester", text)
    return (await chats.brief()).fields


@pytest.mark.parametrize(
    ("asked", "text", "field", "expected"),
    [
        ("collection", "no, sigamos con esta", "collection", None),
        ("collection", "no", "collection", False),
        ("class", "mejor que la llamada no vaya", "channels", ["sms", "email", "whatsapp"]),
        ("class", "mejor que el correo no vaya", "channels", ["sms", "whatsapp"]),
        ("objective", "no, arranca el 4", "start_date", "2026-12-04"),
        ("objective", "termina el 12 y no el 14", "end_date", "2026-12-12"),
    ],
)
async def test_context_tells_what_is_meant(
    chats: Chats, asked: str, text: str, field: str, expected: object
) -> None:
    assert (await said_while_asked(chats, asked, text)).get(field) == expected
