"""HubSpot's deals by its CRM API v3, read only: with their companies, owners and stages, as rows to be taken.

Calls: `GET /crm/v3/pipelines/deals`, `GET /crm/v3/owners`, `GET /crm/v3/objects/deals` (100 a page, associated
companies; once more for those that were archived), `POST /crm/v3/objects/companies/batch/read` (100 at once). What
changed since the last time comes by `POST /crm/v3/objects/deals/search`, whose results tell no companies:
`POST /crm/v3/associations/deals/companies/batch/read`. A private app's token with the scopes
`crm.objects.deals.read`, `crm.objects.companies.read` and `crm.objects.owners.read` is enough; with
`multi-currency-read`, `GET /settings/v3/currencies/company-currency` tells in what amounts are converted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from bot.core.pipeline.stages import Stage
from bot.gateways.hubspot_api import CrmUnavailable, HubSpotApi, opened
from bot.use_cases.pipeline.crm_sync import CrmRows

_log = logging.getLogger(__name__)
BASE_URL: Final = "https://api.hubapi.com"
PAGE: Final = 100
"""The most that HubSpot gives of a list, and takes in a batch."""
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
MONEY: Final = ("deal_currency_code", "amount_in_home_currency")
"""The currency of a deal's amount, and that amount in the company's currency, by the account's own rates."""
CHANGED: Final = "hs_lastmodifieddate"
OWN: Final = ("id", "client", "segment", "stage", "owner")
"""Columns that are made of more than one property."""
LIKELIHOODS: Final = ((0.15, Stage.HUNTING), (0.35, Stage.QUALIFICATION), (0.65, Stage.PROPOSAL))
"""Up to which probability an open stage is which of ours; above, it is negotiation."""


