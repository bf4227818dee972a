"""Spanish words of what people want to be reminded of."""

from __future__ import annotations

from bot.core.messages import MAIL
from bot.core.reminders.wish_words import WishWords

WORDS = WishWords(
    kinds={
        "stalled": r"\b(?:estancad\w+|detenid\w+|quiet\w+|sin movimiento|parad\w+|frenad\w+)\b",
        "closing": r"\b(?:cierres?|fechas? de cierre|vencimientos?)\b",
        "next_step": r"\b(?:proximos? pasos?|siguientes? pasos?|pendientes comerciales)\b",
        "compliance": r"\b(?:cumplimiento|entregas? (?:de|a) (?:la )?propuestas?)\b",
        "gates": r"\b(?:decisiones?|go no go|aprobaciones? comerciales)\b",
        "digest": r"\b(?:resumen(?:es)?(?: semanal(?:es)?| de la semana| comercial| del embudo)?|digest)\b",
        "indicator": r"\bindicador(?:es)?\b",
        "conversion": r"\b(?:conversion)\b",
        "goal_report": r"\b(?:reportes? de (?:la )?(?:meta|legalizacion))\b",
    },
    everything=(
        r"\b(?:recordatorios?|avisos?|notificaciones?) (?:comerciales|de ventas|del embudo|de oportunidades"
        r"|de negocios)\b"
    ),
    naming=r"\b(?:recorda\w*|recuerd\w*|avis\w*|notific\w*|alert\w*)",
    off=(
        r"\bno (?:me|nos) (?:recuerd\w+|avis\w+|mand\w+|envi\w+|notifi\w+)\b"
        r"|\bno quiero (?:mas )?(?:el|la|los|las|que|recordatorios?|avisos?)\b"
        r"|\b(?:quit\w+|apag\w+|desactiv\w+|silenci\w+|suspend\w+)\b|\bdeja de (?:recordar\w*|avisar\w*|mandar\w*)\b"
    ),
    on=(
        r"\b(?:activ\w+|prend\w+|encien\w+|vuelve a (?:recordar\w*|avisar\w*|mandar\w*)|recuerdame|avisame|mandame"
        r"|enviame|quiero (?:el|los|las|que me))\b"
    ),
    again=(
        r"\b(?:vuelve a|volver a|otra vez|de nuevo)\b.*\b(?:recordar\w*|avisar\w*)\b"
        r"|\brecuerdame (?:otra vez|de nuevo)\b"
    ),
    showing=r"\b(?:que|cuales|como|mis|ver)\b.*\b(?:recordatorios?|me recuerdas|avisos|me avisas)\b.*",
    scopes={
        "own": r"\bsolo (?:lo|los|las) mi[oa]s?\b|\bsolo mis (?:negocios|oportunidades)\b|\bsolo lo propio\b",
        "team": r"\b(?:de |del |mi )?equipo\b",
        "all": r"\b(?:de todos|todas las oportunidades|todos los negocios|de toda la empresa)\b",
    },
    setting=r"\b(?:consider\w+|cuent\w+ como|tom\w+ como|dar? por)\b",
    days=(
        r"\b(?:a los|despues de|tras|con|desde|cuando llev\w+|si llev\w+|que llev\w+|mas de|a partir de)"
        r"(?: mas de)? (?P<days>\S+(?: y \S+)?) dias?\b"
    ),
    ways={
        MAIL: r"\b(?:por|al|a mi|en el) (?:correo|e.?mail|mail)\b",
        "chat": r"\b(?:por|en) (?:el |este )?(?:chat|slack|telegram|aqui|aca)\b",
    },
    weekdays={"lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6},
)
