"""Deciding on a Brief: approved, returned, taken, by button, word, document or e-mail."""
