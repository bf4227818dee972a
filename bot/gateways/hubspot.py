"""HubSpot's deals by its CRM API v3, read only: with their companies, owners and stages, as rows to be taken.

Calls: `GET /crm/v3/pipelines/deals`, `GET /crm/v3/owners`, `GET /crm/v3/objects/deals` (100 a page, associated
companies), `POST /crm/v3/objects/companies/batch/read` (100 at once). A private app's token with the scopes
`crm.objects.deals.read`, `crm.objects.companies.read` and `crm.objects.owners.read` is enough.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from bot.core.pipeline.stages import Stage
from bot.core.text import say
from bot.errors import BotError

_log = logging.getLogger(__name__)
BASE_URL: Final = "https://api.hubapi.com"
PAGE: Final = 100
"""The most that HubSpot gives of a list, and takes in a batch."""
SECONDS: Final = 30.0
TRIES: Final = 6
PAUSE: Final = 10.0
"""Seconds to wait where HubSpot does not say for how long: its limits count ten seconds."""
LONGEST_PAUSE: Final = 60.0
COLUMNS: Final[dict[str, str]] = {
    "description": "dealname",
    "total_value": "amount",
    "closing_date": "closedate",
    "created_at": "createdate",
    "stage_since": "hs_v2_date_entered_current_stage",
    "next_step": "hs_next_step",
    "loss_reason": "closed_lost_reason",
}
"""Our columns and the deal's property that each is read from."""
OWN: Final = ("id", "client", "segment", "stage", "owner")
"""Columns that are made of more than one property."""
LIKELIHOODS: Final = ((0.15, Stage.HUNTING), (0.35, Stage.QUALIFICATION), (0.65, Stage.PROPOSAL))
"""Up to which probability an open stage is which of ours; above, it is negotiation."""


class CrmUnavailable(BotError):
    """The CRM does not answer, or refuses us; check its token and its address."""


