"""«¿Qué es un barrido?»: the trade's words, in our own."""

from __future__ import annotations

from bot.core.folding import fold
from bot.core.text import say
from bot.use_cases.ask_next import ask_again
from bot.use_cases.turn import Turn

TERMS: dict[str, tuple[str, ...]] = {
    "brief": ("brief", "f559"),
    "ocm": ("ocm", "oficina comercial"),
    "blaster": ("blaster", "mensaje de voz"),
    "outbound": ("outbound", "llamada outbound"),
    "mailing": ("mailing",),
    "informative": ("informativa", "informativas"),
    "transactional": ("transaccional", "transaccionales"),
    "typification": ("tipificacion", "tipificar"),
    "contactability": ("contactabilidad",),
    "effectiveness": ("efectividad",),
    "sweep": ("barrido", "barridos"),
    "endorsement": ("aval", "aval de comunicaciones"),
    "script": ("guion", "script"),
    "folio": ("folio",),
    "business_day": ("dia habil", "dias habiles"),
    "segment": ("segmento",),
    "constituents": ("constituyentes", "constituyente"),
    "ies": ("ies",),
    "co_debtor": ("deudor solidario", "deudores solidarios", "codeudor"),
    "focus_group": ("focus group", "grupo focal"),
    "results_sheet": ("ficha tecnica", "ficha tecnica de resultados"),
    "bpo": ("bpo", "proveedor"),
    "crm": ("crm",),
    "rne": ("rne", "registro de numeros excluidos"),
    "secure_route": ("ruta segura",),
    "rebound": ("rebote", "rebotes"),
    "sla": ("ans", "sla", "acuerdo de nivel de servicio"),
    "class": ("clase",),
    "variables": ("campos variables", "variables", "campo variable"),
    "template": ("plantilla de whatsapp", "plantilla aprobada"),
}


def define_term(turn: Turn) -> None:
    """Define the term the message names, then restate the pending question."""
    folded = f" {fold(turn.text)} "
    hits = [(len(word), code) for code, words in TERMS.items() for word in words if f" {word} " in folded]
    turn.say(say(f"term.{max(hits)[1]}") if hits else say("term.unknown"))
    ask_again(turn)
