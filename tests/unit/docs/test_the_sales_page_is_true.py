"""What `docs/sales.md` names is there: settings, files, orders, and what the reminders' table says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import Settings
from bot.core.pipeline.mapping import read_mapping
from bot.core.pipeline.stages import STALLED_AFTER
from bot.core.reminders.sales_plan import REPORT_DAYS
from bot.core.reminders.windows import ASKED, CLOSING, DELIVERY, NEXT_STEP, STALLED_AGAIN
from bot.gateways.hubspot import LIKELIHOODS

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/sales.md").read_text("utf-8")


def test_every_setting_that_is_named_exists() -> None:
    named = set(re.findall(r"PREGONERO_([A-Z_]+)", PAGE))

    assert named - {name.upper() for name in Settings.model_fields} == set()


def test_every_file_that_is_named_exists() -> None:
    named = re.findall(r"`((?:bot|docs)/[\w/.]+)`", PAGE)

    assert len(named) >= 4
    assert [one for one in named if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("order", sorted(set(re.findall(r"pregonero (admin \w+ \w+)", PAGE))))
def test_every_order_that_is_named_exists(order: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*order.split(), "--help"])

    assert ended.value.code == 0
    assert order.rsplit(maxsplit=1)[-1] in capsys.readouterr().out


def test_the_mapping_that_is_shown_is_one() -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    mapping = read_mapping(tomllib.loads(shown[1]))

    assert mapping.columns["Tercero"] == "client"


def test_the_days_that_are_told_are_those_that_count() -> None:
    assert list(STALLED_AFTER.values()) == [15, 10, 7, 5]
    assert (STALLED_AGAIN, CLOSING, NEXT_STEP, DELIVERY, ASKED, REPORT_DAYS) == (
        (0, 5, 10), (5, 1, 0, -1, -5, -10), (0, -1, -3), (2, 1, 0), (-1, -2, -3), (0, 2, 4),
    )  # fmt: skip
    assert [most for most, _ in LIKELIHOODS] == [0.15, 0.35, 0.65]
