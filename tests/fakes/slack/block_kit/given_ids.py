"""The ids that Slack gives to blocks and elements which came without."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.ids import Ids
from tests.fakes.slack.records import Json


def with_ids(blocks: list[Json], ids: Ids) -> list[Json]:
    """Return a copy in which every block and every element that can act has an id."""
    made = copy.deepcopy(blocks)
    for block in made:
        block.setdefault("block_id", ids.new("", 5).lower())
        for element in elements_of(block):
            element.setdefault("action_id", ids.new("", 5).lower())
    return made


def elements_of(block: Json) -> Iterator[dict[str, Any]]:
    """Yield a block's elements that a person can act on."""
    held = [block.get("accessory"), block.get("element")]
    if block["type"] == "actions":
        held.extend(block["elements"])
    yield from (one for one in held if one is not None and one["type"] != "image")
