"""Is the process alive, and can it work: for supervisors and load balancers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Check = Callable[[], Awaitable[bool]]


def health_routes(checks: Mapping[str, Check]) -> list[Route]:
    """Return `/healthz` (the process answers) and `/readyz` (every check holds, else 503)."""

    async def healthz(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def readyz(request: Request) -> Response:
        held = {name: await _holds(check) for name, check in checks.items()}
        ready = all(held.values())
        return JSONResponse({"status": "ok" if ready else "waiting", "checks": held}, 200 if ready else 503)

    return [Route("/healthz", healthz, methods=["GET"]), Route("/readyz", readyz, methods=["GET"])]


async def _holds(check: Check) -> bool:
    try:
        return await check()
    except Exception:  # a probe reports what is wrong, whatever it is; it never fails itself
        return False
