"""The running bot, seen and used as people do: a Brief from the first message to the OCM's approval."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.rasa]
BASE = Path(__file__).parents[1] / "dialogues" / "bases" / "beneficiarios.csv"
ANSWERS = (
    "Renovación 2027-1",
    "servicio",
    "informativa",
    "Recordar a los beneficiarios la fecha límite de renovación",
    "porcentaje de personas que renovaron",
    "no",
    "pregrado con renovación pendiente",
    "no",
    "del 1 al 15 de diciembre",
    "sí",
    "Hola, {nombre}. El plazo de renovación va hasta el 15 de diciembre.",
    "Renovación 2027-1",
)


def _chat(page: Page, code: str) -> Locator:
    return page.locator(f'[data-code="{code}"]')


def _say(page: Page, text: str) -> None:
    chat = _chat(page, "requester")
    answers = chat.locator("[data-side=bot]").count()
    chat.get_by_role("textbox").fill(text)
    chat.get_by_role("textbox").press("Enter")
    expect(chat.locator("[data-side=bot]").nth(answers)).to_be_visible()


def _press(page: Page, code: str, label: str) -> None:
    _chat(page, code).get_by_role("button", name=label, exact=True).last.click()


def test_a_brief_goes_from_the_first_message_to_the_approval(bot_url: str, desktop: Page) -> None:
    desktop.goto(bot_url)
    _say(desktop, "necesito una campaña por WhatsApp para 40 beneficiarios")
    for answer in ANSWERS:
        _say(desktop, answer)
    _chat(desktop, "requester").locator("input[type=file]").set_input_files(BASE)
    _chat(desktop, "requester").get_by_role("textbox").press("Enter")
    _press(desktop, "requester", "Enviar solicitud")
    _press(desktop, "boss", "Aprobar")
    _press(desktop, "communications", "Dar aval")
    _press(desktop, "ocm_channel", "Tomar")
    _press(desktop, "ocm_channel", "Devolver")
    dialog = desktop.get_by_role("dialog")
    dialog.get_by_label("Motivo").fill("Falta el enlace")
    dialog.get_by_role("button", name="Devolver").click()
    _press(desktop, "requester", "Corregir ahora")
    _press(desktop, "requester", "Enviar solicitud")
    _press(desktop, "ocm_channel", "Aprobar")

    expect(_chat(desktop, "requester").get_by_text("PDF final de CAMP-2026-0001, versión 2")).to_be_visible()
    expect(_chat(desktop, "ocm_channel").get_by_text("Aprobada por Camilo Duarte (OCM)").last).to_be_visible()


def test_markup_is_shown_as_it_was_written(bot_url: str, desktop: Page) -> None:
    desktop.goto(bot_url)
    _say(desktop, "necesito una campaña por SMS")
    _say(desktop, "<b>Renovación</b> & <script>alert(1)</script>")

    shown = _chat(desktop, "requester").locator("[data-side=bot]").last
    expect(shown).to_contain_text("<b>Renovación</b> & <script>alert(1)</script>")
