"""The one order in which a reply's actions get their opaque ids: storage makes them, channels draw them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.replies import Action, Reply


def actions_of(reply: Reply) -> tuple[Action, ...]:
    """Return every action of `reply`: those of its facts in section order, its buttons', then its form's."""
    return tuple(_actions(reply))


def _actions(reply: Reply) -> Iterator[Action]:
    for section in reply.sections:
        yield from (fact.button.action for fact in section.facts if fact.button is not None)
    yield from (button.action for button in reply.buttons)
    if reply.form is not None:
        yield reply.form.action
