"""Templates made on demand and kept in the vault, so that a reply can carry them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.attachments.template_words import file_words
from bot.attachments.templates import base_template, results_template, script_template
from bot.attachments.vault import AgeVault
from bot.core.replies import Document
from bot.use_cases.ports import Wording

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class TemplateShelf:
    """Called with a template's code (`base`, `script`, `results`), the channels, the variables
    and the language."""

    vault: AgeVault
    wording: Wording

    def __call__(
        self, code: str, channels: tuple[str, ...], variables: tuple[str, ...], language: str
    ) -> Document:
        """Return the template as a document of the vault."""
        words = file_words(self.wording, language)
        if code == "base":
            copy = base_template(channels, variables, words)
        else:
            copy = results_template(channels, words) if code == "results" else script_template(words)
        return Document(self.vault.put(copy.content), copy.name, XLSX if copy.name.endswith("xlsx") else DOCX)
