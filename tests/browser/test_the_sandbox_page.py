"""The sandbox's page in a real browser, over a server with fakes: what a person sees and does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from bot.core.messages import FormSubmission, Press, TextMessage, Upload
from bot.core.replies import (
    Action,
    Button,
    Correctable,
    Document,
    Fact,
    Form,
    FormInput,
    Receiver,
    Reply,
    Section,
    Style,
)
from bot.core.text import Text, say
from bot.documents.picture_png import compile_picture
from tests.browser.served import ServedSandbox
from tests.channels.sandbox.fakes import to_requester

pytestmark = pytest.mark.browser

PICTURE: dict[str, object] = {
    "title": "Embudo", "language": "es", "lead": [], "legend": [{"kind": "solid", "words": "ponderado"}], "foot": [],
    "rows": [{"label": "propuesta", "value": "2 · $10 M", "note": "", "solid": 0.5, "striped": 0.2, "mark": None}],
}  # fmt: skip
ANA = '[data-code="requester"]'
OCM = '[data-code="ocm_channel"]'


def button(label: str, style: Style = Style.PLAIN, *, chosen: bool | None = None) -> Button:
    return Button(label, Action("any"), style, chosen)


def test_a_message_is_written_sent_and_stored(served: ServedSandbox, desktop: Page) -> None:
    desktop.goto(served.url)

    writing = desktop.locator(ANA).get_by_role("textbox")
    writing.press_sequentially("Hola")
    writing.press("Shift+Enter")
    writing.press_sequentially("Necesito una campaña")
    writing.press("Enter")

    expect(desktop.locator(f"{ANA} [data-side=own] .words")).to_have_text("Hola\nNecesito una campaña")
    expect(writing).to_have_value("")
    assert [row.body for row in served.sandbox.inbox] == [TextMessage("Hola\nNecesito una campaña")]


def test_what_a_person_wrote_is_never_markup(served: ServedSandbox, desktop: Page) -> None:
    words = '<img src=x onerror="document.title=1"> <b>hola</b> **fuerte**'
    facts = (Fact(say("field.name"), words, before=words, note=words),)
    served.show(to_requester(paragraphs=(words,), sections=(Section(say("field.name"), facts),)))
    desktop.goto(served.url)

    expect(desktop.locator(f"{ANA} .message > .bubble > .words")).to_have_text(words)
    expect(desktop.locator(f"{ANA} .fact")).to_contain_text(words)
    assert desktop.locator(f"{ANA} .bubble b, {ANA} .bubble img").count() == 0


def test_a_new_message_comes_by_itself(served: ServedSandbox, desktop: Page) -> None:
    desktop.goto(served.url)
    expect(desktop.locator(f"{ANA} .empty")).to_be_visible()

    served.show(to_requester(paragraphs=("Ya casi",)))

    expect(desktop.locator(f"{ANA} .bubble")).to_have_text("Ya casi")


def test_a_toggle_is_pressed_and_its_card_rewritten_in_place(served: ServedSandbox, desktop: Page) -> None:
    ref = served.show(to_requester(buttons=(button("SMS", chosen=False),), card="ask"))
    desktop.goto(served.url)
    toggle = desktop.locator(ANA).get_by_role("button", name="SMS")
    expect(toggle).to_have_attribute("aria-pressed", "false")

    toggle.click()
    expect(desktop.locator(f"{ANA} .typing")).to_be_hidden()
    served.show(to_requester(buttons=(button("SMS", chosen=True),), card="ask"), standing=ref)

    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(toggle).to_be_focused()
    assert [row.body for row in served.sandbox.inbox] == [Press("b-1-0")]
    assert desktop.locator(f"{ANA} .message").count() == 1


def test_a_rooms_form_opens_for_who_pressed_and_asks_for_notes(served: ServedSandbox, desktop: Page) -> None:
    served.show(
        Reply(Receiver.room("ocm_channel"), ("Por revisar",), buttons=(button("Devolver"),), card="r:1")
    )
    notes = (Text("Muy largo"), Text("Sin acción"))
    fields = (
        Correctable("name", Text("Nombre"), "Recordatorio"),
        Correctable("message.sms", Text("SMS"), "Ana…", notes),
    )
    inputs = (FormInput("corrections", "corrections", Text("Campos"), fields=fields),)
    form = Form(Text("Devolver solicitud"), Action("return"), inputs, Text("Devolver"))
    desktop.goto(served.url)

    desktop.locator(OCM).get_by_role("button", name="Devolver").click()
    served.show(Reply(Receiver.person("analyst"), form=form, private=True))
    dialog = desktop.get_by_role("dialog", name="Devolver solicitud")
    dialog.get_by_role("button", name="Devolver").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_role("checkbox", name="SMS").check()
    dialog.get_by_role("button", name="Muy largo").click()
    dialog.get_by_role("button", name="Devolver").click()

    expect(dialog).to_be_hidden()
    expect(desktop.locator('[data-code="analyst"] [data-kind=submitted]')).to_contain_text("Muy largo")
    submission = served.sandbox.inbox[-1]
    assert submission.identity.user == "analyst"
    assert submission.body == FormSubmission("b-2-0", {"corrections": {"message.sms": "Muy largo"}})


def test_files_go_with_their_caption(served: ServedSandbox, desktop: Page) -> None:
    desktop.goto(served.url)
    file: FilePayload = {"name": "base.csv", "mimeType": "text/csv", "buffer": b"a;b"}

    desktop.locator(f"{ANA} input[type=file]").set_input_files([file])
    desktop.locator(ANA).get_by_role("textbox").fill("La base")
    desktop.locator(ANA).get_by_role("textbox").press("Enter")

    expect(desktop.locator(f"{ANA} .document")).to_contain_text("base.csv")
    (row,) = served.sandbox.inbox
    assert isinstance(row.body, Upload)
    assert (row.body.files[0].name, row.body.caption) == ("base.csv", "La base")


def test_a_refusal_is_said_and_nothing_is_lost(served: ServedSandbox, desktop: Page) -> None:
    desktop.goto(served.url)
    writing = desktop.locator(ANA).get_by_role("textbox")
    desktop.route("**/sandbox/api/say", lambda route: route.abort())

    writing.fill("Hola")
    writing.press("Enter")

    expect(desktop.locator(".toast")).to_be_visible()
    expect(writing).to_have_value("Hola")


def test_the_clock_moves_from_the_bar(served: ServedSandbox, desktop: Page) -> None:
    desktop.goto(served.url)
    now = desktop.locator("#clock-time")
    expect(now).to_have_attribute("datetime", re.compile("^2026-11-23T09:00"))

    desktop.get_by_role("button", name="+1 h").click()
    expect(now).to_have_attribute("datetime", re.compile("^2026-11-23T10:00"))
    desktop.locator("#clock-by").fill("2 días hábiles")
    desktop.locator("#clock-by").press("Enter")

    expect(now).to_have_attribute("datetime", re.compile("^2026-11-25T08:00"))


def test_chats_are_opened_closed_and_remembered(served: ServedSandbox, desktop: Page) -> None:
    desktop.goto(served.url)
    desktop.locator("[popovertarget=picker]").click()
    desktop.locator("#picker").get_by_role("button", name="Luis Pérez").click()
    expect(desktop.locator('[data-code="boss"]')).to_have_count(0)

    desktop.reload()

    expect(desktop.locator(ANA)).to_be_visible()
    expect(desktop.locator('[data-code="boss"]')).to_have_count(0)


def test_a_phone_shows_one_chat_and_the_panel_as_a_sheet(served: ServedSandbox, phone: Page) -> None:
    phone.goto(served.url)
    expect(phone.locator(".column:visible")).to_have_count(1)
    expect(phone.locator("#panel")).to_be_hidden()

    phone.locator("#tabs").get_by_role("button", name="Luis Pérez").click()
    expect(phone.locator('[data-code="boss"]')).to_be_visible()
    expect(phone.locator(".column:visible")).to_have_count(1)
    phone.locator("#panel-toggle").click()

    expect(phone.locator("#panel")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_a_picture_is_shown_with_its_words(served: ServedSandbox, phone: Page) -> None:
    png = compile_picture(PICTURE)
    sha256 = served.sandbox.vault.put(png)
    file = Document(sha256, "embudo.png", "image/png", "propuesta: 2 · $10 M")
    served.show(to_requester(paragraphs=("Embudo",), documents=(file,)))
    phone.goto(served.url)
    shown = phone.get_by_role("img", name="propuesta: 2 · $10 M")

    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 720
    assert shown.evaluate("image => image.clientWidth") <= 390
