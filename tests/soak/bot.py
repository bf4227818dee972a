"""The shipped parts of `pregonero run`, with a clock that can be moved and figures that can be asked for."""

from __future__ import annotations

import asyncio
import gc
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.bootstrap.living import Bot, build
from bot.bootstrap.pages import Pages
from bot.bootstrap.running import MAKERS
from bot.bootstrap.serving import serve
from bot.cli.logs import set_up_logs
from bot.config import load_settings

FIGURES, CLOCK = "/soak/figures", "/soak/clock"


async def main() -> None:
    """Run until stopped."""
    settings = load_settings()
    async with build(settings) as bot:
        channels = [make(bot) for is_wanted, make in MAKERS if is_wanted(settings)]
        routes = [Route(FIGURES, _figures), Route(CLOCK, _clock(bot), methods=["POST"])]
        await serve(bot, channels, port=settings.http_port, pages=Pages(routes))


async def _figures(request: Request) -> Response:
    gc.collect()
    return JSONResponse(figures())


def figures() -> dict[str, Any]:
    """Return tasks, open files and sockets, threads, and resident memory in MB, of this process."""
    names = Counter(str(task.get_coro()).split(" at ")[0] for task in asyncio.all_tasks())
    links = [_target(entry) for entry in Path("/proc/self/fd").iterdir()]
    status = dict(
        line.split(":", 1)
        for line in Path("/proc/self/status").read_text("ascii").splitlines()
        if ":" in line
    )
    return {
        "tasks": sum(names.values()),
        "named": names.most_common(12),
        "files": len(links),
        "sockets": sum(1 for link in links if link.startswith("socket:")),
        "threads": int(status["Threads"]),
        "rss": int(status["VmRSS"].split()[0]) / 1024,
    }


def _target(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except OSError:
        return ""


def _clock(bot: Bot) -> Any:
    async def move(request: Request) -> Response:
        """Let business time go to a moment, stopping wherever somebody is due to hear something."""
        moment = datetime.fromisoformat(request.query_params["to"])
        if moment > bot.clock.now():
            await bot.sweeper.pass_until(moment, bot.clock.move_to)
            bot.inbox_wake.set()
        return JSONResponse({"now": bot.clock.now().isoformat()})

    return move


if __name__ == "__main__":
    set_up_logs()
    asyncio.run(main())
