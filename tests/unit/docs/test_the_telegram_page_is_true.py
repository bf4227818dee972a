"""What `docs/telegram.md` names is there: settings, log actions, commands and what people are told."""

from __future__ import annotations

import re
from pathlib import Path

from bot.channels.telegram.commands import INTENTS
from bot.channels.telegram.settings import WEBHOOK_PATH
from bot.channels.telegram.take import START, WHERE_AM_I
from bot.config import Settings

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/telegram.md").read_text("utf-8")
CATALOGUE = (ROOT / "bot/i18n/locales/es/LC_MESSAGES/pregonero.po").read_text("utf-8")
OTHERS = {"newbot", "setprivacy", "revoke"}  # BotFather's


def _code() -> str:
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))


def test_every_setting_that_is_named_exists() -> None:
    named = set(re.findall(r"PREGONERO_([A-Z_]+)", PAGE))

    assert named - {name.upper() for name in Settings.model_fields} == set()


def test_every_log_action_that_is_named_is_written() -> None:
    named = re.findall(r"`((?:telegram|smtp)_[a-z_]+)` in the log", PAGE)
    code = _code()

    assert len(named) >= 7
    assert [one for one in named if f'"{one}"' not in code] == []


def test_every_command_that_is_named_is_understood() -> None:
    named = set(re.findall(r"`/([a-z]+)(?:@\w+)?`", PAGE)) - OTHERS - {"readyz"}

    assert named - {*INTENTS, START, WHERE_AM_I} == set()


def test_what_people_are_told_is_what_is_said() -> None:
    quoted = re.findall(r"\| «([^»]+)» \|", PAGE)

    assert len(quoted) >= 2
    assert [one for one in quoted if one.removeprefix("↻ ") not in CATALOGUE] == []


def test_the_path_of_the_webhook_is_the_one_that_is_served() -> None:
    assert WEBHOOK_PATH in PAGE


def test_the_readme_leads_to_the_page() -> None:
    assert "docs/telegram.md" in (ROOT / "README.md").read_text("utf-8")
