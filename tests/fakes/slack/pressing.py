"""What a person acts on: the newest message with that button, or an old revision of it, and the action told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.reading import Found, acting, buttons_of, folded, named, said_in, words_of
from tests.fakes.slack.records import Json, Message, Revision
from tests.fakes.slack.values import option, value_of
from tests.fakes.slack.world import Workspace, World


@dataclass(frozen=True)
class Target:
    """A message as the person sees it (or saw it), and the element to act on."""

    message: Message
    revision: Revision
    found: Found


@dataclass(frozen=True)
class Sight:
    """What one person sees."""

    world: World
    workspace: Workspace
    user: str

    def inbox(self) -> list[Message]:
        """Return the standing messages, the oldest first."""
        return sorted(self.world.seen_by(self.workspace, self.user), key=lambda one: float(one.ts))

    def find(self, words: str) -> Message | None:
        """Return the newest message that says so."""
        return next((one for one in reversed(self.inbox()) if folded(words) in folded(said_in(one))), None)

    def target(self, label: str, on: str | Message, *, stale: bool) -> Target:
        """Return the newest message with that element. Raises `LookupError`."""
        targets = self._targets(label, on, stale=stale)
        found = next(targets, None)
        if found is None:
            seen = [(said_in(one)[:60], buttons_of(one.blocks)) for one in self.inbox()[-5:]]
            raise LookupError(f"no {'stale ' if stale else ''}{label!r} on {on!r}; seen last: {seen}")
        return found

    def _targets(self, label: str, on: str | Message, *, stale: bool) -> Iterator[Target]:
        for message in reversed(self.inbox()):
            if isinstance(on, Message) and on is not message:
                continue
            revisions = message.past[::-1] if stale else message.revisions[-1:]
            for revision in revisions:
                held = element_of(revision.blocks, label)
                says = isinstance(on, Message) or folded(on) in folded(words_of(revision))
                if held is not None and says:
                    yield Target(message, revision, held)


def element_of(blocks: list[Json], label: str) -> Found | None:
    """Return the element of that name, or the overflow menu that has such an entry."""
    found = named(blocks, label)
    if found is not None:
        return found
    menus = (one for one in acting(blocks) if one.element["type"] == "overflow")
    return next((one for one in menus if _has_entry(one.element, label)), None)


def action_of(found: Found, label: str, wished: Any = None) -> Json:
    """Return what is told of an action: a press, or a choice."""
    element = found.element
    told: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": found.block["block_id"],
    }
    if element["type"] == "button":
        return told | {key: element[key] for key in ("text", "value", "style", "url") if key in element}
    if element["type"] == "overflow":
        return told | {"selected_option": option(element, wished or label)}
    return told | value_of(element, wished)


def _has_entry(element: Json, label: str) -> bool:
    return any(folded(label) == folded(entry["text"]["text"]) for entry in element["options"])
