"""Settings: the environment, a TOML file under it, and a clock that may start elsewhere (contract §2)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import languages, load_settings
from bot.errors import SettingsInvalid

REAL = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the machine that runs the tests has set."""
    import os

    for name in os.environ:
        if name.startswith("PREGONERO_"):
            monkeypatch.delenv(name)


def test_the_environment_sets_what_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREGONERO_HTTP_PORT", "9000")
    monkeypatch.setenv("PREGONERO_TIMEZONE", "Europe/Madrid")
    settings = load_settings()

    assert (settings.http_port, settings.zone.key, settings.http_host) == (9000, "Europe/Madrid", "127.0.0.1")


def test_a_file_is_read_under_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pregonero.toml"
    file.write_text('http_port = 7000\nhttp_host = "0.0.0.0"\nholidays_added = [2026-12-24]\n', "utf-8")
    monkeypatch.setenv("PREGONERO_CONFIG", str(file))
    monkeypatch.setenv("PREGONERO_HTTP_PORT", "9000")
    settings = load_settings()

    assert (settings.http_port, settings.http_host) == (9000, "0.0.0.0")
    assert [day.isoformat() for day in settings.holidays_added] == ["2026-12-24"]


@pytest.mark.parametrize(
    ("given", "urls"),
    [("", ()), ("http://a", ("http://a",)), (" http://a , ,http://b ", ("http://a", "http://b"))],
)
def test_several_addresses_are_separated_by_commas(
    monkeypatch: pytest.MonkeyPatch, given: str, urls: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PREGONERO_RASA_URL", given)

    assert load_settings().rasa_url == urls


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PORT", "many"),
        ("TIMEZONE", "Mars/Olympus"),
        ("INTENT_THRESHOLD", "2"),
        ("ATTACHMENT_MEGABYTES", "0"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"PREGONERO_{name}", value)

    with pytest.raises(SettingsInvalid, match=f"PREGONERO_{name}"):
        load_settings()


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("", REAL),
        ("+3d", REAL + timedelta(days=3)),
        ("-90m", REAL - timedelta(minutes=90)),
        ("+2h", REAL + timedelta(hours=2)),
        ("2026-11-24T09:00-05:00", datetime(2026, 11, 24, 14, 0, tzinfo=UTC)),
        ("2026-11-24T09:00", datetime(2026, 11, 24, 14, 0, tzinfo=UTC)),
    ],
)
def test_business_time_starts_where_it_is_told(now: str, start: datetime) -> None:
    assert REAL + load_settings(now=now).clock_shift(REAL) == start


@pytest.mark.parametrize("now", ["tomorrow", "3d", "+3w", "2026-13-01T00:00"])
def test_a_moment_that_is_none_is_refused(now: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"error\.now"):
        load_settings(now=now).clock_shift(REAL)


def test_the_database_is_a_file_of_the_data_directory_unless_told(tmp_path: Path) -> None:
    assert load_settings(data_dir=tmp_path).storage_url == f"sqlite:///{tmp_path / 'pregonero.db'}"
    assert load_settings(database_url="postgresql://x/y").storage_url == "postgresql://x/y"


def test_no_secret_is_shown() -> None:
    settings = load_settings(rasa_token="s3cret-token", vault_key="s3cret-key")

    assert "s3cret" not in repr(settings) + str(settings)


def test_the_language_is_one_of_those_with_a_catalogue(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "pregonero.toml"
    file.write_text('language = "en"\n[demo_languages]\nboss = "es"\n', "utf-8")
    monkeypatch.setenv("PREGONERO_CONFIG", str(file))
    settings = load_settings()

    assert (settings.language, settings.demo_languages) == ("en", {"boss": "es"})
    assert languages() == ("en", "es")
    with pytest.raises(SettingsInvalid, match="PREGONERO_LANGUAGE"):
        load_settings(language="xx")
