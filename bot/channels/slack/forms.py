"""Forms as modals, and what people filled in as values: `reason` → words, `corrections` → {field: note}."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.channels.slack.blocks import Block, clipped, plain, sections
from bot.channels.slack.reading import LONGEST_TEXT
from bot.core.replies import Correctable, Form, FormInput
from bot.core.text import Text, say
from bot.use_cases.ports import Wording

FORM: Final = "form"  # the callback id of every form
MOST_TITLE: Final = 24
MOST_OPTION: Final = 75
MOST_CHOICES: Final = 10  # of one group of boxes
MOST_HINT: Final = 400
MOST_NOTE: Final = 1000
MOST_INPUT: Final = 3000
_VALUE: Final = "value"


def window(wording: Wording, language: str, external_id: str, *texts: Text | str) -> Block:
    """Return a modal that only says something: that the form comes, or why none does."""
    words = [one if isinstance(one, str) else wording.render(one, language) for one in texts]
    title = plain(wording.render(say("slack.title"), language), MOST_TITLE)
    return {
        "type": "modal", "external_id": external_id, "title": title,
        "close": plain(wording.render(say("slack.close"), language), MOST_TITLE),
        "blocks": [block for said in words for block in sections(said)][:100],
    }  # fmt: skip


def form_view(form: Form, form_id: str, wording: Wording, language: str, external_id: str) -> Block:
    """Return the form as a modal; a title too long for Slack is repeated in full below."""
    title = wording.render(form.title, language)
    drawer = _Inputs(wording, language)
    blocks = sections(title) if len(title) > MOST_TITLE else []
    for item in form.inputs:
        blocks += drawer.draw(item)
    short = title if len(title) <= MOST_TITLE else wording.render(say("slack.title"), language)
    return {
        "type": "modal", "external_id": external_id, "callback_id": FORM, "private_metadata": form_id,
        "title": plain(short, MOST_TITLE), "submit": plain(wording.render(form.submit, language), MOST_TITLE),
        "close": plain(wording.render(say("slack.close"), language), MOST_TITLE), "blocks": blocks[:100],
    }  # fmt: skip


class _Inputs:
    """Draws inputs. Block ids say what they hold: `text/NAME`, `ticks/NAME/PLACE`, `note/NAME/FIELD`."""

    def __init__(self, wording: Wording, language: str) -> None:
        self._wording = wording
        self._language = language

    def draw(self, item: FormInput) -> list[Block]:
        """Return the blocks of one input."""
        return self._corrections(item) if item.kind == "corrections" else [self._text(item)]

    def _text(self, item: FormInput) -> Block:
        hint = {} if item.hint is None else {"hint": plain(self._words(item.hint), MOST_HINT)}
        return {
            "type": "input", "block_id": f"text/{item.name}", "label": plain(self._words(item.label)[:2000]),
            "optional": not item.required, "element": _lines(MOST_INPUT), **hint,
        }  # fmt: skip

    def _corrections(self, item: FormInput) -> list[Block]:
        """Return boxes to tick the fields by, ten a group, and a note for each."""
        groups = [
            item.fields[start : start + MOST_CHOICES] for start in range(0, len(item.fields), MOST_CHOICES)
        ]
        ticks = [self._boxes(item, place, group) for place, group in enumerate(groups)]
        return [*ticks, *(self._note(item, field) for field in item.fields)]

    def _boxes(self, item: FormInput, place: int, group: tuple[Correctable, ...]) -> Block:
        label = self._words(item.label) if place == 0 else self._words(say("slack.more_fields"))
        options = [self._option(field) for field in group]
        element = {"type": "checkboxes", "action_id": _VALUE, "options": options}
        return {
            "type": "input", "block_id": f"ticks/{item.name}/{place}", "label": plain(label), "optional": True,
            "element": element,
        }  # fmt: skip

    def _option(self, field: Correctable) -> Block:
        return {"text": plain(self._words(field.label), MOST_OPTION), "value": field.code}

    def _note(self, item: FormInput, field: Correctable) -> Block:
        label = self._words(say("slack.note", field=field.label))
        value = self._words(field.value)
        hint = (
            {"hint": plain(clipped(self._words(say("slack.now", value=value)), MOST_HINT))} if value else {}
        )
        return {
            "type": "input", "block_id": f"note/{item.name}/{field.code}", "label": plain(label), "optional": True,
            "element": _lines(MOST_NOTE), **hint,
        }  # fmt: skip

    def _words(self, value: Any) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else self._wording.render(value, self._language)


def _lines(most: int) -> Block:
    return {"type": "plain_text_input", "action_id": _VALUE, "multiline": True, "max_length": most}


def values_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was filled in; a field with a note counts as ticked."""
    values: dict[str, Any] = {}
    for block_id, state in _filled(view):
        kind, _, rest = block_id.partition("/")
        name, _, code = rest.partition("/")
        if kind == "text":
            values[name] = _words(state)
        elif kind == "ticks":
            chosen = {str(option.get("value")): "" for option in state.get("selected_options") or ()}
            values[name] = chosen | values.get(name, {})
        elif kind == "note" and (note := _words(state)):
            values[name] = values.get(name, {}) | {code: note}
    return values


def nothing_filled(view: Mapping[str, Any]) -> dict[str, Text]:
    """Return what to say at which input of a form in which nothing, or a required input not, was filled."""
    values = values_of(view)
    if any(isinstance(value, dict) or value.strip() for value in values.values() if value):
        return {}
    texts = [block for block in _inputs(view) if str(block.get("block_id", "")).startswith("text/")]
    return {str(texts[0]["block_id"]): say("slack.fill_something")} if texts else {}


def _inputs(view: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [block for block in view.get("blocks") or () if block.get("type") == "input"]


def _filled(view: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    values = (view.get("state") or {}).get("values") or {}
    for block_id, actions in values.items():
        for state in actions.values():
            yield str(block_id), state


def _words(state: Mapping[str, Any]) -> str:
    value = state.get("value")
    return value[:LONGEST_TEXT].replace("\x00", "\ufffd").strip() if isinstance(value, str) else ""
