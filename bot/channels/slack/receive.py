"""What Slack tells as durable inbound messages: stored before it is acknowledged, each once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.channels.slack.filled import blocks_of, nothing_filled, uploads_of, values_of
from bot.channels.slack.forms import FORM, form_of
from bot.channels.slack.reading import (
    PLATFORM,
    Payload,
    actor_of,
    files_of,
    is_private,
    is_spoken,
    room_of,
    team_of,
    thread_of,
    words_of,
)
from bot.channels.slack.windows import WINDOW, Windows
from bot.core.messages import (
    Body,
    CardReply,
    Command,
    FormSubmission,
    Identity,
    Inbound,
    PageOpened,
    Press,
    RemoteUpload,
    TextMessage,
)
from bot.core.replies import Form
from bot.core.text import Text
from bot.use_cases.ports import Clock, Transactions, UnitOfWork
from bot.use_cases.presses import opens_form
from bot.use_cases.sections.answers import AGREED, FILES
from bot.use_cases.sections.form import Checked, Writing

NEW, STATUS, MINE, PENDING, PIPELINE, HELP = (
    "request_campaign", "brief_status", "list_briefs", "review_queue", "pipeline_status", "help",
)  # fmt: skip
COMMANDS: Final = {
    "vincular": "link_telegram", "desvincular": "unlink_telegram",
    "nueva": NEW, "estado": STATUS, "mis": MINE, "pendientes": PENDING, "pipeline": PIPELINE, "ayuda": HELP,
}  # fmt: skip
"""The first word after `/brief`; anything else is help."""
SHORTCUTS: Final = {
    "new_brief": NEW, "brief_from_message": NEW, "brief_status": STATUS, "my_briefs": MINE, "pending": PENDING,
}  # fmt: skip
"""Callback ids of global shortcuts and of those on a message, whose words go along."""


Check = Callable[[UnitOfWork, Writing], Checked | None]
"""What is to be told of a form that somebody has open; None where only its use case can tell."""


@dataclass(frozen=True)
class Objection:
    """Why a form was not taken: words by block, or the form to be shown anew with the draft's revision."""

    errors: Mapping[str, Text] = field(default_factory=dict)
    anew: Form | None = None
    revision: int = 0
    language: str | None = None


