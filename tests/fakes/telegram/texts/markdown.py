"""The MarkdownV2 parse mode: eighteen characters mean something and must otherwise be escaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tests.fakes.telegram.refusals import Refused, wrong
from tests.fakes.telegram.texts.formatted import Formatted, Writing

_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS: Final = (
    ("__", "underline"),
    ("||", "spoiler"),
    ("*", "bold"),
    ("_", "italic"),
    ("~", "strikethrough"),
)
_NAMES: Final = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "link": "TextUrl", "pre": "Pre", "code": "Code",
}  # fmt: skip


@dataclass(frozen=True)
class _Open:
    kind: str
    start: int
    place: int


@dataclass
class _Reader:
    """Goes through a source once."""

    source: str
    place: int = 0
    writing: Writing = field(default_factory=Writing)
    open: list[_Open] = field(default_factory=list)
    quote: int | None = None

    def read(self) -> Formatted:
        while self.place < len(self.source):
            self._step()
        self._end_quote()
        if self.open:
            raise self._endless(self.open[-1].kind, self.open[-1].place)
        return self.writing.done()

    def _step(self) -> None:
        sign, following = self.source[self.place], self.source[self.place + 1 : self.place + 2]
        if sign == "\\" and following and ord(following) in range(1, 127):
            self._write(following, 2)
        elif sign == "\n":
            self._write(sign, 1)
            if self.quote is not None and not self.source.startswith(">", self.place):
                self._end_quote()
        elif sign not in _RESERVED:
            self._write(sign, 1)
        elif sign == "`":
            self._code()
        elif sign in "[]":
            self._link(sign)
        elif sign == ">" and (self.place == 0 or self.source[self.place - 1] == "\n"):
            self.quote = self.writing.units if self.quote is None else self.quote
            self.place += 1
        else:
            self._mark(sign)

    def _write(self, text: str, signs: int) -> None:
        self.writing.write(text)
        self.place += signs

    def _mark(self, sign: str) -> None:
        rest = self.source[self.place : self.place + 2]
        mark, kind = next(((mark, kind) for mark, kind in _MARKS if rest.startswith(mark)), ("", ""))
        if not mark:
            raise _refused(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
        if self.open and self.open[-1].kind == kind:
            self.writing.close(kind, self.open.pop().start)
        else:
            self.open.append(_Open(kind, self.writing.units, self.place))
        self.place += len(mark)

    def _code(self) -> None:
        mark = "```" if self.source.startswith("```", self.place) else "`"
        kind = "pre" if mark == "```" else "code"
        begin, start = self.place, self.writing.units
        self.place += len(mark)
        while not self.source.startswith(mark, self.place):
            if self.place >= len(self.source):
                raise self._endless(kind, begin)
            if self.source[self.place] == "\\" and self.place + 1 < len(self.source):
                self.place += 1
            self._write(self.source[self.place], 1)
        self.writing.close(kind, start)
        self.place += len(mark)

    def _link(self, sign: str) -> None:
        if sign == "[":
            self.open.append(_Open("link", self.writing.units, self.place))
            self.place += 1
            return
        if not self.open or self.open[-1].kind != "link":
            raise _refused("Character ']' is reserved and must be escaped with the preceding '\\'")
        opened = self.open.pop()
        self.place += 1
        if self.source.startswith("(", self.place):
            end = self.source.find(")", self.place)
            if end < 0:
                raise _refused(f"Can't find end of a URL at byte offset {self._bytes(self.place)}")
            url = self.source[self.place + 1 : end].replace("\\", "")
            self.writing.close("text_link", opened.start, url=url)
            self.place = end + 1

    def _end_quote(self) -> None:
        if self.quote is not None:
            self.writing.close("blockquote", self.quote)
            self.quote = None

    def _bytes(self, place: int) -> int:
        return len(self.source[:place].encode())

    def _endless(self, kind: str, place: int) -> Refused:
        return _refused(f"Can't find end of {_NAMES[kind]} entity at byte offset {self._bytes(place)}")


def read_markdown(source: str) -> Formatted:
    """Return the text of a MarkdownV2 source. Raises `Refused`."""
    return _Reader(source).read()


def _refused(why: str) -> Refused:
    return wrong(f"can't parse entities: {why}")
