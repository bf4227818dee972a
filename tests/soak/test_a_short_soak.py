"""A thousand turns of the soak: nothing lost, doubled or refused, and nothing grows (the long form: `make soak`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.judging import complaints
from tests.soak.soak import Plan, soak

SHORT = Plan(
    1000, people=12, kills=2, samples=20, seconds_per_turn=240.0, message_days=0.0001
)  # days go by, and handled rows are forgotten after nine seconds


@pytest.mark.faults
async def test_p44_a_thousand_turns_leave_nothing_behind(tmp_path: Path) -> None:
    async with soak(SHORT, tmp_path) as made:
        report = await made.run()

    assert complaints(report) == []
