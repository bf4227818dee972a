"""Rasa as the bot's understanding (text → intent) and advice (mode and intent → next action)."""
