"""How people name stages, terms of the trade and stretches of time in English (folded); codes of contract §5."""

from __future__ import annotations

import re
from typing import Final

from bot.core.forms.words.en_terms import TERMS as TRADE

STAGES: Final[dict[str, tuple[str, ...]]] = {
    "hunting": ("hunting", "prospecting"),
    "qualification": ("qualification", "qualified", "qualifying"),
    "proposal": ("proposal", "proposals"),
    "negotiation": ("negotiation", "negotiations", "negotiating"),
    "won": ("won", "we won", "win"),
    "lost": ("lost", "we lost", "lose"),
}
TERMS: Final[dict[str, tuple[str, ...]]] = {**TRADE, "rfp": ("rfp",), "rfi": ("rfi",), "rfo": ("rfo",)}

SHORT_FOLIO: Final = re.compile(
    r"\b(?:the|folio|campaign|request|brief|number)\s+(0\d{3}|\d{1,4}(?=\s*$))", re.IGNORECASE
)
"""“request 0042”: a folio of this year."""

STRETCH: Final = re.compile(
    r"week|\bmonth|quarter|semester|\byear|january|february|march|april|\bmay|june|july|august|september"
    r"|october|november|december"
)
"""A range said as a stretch of the calendar, without days, is a period."""

_NAME = r"[A-ZÁÉÍÓÚÑ0-9][\w&.'-]*"
PROPER_NAME: Final = rf"({_NAME}(?:\s+(?:(?:of|the|and|for|de|del|la|los|&)\s+){{0,2}}{_NAME})*)"
"""Words with capitals, joined by small ones: “Universidad de los Andes”."""

CLIENT_CUES: Final = re.compile(
    r"\b(?i:with|of|to|for|from|at|client|customer|account|deal|won|lost|move|mark|put|register|create|add|log"
    r"|record|close|advance|is|pass)"
    rf"\s+(?i:(?:the)\s+)?{PROPER_NAME}"
)
LEADING_CLIENT: Final = re.compile(
    rf"^\W*(?:[Aa]nd\s+)?{PROPER_NAME}\s+(?=signed|accepted|said|is\b|has\b|was\b|goes\b|went\b|wants|asked|rejected)"
)
AREA_CUE: Final = re.compile(r"\b(?:area|office|department|team)\s+of(?:\s+the)?\s+$", re.IGNORECASE)
BOSS_CUE: Final = re.compile(r"\b(?:boss|manager)\b")
PERSON_CUES: Final = re.compile(
    r"\b(?i:to|let|substitute is|replacement is|give it to|by|with|assign|appoint|of)"
    rf"\s+(?i:(?:the|doctor|dr|mr|mrs|ms)\.?\s+){{0,2}}{PROPER_NAME}"
)
