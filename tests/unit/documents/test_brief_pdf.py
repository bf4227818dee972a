from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import BooleanObject, DictionaryObject

from bot.documents.brief_pdf import render
from bot.documents.brief_sheet import SheetRow, content_sha256
from bot.documents.legible import to_legible
from tests.unit.documents.printed import (
    body_of,
    italic_texts,
    read,
    squeezed,
    text_of,
    texts_of,
    with_rows,
    with_value,
)
from tests.unit.documents.sample_sheet import SHEET

UNSEEN = {"language", "tone", "state_tone", "author", "page", "printed", "integrity", "nothing", "watermark"}
LATIN = re.compile("[!-~¡-¬®-ÿ]")


def texts_in(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from () if key in UNSEEN else texts_in(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from texts_in(value)


def test_every_text_of_the_sheet_is_printed() -> None:
    printed = text_of(render(SHEET))

    assert [text for text in texts_in(asdict(SHEET)) if squeezed(to_legible(text)) not in printed] == []


def test_each_page_carries_the_band_and_the_foot() -> None:
    pages = texts_of(render(SHEET))

    for number, page in enumerate(pages, start=1):
        assert f"Página{number}de{len(pages)}" in page
        assert "CódigoF559Versión2FolioCAMP-2026-0042" in page
        assert squeezed(SHEET.institution) in page
        assert "Generadoel24denoviembrede2026" in page
        assert f"HuellaSHA-256:{content_sha256(SHEET)}" in page
    assert len(pages) == 3


def test_the_file_says_what_it_is() -> None:
    reader = read(render(SHEET))
    metadata = reader.metadata

    assert metadata is not None
    assert metadata.title == f"F559 CAMP-2026-0042 · {SHEET.title}"
    assert metadata.author == "Pregonero"
    assert metadata.creation_date == datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
    assert str(reader.root_object["/Lang"]) == "es"


def test_the_file_is_tagged_archival_and_accessible() -> None:
    pdf = render(SHEET)
    mark_info = read(pdf).root_object["/MarkInfo"]

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert isinstance(mark_info, DictionaryObject)
    assert mark_info["/Marked"] == BooleanObject(True)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert render(replace(SHEET)) == render(SHEET)


def test_a_later_print_shares_the_content_digest() -> None:
    later = replace(SHEET, printed_at=SHEET.printed_at + timedelta(days=1), printed_on="25 de noviembre")

    assert content_sha256(later) == content_sha256(SHEET)
    assert content_sha256(replace(SHEET, version="3")) != content_sha256(SHEET)


@pytest.mark.parametrize(
    "value",
    [
        '#panic("x") #import "@preview/x:1.0.0" #read("/etc/passwd") #sys.inputs',
        "*negrita* _cursiva_ $x^2$ <etiqueta> @ref `crudo` [c] #{ } \\ ~ -- --- ...",
        "= Título\n== Otro\n- punto\n+ uno\n/ a: b\n// nota\n/* nota */",
        "\"comillas\" 'simples' <b>html</b> & {{variable}} {page} {sha256}",
        "Enhorabuena 🎉👨‍👩‍👧 中文 ✅",
        "https://ejemplo.co/" + "a1b2c3d4" * 40 + "?x=1&y=2",
        "oficina fiable flujo ﬁ ﬂ",
        "cobro\u202e0001\u202c fin\x00\x07",
    ],
)
def test_hostile_text_is_printed_letter_by_letter(value: str) -> None:
    assert squeezed(to_legible(value)) in text_of(render(with_value(SHEET, value)))


def test_right_to_left_words_are_printed() -> None:
    printed = text_of(render(with_value(SHEET, "Saludo: مرحبا y שלום")))

    assert [word in printed for word in ("مرحبا", "שלום")] == [True, True]


def test_line_breaks_are_kept() -> None:
    pdf = render(with_value(SHEET, "primera\n\n  1. segunda\ntercera"))
    lines = [line.rstrip() for line in read(pdf).pages[0].extract_text().split("\n")]

    assert lines[lines.index("  1. segunda") + 1] == "tercera"


@pytest.mark.parametrize("separator", [" ", "\n", "_", ""])
def test_a_message_of_5000_characters_stays_inside_the_pages(separator: str) -> None:
    words = [f"{number:03}palabras" for number in range(5000 // (11 + len(separator)))]
    bodies = [body_of(page) for page in read(render(with_value(SHEET, separator.join(words)))).pages]

    assert squeezed(separator).join(words) in "".join(bodies)


def test_a_long_comment_breaks_over_pages() -> None:
    words = [f"motivo{number}" for number in range(400)]
    approval = replace(SHEET.approvals[0], comment=" ".join(words))
    printed = text_of(render(replace(SHEET, approvals=(approval,))))

    assert [word for word in words if word not in printed] == []


def test_only_who_has_answered_signs() -> None:
    signed, pending = "Hernán Darío Ospina Vélez", "Por asignar"
    italics = squeezed("".join(italic_texts(render(replace(SHEET, sections=())))))

    assert [squeezed(name) in italics for name in (signed, pending)] == [True, False]
    assert squeezed(pending) in text_of(render(SHEET))


def test_a_hundred_rows_are_printed() -> None:
    rows = [SheetRow(f"Campo {number}.", f"Valor {number}. " + "detalle " * 40) for number in range(100)]
    printed = text_of(render(with_rows(SHEET, *rows)))

    assert [row.label for row in rows if squeezed(row.label + row.value) not in printed] == []


def test_only_changed_fields_are_marked() -> None:
    rows = (SheetRow("Uno", "1", changed=True), SheetRow("Dos", "2"), SheetRow("Tres", "3", changed=True))

    assert text_of(render(with_rows(SHEET, *rows))).count("Cambióenestaversión") == 2


def test_a_watermark_crosses_every_page() -> None:
    pages = texts_of(render(replace(SHEET, watermark="BRIEF EN BORRADOR")))

    assert [page.count("BRIEFENBORRADOR") for page in pages] == [1, 1, 1]
    assert "BORRADOR" not in text_of(render(SHEET))


def test_an_empty_listing_says_so() -> None:
    bare = replace(SHEET, approvals=(), attachments=(), checks=(), history=())

    assert text_of(render(bare)).count(squeezed(SHEET.words.nothing)) == 4


def test_the_digest_line_wraps_without_touching_its_digits() -> None:
    printed = text_of(render(SHEET))

    assert [line.sha256 in printed for line in SHEET.attachments] == [True, True]


@given(value=st.text(st.characters(), max_size=200))
@settings(max_examples=40, derandomize=True, deadline=None)
def test_any_text_can_be_printed(value: str) -> None:
    legible = to_legible(value)
    printed = text_of(render(with_value(SHEET, value)))

    assert [sign for sign in LATIN.findall(legible) if sign not in printed] == []
