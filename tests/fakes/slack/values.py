"""How `state.values` holds what a person chose or wrote, per kind of element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.fakes.slack.block_kit.objects import options_of
from tests.fakes.slack.records import Json

_ONE_OPTION: Final = ("static_select", "external_select", "radio_buttons")
_MANY_OPTIONS: Final = ("multi_static_select", "multi_external_select", "checkboxes")
_KEYS: Final = {
    **dict.fromkeys(_ONE_OPTION, "selected_option"),
    **dict.fromkeys(_MANY_OPTIONS, "selected_options"),
    "users_select": "selected_user", "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation", "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel", "multi_channels_select": "selected_channels",
    "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
    "plain_text_input": "value", "email_text_input": "value", "url_text_input": "value", "number_input": "value",
    "rich_text_input": "rich_text_value", "file_input": "files",
}  # fmt: skip
_INITIAL: Final = {
    "selected_option": "initial_option", "selected_options": "initial_options", "value": "initial_value",
    "selected_date": "initial_date", "selected_time": "initial_time", "selected_date_time": "initial_date_time",
    "selected_user": "initial_user", "selected_users": "initial_users", "rich_text_value": "initial_value",
}  # fmt: skip
_LISTS: Final = ("selected_options", "selected_users", "selected_conversations", "selected_channels", "files")


def key_of(element: Json) -> str:
    """Return the name under which this kind of element keeps its value."""
    return _KEYS[element["type"]]


def initial_value(element: Json) -> Json:
    """Return the state of an element that nobody touched yet."""
    key = key_of(element)
    empty: Any = [] if key in _LISTS else None
    return {"type": element["type"], key: element.get(_INITIAL.get(key, ""), empty)}


def value_of(element: Json, wished: Any) -> Json:
    """Return the state after a person's choice: labels or values of options, words, a date.

    Raises `LookupError` where the element has no such option.
    """
    key = key_of(element)
    read: Callable[[Any], Any] = {
        "selected_option": lambda one: None if one is None else option(element, one),
        "selected_options": lambda many: [option(element, one) for one in _listed(many)],
        "selected_users": _listed,
    }.get(key, lambda value: value)
    return {"type": element["type"], key: read(wished)}


def is_empty(state: Json) -> bool:
    """Whether nothing was chosen or written."""
    return not any(value for name, value in state.items() if name != "type")


def option(element: Json, wished: str) -> Json:
    """Return the option of that label or value. Raises `LookupError`."""
    for one in options_of(element):
        if wished in {one["text"]["text"], one["value"]}:
            return one
    known = [one["text"]["text"] for one in options_of(element)]
    raise LookupError(f"no option {wished!r} among {known}")


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple | set) else [value]
