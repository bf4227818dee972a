"""Plays dialogue scripts against the real bot: its own process, a real Rasa, a fresh database (contract §8)."""
