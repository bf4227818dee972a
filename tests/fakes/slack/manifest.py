"""What Slack objects to in an app manifest (version 1), and what in it does not fit together.

Facts after slackapi/manifest-schema, `schemas/manifest.schema.1.0.0.json`, July 2026: the parts a bot needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.fakes.slack.block_kit.checks import (
    Check,
    anything,
    boolean,
    integer,
    list_of,
    matching,
    one_of,
    problem,
    shape,
    string,
)

_HTTP: Final = matching(re.compile(r"https?://.{1,2990}"), "url")
_COLOUR: Final = matching(re.compile(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?"), "colour")
_COMMAND: Final = matching(re.compile(r"/\S{1,31}"), "command")
_NAMES: Final = list_of(string(50, 1), 255, 0)
_NEEDS: Final = {
    "message.im": {"im:history"}, "message.channels": {"channels:history"}, "message.groups": {"groups:history"},
    "message.mpim": {"mpim:history"}, "app_mention": {"app_mentions:read"}, "file_shared": {"files:read"},
    "file_deleted": {"files:read"}, "reaction_added": {"reactions:read"},
    "member_joined_channel": {"channels:read", "groups:read"}, "member_left_channel": {"channels:read", "groups:read"},
}  # fmt: skip
_ABOUT: Final = shape(
    {"name": string(35, 1)},
    {"description": string(140, 1), "long_description": string(4000, 175), "background_color": _COLOUR},
)
_HOME: Final = shape(
    {}, dict.fromkeys(("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), boolean)
)
_SHORTCUT: Final = shape(
    {"name": string(24, 1), "type": one_of("message", "global"), "callback_id": string(255, 1),
     "description": string(150, 1)}, {},
)  # fmt: skip
_SLASH: Final = shape(
    {"command": _COMMAND, "description": string(2000, 1)},
    {"url": _HTTP, "usage_hint": string(1000, 1), "should_escape": boolean},
)
_FEATURES: Final = shape(
    {},
    {"app_home": _HOME, "bot_user": shape({"display_name": string(80, 1)}, {"always_online": boolean}),
     "shortcuts": list_of(_SHORTCUT, 10), "slash_commands": list_of(_SLASH, 50), "unfurl_domains": anything,
     "agent_view": anything, "assistant_view": anything},
)  # fmt: skip
_SCOPES: Final = shape({}, dict.fromkeys(("bot", "user", "bot_optional", "user_optional"), _NAMES))
_OAUTH: Final = shape(
    {},
    {"redirect_urls": list_of(string(2500), 1000, 0), "scopes": _SCOPES, "token_management_enabled": boolean},
)
_EVENTS: Final = shape({}, {"request_url": _HTTP, "bot_events": _NAMES, "user_events": _NAMES})
_INTERACTIVITY: Final = shape(
    {"is_enabled": boolean}, {"request_url": _HTTP, "message_menu_options_url": _HTTP}
)
_SETTINGS: Final = shape(
    {},
    {"event_subscriptions": _EVENTS, "interactivity": _INTERACTIVITY, "allowed_ip_address_ranges": anything,
     **dict.fromkeys(("org_deploy_enabled", "socket_mode_enabled", "token_rotation_enabled"), boolean)},
)  # fmt: skip
_METADATA: Final = shape({}, dict.fromkeys(("major_version", "minor_version"), integer(0, 1)))


def manifest_problems(manifest: Any) -> list[str]:
    """Return every objection, each with a pointer; an empty list for a manifest that Slack takes."""
    return list(_MANIFEST(manifest, ""))


def _events_have_their_scopes(manifest: Mapping[str, Any], at: str) -> Iterator[str]:
    granted = set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
    for event in _subscriptions(manifest).get("bot_events", ()):
        if event in _NEEDS and not _NEEDS[event] & granted:
            yield problem(
                f"{event} needs {' or '.join(sorted(_NEEDS[event]))}", f"{at}/settings/event_subscriptions"
            )


def _features_have_their_scopes(manifest: Mapping[str, Any], at: str) -> Iterator[str]:
    granted = set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
    features = manifest.get("features", {})
    if {"slash_commands", "shortcuts"} & set(features) and "commands" not in granted:
        yield problem("commands and shortcuts need the scope commands", f"{at}/features")
    if granted and "bot_user" not in features:
        yield problem("bot scopes need a bot_user", f"{at}/features")


def _urls_where_there_is_no_socket(manifest: Mapping[str, Any], at: str) -> Iterator[str]:
    settings = manifest.get("settings", {})
    if settings.get("socket_mode_enabled"):
        return
    for name in ("event_subscriptions", "interactivity"):
        if name in settings and "request_url" not in settings[name]:
            yield problem("missing required field: request_url", f"{at}/settings/{name}")
    for place, command in enumerate(manifest.get("features", {}).get("slash_commands", ())):
        if "url" not in command:
            yield problem("missing required field: url", f"{at}/features/slash_commands/{place}")


def _subscriptions(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = manifest.get("settings", {}).get("event_subscriptions", {})
    return found


_MANIFEST: Final[Check] = shape(
    {"display_information": _ABOUT},
    {"$schema": string(500), "_metadata": _METADATA, "features": _FEATURES, "oauth_config": _OAUTH,
     "settings": _SETTINGS},
    _events_have_their_scopes, _features_have_their_scopes, _urls_where_there_is_no_socket,
)  # fmt: skip
