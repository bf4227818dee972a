"""Texts, options and confirmations: what blocks and elements are composed of, with Slack's limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tests.fakes.slack.block_kit.checks import (
    KIND,
    URL,
    Check,
    boolean,
    by_type,
    list_of,
    one_of,
    problem,
    shape,
    string,
)


def plain(most: int) -> Check:
    """A `plain_text` object."""
    return by_type({"plain_text": shape({"type": KIND, "text": string(most, 1)}, {"emoji": boolean})})


def text(most: int) -> Check:
    """A `plain_text` or `mrkdwn` object."""
    body = {"type": KIND, "text": string(most, 1)}
    return by_type(
        {"plain_text": shape(body, {"emoji": boolean}), "mrkdwn": shape(body, {"verbatim": boolean})}
    )


OPTION: Final = shape({"text": plain(75), "value": string(150, 1)}, {"description": plain(75)})
OVERFLOW_OPTION: Final = shape(
    {"text": plain(75), "value": string(150, 1)}, {"description": plain(75), "url": URL}
)
MARKED_OPTION: Final = shape({"text": text(75), "value": string(150, 1)}, {"description": text(75)})
OPTION_GROUP: Final = shape({"label": plain(75), "options": list_of(OPTION, 100)}, {})
CONFIRM: Final = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
DISPATCH: Final = shape(
    {}, {"trigger_actions_on": list_of(one_of("on_enter_pressed", "on_character_entered"), 2)}
)
FILTER: Final = shape(
    {},
    {
        "include": list_of(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """Return an element's options, those of its groups too."""
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def options_or_groups(value: dict[str, Any], at: str) -> Iterator[str]:
    """Exactly one of `options` and `option_groups`."""
    if ("options" in value) == ("option_groups" in value):
        yield problem("must provide either options or option_groups", at)


def distinct_values(value: dict[str, Any], at: str) -> Iterator[str]:
    """No two options of the same value."""
    values = [option["value"] for option in options_of(value)]
    if len(values) != len(set(values)):
        yield problem("option values must be unique", f"{at}/options")


def initial_among_options(value: dict[str, Any], at: str) -> Iterator[str]:
    """What is chosen at first can be chosen."""
    chosen = [
        *value.get("initial_options", ()),
        *([value["initial_option"]] if "initial_option" in value else []),
    ]
    known = options_of(value)
    if any(option not in known for option in chosen):
        yield problem("initial option not found in options", at)


def no_more_chosen_than_allowed(value: dict[str, Any], at: str) -> Iterator[str]:
    """Not more chosen at first than `max_selected_items`."""
    if len(value.get("initial_options", ())) > value.get("max_selected_items", 100):
        yield problem("more initial options than max_selected_items", at)
