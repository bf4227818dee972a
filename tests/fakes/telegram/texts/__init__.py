"""Formatted text as the Bot API reads it: lengths in UTF-16, HTML, MarkdownV2 and what is found by itself."""
