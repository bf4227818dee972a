"""Files made at test time: workbooks, text and what people or attackers send instead."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import msoffcrypto
import openpyxl

HEADER = ("Cédula", "Nombre", "Celular", "Correo", "Ciudad", "Observaciones")
ANA = ("1023456789", "Ana Gómez", "3001234567", "ana@ejemplo.com", "Bogotá", "")
LUIS = ("52345678", "Luis Peña", "3101234567", "luis@ejemplo.com", "Cali", "")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(*sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = ()) -> bytes:
    """Return an xlsx with one sheet for each list of rows; *hidden* are the indexes of hidden ones."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Hoja{number + 1}")
        for row in rows:
            sheet.append(list(row))
        if number in hidden:
            sheet.sheet_state = "hidden"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of *book*."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(rows: Sequence[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """Return *rows* as delimited text, unquoted."""
    return "\n".join(delimiter.join(row) for row in rows).encode(encoding)


def raw_workbook(sheet: str, extra: Mapping[str, bytes] | None = None) -> bytes:
    """Return an xlsx whose only sheet has *sheet* as its XML, with *extra* parts beside it."""
    parts: dict[str, bytes] = {
        "[Content_Types].xml": (
            b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="rels" '
            b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            b'<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>'
            '<sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet.encode(),
        **(extra or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _relations(kind: str, target: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELS}/{kind}" Target="{target}"/></Relationships>'
    ).encode()


def sheet_xml(cells: str) -> str:
    """Return a worksheet with *cells* as its only row."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'


def inline(ref: str, value: str) -> str:
    """Return a text cell."""
    return f'<c r="{ref}" t="inlineStr"><is><t>{value}</t></is></c>'


def protected(content: bytes, password: str = "clave") -> bytes:
    """Return *content* (xlsx) encrypted as Excel does it."""
    out = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def zip_bomb(megabytes: int = 64) -> bytes:
    """Return a small workbook whose sheet unpacks to *megabytes*."""
    filler = "A" * (megabytes << 20)
    return raw_workbook(sheet_xml(inline("A1", filler)))


def billion_laughs() -> bytes:
    """Return a workbook whose sheet is ten entities deep."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{entities}]>'
    return raw_workbook(doctype + sheet_xml(inline("A1", "&l9;")))


def far_cell() -> bytes:
    """Return a workbook of a kilobyte with a cell in the last row of the last column."""
    return raw_workbook(sheet_xml(inline("A1", "Nombre") + inline("XFD1048576", "x")))


def docx() -> bytes:
    """Return what a Word document looks like from outside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def old_xls() -> bytes:
    """Return the start of a workbook of before 2007."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le") + bytes(500)
