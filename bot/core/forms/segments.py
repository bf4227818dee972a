"""How many SMS a text takes: GSM-7 160/153, anything outside it 70/67 (domain.md §2; 3GPP TS 23.038)."""

from __future__ import annotations

from typing import NamedTuple

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€")  # two septets each


class Segments(NamedTuple):
    """The count of messages, the length in units of the alphabet, and the alphabet (gsm7 or ucs2)."""

    messages: int
    length: int
    alphabet: str


def segments(text: str) -> Segments:
    """Return how *text* is cut into SMS."""
    if all(mark in GSM7 or mark in EXTENDED for mark in text):
        return Segments(*_cut(sum(2 if mark in EXTENDED else 1 for mark in text), 160, 153), "gsm7")
    return Segments(*_cut(len(text.encode("utf-16-le")) // 2, 70, 67), "ucs2")


def _cut(length: int, single: int, part: int) -> tuple[int, int]:
    return (1 if length <= single else -(-length // part)), length
