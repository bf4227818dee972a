"""How pictures are asked for in English."""

from __future__ import annotations

from bot.core.pipeline.picture_orders import PictureWords

WORDS = PictureWords(
    picture=r"\b(?:charts?|graphs?|pictures?|draw|plot|diagrams?)\b",
    kinds={
        "ageing": r"\b(?:ageing|aging|stalled|stuck|time in stage|how long)\b",
        "forecast": r"\b(?:forecast|projection|goals?|by month|monthly|months)\b",
        "funnel": r"\b(?:funnel|pipeline|stages?|opportunities|deals)\b",
    },
)
