"""Nothing that a person reads is written in the core or in the use cases."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.unit.i18n.said import ROOT, tree

SPANISH = re.compile("[áéíóúñüÁÉÍÓÚÑÜ¿¡«»]")
NOT_SAID = {
    # alphabets and patterns by which text is read
    "bot/core/bases/cells.py",
    "bot/use_cases/choose.py",
    "bot/core/forms/segments.py",
    "bot/core/forms/extract.py",
    "bot/core/forms/inference.py",
    "bot/use_cases/correct_field.py",
}
WATCHED = [
    path
    for folder in ("bot/core", "bot/use_cases")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not path.is_relative_to(ROOT / "bot/core/forms/words")
    and not path.is_relative_to(ROOT / "bot/core/values")
    and str(path.relative_to(ROOT)) not in NOT_SAID
]


def _literals(module: ast.Module) -> list[str]:
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    loose = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings | loose
    ]


@pytest.mark.parametrize("path", WATCHED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_holds_no_spanish(path: Path) -> None:
    found = [text for text in _literals(tree(path)) if SPANISH.search(text)]

    assert found == []
