"""What a requester answers to each question of a whole request, at whatever platform."""

from __future__ import annotations

from pathlib import Path

BASE = Path(__file__).parents[1] / "dialogues/bases/beneficiarios.csv"
FINISHED = "Enviar solicitud"
ANSWERS: dict[str, str | Path | tuple[str]] = {
    "cómo se llama la campaña": "Renovación de crédito 2027-1",
    "por qué canales": "WhatsApp",
    "a qué público": "beneficiarios",
    "cuántos registros": "40",
    "de qué clase": ("Servicio",),
    "informativa (solo": "informativa",
    "cuál es el objetivo": "Recordar a los beneficiarios la fecha límite para renovar su crédito",
    "sabrás que funcionó": "porcentaje de personas que renovaron en los 15 días siguientes",
    "cobrar una deuda": ("No",),
    "qué personas de ese público": "beneficiarios de pregrado con renovación pendiente",
    "viven en el exterior": "no",
    "qué día empieza": "martes 1 de diciembre",
    "qué día termina": "15 de diciembre",
    "en qué horario": "de lunes a viernes de 8 a 5",
    "mensaje por whatsapp": "Hola, {nombre}. El plazo de renovación va hasta el 15 de diciembre.",
    "con qué tipificación": "Renovación 2027-1",
    "adjunta la base": BASE,
}
"""A word of each question → words, a button's label in a tuple, or a file."""


def asked_in(said: str) -> str | None:
    """Return the word of the question that a message asks last; None where it asks none."""
    folded = said.lower()
    return max((word for word in ANSWERS if word in folded), key=folded.rfind, default=None)
