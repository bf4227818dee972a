"""Text with bold parts, measured as Telegram measures it and cut into messages that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

LONGEST = 4096  # UTF-16 units of a message's text, after its tags are read
LONGEST_CAPTION = 1024
MOST_ENTITIES = 90  # Telegram forgets those beyond a hundred


@dataclass(frozen=True)
class Span:
    """A stretch of text, plain or marked: `b`, `i`, `s` or nothing."""

    text: str
    tag: str = ""

    @property
    def html(self) -> str:
        """Return it as Telegram's HTML; what people wrote is shown as they wrote it."""
        words = escape(self.text, quote=False)
        return f"<{self.tag}>{words}</{self.tag}>" if self.tag and words.strip() else words


Line = tuple[Span, ...]
EMPTY: Line = ()


def plain(text: str, tag: str = "") -> list[Line]:
    """Return a text's lines, all marked alike."""
    return [(Span(line, tag),) if line else EMPTY for line in text.splitlines() or [""]]


def units(text: str) -> int:
    """Return a text's length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def html_of(lines: Sequence[Line]) -> str:
    """Return lines as one message's HTML."""
    return "\n".join("".join(span.html for span in line) for line in lines)


def length_of(line: Line) -> int:
    """Return a line's length in UTF-16 units."""
    return sum(units(span.text) for span in line)


def messages_of(lines: Iterable[Line], most: int = LONGEST) -> list[list[Line]]:
    """Part lines into messages, at line borders where possible, never inside a letter or a mark."""
    messages: list[list[Line]] = [[]]
    length = marks = 0
    for line in (part for whole in lines for part in _short(whole, most)):
        more, marked = length_of(line) + 1, sum(1 for span in line if span.tag)
        if messages[-1] and (length + more > most or marks + marked > MOST_ENTITIES):
            messages.append([])
            length = marks = 0
        if messages[-1] or line:  # a message does not begin with an empty line
            messages[-1].append(line)
            length, marks = length + more, marks + marked
    trimmed = [_trimmed(message) for message in messages]
    return [message for message in trimmed if message]


def _trimmed(message: list[Line]) -> list[Line]:
    while message and not length_of(message[-1]):
        message = message[:-1]
    return message


def _short(line: Line, most: int) -> Iterable[Line]:
    """Yield a line in parts that fit, cut at spaces where there are any."""
    if length_of(line) < most:
        yield line
        return
    part: list[Span] = []
    room = most - 1
    for span in line:
        text = span.text
        while units(text) > room:
            cut = _cut(text, room)
            yield (*part, Span(text[:cut], span.tag))
            part, text, room = [], text[cut:], most - 1
        part.append(Span(text, span.tag))
        room -= units(text)
    yield tuple(part)


def _cut(text: str, room: int) -> int:
    """Return after how many letters a text is cut so that the first part fits."""
    end = room
    while units(text[:end]) > room:
        end -= max(1, (units(text[:end]) - room) // 2)
    space = text.rfind(" ", max(0, end - 200), end)
    return space + 1 if space > 0 else end
