"""A form that changes while it is filled in: inputs come and go with a choice; what was typed stays."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.channels.slack.filled import values_of
from bot.channels.slack.forms import FORM, form_of, form_view
from bot.channels.slack.reading import Payload, actor_of
from bot.channels.slack.receive import Check
from bot.channels.slack.windows import Windows
from bot.errors import BotError
from bot.use_cases.ports import Clock, Transactions, Wording
from bot.use_cases.sections.form import Writing

_log = logging.getLogger(__name__)
MOST_REMEMBERED: Final = 500


@dataclass(frozen=True)
class Reshaping:
    """Draws a modal anew after a choice in it. A newer choice knows all that an older one did, and goes first."""

    transactions: Transactions
    reshape: Check
    windows: Windows
    clock: Clock
    wording: Wording
    _newest: dict[str, float] = field(default_factory=dict)

    async def follow(self, payload: Payload) -> None:
        """Show what goes with a choice that was made; where that fails the form stays as it was, and can be sent."""
        view = payload.get("view") or {}
        if view.get("callback_id") != FORM or not self._is_newest(view, payload):
            return
        try:
            await self._redraw(view, payload)
        except BotError as error:
            _log.warning("form not reshaped: %s", error, extra={"action": "slack_form_unshaped"})

    async def _redraw(self, view: Mapping[str, Any], payload: Payload) -> None:
        form_id, revision = form_of(str(view.get("private_metadata") or ""))
        writing = Writing(actor_of(payload), self.clock.now(), form_id, values_of(view))
        found = await self.transactions.run(lambda uow: self.reshape(uow, writing))
        if found is None or found.anew is None:
            return
        name = str(view.get("external_id") or "")
        drawn = form_view(found.anew, form_id, self.wording, found.language, name, revision=revision)
        if self._is_newest(view, payload):
            await self.windows.fill(writing.identity.team, name, drawn)

    def _is_newest(self, view: Mapping[str, Any], payload: Payload) -> bool:
        name, at = str(view.get("id")), float(payload["actions"][0].get("action_ts") or 0)
        if self._newest.get(name, 0.0) > at:
            return False
        while len(self._newest) >= MOST_REMEMBERED:
            del self._newest[next(iter(self._newest))]
        self._newest[name] = at
        return True
