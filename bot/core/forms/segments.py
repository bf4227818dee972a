"""How many SMS a text takes: GSM-7 160/153, anything outside it 70/67 (domain.md §2; 3GPP TS 23.038)."""

from __future__ import annotations

from typing import NamedTuple

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
LAST_OF_PLANE = 0xFFFF  # beyond it a mark takes two UTF-16 units
EXTENDED = frozenset("^{}\\[~]|€")  # two septets each


class Segments(NamedTuple):
    """The count of messages, the length in units of the alphabet, and the alphabet (gsm7 or ucs2)."""

    messages: int
    length: int
    alphabet: str


def segments(text: str) -> Segments:
    """Return how *text* is cut into SMS; a mark of two units never stands over the end of a part."""
    if all(mark in GSM7 or mark in EXTENDED for mark in text):
        return Segments(*_cut([2 if mark in EXTENDED else 1 for mark in text], 160, 153), "gsm7")
    return Segments(*_cut([2 if ord(mark) > LAST_OF_PLANE else 1 for mark in text], 70, 67), "ucs2")


def _cut(sizes: list[int], single: int, part: int) -> tuple[int, int]:
    length = sum(sizes)
    if length <= single:
        return 1, length
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:
            parts, used = parts + 1, 0
        used += size
    return parts, length
