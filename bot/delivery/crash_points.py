"""Named points at which the process can be made to die, for the tests that kill it."""

from __future__ import annotations

import os
import signal
from collections import Counter

VARIABLE = "PREGONERO_CRASH_AT"  # NAME, or NAME:N for the N-th time it is reached
POINTS = (
    "inbox_stored",
    "turn_begun",
    "turn_before_commit",
    "turn_committed",
    "outbox_claimed",
    "outbox_sent",
    "outbox_settled",
)
SWEEP_POINTS = ("sweep_begun", "sweep_before_commit", "sweep_committed")
_reached: Counter[str] = Counter()


def crash_point(name: str) -> None:
    """Kill this process at once, as a power cut would, where the environment asks for it here."""
    wanted = os.environ.get(VARIABLE)
    if not wanted or wanted.partition(":")[0] != name:
        return
    _reached[name] += 1
    if _reached[name] == int(wanted.partition(":")[2] or 1):
        os.kill(os.getpid(), signal.SIGKILL)
