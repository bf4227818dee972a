"""How a call is refused: the code and description that the real server gives."""

from __future__ import annotations

import math
from typing import Final

from tests.fakes.telegram.records import Json

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET: Final = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class Refused(Exception):
    """A call that is not done; `is_fault` where a correct client would not have made it."""

    def __init__(
        self, code: int, description: str, *, parameters: Json | None = None, is_fault: bool = False
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}
        self.is_fault = is_fault

    def body(self) -> Json:
        """Return the answer."""
        told: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return told | ({"parameters": self.parameters} if self.parameters else {})


def wrong(description: str) -> Refused:
    """Return the refusal of something the client could have known to be wrong."""
    return Refused(400, f"Bad Request: {description}", is_fault=True)


def unlucky(description: str, parameters: Json | None = None) -> Refused:
    """Return the refusal of something that the state of the chat does not allow (any more)."""
    return Refused(400, f"Bad Request: {description}", parameters=parameters)


def forbidden(description: str) -> Refused:
    """Return the refusal of a chat where the bot has no business (any more)."""
    return Refused(403, f"Forbidden: {description}")


def too_many_requests(seconds: float) -> Refused:
    """Return the order to wait."""
    whole = max(1, math.ceil(seconds))
    return Refused(429, f"Too Many Requests: retry after {whole}", parameters={"retry_after": whole})
