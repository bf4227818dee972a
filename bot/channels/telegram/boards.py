"""How a form looks in a chat: a board with a tick for each field, and prompts that open a reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram.form_state import CORRECTIONS, NOTE, TEXT, FormState
from bot.channels.telegram.keyboards import CHOSEN, NOT_CHOSEN, Key
from bot.channels.telegram.lines import EMPTY, Line, Span, html_of, messages_of, plain
from bot.core.replies import Correctable, Form, FormInput, Style
from bot.core.text import say
from bot.use_cases.ports import Outgoing, Wording

PREFIX = "f:"  # of the data that a board's keys send; no opaque id holds a colon
TICK, WRITE, SEND, STOP = "f:t:", "f:w:", "f:send", "f:stop"
LONGEST_VALUE = 600


@dataclass(frozen=True)
class Boards:
    """Draws forms in their receiver's language."""

    wording: Wording

    def state(self, form: Form, outgoing: Outgoing) -> FormState:
        """Return a form as it is opened, its words ready."""

        def words(text: Any) -> str:
            return text if isinstance(text, str) else self.wording.render(text, outgoing.language)

        fields = [_field(one, words) for item in form.inputs for one in item.fields]
        return FormState(
            outgoing.button_ids[-1], words(form.title), words(form.submit), outgoing.language,
            datetime.now(UTC).isoformat(), [_input(item, words) for item in form.inputs], fields,
        )  # fmt: skip

    def words(self, state: FormState) -> str:
        """Return what a board says, as HTML: what was asked, and what was written and ticked so far."""
        lines: list[Line] = plain(state.title, "b")
        for one in state.inputs:
            about = one["label"] if one["kind"] == CORRECTIONS else ""
            lines += [EMPTY, *plain(about)] if about else []
        for name, value in state.values.items():
            label = next((one["label"] for one in state.texts if one["name"] == name), name)
            lines += [EMPTY, (Span(f"{label}:", "b"), Span(f" {value[:LONGEST_VALUE]}"))]
        for code in state.ticked:
            words = state.notes.get(code, "…")[:LONGEST_VALUE]
            lines.append((Span("• "), Span(f"{_label(state, code)}:", "b"), Span(f" {words}")))
        return html_of(messages_of(lines)[0])

    def keys(self, state: FormState) -> list[Key]:
        """Return a board's keys: a tick for each field, the texts, and how it ends."""
        keys = [
            Key(f"{CHOSEN if one['code'] in state.ticked else NOT_CHOSEN}{one['label']}", f"{TICK}{place}")
            for place, one in enumerate(state.fields)
        ]
        if not state.asks_text_first:
            keys += [Key(one["label"], f"{WRITE}{one['name']}") for one in state.texts]
        stop = self.wording.render(say("telegram.form_stop"), state.language)
        return [*keys, Key(state.submit, SEND, Style.PRIMARY), Key(stop, STOP)]

    def prompt(self, state: FormState, what: str) -> tuple[list[Line], str]:
        """Return what is asked for a note or a text, and the hint where the reply is written."""
        how = plain(self.wording.render(say("telegram.form_how"), state.language), "i")
        if what.startswith(NOTE):
            code = what.removeprefix(NOTE)
            one = next(field for field in state.fields if field["code"] == code)
            now = self.wording.render(
                say("telegram.form_now", value=one["value"][:LONGEST_VALUE]), state.language
            )
            examples = self.wording.render(
                say("telegram.form_examples", notes=tuple(one["notes"])), state.language
            )
            asked = self.wording.render(say("telegram.form_note", field=one["label"]), state.language)
            lines = [*plain(asked, "b"), *plain(now), *(plain(examples) if one["notes"] else []), EMPTY, *how]
            return lines, str(one["label"])
        item = next(one for one in state.texts if one["name"] == what.removeprefix(TEXT))
        heading = plain(state.title, "b") if not state.fields else []
        hint = plain(item["hint"]) if item["hint"] else []
        return [*heading, *plain(item["label"], "b"), *hint, EMPTY, *how], str(item["label"])


def _input(item: FormInput, words: Any) -> dict[str, Any]:
    return {
        "name": item.name, "kind": item.kind, "label": words(item.label), "required": item.required,
        "hint": None if item.hint is None else words(item.hint),
    }  # fmt: skip


def _field(item: Correctable, words: Any) -> dict[str, Any]:
    notes = [words(one) for one in item.notes]
    return {"code": item.code, "label": words(item.label), "value": words(item.value), "notes": notes}


def _label(state: FormState, code: str) -> str:
    return next((str(one["label"]) for one in state.fields if one["code"] == code), code)
