"""Setting, removing and describing the webhook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tests.fakes.telegram.methods.calling import Call, Method, method
from tests.fakes.telegram.methods.polling import Polling, allowed_updates
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refusals import wrong
from tests.fakes.telegram.updates import KINDS, NOT_BY_DEFAULT
from tests.fakes.telegram.webhook import Webhook, url_problem

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{0,256}")
_FIELDS: Final = (
    "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token"
)


@dataclass
class Pushing:
    """What the webhook's methods do."""

    webhook: Webhook
    polling: Polling

    def methods(self) -> dict[str, Method]:
        """Return the rows of the table."""
        return dict([
            method("setWebhook", self._set, _FIELDS),
            method("deleteWebhook", self._delete, "drop_pending_updates"),
            method("getWebhookInfo", self._info),
        ])  # fmt: skip

    async def _set(self, call: Call) -> bool:
        args, url = call.args, call.args.text("url")
        if not url:
            return await self._delete(call)
        if problem := url_problem(url, call.world.is_local):
            raise wrong(problem)
        secret = args.text("secret_token")
        if len(secret) > 256:
            raise wrong("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise wrong("secret token contains unallowed characters")
        _drop(call)
        call.world.updates.allow(allowed_updates(args.json("allowed_updates", "allowed updates")))
        self.polling.end()
        self.webhook.point_to(url, secret, args.integer("max_connections", 40, 1, 100))
        call.world.bell.ring()
        return True

    async def _delete(self, call: Call) -> bool:
        _drop(call)
        self.webhook.point_to("", "", 40)
        return True

    async def _info(self, call: Call) -> Json:
        webhook, updates = self.webhook, call.world.updates
        told: Json = {
            "url": webhook.url, "has_custom_certificate": False, "pending_update_count": len(updates.waiting()),
        }  # fmt: skip
        if webhook.url:
            told |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
        if webhook.last_error:
            told |= {
                "last_error_date": int(webhook.last_error[0]),
                "last_error_message": webhook.last_error[1],
            }
        if updates.allowed != KINDS - NOT_BY_DEFAULT:
            told["allowed_updates"] = sorted(updates.allowed)
        return told


def _drop(call: Call) -> None:
    if call.args.flag("drop_pending_updates"):
        call.world.updates.clear()
