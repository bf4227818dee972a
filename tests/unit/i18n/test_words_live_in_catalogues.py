"""Nothing that a person reads is written in the code: it is in the catalogues, or it is a word the bot reads."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.unit.i18n.said import ROOT, sources, tree

MARKS = re.compile("[áéíóúñüÁÉÍÓÚÑÜ¿¡«»]")
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "al aun cada como con cual cuando de del desde el en es esa esta este la las lo los más mi no nos o para pero"
        " por porque que se según sin sobre solo son su sus te tu un una y ya",
    )
)
MOST_SMALL_WORDS = 1  # of a literal that is no Spanish sentence
READ = (
    # what people type, by language: words and patterns by which text is recognised
    "bot/core/values",
    "bot/core/forms/words",
    "bot/core/talk_words",
    "bot/core/manner",
    "bot/core/naming/words",
    "bot/core/reminders/wish_words",
    "bot/core/reminders/words",
    "bot/understanding/words",
    "bot/core/bases/header_words.py",  # headers of databases
    "bot/core/bases/cells.py",  # what stands for an empty cell
    "bot/core/bases/meanings.py",
    "bot/attachments/checks.py",  # yes in an opt-out column
    "bot/channels/sandbox/advance.py",  # how far the clock moves
    "bot/core/forms/clauses.py",  # alphabets and punctuation
    "bot/core/forms/extract.py",
    "bot/core/forms/inference.py",
    "bot/core/forms/segments.py",
    "bot/core/masking.py",
    "bot/core/goal_orders",
    "bot/core/pipeline/headers",
    "bot/core/pipeline/picture_orders",
    "bot/core/pipeline/intake.py",  # alphabets and small words
    "bot/core/pipeline/intake_figures.py",
    "bot/core/pipeline/intake_names.py",
    "bot/core/pipeline/questions",
    "bot/directory/demo.py",  # names of people and areas
    "bot/play",  # why a script of ours failed, for who writes it
)


def _is_read(path: Path) -> bool:
    return any(path.is_relative_to(ROOT / place) for place in READ)


def test_every_place_that_is_left_out_exists() -> None:
    assert [place for place in READ if not (ROOT / place).exists()] == []


WATCHED = [path for path in sources() if not _is_read(path)]


def _literals(module: ast.Module) -> list[str]:
    """Return every string that is no docstring."""
    loose = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose
    ]


def looks_spanish(text: str) -> bool:
    """Tell whether a literal has Spanish letters, or reads like a sentence without any."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(MARKS.search(text)) or (
        len(words) >= 3 and sum(word in SMALL_WORDS for word in words) > MOST_SMALL_WORDS
    )


@pytest.mark.parametrize("path", WATCHED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_holds_no_spanish(path: Path) -> None:
    assert [text for text in _literals(tree(path)) if looks_spanish(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el archivo no se puede abrir", True),
        ("órdenes", True),
        ("filas con el dato vacio", True),
        ("the file cannot be opened", False),
        ("no such file", False),
        ("handle,name,email,area", False),
    ],
)
def test_a_spanish_literal_is_told(text: str, expected: bool) -> None:
    assert looks_spanish(text) is expected


SHOWING = frozenset(
    {"print", "HTMLResponse", "PlainTextResponse", "ArgumentTypeError", "Reply", "Section", "Fact"}
)


@pytest.mark.parametrize("path", WATCHED, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_shown_but_catalogue_texts(path: Path) -> None:
    """What draws or prints for a person is given no sentence of the code, in whatever language."""
    shown = [
        text
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _name(node.func) in SHOWING
        for argument in node.args
        for text in _sentences(argument)
    ]

    assert shown == []


def _name(function: ast.expr) -> str:
    return (
        function.attr
        if isinstance(function, ast.Attribute)
        else function.id
        if isinstance(function, ast.Name)
        else ""
    )


def _sentences(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value] if re.search(r"[^\W\d_]{2,} +[^\W\d_]{2,}", argument.value) else []
    if isinstance(argument, ast.JoinedStr):
        fixed = " ".join(str(part.value) for part in argument.values if isinstance(part, ast.Constant))
        return [fixed] if re.search(r"[^\W\d_]{2,} +[^\W\d_]{2,}", fixed) else []
    return []


@pytest.mark.parametrize(
    "page", ["bot/channels/sandbox/static", "bot/channels/sandbox/templates", "bot/documents"]
)
def test_pages_and_prints_hold_no_spanish(page: str) -> None:
    files = [path for path in (ROOT / page).iterdir() if path.suffix in {".js", ".html", ".typ", ".css"}]

    assert files
    assert [
        (path.name, found) for path in files if (found := MARKS.findall(path.read_text(encoding="utf-8")))
    ] == []