@dataclass(frozen=True)
class HubSpot:
    """One account. *stages* are our codes by HubSpot's stage id or label, *properties* more of ours by property."""

    token: str = field(repr=False)
    base_url: str = BASE_URL
    pipeline: str = ""
    """Only the deals of the pipeline with this id; all without it."""
    stages: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    @property
    def name(self) -> str:
        """Return what the CRM is called in keys and in the audit trail."""
        return "hubspot"

    async def rows(self) -> list[list[str]]:
        """Return every deal as a row under a header of our columns. Raises `CrmUnavailable`."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with httpx.AsyncClient(
            base_url=self.base_url, headers=headers, timeout=SECONDS, trust_env=False
        ) as http:
            stages = self._stages(await self._pages(http, "/crm/v3/pipelines/deals", {}))
            owners = _owners(await self._pages(http, "/crm/v3/owners", {"limit": PAGE}))
            deals = [one for one in await self._deals(http) if self._is_meant(one)]
            companies = await self._companies(http, deals)
        asked = {**COLUMNS, **{code: name for name, code in self.properties.items()}}
        rows = [self._row(one, asked, stages, owners, companies) for one in deals]
        return [[*OWN, *asked], *rows]

    def _is_meant(self, deal: Mapping[str, Any]) -> bool:
        return not self.pipeline or deal["properties"].get("pipeline") == self.pipeline

    def _row(
        self, deal: Mapping[str, Any], asked: Mapping[str, str], stages: Mapping[str, str],
        owners: Mapping[str, str], companies: Mapping[str, Mapping[str, Any]],
    ) -> list[str]:  # fmt: skip
        given = deal["properties"]
        company = companies.get(_company_of(deal), {})
        client = company.get("name") or given.get("dealname") or ""
        owner = given.get("hubspot_owner_id") or ""
        return [
            f"hubspot:{deal['id']}", client, company.get("industry") or "",
            stages.get(given.get("dealstage") or "", ""), owners.get(owner, ""),
            *(given.get(name) or "" for name in asked.values()),
        ]  # fmt: skip

    def _stages(self, pipelines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        found = {}
        for stage in (stage for pipeline in pipelines for stage in pipeline.get("stages", ())):
            named = self.stages.get(stage["id"]) or self.stages.get(stage.get("label", ""))
            found[stage["id"]] = named or _likely(stage.get("metadata") or {})
        return found

    async def _deals(self, http: httpx.AsyncClient) -> list[Mapping[str, Any]]:
        properties = [*COLUMNS.values(), "dealstage", "pipeline", "hubspot_owner_id", *self.properties]
        asked = {
            "limit": PAGE,
            "archived": "false",
            "associations": "companies",
            "properties": ",".join(properties),
        }
        return await self._pages(http, "/crm/v3/objects/deals", asked)

    async def _companies(
        self, http: httpx.AsyncClient, deals: Sequence[Mapping[str, Any]]
    ) -> dict[str, Mapping[str, Any]]:
        ids = list(dict.fromkeys(company for deal in deals if (company := _company_of(deal))))
        found: dict[str, Mapping[str, Any]] = {}
        for begin in range(0, len(ids), PAGE):
            inputs = [{"id": one} for one in ids[begin : begin + PAGE]]
            body = {"properties": ["name", "industry"], "inputs": inputs}
            told = await self._call(http, "POST", "/crm/v3/objects/companies/batch/read", json=body)
            found |= {one["id"]: one["properties"] for one in told.get("results", ())}
        return found

    async def _pages(
        self, http: httpx.AsyncClient, path: str, asked: Mapping[str, Any]
    ) -> list[Mapping[str, Any]]:
        return [one async for page in self._each_page(http, path, asked) for one in page]

    async def _each_page(
        self, http: httpx.AsyncClient, path: str, asked: Mapping[str, Any]
    ) -> AsyncIterator[list[Mapping[str, Any]]]:
        after: str | None = None
        while True:
            told = await self._call(
                http, "GET", path, params={**asked, **({"after": after} if after else {})}
            )
            yield told.get("results", [])
            following = ((told.get("paging") or {}).get("next") or {}).get("after")
            if not following or following == after:
                return
            after = following

    async def _call(self, http: httpx.AsyncClient, method: str, path: str, **more: Any) -> dict[str, Any]:
        """Call until it is answered: pauses are kept as HubSpot asks for them, failures are tried again."""
        for attempt in range(TRIES):
            try:
                answer = await http.request(method, path, **more)
            except httpx.HTTPError as error:
                why, pause = type(error).__name__, 2.0**attempt
            else:
                if answer.status_code in (200, 207):
                    found: dict[str, Any] = answer.json()
                    return found
                if answer.status_code in (401, 403):
                    raise CrmUnavailable(say("error.crm.refused", status=answer.status_code))
                why, pause = str(answer.status_code), _pause(answer, attempt)
                if answer.status_code != 429 and answer.status_code < 500:
                    break
            _log.warning("the CRM is tried again: %s", why, extra={"action": "crm_again"})
            await self.sleep(pause)
        raise CrmUnavailable(say("error.crm.away", why=why))


def _pause(answer: httpx.Response, attempt: int) -> float:
    said = answer.headers.get("retry-after", "")
    if said.replace(".", "", 1).isdigit():
        return min(float(said), LONGEST_PAUSE)
    return PAUSE if answer.status_code == 429 else 2.0**attempt


def _likely(metadata: Mapping[str, Any]) -> str:
    """Return our stage for one that nobody named: by whether it is closed and how likely it is to be won."""
    probability = float(metadata.get("probability") or 0)
    if str(metadata.get("isClosed", "")).lower() == "true":
        return Stage.WON.value if probability >= 1 else Stage.LOST.value
    return next((stage for most, stage in LIKELIHOODS if probability <= most), Stage.NEGOTIATION).value


def _owners(people: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return what tells an owner's person, by id: the e-mail, else the name."""
    return {
        str(one["id"]): one.get("email")
        or " ".join(filter(None, (one.get("firstName"), one.get("lastName"))))
        for one in people
    }


def _company_of(deal: Mapping[str, Any]) -> str:
    return next(_associated(deal), "")


def _associated(deal: Mapping[str, Any]) -> Iterator[str]:
    for one in ((deal.get("associations") or {}).get("companies") or {}).get("results", ()):
        yield str(one["id"])
