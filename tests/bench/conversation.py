"""One requester's interview as people type it: 45 messages that end where they began.

Turn 5 and turn 500 meet the same message in the same place of the interview (495 is 11 × 45), so that
what differs between them is only how long the conversation and its history have grown.
"""

from __future__ import annotations

INTERVIEW = (
    "necesito una campaña por WhatsApp para 12 mil beneficiarios",
    "Renovación de crédito 2027-1",
    "¿por qué lo piden?",
    "Servicio",
    "informativa",
    "Recordar a los beneficiarios la fecha límite para renovar su crédito educativo",
    "atrás",
    "Recordar a los beneficiarios la fecha límite para renovar y los pasos que siguen",
    "porcentaje de personas que renovaron en los 15 días siguientes",
    "no",
    "mejor cambia el nombre por Renovación del segundo semestre",
    "beneficiarios de pregrado con renovación pendiente",
    "¿qué es una tipificación?",
    "no",
    "cuando ustedes puedan",
    "martes 1 de diciembre",
    "resumen",
    "cambiar fecha de fin",
    "15 de diciembre",
    "¿cuándo salen las campañas si la mando hoy?",
    "no sé todavía",
    "corrige la fecha de fin, es el 18 de diciembre",
    "Hola, {nombre}. Tu crédito se renueva hasta el 15 de diciembre.",
    "eran 8.000, no 12.000",
    "Renovación 2027-1",
    "¿en qué va mi solicitud?",
    "cambiar horario",
    "lunes a sábado de 9 a 6",
    "muchas gracias",
    "hola",
    "¿quién la tiene que aprobar?",
    "cambia el segmento por beneficiarios de pregrado en Bogotá y Medellín",
    "pausar",
    "¿qué puedes hacer?",
    "mis solicitudes",
    "continuar",
    "ayuda",
    "son 9 mil personas",
    "la fecha de inicio es el 2 de diciembre",
    "repite por favor",
    "atrás",
    "Renovación de pregrado",
    "resumen",
    "cancelar",
    "sí",
)
EARLY, LATE = 5, 500
assert (LATE - EARLY) % len(INTERVIEW) == 0


def message(turn: int) -> str:
    """Return what is typed at a turn, counted from 1."""
    return INTERVIEW[(turn - 1) % len(INTERVIEW)]
