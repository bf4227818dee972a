"""What a file is, by its content: the name is never trusted."""

from __future__ import annotations

from enum import StrEnum


class FileType(StrEnum):
    """The kinds of content that are told apart."""

    EMPTY = "empty"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ENCRYPTED_OFFICE = "encrypted_office"
    DOCX = "docx"
    DOC = "doc"
    PPTX = "pptx"
    ODS = "ods"
    ODT = "odt"
    ZIP = "zip"
    PDF = "pdf"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    HTML = "html"
    XML = "xml"
    TEXT = "text"
    BINARY = "binary"


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC: tuple[tuple[int, bytes, FileType], ...] = (
    (0, b"%PDF-", FileType.PDF),
    (0, b"\x89PNG\r\n\x1a\n", FileType.IMAGE),
    (0, b"\xff\xd8\xff", FileType.IMAGE),
    (0, b"GIF8", FileType.IMAGE),
    (8, b"WEBP", FileType.IMAGE),
    (0, b"II*\x00", FileType.IMAGE),
    (0, b"MM\x00*", FileType.IMAGE),
    (4, b"ftyphei", FileType.IMAGE),
    (4, b"ftypM4A", FileType.AUDIO),
    (4, b"ftyp", FileType.VIDEO),
    (0, b"ID3", FileType.AUDIO),
    (0, b"\xff\xfb", FileType.AUDIO),
    (0, b"OggS", FileType.AUDIO),
    (8, b"WAVE", FileType.AUDIO),
    (0, b"fLaC", FileType.AUDIO),
)

#: Names inside a zip, in the order they are looked for.
_ZIP_PARTS: tuple[tuple[bytes, FileType], ...] = (
    (b"xl/workbook.bin", FileType.XLSB),
    (b"xl/workbook.xml", FileType.XLSX),
    (b"xl/worksheets/", FileType.XLSX),
    (b"word/document.xml", FileType.DOCX),
    (b"ppt/presentation.xml", FileType.PPTX),
    (b"application/vnd.oasis.opendocument.spreadsheet", FileType.ODS),
    (b"application/vnd.oasis.opendocument.text", FileType.ODT),
)

#: Names of streams inside an OLE container (what Office used before 2007, and uses to encrypt).
_OLE_STREAMS: tuple[tuple[bytes, FileType], ...] = (
    ("EncryptedPackage".encode("utf-16-le"), FileType.ENCRYPTED_OFFICE),
    ("Workbook".encode("utf-16-le"), FileType.XLS),
    ("Book".encode("utf-16-le"), FileType.XLS),
    ("WordDocument".encode("utf-16-le"), FileType.DOC),
)

_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_SAMPLE = 65_536
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1a\x1b")


def sniff(content: bytes) -> FileType:
    """Return what *content* is. Reads no further than it must and unpacks nothing."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        return FileType.EMPTY
    if content.startswith(_ZIP):
        return _first_named(content, _ZIP_PARTS, FileType.ZIP)
    if content.startswith(_OLE):
        return _first_named(content, _OLE_STREAMS, FileType.BINARY)
    for offset, magic, file_type in _MAGIC:
        if content.startswith(magic, offset):
            return file_type
    return _text_or_binary(content[:_SAMPLE])


def _first_named(content: bytes, table: tuple[tuple[bytes, FileType], ...], otherwise: FileType) -> FileType:
    return next((file_type for name, file_type in table if name in content), otherwise)


def _text_or_binary(sample: bytes) -> FileType:
    if sample.startswith(_BOMS[:2]) or _looks_utf16(sample):
        return FileType.TEXT
    if len(sample.translate(None, delete=_CONTROL)) < len(sample):
        return FileType.BINARY
    start = sample.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024].lower()
    if start.startswith(b"<") and (b"<html" in start or b"<table" in start or b"<!doctype html" in start):
        return FileType.HTML
    return FileType.XML if start.startswith(b"<?xml") else FileType.TEXT


def _looks_utf16(sample: bytes) -> bool:
    """Without a mark: every other byte is NUL in most of Spanish."""
    half = len(sample) // 2
    return half > 8 and (sample[1::2].count(0) > 0.9 * half) and sample[::2].count(0) == 0
