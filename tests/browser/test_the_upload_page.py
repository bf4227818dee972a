"""The page of an upload on a telephone: what is too large is refused before it is sent, the rest comes to the chat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.running_bot import running_bot
from tests.conftest import RunningRasa

pytestmark = pytest.mark.browser
BASE = Path(__file__).parents[1] / "dialogues" / "bases" / "beneficiarios.csv"
NOWHERE = RunningRasa("http://127.0.0.1:9", "")
MEGABYTE = 1024 * 1024


@pytest.fixture
def bot_url(tmp_path: Path) -> Iterator[str]:
    """Where the whole bot serves its pages, without Rasa; it takes one megabyte at most."""
    with running_bot(
        tmp_path, NOWHERE, "2026-11-24T09:00-05:00", PREGONERO_ATTACHMENT_MEGABYTES="1"
    ) as address:
        yield address


def _link(page: Page, address: str) -> str:
    """Ask for a link in the sandbox's chat."""
    page.goto(address)
    chat = page.locator('[data-code="requester"]')
    chat.get_by_role("textbox").fill("no me deja subir el archivo")
    chat.get_by_role("textbox").press("Enter")
    told = chat.locator("[data-side=bot]").filter(has_text="/upload/").last
    expect(told).to_be_visible()
    found = re.search(r"http://\S+/upload/\w+", told.inner_text())
    assert found
    return found[0]


def test_a_file_is_refused_for_its_size_then_another_is_taken(
    bot_url: str, desktop: Page, phone: Page, tmp_path: Path
) -> None:
    large = tmp_path / "enorme.csv"
    large.write_bytes(b"x" * (MEGABYTE + 1))
    phone.goto(_link(desktop, bot_url))
    phone.get_by_label("Archivos").set_input_files(large)
    expect(phone.get_by_role("alert")).to_contain_text("pesan más de 1 MB")
    phone.get_by_role("button", name="Subir").click()
    expect(phone.get_by_role("alert")).to_contain_text("pesan más de 1 MB")
    phone.get_by_label("Archivos").set_input_files([BASE])
    expect(phone.get_by_role("alert")).to_be_empty()
    phone.get_by_role("button", name="Subir").click()

    expect(phone.get_by_role("status")).to_contain_text("Listo, recibí el archivo")
    expect(phone.get_by_role("status")).to_be_focused()
    expect(phone.get_by_role("listitem")).to_have_text("beneficiarios.csv")
    expect(desktop.locator('[data-code="requester"]').get_by_text("beneficiarios.csv").last).to_be_visible()


def test_nothing_stands_beyond_the_edge_of_a_telephone(bot_url: str, desktop: Page, phone: Page) -> None:
    phone.goto(_link(desktop, bot_url))
    widths = phone.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")

    assert widths == [PHONE["width"], PHONE["width"]]
    assert phone.get_by_role("button", name="Subir").bounding_box()["height"] >= 44  # type: ignore[index]


def test_the_page_works_without_scripts(bot_url: str, desktop: Page, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, locale="es-CO", java_script_enabled=False)
    page = context.new_page()
    page.goto(_link(desktop, bot_url))
    page.get_by_label("Archivos").set_input_files([BASE])
    page.get_by_role("button", name="Subir").click()
    expect(page.get_by_role("status")).to_contain_text("Listo, recibí el archivo")
    page.goto(page.url)

    expect(page.get_by_role("status")).to_contain_text("Este enlace ya no sirve")
    context.close()
