"""A HubSpot account over real HTTP: deals, companies, owners and pipelines by the CRM API v3.

It refuses what the real one refuses: no or a wrong token (401), a token without the scope (403), a limit above 100,
a property that does not exist in a batch, a cursor it never gave, too many calls (429).
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlsplit

MOST: Final = 100
MOST_FOUND: Final = 200  # of one search
TOKEN: Final = "pat-na1-fake"  # the fake's own
Json = dict[str, Any]
LIKELY: Final = {"appointmentscheduled": 0.2, "presentationscheduled": 0.6, "contractsent": 0.9, "closedwon": 1.0,
                 "closedlost": 0.0}  # fmt: skip


@dataclass
class FakeHubSpot:
    """`with FakeHubSpot() as hubspot`: fill `deals`, `companies`, `owners`; `troubles` are answered first."""

    deals: list[Json] = field(default_factory=list)
    companies: dict[str, Json] = field(default_factory=dict)
    owners: list[Json] = field(default_factory=list)
    currency: str = "COP"
    troubles: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    scopes: frozenset[str] = frozenset({"deals", "companies", "owners", "currencies"})
    page: int = MOST
    calls: Counter[str] = field(default_factory=Counter)
    rejections: list[str] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        world = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                _answer(world, self, b"")

            def do_POST(self) -> None:
                _answer(world, self, self.rfile.read(int(self.headers.get("content-length", 0))))

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """What `PREGONERO_HUBSPOT_BASE_URL` is set to."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_port}"

    def deal(self, id: str, *, company: str | None = None, **properties: str) -> None:
        """Add a deal."""
        linked = {"results": [{"id": company, "type": "deal_to_company"}]} if company else None
        usual = {
            "pipeline": "default", "dealstage": "appointmentscheduled", "hs_object_id": id,
            "hs_lastmodifieddate": datetime.now(UTC).isoformat(),
        }  # fmt: skip
        self.deals.append({
            "id": id, "archived": False, "properties": {**usual, **properties},
            **({"associations": {"companies": linked}} if linked else {}),
        })  # fmt: skip


class _Refused(Exception):
    def __init__(self, status: int, category: str) -> None:
        super().__init__(category)
        self.status = status


def _answer(world: FakeHubSpot, handler: BaseHTTPRequestHandler, body: bytes) -> None:
    parts = urlsplit(handler.path)
    world.calls[f"{handler.command} {parts.path}"] += 1
    headers: dict[str, str] = {}
    try:
        status, headers, told = _taken(world, handler, parts.path, parse_qs(parts.query), body)
    except _Refused as refused:
        world.rejections.append(str(refused))
        status, told = refused.status, {"status": "error", "category": str(refused), "message": str(refused)}
    content = json.dumps(told).encode()
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", **headers}.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def _taken(
    world: FakeHubSpot, handler: BaseHTTPRequestHandler, path: str, asked: dict[str, list[str]], body: bytes
) -> tuple[int, dict[str, str], Json]:
    if handler.headers.get("authorization") != f"Bearer {TOKEN}":
        raise _Refused(401, "INVALID_AUTHENTICATION")
    if world.troubles:
        status, headers = world.troubles.pop(0)
        kind = "RATE_LIMITS" if status == 429 else "ERROR"
        return status, headers, {"status": "error", "category": kind, "policyName": "TEN_SECONDLY_ROLLING"}
    routes: dict[tuple[str, str], tuple[str, Callable[[], Json]]] = {
        ("GET", "/crm/v3/pipelines/deals"): ("deals", lambda: {"results": [_pipeline()]}),
        ("GET", "/crm/v3/owners"): ("owners", lambda: _listed(world, world.owners, asked)),
        ("GET", "/crm/v3/objects/deals"): ("deals", lambda: _deals(world, asked)),
        ("POST", "/crm/v3/objects/companies/batch/read"): ("companies", lambda: _companies(world, json.loads(body))),
        ("POST", "/crm/v3/objects/deals/search"): ("deals", lambda: _found(world, json.loads(body))),
        ("POST", "/crm/v3/associations/deals/companies/batch/read"):
            ("deals", lambda: _linked(world, json.loads(body))),
        ("GET", "/settings/v3/currencies/company-currency"): ("currencies", lambda: {"currencyCode": world.currency}),
    }  # fmt: skip
    if (handler.command, path) not in routes:
        raise _Refused(404, "NOT_FOUND")
    scope, make = routes[(handler.command, path)]
    if scope not in world.scopes:
        raise _Refused(403, "MISSING_SCOPES")
    return 200, {"X-HubSpot-RateLimit-Remaining": "99"}, make()


