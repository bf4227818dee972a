"""Every element that a form or a card may hold, with its limits and where it may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tests.fakes.slack.block_kit.checks import (
    ACTION_ID,
    DATE,
    KIND,
    TIME,
    URL,
    Check,
    anything,
    boolean,
    integer,
    list_of,
    number_words,
    one_of,
    problem,
    shape,
    string,
)  # fmt: skip
from tests.fakes.slack.block_kit.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    MARKED_OPTION,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    distinct_values,
    initial_among_options,
    no_more_chosen_than_allowed,
    options_or_groups,
    plain,
)  # fmt: skip

_TYPE: Final = {"type": KIND}
_ANY: Final = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean}
_PICKER: Final = {**_ANY, "placeholder": plain(150)}
_INPUT: Final = {
    "action_id": ACTION_ID, "placeholder": plain(150), "focus_on_load": boolean, "dispatch_action_config": DISPATCH,
}  # fmt: skip
_STATIC: Final = {"options": list_of(OPTION, 100), "option_groups": list_of(OPTION_GROUP, 100)}
_MANY: Final = {"max_selected_items": integer(1, 100)}
_IDS: Final = list_of(string(50, 1), 100)
_CHOSEN: Final = (options_or_groups, distinct_values, initial_among_options, no_more_chosen_than_allowed)


def _in_order(least: str, most: str) -> Check:
    def check(value: dict[str, Any], at: str) -> Iterator[str]:
        if least in value and most in value and float(value[least]) > float(value[most]):
            yield problem(f"{least} must not be greater than {most}", at)

    return check


def _initial_is_short_enough(value: dict[str, Any], at: str) -> Iterator[str]:
    if len(value.get("initial_value", "")) > value.get("max_length", 3000):
        yield problem("initial_value must not be longer than max_length", at)


def _initial_is_within(value: dict[str, Any], at: str) -> Iterator[str]:
    least, most = float(value.get("min_value", "-inf")), float(value.get("max_value", "inf"))
    if "initial_value" in value and not least <= float(value["initial_value"]) <= most:
        yield problem("initial_value must be between min_value and max_value", at)


def _people(kind: str) -> dict[str, Check]:
    one = {**_PICKER, f"initial_{kind}": string(50, 1)}
    many = {**_PICKER, **_MANY, f"initial_{kind}s": _IDS}
    more = {"filter": FILTER, "default_to_current_conversation": boolean} if kind == "conversation" else {}
    answered = {} if kind == "user" else {"response_url_enabled": boolean}
    return {
        f"{kind}s_select": shape(_TYPE, {**one, **more, **answered}),
        f"multi_{kind}s_select": shape(_TYPE, {**many, **more}),
    }


ELEMENTS: Final[dict[str, Check]] = {
    "button": shape(
        {**_TYPE, "text": plain(75)},
        {"action_id": ACTION_ID, "url": URL, "value": string(2000), "style": one_of("primary", "danger"),
         "confirm": CONFIRM, "accessibility_label": string(75, 1)},
    ),
    "image": shape({**_TYPE, "alt_text": string(2000, 1)}, {"image_url": URL, "slack_file": anything}),
    "overflow": shape(
        {**_TYPE, "options": list_of(OVERFLOW_OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM}, distinct_values
    ),
    "static_select": shape(_TYPE, {**_PICKER, **_STATIC, "initial_option": OPTION}, *_CHOSEN),
    "multi_static_select": shape(
        _TYPE, {**_PICKER, **_STATIC, **_MANY, "initial_options": list_of(OPTION, 100)}, *_CHOSEN
    ),
    "external_select": shape(_TYPE, {**_PICKER, "initial_option": OPTION, "min_query_length": integer(0, 1000)}),
    "multi_external_select": shape(
        _TYPE, {**_PICKER, **_MANY, "initial_options": list_of(OPTION, 100), "min_query_length": integer(0, 1000)}
    ),
    **_people("user"),
    **_people("conversation"),
    **_people("channel"),
    "checkboxes": shape(
        {**_TYPE, "options": list_of(MARKED_OPTION, 10)}, {**_ANY, "initial_options": list_of(MARKED_OPTION, 10)},
        distinct_values, initial_among_options,
    ),
    "radio_buttons": shape(
        {**_TYPE, "options": list_of(MARKED_OPTION, 10)}, {**_ANY, "initial_option": MARKED_OPTION}, distinct_values,
        initial_among_options,
    ),
    "datepicker": shape(_TYPE, {**_PICKER, "initial_date": DATE}),
    "timepicker": shape(_TYPE, {**_PICKER, "initial_time": TIME, "timezone": string(100, 1)}),
    "datetimepicker": shape(_TYPE, {**_ANY, "initial_date_time": integer(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": shape(
        _TYPE,
        {**_INPUT, "initial_value": string(3000), "multiline": boolean, "min_length": integer(0, 3000),
         "max_length": integer(1, 3000)},
        _in_order("min_length", "max_length"), _initial_is_short_enough,
    ),
    "email_text_input": shape(_TYPE, {**_INPUT, "initial_value": string(3000)}),
    "url_text_input": shape(_TYPE, {**_INPUT, "initial_value": URL}),
    "number_input": shape(
        {**_TYPE, "is_decimal_allowed": boolean},
        {**_INPUT, "initial_value": number_words, "min_value": number_words, "max_value": number_words},
        _in_order("min_value", "max_value"), _initial_is_within,
    ),
    "rich_text_input": shape(_TYPE, {**_INPUT, "initial_value": anything}),
    "file_input": shape(
        _TYPE, {"action_id": ACTION_ID, "filetypes": list_of(string(20, 1), 100), "max_files": integer(1, 10)}
    ),
}  # fmt: skip

_SELECTS: Final = (
    "static_select", "external_select", "users_select", "conversations_select", "channels_select",
)  # fmt: skip
_MULTI: Final = tuple(f"multi_{name}" for name in _SELECTS)
_PICKED: Final = ("checkboxes", "radio_buttons", "datepicker", "timepicker")
_ONLY_IN_MODALS: Final = (
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
)
IN_ACTIONS: Final = ("button", "overflow", *_SELECTS, *_PICKED, "datetimepicker")
IN_SECTION: Final = ("button", "overflow", "image", *_SELECTS, *_MULTI, *_PICKED)
IN_INPUT: Final = (*_SELECTS, *_MULTI, *_PICKED, "datetimepicker", "plain_text_input")
IN_MODAL_INPUT: Final = (*IN_INPUT, *_ONLY_IN_MODALS)
