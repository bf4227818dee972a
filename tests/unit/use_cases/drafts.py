"""Briefs as they stand before they are sent, and the files that go with them."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Attachment, Brief
from bot.core.workflow import BriefState
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.parts import TUESDAY, surveyed

HEADER = "identificacion,nombre,celular,correo,ciudad,observaciones"


def base_csv(rows: int = 4) -> bytes:
    """Return a database without an error."""
    people = [
        f"101010100{row},Persona {row},300111220{row},persona{row}@ejemplo.com,Cali," for row in range(rows)
    ]
    return "\n".join([HEADER, *people, ""]).encode()


FIELDS: dict[str, Any] = {
    "name": "Renovación 2027-1",
    "area": "credito",
    "requester": "requester",
    "boss": "boss",
    "class": "service",
    "type": "informative",
    "objective": "Recordar la fecha límite para renovar el crédito",
    "effectiveness": "Porcentaje que renovó a tiempo",
    "collection": False,
    "audience": "beneficiaries",
    "segment": "Pregrado con renovación pendiente",
    "abroad": False,
    "records": 4,
    "channels": ["sms"],
    "start_date": "2026-12-07",
    "end_date": "2026-12-18",
    "contact_hours": {"from": "08:00", "to": "17:00", "days": ["mon", "tue", "wed", "thu", "fri"]},
    "message": {"sms": "El plazo para renovar vence el 18 de diciembre"},
    "variables": [],
    "links": [],
    "classification": "Renovación",
    "recipients": ["laura@ejemplo.com"],
    "purpose": "Informar",
    "data_owner": "Crédito",
    "consent": "Solicitud del crédito",
    "retention_until": "2027-03-18",
}


def ready(brief_id: str = "ready", requester: str = "requester", **changed: Any) -> Brief:
    """Return a draft with nothing missing and no rule in its way; `None` leaves a field out."""
    brief = Brief(brief_id, requester, TUESDAY)
    for code, value in {**FIELDS, "requester": requester, **changed}.items():
        if value is not None:
            brief.fill(code, value)
    content = base_csv()
    survey = surveyed(content, "base.csv")
    brief.attach(
        Attachment("database", "base.csv", survey.sha256, len(content), requester, TUESDAY, survey.to_json())
    )
    return brief


async def sent(chats: Chats, brief: Brief | None = None) -> Brief:
    """Have a ready draft sent; return it as it stands then."""
    await chats.keep(brief or ready())
    who = (brief or ready()).requester
    await chats.say(who, "resumen")
    await chats.press(who, "Enviar solicitud")
    return await chats.brief(who)


async def in_review(chats: Chats, brief: Brief | None = None) -> Brief:
    """Have a ready draft sent and approved by boss and communications."""
    made = await sent(chats, brief)
    await chats.press(made.fields["boss"], "Aprobar")
    await chats.press("communications", "Dar aval")
    found = await chats.brief(made.requester)
    assert found.state in (BriefState.IN_REVIEW, BriefState.AWAITING_LEADER)
    return found
