"""A form that somebody fills in by messages: what is ticked, what is written, what comes next. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

LASTS = timedelta(hours=2)
TEXT, NOTE = "text:", "note:"
CORRECTIONS = "corrections"


@dataclass
class FormState:
    """One person's open form, kept as a note; words are ready to be shown.

    `inputs` and `fields` are the form's, `prompts` say what a reply to a message of ours answers.
    """

    form: str
    title: str
    submit: str
    language: str
    opened_at: str
    inputs: list[dict[str, Any]] = field(default_factory=list)
    fields: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    prompts: dict[str, str] = field(default_factory=dict)
    board: int | None = None
    is_sending: bool = False

    def to_note(self) -> dict[str, Any]:
        """Return it for a note."""
        return asdict(self)

    @classmethod
    def from_note(cls, kept: Mapping[str, Any]) -> FormState:
        """Return it from a note."""
        return cls(**kept)

    @property
    def texts(self) -> list[dict[str, Any]]:
        """Return the inputs that take a text."""
        return [one for one in self.inputs if one["kind"] != CORRECTIONS]

    @property
    def asks_text_first(self) -> bool:
        """Whether the form begins with a text, which then sends it."""
        return bool(self.inputs) and self.inputs[0]["kind"] != CORRECTIONS

    def is_old(self, now: datetime) -> bool:
        """Tell whether too much time went by: its card may say something else by now."""
        return now - datetime.fromisoformat(self.opened_at) > LASTS

    def toggle(self, place: int) -> None:
        """Tick a field, or take the tick and its note away."""
        if not 0 <= place < len(self.fields):
            return
        code = str(self.fields[place]["code"])
        if code in self.ticked:
            self.ticked.remove(code)
            self.notes.pop(code, None)
        else:
            self.ticked.append(code)

    def answer(self, what: str, text: str) -> None:
        """Take the reply to a prompt."""
        if what.startswith(NOTE):
            code = what.removeprefix(NOTE)
            self.notes[code] = text
            if code not in self.ticked:
                self.ticked.append(code)
        else:
            self.values[what.removeprefix(TEXT)] = text
            self.is_sending = self.is_sending or self.asks_text_first

    def next_prompt(self) -> str | None:
        """Return what is still to be asked before the form can be sent, None where nothing is."""
        for code in self.ticked:
            if code not in self.notes:
                return f"{NOTE}{code}"
        for one in self.texts:
            nothing_else = not self.ticked and not any(self.values.values())
            if one["name"] not in self.values and (one["required"] or nothing_else):
                return f"{TEXT}{one['name']}"
        return None

    def submission(self) -> dict[str, Any]:
        """Return the values as a form of any platform sends them."""
        values: dict[str, Any] = dict(self.values)
        if any(one["kind"] == CORRECTIONS for one in self.inputs):
            name = next(one["name"] for one in self.inputs if one["kind"] == CORRECTIONS)
            values[name] = {code: self.notes.get(code, "") for code in self.ticked}
        return values
