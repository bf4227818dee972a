"""Crash points kill the process where, and only where, the environment asks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from bot.delivery.crash_points import VARIABLE

PROGRAM = """
from bot.delivery.crash_points import crash_point
for name in ("outbox_sent", "turn_begun", "turn_begun"):
    crash_point(name)
    print(name, flush=True)
"""


def _run(wanted: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        check=False, capture_output=True, text=True, env={**os.environ, VARIABLE: wanted},
    )  # fmt: skip
    return done.returncode, done.stdout.split()


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("outbox_sent", []),
        ("turn_begun", ["outbox_sent"]),
        ("turn_begun:2", ["outbox_sent", "turn_begun"]),
    ],
)
def test_the_process_dies_at_the_point_asked_for(wanted: str, reached: list[str]) -> None:
    assert _run(wanted) == (-signal.SIGKILL, reached)


@pytest.mark.parametrize("wanted", ["", "inbox_stored", "turn_begun:3"])
def test_the_process_lives_where_nothing_asks_for_its_death(wanted: str) -> None:
    assert _run(wanted)[0] == 0
