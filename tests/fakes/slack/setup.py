"""How the app is configured at Slack: what its manifest grants, subscribes to and offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

_SCOPES: Final = (
    "app_mentions:read channels:history channels:join channels:read chat:write commands files:read files:write "
    "groups:history groups:read im:history im:read im:write mpim:history reactions:write team:read users:read "
    "users:read.email"
)
_EVENTS: Final = (
    "app_home_opened app_mention app_uninstalled file_deleted file_shared member_joined_channel "
    "member_left_channel message.channels message.groups message.im message.mpim tokens_revoked"
)
ALL_SCOPES: Final = frozenset(_SCOPES.split())
ALL_EVENTS: Final = frozenset(_EVENTS.split())


@dataclass(frozen=True)
class AppSetup:
    """The app's settings; `shortcuts` are global callback ids, `message_shortcuts` those of messages."""

    scopes: frozenset[str] = ALL_SCOPES
    events: frozenset[str] = ALL_EVENTS
    commands: frozenset[str] = frozenset()
    shortcuts: frozenset[str] = frozenset()
    message_shortcuts: frozenset[str] = frozenset()
    home_tab: bool = True
    messages_tab: bool = True
    interactive: bool = True
    socket_mode: bool = False
    token_seconds: int = 0  # how long a token lives, where the app has token rotation; 0: for good

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any], *, socket_mode: bool | None = None) -> Self:
        """Read an app manifest (version 1), parsed from JSON or YAML."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        home, shortcuts = features.get("app_home", {}), features.get("shortcuts", [])
        by_kind = {
            kind: frozenset(one["callback_id"] for one in shortcuts if one["type"] == kind)
            for kind in ("global", "message")
        }
        in_sockets = settings.get("socket_mode_enabled", False) if socket_mode is None else socket_mode
        return cls(
            scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
            commands=frozenset(one["command"] for one in features.get("slash_commands", [])),
            shortcuts=by_kind["global"],
            message_shortcuts=by_kind["message"],
            home_tab=home.get("home_tab_enabled", False),
            messages_tab=home.get("messages_tab_enabled", False)
            and not home.get("messages_tab_read_only_enabled", False),
            interactive=settings.get("interactivity", {}).get("is_enabled", False),
            socket_mode=bool(in_sockets),
        )
