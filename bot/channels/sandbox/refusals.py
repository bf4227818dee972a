"""Why the sandbox does not take a request, in words for the person."""

from __future__ import annotations

from bot.core.text import Text
from bot.errors import BotError


class SandboxRefusal(BotError):
    """A request of the sandbox's page cannot be taken."""

    def __init__(self, text: Text, status: int = 400) -> None:
        super().__init__(text.id)
        self.text = text
        self.status = status
