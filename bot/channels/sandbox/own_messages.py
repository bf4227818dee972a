"""What a person did, as it is shown in their chat: the sandbox is the platform, so it draws that too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.sandbox.reading import FormValue
from bot.channels.sandbox.render import document
from bot.channels.sandbox.shown_cards import ShownButton
from bot.core.messages import IncomingFile


def said(text: str, *, reply_to: str | None = None) -> dict[str, Any]:
    """Return a written message; `reply_to` is the key of the card in whose thread it stands."""
    return {"kind": "said", "paragraphs": [text], "reply_to": reply_to}


def pressed(button: ShownButton) -> dict[str, Any]:
    """Return what a press leaves behind: the button's words."""
    return {"kind": "pressed", "paragraphs": [button.label]}


def uploaded(files: Sequence[IncomingFile], caption: str) -> dict[str, Any]:
    """Return files with their caption."""
    documents = [{**document(file.sha256, file.name, file.media_type), "size": file.size} for file in files]
    return {"kind": "uploaded", "paragraphs": [caption] if caption else [], "documents": documents}


def submitted(form: Mapping[str, Any] | None, values: Mapping[str, FormValue]) -> dict[str, Any]:
    """Return a form as it was filled, labelled as the form was; a form nobody was shown has no labels."""
    inputs = {item["name"]: item for item in form["inputs"]} if form else {}
    facts = [
        {"label": label, "value": words}
        for name, value in values.items()
        for label, words in _lines(inputs.get(name), name, value)
        if words
    ]
    return {
        "kind": "submitted",
        "paragraphs": [form["title"]] if form else [],
        "sections": [{"title": "", "facts": facts}],
    }


def _lines(item: Mapping[str, Any] | None, name: str, value: FormValue) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(item["label"] if item else name, value)]
    labels = {field["code"]: field["label"] for field in item["fields"]} if item else {}
    return [(labels.get(code, code), note) for code, note in value.items()]
