"""The smallest Word document that Word, LibreOffice and Google Docs open: paragraphs with a style."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
)
_PACKAGE = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
#: Style id, name, half points, bold.
_STYLES = (("Normal", "Normal", 22, False), ("Title", "Title", 36, True), ("Heading1", "heading 1", 26, True))


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; *style* is Normal, Title or Heading1."""

    text: str
    style: str = "Normal"


def to_docx(paragraphs: Iterable[Paragraph]) -> bytes:
    """Return a document with *paragraphs*."""
    body = "".join(_paragraph(paragraph) for paragraph in paragraphs)
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _styles(),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name, _STAMP), text, compress_type=ZIP_DEFLATED)
    return out.getvalue()


def _paragraph(paragraph: Paragraph) -> str:
    text = f'<w:t xml:space="preserve">{escape(paragraph.text)}</w:t>'
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr><w:r>{text}</w:r></w:p>'


def _styles() -> str:
    styles = "".join(_style(*style) for style in _STYLES)
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{styles}</w:styles>'


def _style(identifier: str, name: str, size: int, bold: bool) -> str:
    default = ' w:default="1"' if identifier == "Normal" else ""
    weight = "<w:b/>" if bold else ""
    spacing = '<w:pPr><w:spacing w:before="120" w:after="120"/></w:pPr>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'{spacing}<w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )
