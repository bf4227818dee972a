"""The running bot, seen as a person sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_bot_answers_a_greeting(bot_url: str, desktop: Page) -> None:
    desktop.goto(bot_url)
    chat = desktop.locator('[data-code="requester"]')
    before = chat.locator("[data-side=bot]").count()

    chat.get_by_role("textbox").fill("Hola")
    chat.get_by_role("textbox").press("Enter")

    expect(chat.locator("[data-side=own] .words").last).to_have_text("Hola")
    expect(chat.locator("[data-side=bot]").nth(before)).to_be_visible()
