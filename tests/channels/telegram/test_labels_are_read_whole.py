"""What a button is called reaches the person whole, as at Slack: nothing of a name and an area is cut off."""

from __future__ import annotations

import pytest

from bot.channels.slack.blocks import MOST_LABEL
from bot.channels.telegram.keyboards import LONGEST_LABEL, clipped

BOSS = "Martín Echeverri · Vicepresidencia de Crédito · jefe inmediato"


@pytest.mark.parametrize("label", [BOSS, "x" * LONGEST_LABEL])
def test_a_label_is_whole(label: str) -> None:
    assert clipped(label) == label


def test_both_platforms_cut_labels_at_the_same_length() -> None:
    assert LONGEST_LABEL == MOST_LABEL
