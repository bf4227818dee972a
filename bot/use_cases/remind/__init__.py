"""Reminders: what is due to be said, to whom, and what they wish to hear."""
