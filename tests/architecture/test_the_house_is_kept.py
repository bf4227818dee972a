"""What the design promises of every file: small, well named, free of index addresses, drawn as it is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from bot.cli import COMMANDS
from bot.core.workflow import diagram
from tests.architecture.repository import ROOT, files, lines

MOST_LINES: Final = 300
MANY_FACTS: Final = 400  # a test file may list more
DRAWERS: Final = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "base", "misc"}
LOCKS: Final = ("deploy/tools.lock", "requirements.lock", "tests/requirements.lock", "nlu/requirements.lock")
TOP_LEVEL: Final = {
    "pyproject.toml", "README.md", "bot", "nlu", "stories", "models", "storage", "tests", "Makefile", "docs",
    "deploy", "CHANGELOG.md", "LICENSE", "requirements.lock",
}  # fmt: skip
MADE_HERE: Final = {"build", "data"}
LITERALS: Final = {ROOT / "bot/use_cases/ports.py"}  # every Protocol in one file, by the design


def test_no_file_outgrows_its_budget() -> None:
    big = {
        str(path.relative_to(ROOT)): lines(path)
        for path in files(".py", ".sh", ".js", ".css")
        if lines(path) > (MANY_FACTS if "tests" in path.parts else MOST_LINES) and path not in LITERALS
    }

    assert big == {}


def test_no_file_is_a_drawer() -> None:
    assert [path for path in files(".py") if path.stem in DRAWERS] == []


def test_the_top_level_is_the_one_of_the_design() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert found - TOP_LEVEL - MADE_HERE == set()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_hashes_and_no_place(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    required = [line for line in lock.splitlines() if re.match(r"[A-Za-z0-9]", line)]

    assert [line for line in required if not re.match(r"[\w.-]+==\S+( ; [^\\]+)? \\$", line)] == []
    assert lock.count("--hash=sha256:") >= len(required)
    assert re.findall(r"https?://|file:|--(?:extra-)?index-url|--find-links", lock) == []


def test_both_locks_of_the_bot_agree() -> None:
    ours, tests = (_pins(name) for name in ("requirements.lock", "tests/requirements.lock"))

    assert ours.items() <= tests.items()


def test_every_dependency_is_locked() -> None:
    project = _project()
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]

    assert {_name(one) for one in asked} - _pins("requirements.lock").keys() == set()
    assert {_name(one) for one in project["dependency-groups"]["dev"]} - _pins(
        "tests/requirements.lock"
    ).keys() == set()
    assert {_name(one) for one in project["dependency-groups"]["tools"]} == _pins("deploy/tools.lock").keys()


def test_the_workflow_is_drawn_as_it_is() -> None:
    drawn = re.findall(
        r"```mermaid\n(.*?)\n```", (ROOT / "docs/workflow.md").read_text(encoding="utf-8"), re.DOTALL
    )

    assert drawn == [diagram()]


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    typed = {
        line
        for block in re.findall(r"```(?:sh)?\n(.*?)```", readme, re.DOTALL)
        for line in block.splitlines()
    }

    made = {line.split()[1] for line in typed if line.startswith("make ")}
    ordered = {line.split()[1] for line in typed if line.startswith((".venv/bin/pregonero ", "pregonero "))}
    assert {"demo", "test"} <= made
    assert made - targets == set()
    assert {name.replace("-", "_") for name in ordered} - set(COMMANDS) == set()


def test_the_files_that_the_documents_name_exist() -> None:
    missing = [
        f"{document.name}: {name}"
        for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for name in _named_files(document)
        if not (ROOT / name).exists()
    ]

    assert missing == []


def test_starting_a_command_loads_no_other() -> None:
    script = (
        "import sys; from bot.cli import main; main(['value', 'date', 'hoy']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    ).stderr

    assert {"polars", "starlette", "sqlalchemy", "telegram", "slack_bolt"} & set(loaded.split()) == set()


def _named_files(document: Path) -> list[str]:
    """Return the paths between backquotes, without patterns and placeholders."""
    words = re.findall(r"`([^`\s]+)`", document.read_text(encoding="utf-8"))
    folders = ("bot/", "storage/", "nlu/", "stories/", "models/", "tests/", "docs/", "deploy/")
    return [
        word
        for word in words
        if word.startswith(folders) and not re.search(r"[<>‹›*{…]|\b(SLUG|LANG)\b|\.venv", word)
    ]


def _pins(name: str) -> dict[str, str]:
    lock = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return found[0].lower().replace("_", "-")


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
