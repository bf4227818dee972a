"""A language-free reply as the JSON that the page draws and the play driver reads.

A person's own words are strings and stay strings: the page writes them as text nodes, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bot.core.replies import Button, Correctable, Fact, Form, FormInput, Reply, Section
from bot.core.text import Param
from bot.use_cases.ports import Outgoing, Wording

FILES_PATH = "/sandbox/api/files"


def to_body(outgoing: Outgoing, wording: Wording) -> dict[str, Any]:
    """Return the message's JSON in the receiver's language. Raises `ValueError` where ids and actions differ.

    Ids are taken in the order of `bot.core.reply_actions.actions_of`: rows of facts, buttons, form.
    """
    return _Renderer(wording, outgoing.language, iter(outgoing.button_ids)).body(outgoing.reply)


def buttons_of(body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the buttons of a shown message: those in rows of facts, then those below."""
    for section in body.get("sections", ()):
        yield from (fact["button"] for fact in section["facts"] if fact.get("button"))
    yield from body.get("buttons", ())


def document(sha256: str, name: str, media_type: str, alt: str | None = None) -> dict[str, Any]:
    """Return a file's name, media type, where the page fetches it and, of a picture, what it shows."""
    url = f"{FILES_PATH}/{sha256}/{quote(name, safe='')}"
    return {"name": name, "url": url, "media_type": media_type} | ({} if alt is None else {"alt": alt})


@dataclass
class _Renderer:
    wording: Wording
    language: str
    ids: Iterator[str]

    def body(self, reply: Reply) -> dict[str, Any]:
        body = {
            "kind": "bot",
            "paragraphs": [self._words(paragraph) for paragraph in reply.paragraphs],
            "sections": [self._section(section) for section in reply.sections],
            "buttons": [self._button(button) for button in reply.buttons],
            "documents": [
                document(file.sha256, file.name, file.media_type, file.alt) for file in reply.documents
            ],
            "form": self._form(reply.form) if reply.form else None,
            "private": reply.private,
            "card": reply.card,
        }
        if next(self.ids, None) is not None:
            raise ValueError("more button ids than actions in the reply")
        return body

    def _section(self, section: Section) -> dict[str, Any]:
        return {"title": self._words(section.title), "facts": [self._fact(fact) for fact in section.facts]}

    def _fact(self, fact: Fact) -> dict[str, Any]:
        return {
            "label": self._words(fact.label),
            "value": self._words(fact.value),
            "before": None if fact.before is None else self._words(fact.before),
            "note": None if fact.note is None else self._words(fact.note),
            "missing": fact.missing,
            "button": self._button(fact.button) if fact.button else None,
        }

    def _button(self, button: Button) -> dict[str, Any]:
        return {
            "id": self._next_id(),
            "label": self._words(button.label),
            "style": button.style.value,
            "chosen": button.chosen,
        }

    def _form(self, form: Form) -> dict[str, Any]:
        return {
            "id": self._next_id(),
            "title": self._words(form.title),
            "inputs": [self._input(item) for item in form.inputs],
            "submit": self._words(form.submit),
        }

    def _input(self, item: FormInput) -> dict[str, Any]:
        return {
            "name": item.name,
            "kind": item.kind,
            "label": self._words(item.label),
            "required": item.required,
            "hint": None if item.hint is None else self._words(item.hint),
            "fields": [self._correctable(field) for field in item.fields],
        }

    def _correctable(self, field: Correctable) -> dict[str, Any]:
        return {
            "code": field.code,
            "label": self._words(field.label),
            "value": self._words(field.value),
            "notes": [self._words(note) for note in field.notes],
        }

    def _words(self, value: Param) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else self.wording.render(value, self.language)

    def _next_id(self) -> str:
        button_id = next(self.ids, None)
        if button_id is None:
            raise ValueError("fewer button ids than actions in the reply")
        return button_id