@dataclass(frozen=True)
class HubSpot:
    """One account. *stages* are our codes by HubSpot's stage id or label, *properties* more of ours by property."""

    token: str = field(repr=False)
    base_url: str = BASE_URL
    pipeline: str = ""
    """Only the deals of the pipeline with this id; all without it."""
    stages: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    currency: str = "COP"
    """Ours: an amount in another is taken as HubSpot converts it, or not at all."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    @property
    def name(self) -> str:
        """Return what the CRM is called in keys and in the audit trail."""
        return "hubspot"

    async def read(self, since: datetime | None = None) -> CrmRows:
        """Return what changed *since* then, or every deal, as rows of our columns. Raises `CrmUnavailable`."""
        async with opened(self.base_url, self.token, self.sleep) as api:
            found = await self._deals(api) if since is None else await self._changed(api, since)
            deals = [one for one in found if self._is_meant(one)]
            archived = await self._archived(api) if since is None else ()
            rows, foreign = await self._rows(api, deals)
        return CrmRows(rows, archived, foreign)

    async def _rows(
        self, api: HubSpotApi, deals: Sequence[Mapping[str, Any]]
    ) -> tuple[list[list[str]], dict[str, str]]:
        """Return rows under their header, and by key the amounts that are in a currency nobody converts."""
        asked = {**COLUMNS, **{code: name for name, code in self.properties.items()}}
        rows, foreign = [[*OWN, *asked]], dict[str, str]()
        if not deals:
            return rows, foreign
        stages = self._stages(await api.pages("/crm/v3/pipelines/deals", {}))
        owners = _owners(await api.pages("/crm/v3/owners", {"limit": PAGE}))
        companies = await self._companies(api, deals)
        home = await self._home_currency(api)
        for one in deals:
            worth = self._worth(one["properties"], home)
            if worth is None:
                foreign[_key(one)] = _said(one["properties"])
            given = {**one["properties"], COLUMNS["total_value"]: worth}
            rows.append(self._row({**one, "properties": given}, asked, stages, owners, companies))
        return rows, foreign

    def _worth(self, given: Mapping[str, Any], home: str | None) -> str | None:
        """Return the amount in our currency, empty where there is none; None where nobody converts it."""
        amount, converted = given.get("amount") or "", given.get("amount_in_home_currency")
        currency = given.get("deal_currency_code") or home or self.currency
        if not amount or currency == self.currency:
            return amount
        return converted if converted and home == self.currency else None

    async def _home_currency(self, api: HubSpotApi) -> str | None:
        """Return the company's currency; None where this token may not know it."""
        try:
            told = await api.call("GET", "/settings/v3/currencies/company-currency")
        except CrmUnavailable:
            _log.info("the company's currency is not known", extra={"action": "crm_no_currency"})
            return None
        return str(told.get("currencyCode") or told.get("id") or "") or None

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
            _key(deal), client, company.get("industry") or "",
            stages.get(given.get("dealstage") or "", ""), owners.get(owner, ""),
            *(given.get(name) or "" for name in asked.values()),
        ]  # fmt: skip

    def _stages(self, pipelines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        found = {}
        for stage in (stage for pipeline in pipelines for stage in pipeline.get("stages", ())):
            named = self.stages.get(stage["id"]) or self.stages.get(stage.get("label", ""))
            found[stage["id"]] = named or _likely(stage.get("metadata") or {})
        return found

    @property
    def _properties(self) -> list[str]:
        return [*COLUMNS.values(), *MONEY, "dealstage", "pipeline", "hubspot_owner_id", *self.properties]

    async def _deals(self, api: HubSpotApi) -> list[Mapping[str, Any]]:
        asked = {
            "limit": PAGE,
            "archived": "false",
            "associations": "companies",
            "properties": ",".join(self._properties),
        }
        return await api.pages("/crm/v3/objects/deals", asked)

    async def _archived(self, api: HubSpotApi) -> tuple[str, ...]:
        asked = {"limit": PAGE, "archived": "true", "properties": "pipeline"}
        found = await api.pages("/crm/v3/objects/deals", asked)
        return tuple(_key(one) for one in found if self._is_meant(one))

    async def _changed(self, api: HubSpotApi, since: datetime) -> list[Mapping[str, Any]]:
        """Return the deals changed since then, by id: none is skipped where others change meanwhile."""
        found: list[Mapping[str, Any]] = []
        while True:
            moment = str(int(since.timestamp() * 1000))
            filters = [{"propertyName": CHANGED, "operator": "GTE", "value": moment}]
            if found:
                filters.append(
                    {"propertyName": "hs_object_id", "operator": "GT", "value": str(found[-1]["id"])}
                )
            body = {
                "filterGroups": [{"filters": filters}], "limit": PAGE, "properties": self._properties,
                "sorts": [{"propertyName": "hs_object_id", "direction": "ASCENDING"}],
            }  # fmt: skip
            told = await api.call("POST", "/crm/v3/objects/deals/search", json=body)
            page = told.get("results", [])
            found += [{**one, "associations": linked} for one, linked in await self._linked(api, page)]
            if len(page) < PAGE:
                return found

    async def _linked(
        self, api: HubSpotApi, deals: Sequence[Mapping[str, Any]]
    ) -> list[tuple[Mapping[str, Any], dict[str, Any]]]:
        """Return each deal with its companies, as a list of deals tells them."""
        if not deals:
            return []
        body = {"inputs": [{"id": one["id"]} for one in deals]}
        told = await api.call("POST", "/crm/v3/associations/deals/companies/batch/read", json=body)
        found = {str(one["from"]["id"]): one["to"] for one in told.get("results", ())}
        return [(one, {"companies": {"results": found.get(str(one["id"]), [])}}) for one in deals]

    async def _companies(
        self, api: HubSpotApi, deals: Sequence[Mapping[str, Any]]
    ) -> dict[str, Mapping[str, Any]]:
        ids = list(dict.fromkeys(company for deal in deals if (company := _company_of(deal))))
        found: dict[str, Mapping[str, Any]] = {}
        for begin in range(0, len(ids), PAGE):
            inputs = [{"id": one} for one in ids[begin : begin + PAGE]]
            body = {"properties": ["name", "industry"], "inputs": inputs}
            told = await api.call("POST", "/crm/v3/objects/companies/batch/read", json=body)
            found |= {one["id"]: one["properties"] for one in told.get("results", ())}
        return found


def _key(deal: Mapping[str, Any]) -> str:
    return f"hubspot:{deal['id']}"


def _said(given: Mapping[str, Any]) -> str:
    return f"{given.get('deal_currency_code') or ''} {given['amount']}".strip()


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
