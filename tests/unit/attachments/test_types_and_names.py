from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attachments.file_names import safe_name
from bot.attachments.file_types import FileType, sniff
from tests.unit.attachments.made_files import ANA, HEADER, docx, old_xls, protected, text, workbook

CONTENTS = {
    FileType.XLSX: workbook([HEADER, ANA]),
    FileType.ENCRYPTED_OFFICE: protected(workbook([HEADER])),
    FileType.XLS: old_xls(),
    FileType.DOCX: docx(),
    FileType.PDF: b"%PDF-1.4\n...",
    FileType.IMAGE: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20),
    FileType.VIDEO: b"\x00\x00\x00\x18ftypmp42" + bytes(20),
    FileType.AUDIO: b"OggS" + bytes(20),
    FileType.TEXT: text([HEADER, ANA], encoding="cp1252"),
    FileType.HTML: b"  <!DOCTYPE html><html></html>",
    FileType.XML: b"<?xml version='1.0'?><x/>",
    FileType.ZIP: b"PK\x03\x04" + bytes(40),
    FileType.BINARY: bytes(range(256)),
    FileType.EMPTY: b"\n",
}


@pytest.mark.parametrize(("file_type", "content"), CONTENTS.items())
def test_a_file_is_told_by_its_content(file_type: FileType, content: bytes) -> None:
    assert sniff(content) is file_type


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_content_has_a_type(content: bytes) -> None:
    assert sniff(content) in FileType


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("base.xlsx", "base.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\base.xlsx", "base.xlsx"),
        ("base\u202excsx.exe", "basexcsx.exe"),
        ("ba\x00se\n.csv", "base.csv"),
        ("  base   de  junio .csv ", "base de junio .csv"),
        ('a<b>c:"d|e?f*.csv', "a_b_c__d_e_f_.csv"),
        ("Campaña niñez.xlsx", "Campaña niñez.xlsx"),
        ("Campan\u0303a.xlsx", "Campaña.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("...", "archivo"),
        ("", "archivo"),
        ("/", "archivo"),
        ("\u200b", "archivo"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_suffix() -> None:
    name = safe_name("ñ" * 300 + ".xlsx")

    assert len(name) == 120
    assert len(name.encode()) < 255
    assert name.endswith(".xlsx")


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)

    assert safe_name(safe) == safe
    assert 0 < len(safe) <= 121
    assert not set(safe) & set('/\\<>:"|?*\x00\n\u202e')
