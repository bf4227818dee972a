"""Reminders as data: which clocks call for one, when, and what of it was said (domain §6). Pure."""
