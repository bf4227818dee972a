"""Blocks and views over a limit, or in the wrong place, are refused with a pointer to what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import ButtonElement, HeaderBlock, Option, SectionBlock

from tests.channels.slack.fake.blocks import (
    CARD,
    actions,
    button,
    field,
    home,
    modal,
    options,
    plain,
    section,
    words,
)
from tests.fakes.slack.block_kit.blocks import message_problems, view_problems

SELECT = {"type": "static_select", "action_id": "one", "options": options("Sí", "No")}
FILES = {"type": "file_input", "action_id": "files"}
NUMBER = {"type": "number_input", "action_id": "n", "is_decimal_allowed": False}
CONFIRM = {
    "title": plain("¿Seguro?"),
    "text": plain("No hay vuelta"),
    "confirm": plain("Sí"),
    "deny": plain("No"),
}

BAD_MESSAGES: list[tuple[list[Any], str, str]] = [
    ([section("x")] * 51, "no more than 50 items", "/blocks"),
    ([section("x" * 3001)], "less than 3001", "/blocks/0/text/text"),
    ([section("")], "more than 0", "/blocks/0/text/text"),
    ([{"type": "section"}], "either `text` or `fields`", "/blocks/0"),
    ([{"type": "section", "fields": [plain("x")] * 11}], "no more than 10", "/blocks/0/fields"),
    ([{"type": "section", "fields": [plain("x" * 2001)]}], "less than 2001", "/blocks/0/fields/0/text"),
    ([{"type": "header", "text": plain("x" * 151)}], "less than 151", "/blocks/0/text/text"),
    ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "unsupported type: mrkdwn", "/blocks/0/text/type"),
    ([actions(*[button("x", str(n)) for n in range(26)])], "no more than 25", "/blocks/0/elements"),
    ([actions()], "no less than 1", "/blocks/0/elements"),
    ([actions(button("x" * 76, "a"))], "less than 76", "/blocks/0/elements/0/text/text"),
    ([actions(button("x", "a" * 256))], "less than 256", "/blocks/0/elements/0/action_id"),
    ([actions(button("x", "a", value="v" * 2001))], "less than 2001", "/blocks/0/elements/0/value"),
    ([actions(button("x", "a", style="warning"))], "expected one of", "/blocks/0/elements/0/style"),
    ([actions(button("x", "a", colour="red"))], "invalid additional property: colour", "/blocks/0/elements/0"),
    ([actions(button("x", "a"), button("y", "a"))], "`action_id` already exists", "/blocks/0/elements"),
    ([section("x", block_id="b"), section("y", block_id="b")], "`block_id` already exists", "/blocks"),
    ([section("x", block_id="b" * 256)], "less than 256", "/blocks/0/block_id"),
    ([actions({**SELECT, "options": options("x") * 2})], "must be unique", "/blocks/0/elements/0/options"),
    ([actions({**SELECT, "options": options(*map(str, range(101)))})], "no more than 100", "/elements/0/options"),
    ([actions({**SELECT, "options": options("x" * 76)})], "less than 76", "/options/0/text/text"),
    ([actions({**SELECT, "option_groups": []})], "no less than 1", "/elements/0/option_groups"),
    ([actions({**SELECT, "initial_option": options("Quizá")[0]})], "not found in options", "/blocks/0/elements/0"),
    ([actions(button("x", "a", confirm={**CONFIRM, "deny": plain("x" * 31)}))], "less than 31", "/confirm/deny/text"),
    ([actions(button("x", "a", confirm={**CONFIRM, "title": plain("x" * 101)}))], "less than 101", "/title/text"),
    ([actions({"type": "datepicker", "action_id": "d", "initial_date": "01/12/2026"})], "valid date", "/initial_date"),
    ([actions(words())], "unsupported type: plain_text_input", "/blocks/0/elements/0/type"),
    ([field("x", FILES, "b")], "unsupported type: file_input", "/blocks/0/element/type"),
    ([field("x", NUMBER, "b")], "unsupported type: number_input", "/blocks/0/element/type"),
    ([{"type": "image", "image_url": "https://x.example/y.png"}], "missing required field: alt_text", "/blocks/0"),
    ([{"type": "context", "elements": [plain("x")] * 11}], "no more than 10", "/blocks/0/elements"),
    ([{"type": "shout"}], "unsupported type: shout", "/blocks/0/type"),
]  # fmt: skip

BAD_VIEWS: list[tuple[dict[str, Any], str, str]] = [
    (modal(*[section("x")] * 101), "no more than 100", "/view/blocks"),
    (modal(), "no less than 1", "/view/blocks"),
    (modal(section("x"), title=plain("x" * 25)), "less than 25", "/view/title/text"),
    (modal(section("x"), submit=plain("x" * 25)), "less than 25", "/view/submit/text"),
    (modal(section("x"), close=plain("x" * 25)), "less than 25", "/view/close/text"),
    (modal(section("x"), private_metadata="x" * 3001), "less than 3001", "/view/private_metadata"),
    (modal(section("x"), callback_id="x" * 256), "less than 256", "/view/callback_id"),
    (modal(field("x" * 2001, words(), "b")), "less than 2001", "/view/blocks/0/label/text"),
    (modal(field("x", words(), "b", hint=plain("x" * 2001))), "less than 2001", "/view/blocks/0/hint/text"),
    (modal(field("x", words(placeholder=plain("x" * 151)), "b")), "less than 151", "/element/placeholder/text"),
    (modal(field("x", words(max_length=3001), "b")), "between 1 and 3000", "/element/max_length"),
    (modal(field("x", words(min_length=9, max_length=3), "b")), "must not be greater", "/view/blocks/0/element"),
    (modal(field("x", {**FILES, "max_files": 11}, "b")), "between 1 and 10", "/element/max_files"),
    (modal(field("x", button("x", "a"), "b")), "unsupported type: button", "/view/blocks/0/element/type"),
    (modal(field("x", {"type": "number_input"}, "b")), "is_decimal_allowed", "/view/blocks/0/element"),
    ({key: value for key, value in modal(field("x", words(), "b")).items() if key != "submit"}, "submit", "/view"),
    ({**home(section("x")), "title": plain("x")}, "invalid additional property: title", "/view"),
    (home(field("x", FILES, "b")), "unsupported type: file_input", "/view/blocks/0/element/type"),
    (home(*[section("x")] * 101), "no more than 100", "/view/blocks"),
]  # fmt: skip

GOOD_FORM = modal(
    field("Nombre", words(min_length=1, max_length=150, placeholder=plain("Ej. Pagos")), "name"),
    field("Canal", SELECT, "channel"),
    field("Campos", {**SELECT, "type": "multi_static_select", "max_selected_items": 1}, "m"),
    field("Inicio", {"type": "datepicker", "action_id": "d", "initial_date": "2026-12-01"}, "start", optional=True),
    field("Cuántos", {**NUMBER, "min_value": "1", "max_value": "10"}, "records"),
    field("Correo", {"type": "email_text_input", "action_id": "e"}, "mail"),
    field("Base", {**FILES, "filetypes": ["xlsx", "csv"], "max_files": 2}, "files"),
    field("Marque", {"type": "checkboxes", "action_id": "c", "options": options("SMS", "Correo")}, "boxes"),
    field("Quién", {"type": "multi_users_select", "action_id": "u"}, "people"),
    actions(button("Más", "more", confirm=CONFIRM)),
    private_metadata="7:2", callback_id="form", notify_on_close=True, close=plain("Cancelar"),
)  # fmt: skip


@pytest.mark.parametrize(("blocks", "words_of_it", "place"), BAD_MESSAGES)
def test_a_bad_message_is_pointed_at(blocks: list[Any], words_of_it: str, place: str) -> None:
    found = message_problems(blocks)

    assert any(words_of_it in one and f"{place}]" in one for one in found), found


@pytest.mark.parametrize(("view", "words_of_it", "place"), BAD_VIEWS)
def test_a_bad_view_is_pointed_at(view: dict[str, Any], words_of_it: str, place: str) -> None:
    found = view_problems(view)

    assert any(words_of_it in one and f"{place}]" in one for one in found), found


def test_what_slack_takes_is_taken() -> None:
    assert message_problems(CARD) == []
    assert view_problems(GOOD_FORM) == []
    assert view_problems(home(*CARD)) == []


def test_a_modal_is_no_home() -> None:
    assert view_problems(GOOD_FORM, "home") == ["[ERROR] unsupported type: modal [json-pointer:/view/type]"]


@given(st.integers(70, 80), st.integers(145, 155), st.integers(2995, 3005), st.integers(148, 152))
def test_the_limits_are_those_of_the_official_models(label: int, head: int, body: int, value: int) -> None:
    """What the SDK's models refuse is refused, and what they let through is taken."""
    option = Option(text="x", value="v" * value)
    models = [
        ButtonElement(text="x" * label, action_id="a"), HeaderBlock(text="x" * head),
        SectionBlock(text="x" * body), option,
    ]  # fmt: skip
    ours = [
        [actions(button("x" * label, "a"))], [{"type": "header", "text": plain("x" * head)}], [section("x" * body)],
        [actions({**SELECT, "options": [{"text": plain("x"), "value": "v" * value}]})],
    ]  # fmt: skip

    assert [bool(message_problems(blocks)) for blocks in ours] == [_is_refused(model) for model in models]


def _is_refused(model: Any) -> bool:
    try:
        model.validate_json()
    except SlackObjectFormationError:
        return True
    return False
