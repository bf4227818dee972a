"""`admin`: the directory, the audit trail and moving to another database, beside a running bot or without one."""

from __future__ import annotations

import argparse
import re
import secrets
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from bot.cli.admin_goals import add_orders as add_goals
from bot.cli.admin_pipeline import add_orders as add_pipeline
from bot.cli.clock import business_now
from bot.cli.words import tell, words
from bot.config import languages, load_settings
from bot.core.messages import Identity
from bot.core.people import ROOMS
from bot.database import copy_database, in_one_transaction
from bot.directory.demo import seed_demo
from bot.directory.people_file import import_people
from bot.errors import RuleBroken
from bot.use_cases.accounts.bind_account import bind_by_hand, invite, unbind
from bot.use_cases.ports import UnitOfWork

TELEGRAM = "telegram"
Orders: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_IDENTITY = re.compile(r"(slack):([A-Z0-9]+):([A-Z0-9]+)|(telegram):(\d+)")


def add_parser(parsers: Orders) -> None:
    """Add `admin` with its orders."""
    orders = parsers.add_parser("admin", help=words("cli.help.admin")).add_subparsers(
        dest="order", required=True, metavar=words("cli.help.order")
    )
    _order(orders, "demo", "cli.help.admin.demo", run_demo)
    _add_people(orders)
    audit = orders.add_parser("audit", help=words("cli.help.admin.audit")).add_subparsers(
        dest="audit_order", required=True, metavar=words("cli.help.order")
    )
    _order(audit, "verify", "cli.help.admin.verify", run_verify)
    copy = _order(orders, "copy-db", "cli.help.admin.copy", run_copy)
    copy.add_argument("target", metavar="URL", help=words("cli.help.admin.target"))
    add_pipeline(orders)
    add_goals(orders)


def _add_people(orders: Orders) -> None:
    """Add `people` with its orders."""
    people = orders.add_parser("people", help=words("cli.help.admin.people")).add_subparsers(
        dest="people_order", required=True, metavar=words("cli.help.order")
    )
    load = _order(people, "import", "cli.help.admin.import", run_import)
    load.add_argument(
        "file", type=Path, metavar=words("cli.help.csv"),
        help="handle,name,email,area,roles,boss,substitute[,language]",
    )  # fmt: skip
    bind = _order(people, "bind", "cli.help.admin.bind", run_bind)
    _take_person(bind)
    _take_account(bind)
    ask = _order(people, "invite", "cli.help.invite", run_invite)
    _take_person(ask)
    ask.add_argument("--revoke", action="store_true", help=words("cli.help.invite.revoke"))
    _take_account(_order(people, "unbind", "cli.help.unbind", run_unbind))


