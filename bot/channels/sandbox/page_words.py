"""The names of the page's words: each is the catalogue's `sandbox.page.<name>`."""

from __future__ import annotations

PAGE_WORDS = ("title",)
SCRIPT_WORDS = ("send",)
