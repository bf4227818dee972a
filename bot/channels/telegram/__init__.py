"""Telegram: heard by polling or a webhook, answered by the Bot API; the state is in our tables, never here."""