@dataclass(frozen=True)
class SlackReceiver:
    """Takes payloads that are known to come from Slack. Every method raises `StorageUnavailable`."""

    transactions: Transactions
    take: Callable[[Inbound], Awaitable[bool]]
    clock: Clock
    windows: Windows
    check: Check
    heard: Callable[[str, str, str, str], None] = lambda *_: None

    async def message(self, payload: Payload) -> None:
        """Take what a person says to the bot, or in a card's thread; anything else is dropped unread."""
        event = payload["event"]
        if not is_spoken(event):
            return
        identity = Identity(PLATFORM, team_of(payload), str(event["user"]))
        body = await self._body(identity.team, event)
        if body is not None:
            channel, ts = str(event["channel"]), str(event["ts"])
            room = None if is_private(event) else channel
            await self._take(f"message:{identity.team}:{channel}:{ts}", identity, body, room)
            self.heard(identity.team, channel, "" if room else identity.user, ts)

    async def page(self, payload: Payload) -> None:
        """Take that somebody looks at the bot's Home tab; looking at its messages is nothing."""
        event = payload["event"]
        if event.get("tab") == "home":
            identity = Identity(PLATFORM, team_of(payload), str(event["user"]))
            await self._take(f"event:{identity.team}:{payload['event_id']}", identity, PageOpened(), None)

    async def press(self, payload: Payload) -> None:
        """Take a button; where its answer may be a form, a window is opened with the trigger at once."""
        action: dict[str, Any] = payload["actions"][0]
        value = action.get("value")
        if action.get("type") != "button" or not isinstance(value, str):
            return
        identity = actor_of(payload)
        container = payload.get("container") or {}
        where = container.get("message_ts") or container.get("view_id") or ""
        name = f"{WINDOW}{identity.user}:{action.get('action_ts')}"
        wants_window = await self.transactions.run(lambda uow: _wants_window(uow, value))
        place = name if wants_window else room_of(payload)
        message_id = (
            f"press:{identity.team}:{identity.user}:{where}:{action['action_id']}:{action.get('action_ts')}"
        )
        is_new = await self._take(message_id, identity, Press(value), place)
        trigger = payload.get("trigger_id")
        if is_new and wants_window and isinstance(trigger, str):
            self.windows.open(identity.team, trigger, name)

    async def submission(self, payload: Payload) -> Objection | None:
        """Take a form, or return what is wrong with it; nothing is stored then."""
        view = payload["view"]
        if view.get("callback_id") != FORM:
            return None
        identity, values = actor_of(payload), values_of(view)
        form, agreed = form_of(str(view.get("private_metadata") or ""))
        values |= {} if agreed is None else {AGREED: agreed}
        if objection := await self._objection(view, identity, form, values):
            return objection
        uploads, message_id = uploads_of(view), f"view:{identity.team}:{view['id']}"
        values |= {FILES: sorted(uploads)} if uploads else {}
        await self._take(message_id, identity, FormSubmission(form, values), None)
        for kind, files in uploads.items():
            body = RemoteUpload(files, form=form, kind=kind)
            await self._take(f"{message_id}:{kind}", identity, body, None)
        return None

    async def _objection(
        self, view: Payload, identity: Identity, form: str, values: dict[str, Any]
    ) -> Objection | None:
        writing = Writing(identity, self.clock.now(), form, values)
        checked = await self.transactions.run(lambda uow: self.check(uow, writing))
        if checked is None:
            wrong = nothing_filled(view)
            return Objection(wrong) if wrong else None
        if checked.anew is not None:
            return Objection({}, checked.anew, checked.revision, checked.language)
        blocks = blocks_of(view)
        wrong = {blocks[ref]: text for ref, text in checked.problems.items() if ref in blocks}
        return Objection(wrong, language=checked.language) if wrong else None

    async def command(self, payload: Payload) -> bool:
        """Take a slash command; tell whether it was given elsewhere than in the conversation with the bot."""
        word, _, rest = words_of(payload.get("text")).partition(" ")
        body = Command(COMMANDS.get(word.casefold(), HELP), rest.strip())
        identity = actor_of(payload)
        await self._take(
            f"command:{identity.team}:{payload.get('trigger_id')}", identity, body, room_of(payload)
        )
        return room_of(payload) is not None

    async def shortcut(self, payload: Payload) -> None:
        """Take a shortcut, global or on a message."""
        intent = SHORTCUTS.get(str(payload.get("callback_id")))
        if intent is None:
            return
        identity = actor_of(payload)
        body = Command(intent, words_of((payload.get("message") or {}).get("text")))
        message_id = f"shortcut:{identity.team}:{payload.get('trigger_id')}"
        await self._take(message_id, identity, body, room_of(payload))

    async def _body(self, team: str, event: Payload) -> Body | None:
        thread = thread_of(event)
        card = None
        if thread is not None:
            card = await self.transactions.run(lambda uow: uow.outbox.card_at(PLATFORM, team, thread))
        if card is None and not is_private(event):
            return None
        words, files = words_of(event.get("text")), files_of(event)
        if files:
            return RemoteUpload(files, words)
        return TextMessage(words) if card is None else CardReply(words, card)

    async def _take(self, message_id: str, identity: Identity, body: Body, place: str | None) -> bool:
        return await self.take(Inbound(message_id, identity, body, self.clock.now(), place))


def _wants_window(uow: UnitOfWork, button_id: str) -> bool:
    pressed = uow.outbox.button(button_id)
    return pressed is not None and opens_form(uow, pressed.action)
