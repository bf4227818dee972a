"""The one way in, whether by HTTP or by Socket Mode: Bolt sorts what comes, we store it, then it is acknowledged."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.channels.slack.blocks import Block
from bot.channels.slack.forms import form_of, form_view
from bot.channels.slack.reading import team_of
from bot.channels.slack.receive import SlackReceiver
from bot.channels.slack.reshaping import Reshaping
from bot.channels.slack.workspaces import Workspaces
from bot.core.replies import Form
from bot.core.text import Text, say
from bot.errors import BotError, DeliveryFailed
from bot.use_cases.ports import Wording

_log = logging.getLogger(__name__)
_bolt_log = logging.getLogger(f"{__name__}.bolt")
_bolt_log.setLevel(logging.CRITICAL)  # it tells whole requests; what matters is logged here
ANY: Final = re.compile(r".*", re.DOTALL)
_NOBODY: Final = 404  # Bolt's answer to what nobody listens to; Slack would send it again


@dataclass
class Ingress:
    """Dispatches what is known to come from Slack; what cannot be stored is not acknowledged."""

    receiver: SlackReceiver
    reshaping: Reshaping
    workspaces: Workspaces
    wording: Wording
    language: str
    _background: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._bolt = AsyncApp(
            logger=_bolt_log,
            authorize=_authorising(self.workspaces),
            request_verification_enabled=False,  # done before, over the raw bytes
            process_before_response=True,
            signing_secret="verified before",  # noqa: S106
        )
        self._bolt.error(_failed)
        self._bolt.event("message")(self._message)
        self._bolt.event("app_mention")(self._mention)
        self._bolt.event("app_home_opened")(self._page)
        self._bolt.event("tokens_revoked")(self._put_out)
        self._bolt.event("app_uninstalled")(self._put_out)
        self._bolt.event(ANY)(_nothing)
        self._bolt.action(ANY)(self._press)
        self._bolt.view(ANY)(self._submission)
        self._bolt.view_closed(ANY)(_acknowledged)
        self._bolt.command(ANY)(self._command)
        self._bolt.shortcut(ANY)(self._shortcut)

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        """Return the acknowledgement; what nobody waits for, or comes from elsewhere, is acknowledged too."""
        team = request.context.team_id
        if team and not await self.workspaces.token_of(team):
            is_order = "command" in request.body
            return BoltResponse(status=200, body=self._words(say("slack.not_installed")) if is_order else "")
        response = await self._bolt.async_dispatch(request)
        return BoltResponse(status=200, body="") if response.status == _NOBODY else response

    async def _message(self, body: dict[str, Any]) -> None:
        await self.receiver.message(body)

    async def _mention(self, body: dict[str, Any]) -> None:
        """Say where to talk, to whoever mentions the bot in a channel; in a thread it is heard as a message."""
        event = body["event"]
        if not event.get("thread_ts") and event.get("user") and not event.get("bot_id"):
            self._later(self._point_to_dm(team_of(body), str(event["channel"]), str(event["user"])))

    async def _page(self, body: dict[str, Any]) -> None:
        await self.receiver.page(body)

    async def _put_out(self, body: dict[str, Any]) -> None:
        """Leave a workspace that removed the app, or revoked its token and not just somebody's own."""
        event = body["event"]
        if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            await self.workspaces.leave(team_of(body), float(body.get("event_time") or time.time()))

    async def _press(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self.receiver.press(body)
        await ack()
        if body["actions"][0].get("type") != "button":
            self._later(self.reshaping.follow(body))

    async def _submission(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        objection = await self.receiver.submission(body)
        if objection is None:
            await ack()
            return
        language = objection.language or self.language
        if objection.anew is None:
            words = {at: self.wording.render(text, language) for at, text in objection.errors.items()}
            await ack(response_action="errors", errors=words)
        else:
            view = _anew(body["view"], objection.anew, objection.revision, self.wording, language)
            await ack(response_action="update", view=view)

    async def _command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        is_elsewhere = await self.receiver.command(body)
        await (ack(self._words(say("slack.look_in_dm"))) if is_elsewhere else ack())

    async def _shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self.receiver.shortcut(body)
        await ack()

    async def _point_to_dm(self, team: str, channel: str, user: str) -> None:
        try:
            workspace = await self.workspaces.of(team)
            if workspace is not None:
                text = self._words(say("slack.write_in_dm"))
                await workspace.api.call("chat.postEphemeral", channel=channel, user=user, text=text)
        except DeliveryFailed as error:
            _log.warning("no answer to a mention: %s", error, extra={"action": "slack_mention_unanswered"})

    def _words(self, text: Text) -> str:
        return self.wording.render(text, self.language)

    def _later(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)


def _authorising(workspaces: Workspaces) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Return what tells Bolt by which token a workspace is spoken to; it names arguments, so no method."""

    async def authorise(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult | None:
        token = await workspaces.token_of(team_id or "")
        return (
            AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token) if token else None
        )

    return authorise  # type: ignore[return-value]  # None: Bolt answers that the app is not installed there


def _anew(view: dict[str, Any], form: Form, revision: int, wording: Wording, language: str) -> Block:
    """Return a modal's form as the draft stands now; what was typed into it stays there."""
    form_id, _ = form_of(str(view["private_metadata"]))
    return form_view(form, form_id, wording, language, str(view["external_id"]), revision=revision)


async def _nothing() -> None:
    """Acknowledge an event that nothing follows from."""


async def _acknowledged(ack: AsyncAck) -> None:
    await ack()


async def _failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Leave what could not be stored unacknowledged: Slack sends an event again, and shows a person an error."""
    kind = str((body.get("event") or {}).get("type") or body.get("type") or "")
    details = {"action": "slack_not_stored", "kind": kind, "team": team_of(body)}
    is_ours = isinstance(error, BotError)
    _log.error("not stored: %s", type(error).__name__, extra=details, exc_info=None if is_ours else error)
    return BoltResponse(status=503, body="")
