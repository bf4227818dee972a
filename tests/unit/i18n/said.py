"""Every catalogue text that the code names, found in its syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SAYING = frozenset({"say", "Text", "words"})


@dataclass(frozen=True)
class Said:
    """One call: the id or, where it is composed, its template with `{}` for each part; what it is given."""

    place: str
    template: str
    given: frozenset[str]
    is_open: bool  # more is given by `**`
    counts: bool


@dataclass(frozen=True)
class Opaque:
    """A call whose id is an expression."""

    place: str
    expression: str


def sources() -> list[Path]:
    """Return every module of the bot and of its storage."""
    return sorted(path for folder in ("bot", "storage") for path in (ROOT / folder).rglob("*.py"))


@lru_cache(maxsize=1)
def calls() -> tuple[Said | Opaque, ...]:
    """Return every call that says something."""
    return tuple(found for path in sources() for found in _calls_in(path))


def said() -> tuple[Said, ...]:
    """Return the calls whose id can be read."""
    return tuple(call for call in calls() if isinstance(call, Said))


def opaque() -> tuple[Opaque, ...]:
    """Return the others."""
    return tuple(call for call in calls() if isinstance(call, Opaque))


def _calls_in(path: Path) -> Iterator[Said | Opaque]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in SAYING:
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            for template in _templates(node.args[0]):
                yield _said(place, template, node)
            if not list(_templates(node.args[0])) and _name(node.func) != "words":
                yield Opaque(place, ast.unparse(node.args[0]))


def _said(place: str, template: str, node: ast.Call) -> Said:
    given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
    is_open = any(keyword.arg is None for keyword in node.keywords)
    counts = "count" in given or (len(node.args) > 1 and _name(node.func) == "say")
    return Said(place, template, given, is_open, counts)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _templates(expression: ast.expr) -> Iterator[str]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from _templates(expression.body)
        yield from _templates(expression.orelse)
    elif isinstance(expression, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in expression.values
        )


@lru_cache(maxsize=512)
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def strings() -> frozenset[str]:
    """Return every string literal of the bot."""
    return frozenset(
        node.value
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def pattern(template: str) -> re.Pattern[str]:
    """Return what a template's ids look like."""
    return re.compile(".+".join(re.escape(part) for part in template.split("{}")))
