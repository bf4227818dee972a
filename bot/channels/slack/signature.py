"""Whether a request comes from Slack: its signature over the raw bytes, before anything is parsed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

MOST_SECONDS = 300  # a request older, or further ahead, may be a replay
TIMESTAMP = "x-slack-request-timestamp"
SIGNATURE = "x-slack-signature"


def is_signed(secret: str, headers: Mapping[str, str], body: bytes, now: float) -> bool:
    """Tell whether *body* was signed with *secret* within five minutes of *now* (seconds since 1970)."""
    at = headers.get(TIMESTAMP, "")
    if (
        not secret
        or not (at.isascii() and at.isdecimal())
        or len(at) > 12
        or abs(now - int(at)) > MOST_SECONDS
    ):
        return False
    made = hmac.new(secret.encode(), b"v0:%b:%b" % (at.encode(), body), hashlib.sha256).hexdigest()
    told = headers.get(SIGNATURE, "").encode("utf-8", "replace")
    return hmac.compare_digest(f"v0={made}".encode(), told)
