"""One bot at Slack and at Telegram: people here and there work on the same request, and may change over on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.play.script import read_script
from tests.conftest import RunningRasa
from tests.platforms.choosing import DIALOGUES
from tests.platforms.playing import both, house, play_in
from tests.platforms.reference import records_of, sandbox_records

pytestmark = pytest.mark.rasa
BOTH = ("slack", "telegram")
DECIDED = DIALOGUES / "approve_brief/boss_returns_with_a_reason.yml"
CORRECTED = DIALOGUES / "correct_field/change_from_the_summary.yml"


@pytest.mark.parametrize(
    ("path", "at_slack", "moves"),
    [
        pytest.param(
            DECIDED, {"requester", "boss"}, {"requester": 7}, id="from Slack to Telegram, boss at Slack"
        ),
        pytest.param(DECIDED, {"boss"}, {"requester": 7}, id="from Telegram to Slack, boss at Slack"),
        pytest.param(
            CORRECTED, {"requester"}, {"requester": 4}, id="from Slack to Telegram before the summary"
        ),
        pytest.param(CORRECTED, set(), {"requester": 4}, id="from Telegram to Slack before the summary"),
    ],
)
async def test_a_draft_begun_here_is_finished_there(
    path: Path, at_slack: set[str], moves: dict[str, int], rasa: RunningRasa, tmp_path: Path, seeded: Path, shelf: Path,
) -> None:  # fmt: skip
    script = read_script(path)
    only_slack = at_slack - set(moves)
    bound = {"requester", "requester2", "boss", "boss2", "communications", "analyst", "leader"} - only_slack
    async with house(BOTH, rasa, tmp_path, seeded, bound=bound) as made:
        chats = both(made, *at_slack, **moves)
        played = await play_in(made, chats, script)
        moved = "requester" in chats.at_slack

    assert played.outcome.failed is None
    assert moved is ("requester" not in at_slack)
    assert records_of(played.outcome) == await sandbox_records(script, rasa, shelf)
    assert played.rejections == []
    assert played.problems == []
