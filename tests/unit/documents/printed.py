"""Reads printed Briefs back, and makes variants of the sample sheet."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from pypdf import PageObject, PdfReader

from bot.documents.brief_sheet import BriefSheet, SheetRow, SheetSection


def with_rows(sheet: BriefSheet, *rows: SheetRow) -> BriefSheet:
    return replace(sheet, sections=(SheetSection("A. Solicitud", rows),))


def with_value(sheet: BriefSheet, value: str) -> BriefSheet:
    return with_rows(sheet, SheetRow("Mensaje", value))


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


FOOT, BAND = 62.0, 671.0  # points from the page's lower edge; the body lies between them


def squeezed(text: str) -> str:
    """Without white space: where a line ends is the layout's business."""
    return re.sub(r"\s", "", text)


def texts_of(pdf: bytes) -> list[str]:
    """Each page's text, squeezed."""
    return [squeezed(page.extract_text()) for page in read(pdf).pages]


def text_of(pdf: bytes) -> str:
    return "".join(texts_of(pdf))


def body_of(page: PageObject) -> str:
    """The squeezed text inside the frame; what ran over the foot or the band is not in it."""
    inside: list[str] = []

    def keep(text: str, page_matrix: list[float], text_matrix: list[float], *_: object) -> None:
        height = text_matrix[5] * page_matrix[3] + page_matrix[5]
        inside.extend([text] if FOOT < height < BAND else [])

    page.extract_text(visitor_text=keep)
    return squeezed("".join(inside))


def italic_texts(pdf: bytes) -> list[str]:
    """What is set in italics: signatures and notes."""
    found: list[str] = []

    def keep(text: str, _: object, __: object, font: dict[str, str] | None, ___: float) -> None:
        found.extend([text] if font and "Italic" in font["/BaseFont"] else [])

    for page in read(pdf).pages:
        page.extract_text(visitor_text=keep)
    return found
