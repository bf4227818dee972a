"""The blocks of each surface, and what holds for the whole of a message, a modal or a Home."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tests.fakes.slack.block_kit.checks import (
    BLOCK_ID,
    KIND,
    URL,
    Check,
    anything,
    boolean,
    by_type,
    list_of,
    problem,
    shape,
    string,
)  # fmt: skip
from tests.fakes.slack.block_kit.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_MODAL_INPUT, IN_SECTION
from tests.fakes.slack.block_kit.objects import plain, text

MOST_TEXT: Final = 12_000  # characters of a message's blocks together: undocumented, said in bolt-js#2509
TEXT_OF_A_BLOCK: Final = 30  # what a block itself costs of them, on the safe side
MOST_OF_A_VIEW: Final = 250_000
_TYPE: Final = {"type": KIND}
_ANY: Final = {"block_id": BLOCK_ID}
_RICH: Final = by_type(
    {
        name: shape(
            {**_TYPE, "elements": list_of(anything, 1000, 0)}, dict.fromkeys(("style", "indent", "border"), anything)
        )
        for name in ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
    }
)  # fmt: skip


def _text_or_fields(value: dict[str, Any], at: str) -> Iterator[str]:
    if "text" not in value and "fields" not in value:
        yield problem("must define either `text` or `fields`", at)


def _distinct_actions(value: dict[str, Any], at: str) -> Iterator[str]:
    ids = [element["action_id"] for element in value["elements"] if "action_id" in element]
    if len(ids) != len(set(ids)):
        yield problem("`action_id` already exists", f"{at}/elements")


def _image_source(value: dict[str, Any], at: str) -> Iterator[str]:
    if ("image_url" in value) == ("slack_file" in value):
        yield problem("must provide either image_url or slack_file", at)


def _blocks(inputs: Sequence[str]) -> dict[str, Check]:
    in_context = by_type({"image": ELEMENTS["image"], "mrkdwn": text(3000), "plain_text": plain(3000)})
    return {
        "section": shape(
            _TYPE,
            {**_ANY, "text": text(3000), "fields": list_of(text(2000), 10), "accessory": by_type(ELEMENTS, IN_SECTION),
             "expand": boolean},
            _text_or_fields,
        ),
        "actions": shape({**_TYPE, "elements": list_of(by_type(ELEMENTS, IN_ACTIONS), 25)}, _ANY, _distinct_actions),
        "context": shape({**_TYPE, "elements": list_of(in_context, 10)}, _ANY),
        "divider": shape(_TYPE, _ANY),
        "header": shape({**_TYPE, "text": plain(150)}, _ANY),
        "image": shape(
            {**_TYPE, "alt_text": string(2000, 1)},
            {**_ANY, "image_url": URL, "slack_file": anything, "title": plain(2000)},
            _image_source,
        ),
        "input": shape(
            {**_TYPE, "label": plain(2000), "element": by_type(ELEMENTS, inputs)},
            {**_ANY, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
        ),
        "rich_text": shape({**_TYPE, "elements": list_of(_RICH, 1000)}, _ANY),
    }  # fmt: skip


_IN_MESSAGE: Final = by_type(
    {**_blocks(IN_INPUT), "markdown": shape({**_TYPE, "text": string(12_000, 1)}, _ANY)}
)
_IN_MODAL: Final = by_type(_blocks(IN_MODAL_INPUT))
_IN_HOME: Final = by_type(_blocks(IN_INPUT))


def _submit_for_inputs(view: dict[str, Any], at: str) -> Iterator[str]:
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        yield problem("missing required field: submit (the view has inputs)", at)


def _distinct_blocks(view: dict[str, Any], at: str) -> Iterator[str]:
    yield from distinct_block_ids(view["blocks"], f"{at}/blocks")


_VIEW: Final = {"private_metadata": string(3000), "callback_id": string(255), "external_id": string(255)}
VIEWS: Final = {
    "modal": shape(
        {**_TYPE, "title": plain(24), "blocks": list_of(_IN_MODAL, 100)},
        {**_VIEW, "submit": plain(24), "close": plain(24), "clear_on_close": boolean, "notify_on_close": boolean},
        _submit_for_inputs, _distinct_blocks,
    ),
    "home": shape({**_TYPE, "blocks": list_of(_IN_HOME, 100, 0)}, _VIEW, _distinct_blocks),
}  # fmt: skip


def distinct_block_ids(blocks: Sequence[dict[str, Any]], at: str) -> Iterator[str]:
    """No two blocks of the same id."""
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        yield problem("`block_id` already exists", at)


def message_problems(blocks: Any) -> list[str]:
    """Return what Slack objects to in a message's blocks."""
    found = list(list_of(_IN_MESSAGE, 50, 0)(blocks, "/blocks"))
    return found or list(distinct_block_ids(blocks, "/blocks"))


def view_problems(view: Any, kind: str | None = None) -> list[str]:
    """Return what Slack objects to in a view; `kind` is the only one that is allowed here."""
    return list(by_type(VIEWS, None if kind is None else (kind,))(view, "/view"))


def is_view_too_large(view: Any) -> bool:
    """Whether the whole view passes what Slack stores."""
    return len(json.dumps(view, ensure_ascii=False).encode()) > MOST_OF_A_VIEW


def is_message_too_long(blocks: Any) -> bool:
    """Whether the texts of all blocks together are more than a message holds."""
    return _characters(blocks) + TEXT_OF_A_BLOCK * len(blocks) > MOST_TEXT


def _characters(value: Any) -> int:
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(_characters(one) for one in value.values())
    return sum(_characters(one) for one in value) if isinstance(value, list) else 0