def _pipeline() -> Json:
    stages = [
        {
            "id": id, "label": id.capitalize(), "displayOrder": place,
            "metadata": {"isClosed": str(id.startswith("closed")).lower(), "probability": str(likely)},
        }
        for place, (id, likely) in enumerate(LIKELY.items())
    ]  # fmt: skip
    return {"id": "default", "label": "Sales Pipeline", "stages": stages}


def _listed(world: FakeHubSpot, every: list[Json], asked: dict[str, list[str]]) -> Json:
    limit = int(asked.get("limit", ["10"])[0])
    if not 0 < limit <= MOST:
        raise _Refused(400, "VALIDATION_ERROR")
    limit = min(limit, world.page)
    after = asked.get("after", ["0"])[0]
    if not after.isdigit() or int(after) % limit or int(after) > len(every):
        raise _Refused(400, "VALIDATION_ERROR")
    begin = int(after)
    found: Json = {"results": every[begin : begin + limit]}
    if begin + limit < len(every):
        found["paging"] = {"next": {"after": str(begin + limit), "link": f"?after={begin + limit}"}}
    return found


def _deals(world: FakeHubSpot, asked: dict[str, list[str]]) -> Json:
    """Give the properties that are asked for, null where a deal has none; associations only where asked for."""
    names = [name for part in asked.get("properties", []) for name in part.split(",")]
    is_archived = asked.get("archived", ["false"])[0] == "true"
    shown = _listed(world, [one for one in world.deals if one["archived"] is is_archived], asked)
    linked = "companies" in asked.get("associations", [])
    shown["results"] = [
        {
            **{key: value for key, value in one.items() if key != "associations" or linked},
            "properties": {name: one["properties"].get(name) for name in (*names, "hs_object_id")},
        }
        for one in shown["results"]
    ]
    return shown


def _found(world: FakeHubSpot, asked: Json) -> Json:
    """Search: every filter of the one group holds; no associations, no archived deals, whatever was asked for."""
    (group,), (sort,) = asked["filterGroups"], asked["sorts"]
    if not 0 < asked["limit"] <= MOST_FOUND or sort["propertyName"] != "hs_object_id":
        raise _Refused(400, "VALIDATION_ERROR")
    found = [
        one for one in world.deals
        if not one["archived"] and all(_holds(one["properties"], condition) for condition in group["filters"])
    ]  # fmt: skip
    found.sort(key=lambda one: int(one["id"]))
    shown = [
        {"id": one["id"], "properties": {name: one["properties"].get(name) for name in asked["properties"]}}
        for one in found[: asked["limit"]]
    ]
    return {"total": len(found), "results": shown}


def _holds(properties: Json, condition: Json) -> bool:
    name, operator, value = condition["propertyName"], condition["operator"], int(condition["value"])
    own = properties[name]
    known = int(own) if own.isdigit() else datetime.fromisoformat(own).timestamp() * 1000
    return known >= value if operator == "GTE" else known > value


def _linked(world: FakeHubSpot, asked: Json) -> Json:
    ids = [one["id"] for one in asked["inputs"]]
    if not 0 < len(ids) <= MOST:
        raise _Refused(400, "VALIDATION_ERROR")
    linked = {
        one["id"]: one["associations"]["companies"]["results"] for one in world.deals if "associations" in one
    }
    return {"results": [{"from": {"id": id}, "to": linked[id]} for id in ids if id in linked]}


def _companies(world: FakeHubSpot, asked: Json) -> Json:
    inputs = asked.get("inputs")
    if (
        not isinstance(inputs, list)
        or not 0 < len(inputs) <= MOST
        or set(asked["properties"]) - {"name", "industry"}
    ):
        raise _Refused(400, "VALIDATION_ERROR")
    if len({one["id"] for one in inputs}) < len(inputs):
        raise _Refused(400, "VALIDATION_ERROR")
    return {"results": [{"id": one["id"], "properties": world.companies[one["id"]]}
                        for one in inputs if one["id"] in world.companies]}  # fmt: skip
