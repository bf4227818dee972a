"""The second door to a draft: its sections as forms."""
