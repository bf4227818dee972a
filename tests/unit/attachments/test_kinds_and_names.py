from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attachments.file_names import safe_name
from bot.attachments.file_types import FileType, sniff
from bot.attachments.kinds import ALLOWED, KINDS, guess
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
    ("name", "caption", "file_type", "missing", "kind"),
    [
        ("base_junio.xlsx", "", FileType.XLSX, (), "database"),
        ("Libro1.xlsx", "", FileType.XLSX, ("database", "script"), "database"),
        ("Libro1.xlsx", "esta es la ficha técnica de resultados", FileType.XLSX, (), "results_sheet"),
        ("guion llamada.docx", "", FileType.DOCX, (), "script"),
        ("documento.docx", "va el guión", FileType.DOCX, (), "script"),
        ("documento.docx", "", FileType.DOCX, ("script",), "script"),
        ("Aval_comunicaciones.pdf", "", FileType.PDF, (), "endorsement"),
        ("correo.pdf", "aprobación de mi jefe", FileType.PDF, (), "boss_approval"),
        ("autorizacion lider.pdf", "", FileType.PDF, (), "leader_authorisation"),
        ("IMG_0001.jpg", "", FileType.IMAGE, ("database",), "piece"),
        ("Resultados campaña.xlsx", "", FileType.XLSX, (), "results"),
        ("datos.csv", "", FileType.TEXT, (), "database"),
        ("base.xlsx", "", FileType.ENCRYPTED_OFFICE, (), "database"),
    ],
)
def test_what_a_file_is_for(
    name: str, caption: str, file_type: FileType, missing: tuple[str, ...], kind: str
) -> None:
    found = guess(name, caption, file_type, missing)

    assert (found.kind, found.sure) == (kind, True)


def test_a_pdf_that_says_nothing_is_asked_about() -> None:
    found = guess("scan001.pdf", "", FileType.PDF, ("endorsement", "boss_approval"))

    assert not found.sure
    assert {found.kind, *found.others} >= {"endorsement", "boss_approval", "other"}


def test_a_word_does_not_beat_the_content() -> None:
    assert guess("base.jpg", "la base", FileType.IMAGE, ("database",)).kind == "piece"


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(FileType))
def test_a_guess_is_always_allowed(name: str, caption: str, file_type: FileType) -> None:
    found = guess(name, caption, file_type)

    assert found.kind in KINDS
    assert file_type in ALLOWED[found.kind] or found.kind == "other"


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
