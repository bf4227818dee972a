"""What may stand under a message: inline buttons, the person's keyboard, an opened reply."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refusals import wrong

DATA_BYTES: Final = 64
MOST_BUTTONS: Final = 100
MOST_IN_A_ROW: Final = 8
MOST_BYTES: Final = 10_240
_STYLES: Final = frozenset({"primary", "success", "danger"})
_ACTIONS: Final = frozenset({
    "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat", "login_url", "web_app",
    "switch_inline_query_current_chat", "copy_text",
})  # fmt: skip
_URLS: Final = ("http://", "https://", "tg://", "ton://")


def read_markup(given: Any) -> Json | None:
    """Return the markup of a message, None where there is none. Raises `Refused`."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise wrong("object expected as reply markup")
    for name, read in _KINDS.items():
        if name in given:
            return read(given)
    return None


def read_inline(given: Any) -> Json | None:
    """Return the markup of an edited message, which may only have inline buttons. Raises `Refused`."""
    markup = read_markup(given)
    if markup is not None and "inline_keyboard" not in markup:
        raise wrong("inline keyboard expected")
    return markup


def _inline(given: Json) -> Json | None:
    rows = _rows(given, "inline_keyboard")
    read = [[_inline_button(button) for button in row] for row in rows if row]
    _measure(read)
    return {"inline_keyboard": read} if read else None


def _inline_button(button: Any) -> Json:
    _has_words(button, "inline keyboard button")
    data = button.get("callback_data")
    if url := button.get("url"):
        if not str(url).startswith(_URLS) and "." not in str(url):
            raise wrong(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    elif data:
        if len(str(data).encode()) > DATA_BYTES:
            raise wrong("BUTTON_DATA_INVALID")
    elif not _ACTIONS & button.keys():
        raise wrong("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return dict(button)


def _keyboard(given: Json) -> Json:
    rows = [row for row in _rows(given, "keyboard") if row]
    if not rows:
        raise wrong("reply keyboard is empty")
    for button in (button for row in rows for button in row):
        _has_words({"text": button} if isinstance(button, str) else button, "keyboard button")
    _measure(rows)
    _has_short_placeholder(given)
    return {**given, "keyboard": rows}


def _force_reply(given: Json) -> Json | None:
    _has_short_placeholder(given)
    return given if given["force_reply"] is True else None


def _removal(given: Json) -> Json | None:
    return given if given["remove_keyboard"] is True else None


def _rows(given: Json, name: str) -> list[list[Any]]:
    rows = given[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise wrong(f'field "{name}" must be an Array of Arrays')
    return rows


def _has_words(button: Any, what: str) -> None:
    if not isinstance(button, dict):
        raise wrong(f"can't parse {what}: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise wrong(f"can't parse {what}: Can't find field \"text\"")
    if not button["text"].strip():
        raise wrong(f"{what} text must be non-empty")
    if button.get("style") not in {None, "", *_STYLES}:
        raise wrong(f"can't parse {what}: Invalid button style specified")


def _has_short_placeholder(given: Json) -> None:
    if len(str(given.get("input_field_placeholder") or "")) > 64:
        raise wrong("input field placeholder is too long")


def _measure(rows: list[list[Any]]) -> None:
    too_many = sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows)
    if too_many or len(json.dumps(rows, ensure_ascii=False).encode()) > MOST_BYTES:
        raise wrong("reply markup is too long")


_KINDS: Final[dict[str, Callable[[Json], Json | None]]] = {
    "inline_keyboard": _inline, "keyboard": _keyboard, "remove_keyboard": _removal, "force_reply": _force_reply,
}  # fmt: skip
