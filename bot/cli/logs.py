"""Logs for operators: one line an event with its action code; no message text, no token, no personal datum."""

from __future__ import annotations

import logging
import sys


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        action = getattr(record, "action", None)
        line = super().format(record)
        return f"{line} action={action}" if action else line


def set_up_logs(level: int = logging.INFO) -> None:
    """Write logs to standard error; libraries that log addresses with tokens are kept quiet."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "alembic", "uvicorn", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
