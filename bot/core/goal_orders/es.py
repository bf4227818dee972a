"""How goals are set and reported in Spanish."""

from __future__ import annotations

from bot.core.goal_orders import GoalWords

WORDS = GoalWords(
    goal=r"\b(?:metas?|objetivo (?:comercial|de ventas|mensual)|presupuesto de ventas|cuota)\b",
    setting=(
        r"\b(?:es|son|sera|seran|queda|quedan|fija|fijar|fijemos|pon|ponga|poner|pongamos|cambia|cambiar|cambiala"
        r"|sube|subir|baja|bajar|define|definir|establece|establecer|registra|registrar|actualiza|actualizar)\b"
    ),
    reporting=(
        r"\b(?:van|llevamos|llevo|legalizamos|legalizados|legalizadas|cerramos con|reporto|reportar|alcanzamos"
        r"|logramos)\b"
    ),
    kinds={
        "legalisation": r"\b(?:legaliza\w*)\b",
        "sales": r"\b(?:comercial\w*|ventas?|facturacion|ganad\w+)\b",
    },
)
