"""Sentences of a first message state fields in the person's words, and what they deny is a no."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.forms.extract import extract
from tests.unit.core.samples import SETTING


@pytest.mark.parametrize(
    ("text", "ref", "value"),
    [
        ("una campaña de cobranza por llamada", "collection", True),
        ("una campaña por correo, no es para cobrar nada", "collection", False),
        ("no hay nadie en el exterior", "abroad", False),
        ("para beneficiarios que viven en el exterior", "abroad", True),
        ("para beneficiarios de posgrado en el exterior", "abroad", None),
        ("mi extensión es 4521 y mi celular 3105551234", "extension", "4521"),
        ("mi extensión es 4521 y mi celular 3105551234", "records", None),
        ("por llamada y mensaje de voz", "channels", ["call", "voice"]),
        ("que no vaya por llamada", "channels", None),
        ("toca sacar una campaña de mensajes de texto", "channels", ["sms"]),
        ("Muchos correos rebotaron. La nueva va por WhatsApp.", "channels", ["whatsapp"]),
        ("llegó a 8.200 personas; la base tiene 12.450 registros", "records", 12450),
        ("campaña para 2000 ciudadanos", "records", 2000),
        ("base de 1.350", "records", 1350),
        ("correo a ciudadanos. Son varios", "audience", "citizens"),
        ("no es comercial, es campaña de servicio", "class", "service"),
        ("El segmento son los admitidos sin legalizar. Gracias", "segment", "los admitidos sin legalizar"),
        (
            "Es para recordar, con el fin de que nadie pierda su cupo de crédito. Gracias",
            "objective",
            "que nadie pierda su cupo de crédito",
        ),
    ],
)
def test_a_sentence_says_what_it_says(text: str, ref: str, value: Any) -> None:
    assert extract(text, SETTING).get(ref) == value
