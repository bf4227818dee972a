"""Delivers replies to Slack: posted once by their key, rewritten where they stand, private ones where one acted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from bot.channels.slack.addresses import Addresses, is_gone
from bot.channels.slack.blocks import Block, escaped
from bot.channels.slack.documents import Documents
from bot.channels.slack.forms import form_view, window
from bot.channels.slack.home import HomeTabs
from bot.channels.slack.render import Drawn, draw
from bot.channels.slack.web_api import SlackRefused
from bot.channels.slack.windows import WINDOW, Windows
from bot.channels.slack.workspaces import Workspace, Workspaces
from bot.core.overview import PAGE
from bot.core.replies import Document
from bot.core.text import Text, say
from bot.errors import DeliveryFailed, ReceiverGone, RetryLater
from bot.use_cases.ports import Outgoing, Wording

EVENT: Final = "pregonero_message"  # the type of our messages' metadata
LOOKED_THROUGH: Final = 100  # messages of a channel among which one of ours is looked for
PATIENT: Final = 3  # attempts before a fallback
_MARK: Final = 12  # letters of a file's hash that tell it from another


@dataclass(frozen=True)
class _Place:
    """Where a message stands: its channel, its time stamp, and marks of the files that went with it."""

    channel: str
    ts: str
    files: tuple[str, ...] = ()

    @classmethod
    def of(cls, ref: str) -> _Place:
        channel, ts, *files = ref.split(":", 2)
        return cls(channel, ts, tuple(files[0].split(".")) if files and files[0] else ())

    def __str__(self) -> str:
        return ":".join([self.channel, self.ts, *([".".join(self.files)] if self.files else [])])


@dataclass(frozen=True)
class SlackSender:
    """Implements `bot.delivery.sender.Sender`."""

    workspaces: Workspaces
    addresses: Addresses
    documents: Documents
    windows: Windows
    homes: HomeTabs
    wording: Wording

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Post, rewrite, or show where the person acted; return where it stands, "" where nowhere."""
        workspace = await self.workspaces.of(outgoing.address.team)
        if workspace is None:
            raise ReceiverGone("the bot is not in that workspace")
        if outgoing.address.user.startswith(PAGE):
            return await self.homes.publish(workspace, outgoing, standing)
        reply = outgoing.reply
        if reply.private and reply.place and await self._answered_there(workspace, outgoing, reply.place):
            return ""
        drawn = (
            self._notice(outgoing, say("slack.form_not_opened"))
            if reply.form
            else draw(outgoing, self.wording)
        )
        place = _Place.of(standing) if standing else None
        if place is not None:
            place = await self._rewritten(workspace, place, drawn, outgoing.key)
        if place is None:
            if standing and reply.quiet:
                return standing
            place = await self._posted(workspace, outgoing, drawn)
        return str(await self._with_documents(workspace, outgoing, place))

    async def _answered_there(self, workspace: Workspace, outgoing: Outgoing, place: str) -> bool:
        if place.startswith(WINDOW):
            return await self._in_window(workspace, outgoing, place)
        drawn = draw(outgoing, self.wording)
        try:
            await workspace.api.call(
                "chat.postEphemeral", channel=place, user=outgoing.address.user, text=drawn.text,
                blocks=drawn.parts[-1],
            )  # fmt: skip
        except SlackRefused:
            return False  # the person is not there any more: then in the conversation
        return True

    async def _in_window(self, workspace: Workspace, outgoing: Outgoing, name: str) -> bool:
        """Show a form, or why there is none, in the window opened for it."""
        form, language = outgoing.reply.form, outgoing.language
        view = (
            form_view(form, outgoing.button_ids[-1], self.wording, language, name)
            if form
            else window(self.wording, language, name, *outgoing.reply.paragraphs)
        )
        if await self.windows.fill(workspace.team, name, view):
            return True
        if not self.windows.is_ours(name) and outgoing.attempts < PATIENT:
            raise DeliveryFailed("the window is not there yet")
        return False

    def _notice(self, outgoing: Outgoing, text: Text) -> Drawn:
        words = self.wording.render(text, outgoing.language)
        return Drawn(escaped(words), [[]])

    async def _rewritten(self, workspace: Workspace, place: _Place, drawn: Drawn, key: str) -> _Place | None:
        """Rewrite a message; None where it is gone."""
        try:
            await workspace.api.call(
                "chat.update", channel=place.channel, ts=place.ts, text=drawn.text, blocks=drawn.parts[-1],
                metadata=_metadata(key, len(drawn.parts) - 1),
            )  # fmt: skip
        except SlackRefused as error:
            if is_gone(error):
                return None
            raise
        return place

    async def _posted(self, workspace: Workspace, outgoing: Outgoing, drawn: Drawn) -> _Place:
        """Post what was not posted by an earlier try, and return where the last part stands."""
        where = await self.addresses.place(workspace, outgoing.address)
        if not any(drawn.parts) and outgoing.reply.documents:
            return _Place(await self.addresses.channel(workspace, where), "")
        found = await self._found(workspace, where, outgoing.key) if outgoing.attempts > 1 else {}
        place = _Place(where, "")
        for number, blocks in enumerate(drawn.parts):
            place = found.get(number) or await self._post(
                workspace, where, drawn.text, blocks, outgoing.key, number
            )
        return place

    async def _post(
        self, workspace: Workspace, where: str, text: str, blocks: list[Block], key: str, number: int
    ) -> _Place:
        told = await workspace.api.call(
            "chat.postMessage", lane=where, channel=where, text=text, blocks=blocks or None, unfurl_links=False,
            unfurl_media=False, metadata=_metadata(key, number),
        )  # fmt: skip
        return _Place(str(told["channel"]), str(told["ts"]))

    async def _found(self, workspace: Workspace, where: str, key: str) -> dict[int, _Place]:
        """Return where the parts of a message stand that an earlier try posted, though we never heard so."""
        try:
            channel = await self.addresses.channel(workspace, where)
            told = await workspace.api.call(
                "conversations.history", channel=channel, include_all_metadata=True, limit=LOOKED_THROUGH
            )
        except SlackRefused:
            return {}  # a room whose history may not be read: once more is better than never
        ours = ((message, _payload(message)) for message in told.get("messages") or ())
        return {
            int(payload.get("part") or 0): _Place(channel, str(message["ts"]))
            for message, payload in ours
            if payload.get("key") == key
        }

    async def _with_documents(self, workspace: Workspace, outgoing: Outgoing, place: _Place) -> _Place:
        """Put the files that are not there yet beside the message: in its thread where it stands in a room."""
        marks = list(place.files)
        for document in outgoing.reply.documents:
            mark = document.sha256[:_MARK]
            if mark in marks:
                continue
            await self._put(workspace, outgoing, place, document)
            marks.append(mark)
        return _Place(place.channel, place.ts, tuple(marks))

    async def _put(self, workspace: Workspace, outgoing: Outgoing, place: _Place, document: Document) -> None:
        thread = None if place.channel.startswith("D") else place.ts or None
        try:
            await self.documents.post(workspace, document, place.channel, thread)
        except RetryLater:
            raise
        except DeliveryFailed as error:
            if outgoing.attempts < PATIENT and not isinstance(error, ReceiverGone):
                raise
            notice = self._notice(outgoing, say("slack.document_lost", name=document.name))
            await self._post(workspace, place.channel, notice.text, [], f"{outgoing.key}:lost", 0)


def _payload(message: dict[str, Any]) -> dict[str, Any]:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") if metadata.get("event_type") == EVENT else None
    return payload if isinstance(payload, dict) else {}


def _metadata(key: str, part: int) -> dict[str, Any]:
    return {"event_type": EVENT, "event_payload": {"key": key, "part": part}}
