"""How people in Colombia name stages, terms of the trade and stretches of time (folded); codes of contract §5."""

from __future__ import annotations

import re
from typing import Final

STAGES: Final[dict[str, tuple[str, ...]]] = {
    "hunting": ("hunting", "prospeccion"),
    "qualification": ("calificacion", "cualificacion", "calificada", "calificadas"),
    "proposal": ("propuesta", "propuestas", "en propuesta"),
    "negotiation": ("negociacion", "negociaciones", "negociando"),
    "won": ("ganado", "ganada", "ganados", "ganadas", "ganamos", "gane", "se gano", "nos ganamos", "ganar"),
    "lost": ("perdido", "perdida", "perdidos", "perdidas", "perdimos", "perdi", "se perdio", "perder"),
}

TERMS: Final[dict[str, tuple[str, ...]]] = {
    "blaster": ("blaster",),
    "barrido": ("barrido", "barridos"),
    "tipificación": ("tipificacion", "tipificaciones", "tipificar"),
    "contactabilidad": ("contactabilidad",),
    "efectividad": ("efectividad",),
    "outbound": ("outbound",),
    "mailing": ("mailing",),
    "brief": ("brief",),
    "F559": ("f559",),
    "OCM": ("ocm", "oficina comercial y de mercadeo"),
    "BPO": ("bpo",),
    "IES": ("ies",),
    "CRM": ("crm",),
    "aval": ("aval", "aval de comunicaciones"),
    "guion": ("guion", "script"),
    "constituyente": ("constituyente", "constituyentes"),
    "deudor solidario": ("deudor solidario", "deudores solidarios"),
    "beneficiario": ("beneficiario", "beneficiarios"),
    "informativa": ("informativa", "campana informativa"),
    "transaccional": ("transaccional", "campana transaccional"),
    "segmento": ("segmento", "segmentacion"),
    "ficha técnica": ("ficha tecnica",),
    "rebote": ("rebote", "rebotes"),
    "RNE": ("rne", "registro de numeros excluidos"),
    "PQRSD": ("pqrsd", "pqrs", "pqr"),
    "habeas data": ("habeas data",),
    "ANS": ("ans", "sla", "acuerdo de nivel de servicio"),
    "folio": ("folio",),
    "focus group": ("focus group",),
    "RFP": ("rfp",),
    "RFI": ("rfi",),
    "RFO": ("rfo",),
    "hunting": ("hunting",),
    "forecast": ("forecast",),
    "pipeline": ("pipeline", "embudo"),
    "kick-off": ("kick off", "kick-off", "kickoff"),
}

SHORT_FOLIO: Final = re.compile(
    r"\b(?:la|el|folio|campaña|solicitud|brief|n[úu]mero)\s+(0\d{3}|\d{1,4}(?=\s*$))", re.IGNORECASE
)
"""«la 0042»: a folio of this year."""

STRETCH: Final = re.compile(
    r"semana|quincena|\bmes|bimestre|trimestre|semestre|\bano|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre"
)
"""A range said as a stretch of the calendar, without days, is a period."""

_NAME = r"[A-ZÁÉÍÓÚÑ0-9][\w&.'-]*"
PROPER_NAME: Final = rf"({_NAME}(?:\s+(?:(?:de|del|la|las|los|el|y|&)\s+){{0,2}}{_NAME})*)"
"""Words with capitals, joined by small ones: «Universidad de los Andes»."""

CLIENT_CUES: Final = re.compile(
    r"\b(?i:con|de|del|a|en|para|cliente|cuenta|lo de|ganamos|perdimos|gan[óo]|perdi[óo]|pasa|mueve|marca|pon"
    r"|registra|crea|agrega|anota|mete|cierra|avanza|sube|cambia|hay|va|est[áa]|firm[óo]|cerr[óo]|respondi[óo])"
    rf"\s+(?i:(?:a|el|la|los)\s+)?{PROPER_NAME}"
)
LEADING_CLIENT: Final = re.compile(
    rf"^\W*(?:[Yy]\s+)?{PROPER_NAME}\s+(?=ya\b|firm|acept|dijo|nos\b|se\b|no\b|est[áa]|pas[óo]|entr[óo]|va\b|c[óo]mo\b"
    r"|en qu[ée]\b|quiere|pid[ie]|rechaz|cancel)"
)
AREA_CUE: Final = re.compile(
    r"\b(?:[áa]rea|oficina|vicepresidencia|vice|dependencia|equipo|gente|grupo)\s+(?:de(?:\s+la)?|del)\s+$",
    re.IGNORECASE,
)
BOSS_CUE: Final = re.compile(r"\bjef[ea]\b")
PERSON_CUES: Final = re.compile(
    r"\b(?i:apruebe|revise|firme|decida|tome|atienda|encargue|suplente(?: es)?|reemplazo(?: es)?|encargad[oa](?: es)?"
    r"|a|en|de|por|deja|reemplaza|cubre|nombro|designo|encargo)"
    rf"\s+(?i:(?:a|la|el|doctora?|ingenier[oa])\s+){{0,2}}{PROPER_NAME}"
)
