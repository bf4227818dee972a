"""A form's inputs as Slack's elements, within its bounds whatever stands in them; and what is read back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.slack.filled import blocks_of, values_of
from bot.channels.slack.forms import form_of, form_view
from bot.channels.slack.home import MOST_BLOCKS, home_view
from bot.core.overview import Entry, Overview, Shelf
from bot.core.replies import Action, Button, Form, FormChoice, FormInput
from bot.core.text import say
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.home.page import ENTRIES
from tests.fakes.slack.block_kit.blocks import view_problems

WORDING = CatalogueWording("es")
NASTY = "<!channel> <@U1> & *no* _es_ ~marca~ `x` :smile: </b> ñ 😀"


def _choices(count: int) -> tuple[FormChoice, ...]:
    return tuple(FormChoice(f"c{number}", f"Opción {number} {NASTY}") for number in range(count))


def _drawn(*inputs: FormInput) -> dict[str, Any]:
    form = Form(say("slack.title"), Action("x"), inputs, say("section.save"), (say("slack.moment"),))
    return form_view(form, "form-1", WORDING, "es", "window:1")


def _element(item: FormInput) -> dict[str, Any]:
    found: dict[str, Any] = _drawn(item)["blocks"][-1]["element"]
    return found


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (FormInput("a", "text", say("slack.title"), value=NASTY, most=1000), "plain_text_input"),
        (FormInput("a", "text", say("slack.title"), value="x" * 3000, most=120), "plain_text_input"),
        (FormInput("a", "text", say("slack.title"), most=5000), "plain_text_input"),
        (FormInput("a", "line", say("slack.title"), value="de 8 a 5", most=100), "plain_text_input"),
        (FormInput("a", "number", say("slack.title"), value="40", least=1, most=20_000_000), "number_input"),
        (FormInput("a", "number", say("slack.title"), value="0", least=1, most=20), "number_input"),
        (FormInput("a", "number", say("slack.title"), value="21", least=1, most=20), "number_input"),
        (FormInput("a", "number", say("slack.title"), least=1, most=20), "number_input"),
        (FormInput("a", "date", say("slack.title"), value="2026-12-01"), "datepicker"),
        (FormInput("a", "date", say("slack.title")), "datepicker"),
        (FormInput("a", "choice", say("slack.title"), value="c1", choices=_choices(2)), "radio_buttons"),
        (FormInput("a", "choice", say("slack.title"), value="gone", choices=_choices(6)), "radio_buttons"),
        (FormInput("a", "choice", say("slack.title"), value="c99", choices=_choices(100)), "static_select"),
        (
            FormInput("a", "choices", say("slack.title"), value=("c1", "gone"), choices=_choices(5)),
            "checkboxes",
        ),
        (
            FormInput("a", "choices", say("slack.title"), choices=_choices(11), alters=True),
            "multi_static_select",
        ),
    ],
)
def test_p16_every_input_is_taken_by_slack(item: FormInput, kind: str) -> None:
    assert _element(item)["type"] == kind
    assert view_problems(_drawn(item), "modal") == []


def test_what_stands_there_is_shown_first() -> None:
    assert (
        _element(FormInput("a", "date", say("slack.title"), value="2026-12-01"))["initial_date"]
        == "2026-12-01"
    )
    assert _element(FormInput("a", "number", say("slack.title"), value="40"))["initial_value"] == "40"
    chosen = _element(FormInput("a", "choice", say("slack.title"), value="c1", choices=_choices(2)))
    assert chosen["initial_option"]["value"] == "c1"


def test_filled_inputs_are_read_by_their_names() -> None:
    option = {"text": {"type": "plain_text", "text": "x"}, "value": "c1"}
    states: dict[str, Any] = {
        "text/message.sms": {"value": " Hola\x00 "}, "number/records": {"value": "8.000"},
        "date/start_date": {"selected_date": "2026-12-01"}, "date/end_date": {"selected_date": None},
        "one/class": {"selected_option": option}, "one/type": {"selected_option": None},
        "many/channels": {"selected_options": [option]}, "many/none": {"selected_options": []},
    }  # fmt: skip
    view = {
        "blocks": [{"type": "input", "block_id": name} for name in states],
        "state": {"values": {name: {"value": state} for name, state in states.items()}},
    }

    assert values_of(view) == {
        "message.sms": "Hola\ufffd", "records": "8.000", "start_date": "2026-12-01", "end_date": "", "class": "c1",
        "type": "", "channels": ["c1"], "none": [],
    }  # fmt: skip
    assert blocks_of(view)["message.sms"] == "text/message.sms"
    assert set(blocks_of(view)) == {
        "message.sms",
        "records",
        "start_date",
        "end_date",
        "class",
        "type",
        "channels",
        "none",
    }


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("abc", ("abc", None)),
        ("abc@7", ("abc", 7)),
        ("abc@", ("abc", None)),
        ("abc@x", ("abc", None)),
        ("", ("", None)),
    ],
)
def test_a_forms_metadata_tells_its_id_and_what_was_seen(
    metadata: str, expected: tuple[str, int | None]
) -> None:
    assert form_of(metadata) == expected


def _page(entries: int, buttons: int) -> Overview:
    acts = tuple(Button(f"Botón {number} {NASTY}", Action("x")) for number in range(buttons))
    shelves = tuple(
        Shelf(say("section.A"), (Entry(NASTY * 20, (NASTY,) * 60, acts),)) for _ in range(entries)
    )
    return Overview((say("home.nothing"),), acts, shelves, acts)


@pytest.mark.parametrize(("entries", "buttons"), [(0, 0), (0, 1), (ENTRIES, 8), (1, 30)])
def test_p16_every_page_is_taken_by_slack(entries: int, buttons: int) -> None:
    page = _page(entries, buttons)
    view = home_view(page, (f"id{number}" for number, _ in enumerate(page.actions())), WORDING, "es")

    assert view_problems(view, "home") == []
    assert len(view["blocks"]) <= MOST_BLOCKS


def test_a_page_takes_as_many_ids_as_it_has_actions() -> None:
    page = _page(2, 3)

    with pytest.raises(ValueError, match="fewer button ids"):
        home_view(page, iter(["one"]), WORDING, "es")
    assert len(page.actions()) == 12
