"""Which kind a file is: its caption, what was asked, its name, what is missing, in that order."""

from __future__ import annotations

import pytest

from bot.core.attachment_kinds import ACCEPTED, extension, guess_kind


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("Base.XLSX", "xlsx"),
        ("a.tar.gz", "gz"),
        ("C:\\dir.x\\nombre", ""),
        (".oculto", ""),
        ("x.", ""),
        ("carpeta/base.csv", "csv"),
    ],
)
def test_an_extension_is_lower_case_and_of_the_name_alone(name: str, suffix: str) -> None:
    assert extension(name) == suffix


@pytest.mark.parametrize(
    ("name", "caption", "asked", "missing", "kind"),
    [
        ("x.pdf", "va el aval", "script", ("script",), "endorsement"),
        ("x.xlsx", "", "database", (), "database"),
        ("x.png", "", "database", ("database",), "piece"),
        ("guion_final.docx", "", None, (), "script"),
        ("FICHA-TECNICA.xlsx", "", None, ("database",), "results_sheet"),
        ("base.pdf", "", None, (), None),
        ("x.csv", "", None, ("database", "script"), "database"),
        ("x.docx", "", None, ("script",), "script"),
        ("x.docx", "", None, (), None),
        ("x.csv", "", None, (), None),
        ("logo.png", "", None, (), "piece"),
        ("basement.csv", "", None, (), None),
    ],
)
def test_the_kind_of_a_file(
    name: str, caption: str, asked: str | None, missing: tuple[str, ...], kind: str | None
) -> None:
    assert guess_kind(name, caption, asked=asked, missing=missing) == kind


@pytest.mark.parametrize("kind", ["database", "results_sheet", "piece", "endorsement"])
def test_no_kind_takes_a_program(kind: str) -> None:
    assert not {"exe", "js", "html", "xlsm", "bat", "sh"} & ACCEPTED[kind]
