"""A manifest that Slack would not take, or that does not fit together, is pointed at."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.fakes.slack.manifest import manifest_problems

GOOD: dict[str, Any] = {
    "_metadata": {"major_version": 1, "minor_version": 1},
    "display_information": {"name": "Pregonero", "description": "Solicitudes", "background_color": "#003366"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Pregonero", "always_online": True},
        "slash_commands": [
            {"command": "/brief", "description": "Solicitar", "url": "https://bot.example/slack/events"}
        ],
        "shortcuts": [
            {"name": "Nueva", "type": "global", "callback_id": "nueva", "description": "Solicitar"}
        ],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "im:history"]}},
    "settings": {
        "event_subscriptions": {
            "request_url": "https://bot.example/slack/events",
            "bot_events": ["message.im"],
        },
        "interactivity": {"is_enabled": True, "request_url": "https://bot.example/slack/events"},
        "socket_mode_enabled": False,
    },
}


def test_a_good_manifest_is_taken() -> None:
    assert manifest_problems(GOOD) == []


def test_socket_mode_needs_no_addresses() -> None:
    manifest = copy.deepcopy(GOOD)
    manifest["settings"] = {"socket_mode_enabled": True, "interactivity": {"is_enabled": True}}
    del manifest["features"]["slash_commands"][0]["url"]

    assert manifest_problems(manifest) == []


@pytest.mark.parametrize(
    ("place", "value", "objection"),
    [
        (("display_information", "name"), "x" * 36, "less than 36"),
        (("display_information", "long_description"), "corta", "more than 174"),
        (("display_information", "background_color"), "blue", "valid colour"),
        (("features", "shortcuts"), [{"name": "x"}], "missing required field: type"),
        (("features", "tabs"), True, "invalid additional property: tabs"),
        (("oauth_config", "scopes", "bot"), ["chat:write", "commands"], "message.im needs im:history"),
        (("oauth_config", "scopes", "bot"), ["chat:write", "im:history"], "need the scope commands"),
        (("settings", "interactivity"), {"is_enabled": True}, "missing required field: request_url"),
    ],
)
def test_a_bad_manifest_is_pointed_at(place: tuple[str, ...], value: Any, objection: str) -> None:
    manifest = copy.deepcopy(GOOD)
    held = manifest
    for name in place[:-1]:
        held = held[name]
    held[place[-1]] = value

    assert any(objection in one for one in manifest_problems(manifest))
