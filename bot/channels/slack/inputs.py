"""A form's inputs as Slack's: each block's id says what it holds, so that the submission needs no memory.

`text/NAME` words · `number/NAME` · `date/NAME` · `one/NAME` and `many/NAME` codes · `ticks/NAME/PLACE` and
`note/NAME/FIELD` corrections · `file/NAME`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bot.channels.slack.blocks import Block, clipped, plain
from bot.core.replies import Correctable, FormChoice, FormInput
from bot.core.text import say
from bot.use_cases.ports import Wording

MOST_OPTION: Final = 75
MOST_BOXES: Final = 10  # of one group of boxes or radio buttons
MOST_RADIOS: Final = 6  # more are quicker to find in a menu
MOST_LABEL: Final = 2000
MOST_HINT: Final = 400
MOST_NOTE: Final = 1000
MOST_INPUT: Final = 3000
VALUE: Final = "value"  # the action id of every input


class Inputs:
    """Draws inputs in one language."""

    def __init__(self, wording: Wording, language: str) -> None:
        self._wording = wording
        self._language = language

    def draw(self, item: FormInput) -> list[Block]:
        """Return the blocks of one input."""
        return self._corrections(item) if item.kind == "corrections" else [self._input(item)]

    def _input(self, item: FormInput) -> Block:
        hint = {} if item.hint is None else {"hint": plain(self._words(item.hint), MOST_HINT)}
        block, element = _ELEMENTS[item.kind](self, item)
        return {
            "type": "input", "block_id": f"{block}/{item.name}", "label": plain(self._words(item.label), MOST_LABEL),
            "optional": not item.required, "element": {"action_id": VALUE, **element}, **hint,
            **({"dispatch_action": True} if item.alters else {}),
        }  # fmt: skip

    def text(self, item: FormInput) -> tuple[str, Block]:
        """Return an input for words, of one line or several."""
        longest = min(max(item.most or MOST_INPUT, len(item.value or "")), MOST_INPUT)
        element = {"type": "plain_text_input", "multiline": item.kind == "text", "max_length": longest}
        return "text", element | ({"initial_value": str(item.value)} if item.value else {})

    def number(self, item: FormInput) -> tuple[str, Block]:
        """Return an input for a whole number."""
        bounds = {"min_value": item.least, "max_value": item.most}
        if item.value and not (item.least or 0) <= int(item.value) <= (item.most or int(item.value)):
            bounds = {}  # what stands there must be among what can; that it should not is told when it is sent
        given = {
            name: str(value)
            for name, value in {**bounds, "initial_value": item.value}.items()
            if value is not None
        }
        return "number", {"type": "number_input", "is_decimal_allowed": False, **given}

    def date(self, item: FormInput) -> tuple[str, Block]:
        """Return a date picker."""
        return "date", {"type": "datepicker"} | ({"initial_date": str(item.value)} if item.value else {})

    def choice(self, item: FormInput) -> tuple[str, Block]:
        """Return buttons for a few options, a menu for many."""
        options = [self._option(choice) for choice in item.choices]
        kind = "radio_buttons" if len(options) <= MOST_RADIOS else "static_select"
        chosen = [option for option in options if option["value"] == item.value]
        return "one", {"type": kind, "options": options} | ({"initial_option": chosen[0]} if chosen else {})

    def choices(self, item: FormInput) -> tuple[str, Block]:
        """Return boxes for a few options, a menu for many."""
        options = [self._option(choice) for choice in item.choices]
        kind = "checkboxes" if len(options) <= MOST_BOXES else "multi_static_select"
        chosen = [option for option in options if option["value"] in (item.value or ())]
        return "many", {"type": kind, "options": options} | ({"initial_options": chosen} if chosen else {})

    def file(self, item: FormInput) -> tuple[str, Block]:
        """Return an input for one file of the extensions that are taken; Slack lets ten megabytes pass."""
        return "file", {"type": "file_input", "filetypes": list(item.value or ()), "max_files": 1}

    def _option(self, one: FormChoice | Correctable) -> Block:
        return {"text": plain(self._words(one.label), MOST_OPTION), "value": one.code}

    def _corrections(self, item: FormInput) -> list[Block]:
        """Return boxes to tick the fields by, ten a group, and a note for each."""
        groups = [item.fields[start : start + MOST_BOXES] for start in range(0, len(item.fields), MOST_BOXES)]
        ticks = [self._boxes(item, place, group) for place, group in enumerate(groups)]
        return [*ticks, *(self._note(item, field) for field in item.fields)]

    def _boxes(self, item: FormInput, place: int, group: tuple[Correctable, ...]) -> Block:
        label = self._words(item.label) if place == 0 else self._words(say("slack.more_fields"))
        options = [self._option(field) for field in group]
        element = {"type": "checkboxes", "action_id": VALUE, "options": options}
        return {
            "type": "input", "block_id": f"ticks/{item.name}/{place}", "label": plain(label), "optional": True,
            "element": element,
        }  # fmt: skip

    def _note(self, item: FormInput, field: Correctable) -> Block:
        label = self._words(say("slack.note", field=field.label))
        value = self._words(field.value)
        now = clipped(self._words(say("slack.now", value=value)), MOST_HINT)
        element = {"type": "plain_text_input", "action_id": VALUE, "multiline": True, "max_length": MOST_NOTE}
        return {
            "type": "input", "block_id": f"note/{item.name}/{field.code}", "label": plain(label), "optional": True,
            "element": element, **({"hint": plain(now, MOST_HINT)} if value else {}),
        }  # fmt: skip

    def _words(self, value: Any) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else self._wording.render(value, self._language)


_ELEMENTS: Final[dict[str, Callable[[Inputs, FormInput], tuple[str, Block]]]] = {
    "text": Inputs.text,
    "line": Inputs.text,
    "number": Inputs.number,
    "date": Inputs.date,
    "choice": Inputs.choice,
    "choices": Inputs.choices,
    "file": Inputs.file,
}
