"""Opportunities by chat: registered, asked about, moved through their stages, decided on by others."""
