"""A person's modals: at most three, each over the last; and what makes a view one that Slack takes."""

from __future__ import annotations

from typing import Any, Final

from tests.fakes.slack.block_kit.blocks import is_view_too_large, view_problems
from tests.fakes.slack.block_kit.given_ids import elements_of, with_ids
from tests.fakes.slack.records import Installation, Json, View
from tests.fakes.slack.values import initial_value
from tests.fakes.slack.world import World

MOST_VIEWS: Final = 3


class ViewRefused(Exception):
    """Slack does not take this view."""

    def __init__(self, code: str, *messages: str) -> None:
        super().__init__(code, *messages)
        self.code, self.messages = code, messages


class ViewStack:
    """Opens, pushes, rewrites and closes the modals of the people of this world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def checked(self, spec: Any, kind: str, standing: View | None = None) -> Json:
        """Return the view as it is taken. Raises `ViewRefused`."""
        if is_view_too_large(spec):
            raise ViewRefused("view_too_large")
        if objections := view_problems(spec, kind):
            raise ViewRefused("invalid_arguments", *objections)
        external = spec.get("external_id")
        named = (
            one for one in self._world.views.values() if external and one.spec.get("external_id") == external
        )
        if any(one.is_open and one is not standing for one in named):
            raise ViewRefused("duplicate_external_id")
        return {**spec, "blocks": with_ids(spec["blocks"], self._world.ids)}

    def open(self, installation: Installation, user: str, spec: Json) -> View:
        """Show a first modal; what was open before is gone."""
        self.close_all(user)
        return self._put(installation, user, spec)

    def push(self, installation: Installation, user: str, spec: Json) -> View:
        """Show a modal over the others. Raises `ViewRefused`."""
        if len(self._of(user)) >= MOST_VIEWS:
            raise ViewRefused("push_limit_reached")
        return self._put(installation, user, spec)

    def rewrite(self, view: View, spec: Json) -> View:
        """Change a view where it stands; what the person filled stays where the same input stays."""
        filled = view.values
        view.spec, view.hash, view.errors = spec, self._hash(), {}
        view.values = _initial_values(view.blocks)
        for block, actions in filled.items():
            for action, value in actions.items():
                if action in view.values.get(block, {}):
                    view.values[block][action] = value
        self._world.bell.ring()
        return view

    def make(self, installation: Installation, user: str, spec: Json) -> View:
        """Return a new view, shown nowhere yet."""
        view_id = self._world.ids.new("V")
        view = View(
            view_id, user, installation.team_id, installation.app_id, installation.bot_id, spec, self._hash(), view_id,
            values=_initial_values(spec["blocks"]),
        )  # fmt: skip
        self._world.views[view.id] = view
        self._world.bell.ring()
        return view

    def close(self, user: str) -> None:
        """Close the upper modal; the one below is seen again."""
        self._of(user).pop().is_open = False
        self._world.bell.ring()

    def close_all(self, user: str) -> None:
        """Close every modal of a person."""
        while self._of(user):
            self.close(user)

    def _put(self, installation: Installation, user: str, spec: Json) -> View:
        below = self._of(user)[-1:]
        view = self.make(installation, user, spec)
        for one in below:
            view.previous_id, view.root_id = one.id, one.root_id
        self._of(user).append(view)
        self._world.bell.ring()
        return view

    def _of(self, user: str) -> list[View]:
        return self._world.modals.setdefault(user, [])

    def _hash(self) -> str:
        return f"{int(self._world.clock.now())}.{self._world.ids.new('', 8)}"


def _initial_values(blocks: list[Json]) -> dict[str, dict[str, Json]]:
    inputs = [block for block in blocks if block["type"] in {"input", "actions", "section"}]
    stateful = {
        block["block_id"]: {
            element["action_id"]: initial_value(element)
            for element in elements_of(block)
            if element["type"] not in {"button", "overflow"}
        }
        for block in inputs
    }
    return {block: values for block, values in stateful.items() if values}