def _order(
    orders: Orders, name: str, text_id: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add an order that takes `--json`; *text_id* is what it does."""
    made = orders.add_parser(name, help=words(text_id))
    made.add_argument("--json", action="store_true", help=words("cli.help.json"))
    made.set_defaults(run=run)
    return made


def _take_person(order: argparse.ArgumentParser) -> None:
    order.add_argument("handle", metavar=words("cli.help.person"), help=words("cli.help.handle"))


def _take_account(order: argparse.ArgumentParser) -> None:
    order.add_argument(
        "identity", type=_identity, metavar=words("cli.help.account"), help=words("cli.help.account.form")
    )


def run_demo(options: argparse.Namespace) -> int:
    """Put the demo directory in place. Raises `StorageUnavailable`."""
    settings = load_settings()

    def seed(uow: UnitOfWork) -> int:
        return seed_demo(uow, settings.language, settings.demo_languages)

    result = {"people": in_one_transaction(settings, seed), "rooms": len(ROOMS)}
    tell(result, lambda: words("cli.demo.done", **result), as_json=options.json)
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Import people; 1 where a row has a problem (nobody is imported then), 2 where there is no such file."""
    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise RuleBroken(words("cli.import.no_file", file=str(options.file))) from error
    settings = load_settings()
    known, now = languages(), business_now(settings)
    done = in_one_transaction(
        settings, lambda uow: import_people(uow, content, settings.language, known, now=now)
    )

    def in_words() -> str:
        if not done.problems:
            return words("cli.import.done", added=done.added, updated=done.updated)
        lines = [
            words(f"cli.import.problem.{one.code}", row=one.row, column=one.column, value=one.value)
            for one in done.problems
        ]
        return "\n".join([words("cli.import.refused", count=len(lines)), *lines])

    tell(asdict(done), in_words, as_json=options.json)
    return 1 if done.problems else 0


def run_bind(options: argparse.Namespace) -> int:
    """Bind a chat identity to a person. Raises `RuleBroken` where the directory has no such person."""
    handle, identity, settings = options.handle, options.identity, load_settings()
    at = business_now(settings)
    if not in_one_transaction(settings, lambda uow: bind_by_hand(uow, handle, identity, at=at)):
        raise RuleBroken(words("cli.bind.nobody", handle=handle))
    result = {"handle": handle, "platform": identity.platform, "team": identity.team, "user": identity.user}
    tell(result, lambda: words("cli.bind.done", **result), as_json=options.json)
    return 0


def run_invite(options: argparse.Namespace) -> int:
    """Make an invitation to bind a Telegram account. Raises `RuleBroken` for an unknown person."""
    settings, handle, token = load_settings(), options.handle, secrets.token_urlsafe(24)
    now = datetime.now(UTC)
    at = now.astimezone(settings.zone) + settings.clock_shift(now)

    def work(uow: UnitOfWork) -> tuple[datetime, str]:
        if uow.people.get(handle) is None:
            raise RuleBroken(words("cli.bind.nobody", handle=handle))
        if options.revoke:
            uow.invitations.revoke(handle, TELEGRAM)
            return now, ""
        about = uow.channel_notes.get(TELEGRAM, "about", "bot") or {}
        return invite(uow, handle, TELEGRAM, token, now=now, at=at), str(about.get("username", ""))

    until, username = in_one_transaction(settings, work)
    if options.revoke:
        revoked = words("cli.invite.revoked", handle=handle)
        tell({"handle": handle, "revoked": True}, lambda: revoked, as_json=options.json)
        return 0
    order, shown = f"/start {token}", until.astimezone(settings.zone)
    link = f"https://t.me/{username}?start={token}" if username else None
    lines = [words("cli.invite.done", handle=handle, until=shown, order=order)]
    lines += [words("cli.invite.link", link=link)] if link else []
    result = {"handle": handle, "token": token, "until": shown.isoformat(), "link": link}
    tell(result, lambda: "\n".join(lines), as_json=options.json)
    return 0


def run_unbind(options: argparse.Namespace) -> int:
    """Take a chat identity from its person. Raises `RuleBroken` where it is nobody's."""
    settings, identity = load_settings(), options.identity
    now = datetime.now(UTC)
    at = now.astimezone(settings.zone) + settings.clock_shift(now)
    handle = in_one_transaction(settings, lambda uow: unbind(uow, identity, at=at))
    if handle is None:
        raise RuleBroken(words("cli.unbind.nobody"))
    tell({"handle": handle}, lambda: words("cli.unbind.done", handle=handle), as_json=options.json)
    return 0


def run_verify(options: argparse.Namespace) -> int:
    """Walk the audit trail; 1 where it is broken."""
    broken = in_one_transaction(load_settings(), lambda uow: uow.events.verify())
    tell(
        {"whole": broken is None, "broken_row": broken},
        lambda: words("cli.audit.whole") if broken is None else words("cli.audit.broken", row=str(broken)),
        as_json=options.json,
    )
    return 0 if broken is None else 1


def run_copy(options: argparse.Namespace) -> int:
    """Copy all rows. Raises `RuleBroken` where the target is not empty, `StorageUnavailable`."""
    tables = copy_database(load_settings(), options.target)
    rows = sum(tables.values())
    tell({"rows": rows, "tables": tables}, lambda: words("cli.copy.done", count=rows), as_json=options.json)
    return 0


def _identity(text: str) -> Identity:
    found = _IDENTITY.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(words("cli.bind.bad_identity", value=text))
    slack, team, user, telegram, number = found.groups()
    return Identity(slack, team, user) if slack else Identity(telegram, "", number)
