"""How pictures are asked for in Spanish."""

from __future__ import annotations

from bot.core.pipeline.picture_orders import PictureWords

WORDS = PictureWords(
    picture=r"\b(?:grafic\w+|imagen(?:es)?|dibuj\w+|diagramas?|visual\w*|ilustra\w*)\b",
    kinds={
        "ageing": (
            r"\b(?:antiguedad|estancad\w+|detenid\w+|quiet\w+|cuanto (?:llevan|tiempo)"
            r"|tiempo en (?:la|su|cada) etapa)\b"
        ),
        "forecast": r"\b(?:proyecci\w+|pronostic\w+|forecast|metas?|por mes|mensual\w*|meses|esperad\w+)\b",
        "funnel": r"\b(?:embudo|pipeline|etapas?|oportunidades|negocios)\b",
    },
)
