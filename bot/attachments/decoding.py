"""Bytes of a text file → UTF-8, whatever office program wrote them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1 << 20
_SAMPLE = 4096


@dataclass(frozen=True)
class Decoded:
    """The same text in UTF-8, and what it was written in: utf-8, utf-16-le, cp1252, mixed …"""

    utf8: bytes
    encoding: str


def to_utf8(content: bytes) -> Decoded:
    """Return *content* in UTF-8: by its mark, else strictly as UTF-8, else as Windows wrote it.

    Files glued together from two programs are read line by line: each line as UTF-8 where it is valid,
    else as cp1252 (`mixed`). Never fails: a byte that cp1252 lacks becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            body = content[len(mark) :]
            return Decoded(_transcoded(body, encoding) if encoding != "utf-8" else body, encoding)
    if b"\x00" in content[:_SAMPLE]:
        return Decoded(_transcoded(content, "utf-16-le"), "utf-16-le")
    return Decoded(content, "utf-8") if content.isascii() or _is_utf8(content) else _by_line(content)


def _transcoded(content: bytes, encoding: str) -> bytes:
    return content.decode(encoding, errors="replace").encode("utf-8")


def _is_utf8(content: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(view[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _by_line(content: bytes) -> Decoded:
    lines = content.split(b"\n")
    utf8_lines = 0
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            utf8_lines += 1
        except UnicodeDecodeError:
            lines[number] = line.decode("cp1252", errors="replace").encode("utf-8")
    return Decoded(b"\n".join(lines), "mixed" if utf8_lines else "cp1252")
