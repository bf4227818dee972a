"""`doctor`: is everything that the bot needs here, and what to do where it is not."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from bot.cli.doctor_mail import mail_findings
from bot.cli.doctor_slack import slack_findings
from bot.cli.doctor_telegram import telegram_findings
from bot.cli.findings import Finding, Health, failed, ok, warning
from bot.cli.words import tell, words
from bot.config import Settings, load_settings
from bot.database import Condition, condition_of, sqlite_engine
from bot.understanding.home import RasaHome
from bot.understanding.training import is_trained

PYTHONS: Final = ((3, 11), (3, 14))  # from the first, below the second
LITTLE_DISK, TOO_LITTLE_DISK = 2_000, 200  # megabytes


def check_python(_settings: Settings) -> Finding:
    """The Python that runs is one that the product is tested on."""
    version = ".".join(map(str, sys.version_info[:3]))
    first, beyond = PYTHONS
    if first <= sys.version_info < beyond:
        return ok("python", version=version)
    return failed("python.other", version=version)


def check_sqlite(_settings: Settings) -> Finding:
    """The SQLite in use is free of the corruption that its versions before 3.51.3 have."""
    engine = sqlite_engine()
    if engine.is_sound:
        return ok("sqlite", version=engine.version)
    return failed("sqlite.unsound", version=engine.version)


def check_database(settings: Settings) -> Finding:
    """The database answers and has today's tables."""
    condition = condition_of(settings)
    return _DATABASE[condition](f"database.{condition}")


_DATABASE: Final[dict[Condition, Callable[..., Finding]]] = {
    Condition.READY: ok,
    Condition.NEW: ok,
    Condition.OLD: warning,
    Condition.NEWER: failed,
    Condition.AWAY: failed,
}


def check_rasa(settings: Settings) -> Finding:
    """Rasa's environment is installed, or the Rasa that was named answers."""
    if not settings.rasa_url:
        return ok("rasa") if RasaHome().python.exists() else failed("rasa.missing")
    silent = [url for url in settings.rasa_url if not asyncio.run(_answers(url, settings))]
    return failed("rasa.silent", urls=", ".join(silent)) if silent else ok("rasa.answers")


async def _answers(url: str, settings: Settings) -> bool:
    import httpx

    token = {"token": settings.rasa_token.get_secret_value()}
    try:
        async with httpx.AsyncClient(timeout=5.0) as client:
            return (await client.get(f"{url.rstrip('/')}/status", params=token)).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def check_model(settings: Settings) -> Finding:
    """The trained model is here and is the one that its sentences and rules give."""
    home = RasaHome(language=settings.language)
    if not home.model.exists():
        return failed("model.missing")
    return ok("model") if is_trained(home) else warning("model.stale")


def check_vault(settings: Settings) -> Finding:
    """The key of the attachments can be read by nobody else."""
    if settings.vault_key.get_secret_value():
        return ok("vault.given")
    key = settings.data_dir / "vault.key"
    if not key.exists():
        return ok("vault.new")
    shared = stat.S_IRWXG | stat.S_IRWXO
    return failed("vault.open", file=str(key)) if key.stat().st_mode & shared else ok("vault")


def check_disk(settings: Settings) -> Finding:
    """There is room for attachments and the database."""
    wanted = settings.data_dir.resolve()
    there = next(folder for folder in (wanted, *wanted.parents) if folder.exists())
    megabytes = shutil.disk_usage(there).free // 1_000_000
    if megabytes < TOO_LITTLE_DISK:
        return failed("disk.full", megabytes=megabytes)
    return (warning if megabytes < LITTLE_DISK else ok)("disk", megabytes=megabytes)


def check_typst(_settings: Settings) -> Finding:
    """The PDF's printer works."""
    try:
        import typst

        made = typst.compile(b"ok")
    except (ImportError, RuntimeError):
        return failed("typst.missing")
    return ok("typst") if made else failed("typst.missing")


def check_time(settings: Settings) -> Finding:
    """The institution's clock is the real one."""
    real = datetime.now(UTC)
    shown = (real + settings.clock_shift(real)).astimezone(settings.zone)
    if settings.now:
        return warning("time.shifted", zone=settings.timezone, now=shown)
    return ok("time", zone=settings.timezone, now=shown)


CHECKS: Final[dict[str, Callable[[Settings], Finding]]] = {
    "python": check_python,
    "sqlite": check_sqlite,
    "database": check_database,
    "rasa": check_rasa,
    "model": check_model,
    "vault": check_vault,
    "disk": check_disk,
    "typst": check_typst,
    "time": check_time,
}
CHANNELS: Final[tuple[Callable[[Settings], dict[str, Finding]], ...]] = (
    slack_findings,
    telegram_findings,
    mail_findings,
)
"""What is looked at where a platform is set up: several things each."""
_MARKS: Final = {Health.OK: "✓", Health.WARNING: "!", Health.FAILED: "✗"}


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("doctor", help=words("cli.help.doctor"))
    parser.add_argument("--json", action="store_true", help=words("cli.help.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found; 1 where something the bot needs is missing. Raises `SettingsInvalid`."""
    settings = load_settings()
    found = {name: check(settings) for name, check in CHECKS.items()}
    for channel in CHANNELS:
        found |= channel(settings)
    healthy = all(one.health is not Health.FAILED for one in found.values())
    rows = [{"check": name, "status": one.health.value, "text": one.text} for name, one in found.items()]
    tell(
        {"ok": healthy, "checks": rows},
        lambda: "\n".join(f"{_MARKS[one.health]} {one.text}" for one in found.values()),
        as_json=options.json,
    )
    return 0 if healthy else 1
