"""Spanish words of moments."""

from __future__ import annotations

from bot.core.reminders.words import MomentWords

_N = r"(\d{1,3}|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta)"
_IN = r"\b(?:en|dentro de|de aqui a|por|unas|unos)\s+(?:unas |unos |como )?"
WORDS = MomentWords(
    spans=(
        (r"\bhora y media\b", 90),
        (r"\b(?:media hora|media horita)\b", 30),
        (rf"{_IN}{_N} (?:minuto|minutico|min)s?\b", 1),
        (rf"{_IN}{_N} (?:hora|horita|hr|h)s?\b", 60),
        (rf"\b{_N} (?:hora|horita)s?\b", 60),
        (rf"\b{_N} (?:minuto|minutico|min)s?\b", 1),
        (r"\b(?:un rato|un ratico|un ratito|rato|ratico)\b", 60),
    ),
    numbers={
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40,
    },
    clock=(
        rf"\ba las? {_N}(?:(?::| y )(\d\d|media|cuarto))?(?:\s+en punto)?"
        r"(?:\s*(am|a m|pm|p m|de la manana|de la tarde|de la noche|del mediodia))?"
    ),
    afternoon=("pm", "p m", "de la tarde", "de la noche", "del mediodia"),
    halves=(
        (r"\bdespues (?:de|d|del) (?:el )?almuerzo\b|\bdespues de almorzar\b", "14:00"),
        (r"\b(?:a|al|del) ?medio ?dia\b|\bantes del? almuerzo\b", "12:00"),
        (r"\b(?:al final|al cierre|al terminar|finalizando)\b.*\b(?:dia|tarde|jornada)\b", "16:00"),
        (r"\b(?:en|a|por|de) la tarde\b|\besta tarde\b|\btardecita\b", "14:00"),
        (r"\bmedia manana\b", "10:00"),
        (r"\b(?:en|a|por) la manana\b|\bprimera hora\b|\btemprano\b|\bmananita\b|\bhoras de la manana\b", "08:00"),
    ),
    no_more_today=(r"\bpor hoy\b", r"\bhoy no\b", r"\bno mas\b.*\bhoy\b", r"\bmas avisos hoy\b", r"\bde hoy no\b"),
    never=(
        r"\b(?:no quiero|no mas|sin|quit[ae]|apag(?:a|ue)|desactiv[ae]|silenci[ae]|elimin[ae]) (?:\w+ ){0,2}"
        r"(?:recordatorios?|avisos?)\b",
        r"\b(?:deja|deje|dejen) de (?:recordar\w*|avisar\w*|insistir\w*)\b",
        r"\bno (?:me|nos) (?:lo |la )?(?:recuerd\w+|avis\w+) (?:mas|nunca)\b",
        r"\bno (?:me|nos) vuelvas? a (?:recordar|avisar)\b|\bnunca mas\b",
    ),
)  # fmt: skip
