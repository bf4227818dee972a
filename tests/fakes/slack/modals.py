"""What becomes of a submitted modal: the app's answer closes it, changes it, or puts errors into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.courier import Courier
from tests.fakes.slack.interactions import Interactions
from tests.fakes.slack.records import Ack, Json, View
from tests.fakes.slack.view_stack import ViewRefused, ViewStack
from tests.fakes.slack.world import Workspace, World


@dataclass(frozen=True)
class Modals:
    """The modals of one person."""

    world: World
    workspace: Workspace
    user: str
    interactions: Interactions
    courier: Courier

    @property
    def upper(self) -> View | None:
        """The modal that the person sees."""
        open_ = self.world.modals.get(self.user)
        return open_[-1] if open_ else None

    async def submit(self, view: View) -> Ack:
        """Send the modal; where the app does not answer well, it stays and nothing is lost."""
        view.errors = {}
        ack = await self.courier.interaction("interactive", self.interactions.submission(view))
        if ack.ok:
            self._answered(view, ack.body)
        self.world.bell.ring()
        return ack

    async def close(self, view: View, *, all_of_them: bool) -> Ack | None:
        """Close the upper modal, or all; the app is told where it asked for that."""
        stack = ViewStack(self.world)
        clears = all_of_them or bool(view.spec.get("clear_on_close"))
        told = self.interactions.closed(view, is_cleared=clears)
        (stack.close_all if clears else stack.close)(self.user)
        if not view.spec.get("notify_on_close"):
            return None
        return await self.courier.interaction("interactive", told)

    def _answered(self, view: View, answer: Any) -> None:
        stack = ViewStack(self.world)
        if not answer:
            stack.close(self.user)
            return
        action = answer.get("response_action") if isinstance(answer, dict) else None
        if action == "clear":
            stack.close_all(self.user)
        elif action == "errors":
            self._put_errors(view, answer)
        elif action in {"update", "push"}:
            self._show(stack, view, action, answer.get("view"))
        else:
            self._reject("invalid_response", f"unknown response_action: {action}")

    def _put_errors(self, view: View, answer: Json) -> None:
        errors = answer.get("errors") or {}
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if (
            not errors
            or not set(errors) <= inputs
            or not all(isinstance(one, str) for one in errors.values())
        ):
            self._reject("invalid_errors", f"errors for {sorted(errors)}, inputs are {sorted(inputs)}")
            return
        view.errors = dict(errors)

    def _show(self, stack: ViewStack, view: View, action: str, spec: Any) -> None:
        try:
            taken = stack.checked(spec, "modal", view if action == "update" else None)
            if action == "update":
                stack.rewrite(view, taken)
            else:
                stack.push(self.workspace.installation, self.user, taken)
        except ViewRefused as refusal:
            self._reject(refusal.code, *refusal.messages)

    def _reject(self, error: str, *messages: str) -> None:
        self.world.reject("view_submission", error, *messages)
