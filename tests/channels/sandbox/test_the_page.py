"""The page itself: nothing foreign, nothing inline, and every word from the catalogue."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from bot.channels.sandbox import page_words
from bot.core.people import ROOMS
from bot.i18n.catalogue import CatalogueWording
from tests.channels.sandbox.fakes import Sandbox

HERE = Path(page_words.__file__).parent
SCRIPTS = {path.name: path.read_text("utf-8") for path in (HERE / "static").glob("*.js")}
TEMPLATE = (HERE / "templates" / "page.html").read_text("utf-8")
STYLES = "".join(path.read_text("utf-8") for path in (HERE / "static").glob("*.css"))


async def test_the_page_loads_only_what_is_ours(sandbox: Sandbox) -> None:
    page = (await sandbox.client.get("/")).text

    loaded = re.findall(r'(?:src|href)="([^"#]+)"', page)
    answers = [(await sandbox.client.get(path)).status_code for path in loaded]
    assert loaded
    assert all(path.startswith("/sandbox/static/") for path in loaded)
    assert set(answers) == {200}
    assert "url(" not in STYLES


async def test_nothing_runs_inline(sandbox: Sandbox) -> None:
    answer = await sandbox.client.get("/")

    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", answer.text) == []


def test_scripts_never_write_markup() -> None:
    markup = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")

    assert [name for name, text in SCRIPTS.items() if markup.search(text)] == []


def test_the_script_has_every_word_it_uses_and_no_other() -> None:
    used = set(re.findall(r'word\((?:this\.isRoom \? )?"(\w+)"', "".join(SCRIPTS.values())))
    chosen = set(
        re.findall(r'"(no_messages(?:_room|_waiting)?|clocks|approvals)"', "".join(SCRIPTS.values()))
    )

    assert used | chosen == set(page_words.SCRIPT_WORDS)


def test_the_template_has_every_word_it_uses_and_no_other() -> None:
    assert set(re.findall(r"words\.(\w+)", TEMPLATE)) == set(page_words.PAGE_WORDS)


def test_templates_and_scripts_hold_no_spanish_of_their_own() -> None:
    spoken = re.compile(r"[áéíóúñ¿¡]", re.IGNORECASE)

    assert [name for name, text in {**SCRIPTS, "page.html": TEMPLATE}.items() if spoken.search(text)] == []


def test_the_catalogue_has_every_word() -> None:
    wording, language = CatalogueWording(), "es"
    names = [f"sandbox.page.{name}" for name in (*page_words.PAGE_WORDS, *page_words.SCRIPT_WORDS)]
    python = "".join(path.read_text("utf-8") for path in HERE.glob("*.py"))
    names += re.findall(r'"(sandbox\.error\.\w+)"', python)
    names += [f"sandbox.room.{room}" for room in ROOMS]

    assert [name for name in names if name not in wording.catalogue(language).entries] == []


async def test_the_settings_survive_the_attribute(sandbox: Sandbox) -> None:
    page = (await sandbox.client.get("/")).text

    (written,) = re.findall(r'data-settings="([^"]*)"', page)
    settings = json.loads(unescape(written))
    assert (settings["api"], settings["mostBytes"]) == ("/sandbox/api", sandbox.most_bytes)
    assert settings["words"]["send"] == "sandbox.page.send"
