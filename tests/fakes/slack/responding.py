"""Answers by `response_url`, and those that a command's acknowledgement carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from tests.fakes.slack.block_kit.blocks import message_problems
from tests.fakes.slack.block_kit.given_ids import with_ids
from tests.fakes.slack.methods.calling import Events
from tests.fakes.slack.records import Json, Message, ResponseUrl
from tests.fakes.slack.telling import bot_fields
from tests.fakes.slack.world import RESPONSE_URL_SECONDS, RESPONSE_URL_USES, World


@dataclass(frozen=True)
class Responses:
    """Takes answers: at most five in half an hour at one address."""

    world: World
    events: Events

    async def handle(self, request: Request) -> Response:
        """Answer a POST at a `response_url`."""
        address = self.world.response_urls.get(request.path_params["id"])
        if address is None:
            return self._refused("invalid_url", 404)
        if self.world.clock.now() - address.issued_at > RESPONSE_URL_SECONDS:
            return self._refused("expired_url", 404)
        if address.uses >= RESPONSE_URL_USES:
            return self._refused("used_url", 404)
        address.uses += 1
        error = self.take(address, await request.json())
        return self._refused(error, 400) if error else PlainTextResponse("ok")

    def take(self, address: ResponseUrl, told: Json) -> str | None:
        """Show an answer; return the error where Slack would not."""
        blocks = told.get("blocks") or []
        if objections := message_problems(blocks):
            self.world.reject("response_url", "invalid_blocks", *objections)
            return "invalid_blocks"
        if told.get("delete_original"):
            self._delete(address)
            return None
        if not told.get("text") and not blocks:
            return "no_text"
        if told.get("replace_original") and address.message is not None:
            self._replace(address.message, told)
            return None
        self._post(address, told)
        return None

    def _delete(self, address: ResponseUrl) -> None:
        if address.message is not None:
            address.message.deleted = True
            self.world.bell.ring()

    def _replace(self, message: Message, told: Json) -> None:
        blocks = with_ids(told.get("blocks") or [], self.world.ids)
        message.rewrite(str(told.get("text") or ""), blocks, self.world.stamp())
        self.world.bell.ring()

    def _post(self, address: ResponseUrl, told: Json) -> None:
        workspace = self.world.workspaces[address.team_id]
        channel = workspace.channels[address.channel]
        is_public = told.get("response_type") == "in_channel"
        thread: Any = told.get("thread_ts")
        message = Message(
            self.world.stamp(), channel.id, text=str(told.get("text") or ""), thread_ts=thread,
            blocks=with_ids(told.get("blocks") or [], self.world.ids),
            ephemeral_to=None if is_public else address.user, **bot_fields(workspace.installation),
        )  # fmt: skip
        self.world.put(channel, message)
        self.events.posted(workspace, channel, message)

    def _refused(self, error: str, status: int) -> Response:
        self.world.reject("response_url", error)
        return JSONResponse({"ok": False, "error": error}, status)
