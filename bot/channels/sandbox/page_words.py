"""The names of the page's words: each is the catalogue's `sandbox.page.<name>`."""

from __future__ import annotations

PAGE_WORDS = (
    "title", "brand", "tag", "skip", "noscript", "clock", "plus_hour", "plus_day", "plus_business_day",
    "clock_other", "clock_example", "advance", "open_chats", "panel", "panel_of", "tabs", "chats", "close",
    "offline",
)  # fmt: skip
"""Drawn by the template."""

SCRIPT_WORDS = (
    "acting_as", "advanced", "approvals", "attach", "attachment_too_big", "before", "bot", "cancel",
    "choose_field", "clocks", "close_chat", "document", "drop", "form_open", "holder", "missing",
    "missing_some", "new_messages", "no_brief", "no_brief_hint", "no_messages", "no_messages_room",
    "no_messages_waiting", "note_for", "note_missing", "now_said", "people", "pressed", "private",
    "progress", "remove", "reply", "reply_in_card", "replying_to", "required", "rewritten", "room",
    "rooms", "send", "send_failed", "thread", "typing", "unread", "uploading", "write", "write_room",
)  # fmt: skip
"""Drawn by the page's script."""
