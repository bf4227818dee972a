"""Debian's chromium for the tests marked `browser`; without it they are skipped, but never in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.running_bot import running_bot
from tests.browser.served import ServedSandbox
from tests.conftest import RunningRasa

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    if found is None and os.environ.get("CI"):
        pytest.fail("the browser tests need chromium: apt-get install chromium")
    return found or pytest.skip("no chromium here: apt-get install chromium")


@pytest.fixture(scope="module")  # while it is open, no asynchronous test can run in this process
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, DESKTOP)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from _page(browser, PHONE)


@pytest.fixture
def served() -> Iterator[ServedSandbox]:
    with ServedSandbox() as sandbox:
        yield sandbox


@pytest.fixture
def bot_url(tmp_path: Path, rasa: RunningRasa) -> Iterator[str]:
    """Where `pregonero sandbox` serves its page: the whole bot, with real Rasa."""
    with running_bot(tmp_path, rasa, "2026-11-24T09:00-05:00") as address:
        yield address


def _page(browser: Browser, size: ViewportSize) -> Iterator[Page]:
    """Yield a page whose own errors fail the test."""
    context = browser.new_context(viewport=size, locale="es-CO")
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Security Policy" in line.text else None)
    yield page
    context.close()
    assert complaints == []
