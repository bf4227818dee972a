"""A PostgreSQL server of our own for tests: Debian's programs, a free loopback port, stopped by its pid."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest
import sqlalchemy as sa

from storage.engine import make_engine
from tests.shipped_process import free_port

USER = "postgres"  # the server refuses to run as root
_OPTIONS = ("fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=32MB")
_names = count(1)


def programs() -> Path | None:
    """Return the folder of the server's programs, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    on_path = shutil.which("postgres")
    return found[0].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running() -> Iterator[str]:
    """Run a fresh server and yield its address in SQLAlchemy's form, without a database's name."""
    folder = programs() or _do_without()
    home = Path(tempfile.mkdtemp(prefix="pregonero-pg-"))
    port = free_port()
    try:
        _prepare(folder, home)
        server = _start(folder, home, port)
        try:
            _wait(folder, port)
            yield f"postgresql://{USER}@127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _do_without() -> NoReturn:
    why = "PostgreSQL's server programs are not installed"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def _prepare(folder: Path, home: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(home, USER, USER)
    _run(
        [
            str(folder / "initdb"),
            "-D",
            str(home / "data"),
            "-U",
            USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
    )


def _start(folder: Path, home: Path, port: int) -> subprocess.Popen[bytes]:
    options = [part for option in (*_OPTIONS, "listen_addresses=127.0.0.1") for part in ("-c", option)]
    command = [str(folder / "postgres"), "-D", str(home / "data"), "-p", str(port), "-k", str(home), *options]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home, **_as_user()
    )


def _wait(folder: Path, port: int) -> None:
    ready = [str(folder / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port), "-t", "1"]
    for _ in range(100):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        with socket.socket() as pause:  # nothing to connect to yet: wait a little without a busy loop
            pause.settimeout(0.1)
            pause.bind(("127.0.0.1", 0))
            pause.listen()
            try:
                pause.accept()
            except TimeoutError:
                continue
    pytest.fail("PostgreSQL did not start")


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", **_as_user())
    if done.returncode:
        pytest.fail(done.stderr)


def _as_user() -> dict[str, Any]:
    return {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}


def new_database(server: str) -> str:
    """Create an empty database with a name of its own and return its address."""
    name = f"test_{next(_names)}"
    create_database(server, name)
    return f"{server}/{name}"


def create_database(server: str, name: str) -> None:
    """Create an empty database."""
    engine = make_engine(f"{server}/postgres")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
