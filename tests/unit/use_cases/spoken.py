"""What the people of these tests say, and what it means; anything else is bare information."""

from __future__ import annotations

from bot.core.understanding import Understanding


def unsure(*ranking: tuple[str, float]) -> Understanding:
    """Return an understanding too weak to act on."""
    return Understanding(ranking[0][0], ranking[0][1], ranking)


FIRST_MESSAGE = "Necesito una campaña por WhatsApp para 12 mil beneficiarios"
NONSENSE = "blablabla"

SPOKEN: dict[str, str | Understanding] = {
    FIRST_MESSAGE: "request_campaign",
    "Quiero otra campaña": "request_campaign",
    "Quiero una campaña": "request_campaign",
    "necesito una campaña": "request_campaign",
    "recuérdame el lunes": "snooze",
    "recuérdame el sábado": "snooze",
    "no quiero más recordatorios": "snooze",
    "hola": "greet",
    "gracias": "thanks",
    "chao": "goodbye",
    "eres un robot?": "bot_challenge",
    "¿qué es un barrido?": "define_term",
    "¿qué es una pamplina?": "define_term",
    "¿qué es la conectividad?": "define_term",
    "diferencia entre informativa y transaccional": "define_term",
    "¿qué se pone en efectividad?": "explain_field",
    "¿por qué piden el aval?": "explain_field",
    "¿en qué va mi solicitud?": "brief_status",
    "¿en qué va la CAMP-2026-0001?": "brief_status",
    "¿en qué va la CAMP-2026-0999?": "brief_status",
    "¿para cuándo puede salir?": "due_dates",
    "¿cuánto se demora la aprobación?": "due_dates",
    "¿cuánto tarda la revisión?": "due_dates",
    "¿cuánto hay para responder una duda?": "due_dates",
    "¿cuánto hay para aceptar los resultados?": "due_dates",
    "¿cuánto hay para corregir?": "due_dates",
    "¿cuánto se demora una por whatsapp?": "due_dates",
    "igual que la del mes pasado": "copy_brief",
    "pásasela a Andrés Quiroga": "delegate",
    "dame la plantilla de la base": "attach_file",
    "te adjunto la base": "attach_file",
    "no me deja adjuntarlo": "attach_file",
    "ya no quiero la campaña, cancélala": "cancel",
    "sigamos con Una": "resume_draft",
    "mejor luego sigo con esto": "pause",
    "apruebo la CAMP-2026-0001": "approve_brief",
    "vale": "affirm",
    "¿cómo van las ventas?": "pipeline_status",
    "quiero una pizza": "out_of_scope",
    "¿cuánto es dos más dos?": unsure(("due_dates", 0.2), ("cancel", 0.15), ("greet", 0.1)),
    **dict.fromkeys(
        ("dígale a camilo duarte que 3001234567 qué hubo", "dígale a camilo que 3001234567, qué hubo"),
        unsure(("due_dates", 0.2), ("cancel", 0.15)),
    ),
    "eso de los tiempos de la cosa": unsure(("due_dates", 0.3), ("cancel", 0.2), ("greet", 0.1)),
    NONSENSE: unsure(("out_of_scope", 0.1), ("brief_status", 0.08), ("cancel", 0.05)),
}
