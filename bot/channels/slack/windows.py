"""Windows opened at once for a form that is still being made: a trigger lives three seconds and works once."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from bot.channels.slack.blocks import Block
from bot.channels.slack.forms import window
from bot.channels.slack.workspaces import Workspaces
from bot.core.text import say
from bot.errors import DeliveryFailed
from bot.use_cases.ports import Wording

_log = logging.getLogger(__name__)
WINDOW: Final = "window:"  # marks a place that is a window
MOST_REMEMBERED: Final = 500


class Windows:
    """Opens windows and fills them; which process opened one does not matter, it is called by our own name."""

    def __init__(self, workspaces: Workspaces, wording: Wording, language: str) -> None:
        self._workspaces = workspaces
        self._wording = wording
        self._language = language
        self._opening: dict[str, asyncio.Task[bool]] = {}

    def open(self, team: str, trigger: str, name: str) -> None:
        """Begin to open an empty window named *name*; the acknowledgement does not wait for it."""
        while len(self._opening) >= MOST_REMEMBERED:
            del self._opening[next(iter(self._opening))]
        self._opening[name] = asyncio.get_running_loop().create_task(self._open(team, trigger, name))

    async def fill(self, team: str, name: str, view: Block) -> bool:
        """Show something in the window; False where it is gone or never came. Raises `DeliveryFailed`."""
        opening = self._opening.get(name)
        if opening is not None and not await asyncio.shield(opening):
            return False
        workspace = await self._workspaces.of(team)
        if workspace is None:
            return False
        try:
            await workspace.api.call("views.update", external_id=name, view=view)
        except DeliveryFailed as error:
            if getattr(error, "code", "") == "not_found":
                return False
            raise
        return True

    def is_ours(self, name: str) -> bool:
        """Tell whether this process opened the window: then it is known whether it is there."""
        return name in self._opening

    async def _open(self, team: str, trigger: str, name: str) -> bool:
        view = window(self._wording, self._language, name, say("slack.moment"))
        try:
            workspace = await self._workspaces.of(team)
            if workspace is not None:
                await workspace.api.call("views.open", trigger_id=trigger, view=view)
            return workspace is not None
        except DeliveryFailed as error:
            _log.warning("no window opened: %s", error, extra={"action": "slack_window_failed"})
            return False
