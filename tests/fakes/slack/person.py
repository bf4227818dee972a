"""A person at Slack: says, presses, fills, uploads, and reads what comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from tests.fakes.slack.courier import Courier
from tests.fakes.slack.events import AppEvents
from tests.fakes.slack.filling import check, fill, hosted, put
from tests.fakes.slack.interactions import Interactions
from tests.fakes.slack.modals import Modals
from tests.fakes.slack.pressing import Sight, action_of, element_of
from tests.fakes.slack.reading import folded, said_in, words_of
from tests.fakes.slack.records import Ack, Channel, Message, ResponseUrl, User, View
from tests.fakes.slack.responding import Responses
from tests.fakes.slack.world import Workspace, World
from tests.fakes.slack.writing import rich, stored

Where = Literal["message", "modal", "home"]


@dataclass
class Person:
    """One member (or guest, or stranger); every act returns when the app acknowledged it, or did not in time."""

    world: World
    workspace: Workspace
    user: User
    courier: Courier
    events: AppEvents
    client_errors: list[str] = field(default_factory=list)  # where Slack showed the person an error

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def dm_channel(self) -> Channel:
        """The conversation with the bot."""
        return self.world.open_dm(self.workspace, self.id)

    @property
    def modal(self) -> View | None:
        """The modal in front of the person."""
        return self._modals.upper

    @property
    def home(self) -> View | None:
        """The Home that the app published."""
        return self.workspace.homes.get(self.id)

    def inbox(self) -> list[Message]:
        """Return what the person sees in all channels, the oldest first; ephemeral messages too."""
        return self._sight.inbox()

    async def dm(self, text: str, *, thread_ts: str | None = None) -> Message:
        """Write to the bot."""
        return await self.say(self.dm_channel, text, thread_ts=thread_ts)

    async def say(self, channel: Channel, text: str, *, thread_ts: str | None = None) -> Message:
        """Write into a channel or thread; what looks like markup is what was typed."""
        return await self._post(channel, stored(text), text, thread_ts)

    async def mention(self, channel: Channel, text: str, *, thread_ts: str | None = None) -> Message:
        """Write into a channel to the bot by its name."""
        mention = f"<@{self.workspace.installation.bot_user}> "
        return await self._post(channel, mention + stored(text), text, thread_ts)

    async def upload(
        self, paths: Sequence[Path | str | tuple[str, bytes]], caption: str = "", *,
        channel: Channel | None = None, thread_ts: str | None = None,
    ) -> Message:  # fmt: skip
        """Send files in one message, to the bot unless a channel is named."""
        where = channel or self.dm_channel
        files = [hosted(self.world, self.workspace.id, self.user, path) for path in paths]
        for file in files:
            file.channels.add(where.id)
        message = self._message(where, stored(caption), caption, thread_ts)
        message.files, message.subtype = files, "file_share"
        self.world.put(where, message)
        await self.events.tell_posted(self.workspace, where, message)
        return message

    async def edit(self, message: Message, text: str) -> None:
        """Change an own message."""
        message.rewrite(stored(text), rich(text, self.world.ids), self.world.stamp())
        await self.events.tell_changed(self.workspace, self.workspace.channels[message.channel], message)

    async def delete(self, message: Message) -> None:
        """Delete an own message."""
        message.deleted = True
        await self.events.tell_removed(self.workspace, self.workspace.channels[message.channel], message)

    async def delete_file(self, message: Message) -> None:
        """Delete the files of a message; the message stays."""
        for file in message.files:
            file.deleted = True
            event = {"type": "file_deleted", "file_id": file.id, "event_ts": self.world.stamp()}
            await self.events.tell(self.workspace, event)

    async def click(
        self, label: str, *, on: str | Message = "", stale: bool = False, where: Where = "message"
    ) -> Ack:  # fmt: skip
        """Press a button by its label or action id, or an entry of an overflow menu.

        On the newest message that has it (and says `on`); `stale` presses a former revision.
        """
        return await self.choose(label, None, on=on, stale=stale, where=where)

    async def choose(
        self, label: str, wished: Any, *, on: str | Message = "", stale: bool = False, where: Where = "message"
    ) -> Ack:  # fmt: skip
        """Choose in a select, a date picker or boxes, by labels or values of options."""
        if where != "message":
            return await self._choose_in_view(label, wished, where)
        target = self._sight.target(label, on, stale=stale)
        action = action_of(target.found, label, wished)
        values = {target.found.block["block_id"]: {action["action_id"]: action}} if wished is not None else {}
        payload = self._interactions.on_message(target.message, target.revision, action, values)
        return await self._interact(payload)

    async def submit(self, values: Mapping[str, Any] | None = None) -> Ack:
        """Fill the modal by labels (or action or block ids) and send it.

        Raises `FormRefused` where Slack's client would not send it.
        """
        view = self._in_front()
        fill(self.world, self.user, view, values or {})
        check(view)
        ack = await self._modals.submit(view)
        if not ack.ok:
            self._failed(ack)
        return ack

    async def close(self, *, all_of_them: bool = False) -> Ack | None:
        """Close the modal without sending it."""
        return await self._modals.close(self._in_front(), all_of_them=all_of_them)

    async def open_home(self) -> Ack | None:
        """Open the app's Home tab."""
        return await self.events.tell_opened(self.workspace, self.dm_channel, "home")

    async def open_messages(self) -> Ack | None:
        """Open the conversation with the app."""
        return await self.events.tell_opened(self.workspace, self.dm_channel, "messages")

    async def command(self, name: str, text: str = "", *, channel: Channel | None = None) -> Ack:
        """Give a slash command. Raises `LookupError` where the app has none of that name."""
        if name not in self.world.setup.commands or "commands" not in self.workspace.installation.scopes:
            raise LookupError(f"{name} is not a command of the app")
        where = channel or self.dm_channel
        payload = self._interactions.command(name, text, where)
        ack = await self._interact(payload, "slash_commands")
        if ack.ok and ack.body:
            self._respond(payload["response_url"], ack.body)
        return ack

    async def shortcut(self, callback_id: str) -> Ack:
        """Choose a global shortcut. Raises `LookupError`."""
        if callback_id not in self.world.setup.shortcuts:
            raise LookupError(f"no shortcut {callback_id}")
        return await self._interact(self._interactions.shortcut(callback_id))

    async def message_shortcut(self, callback_id: str, message: Message) -> Ack:
        """Choose a shortcut of a message. Raises `LookupError`."""
        if callback_id not in self.world.setup.message_shortcuts:
            raise LookupError(f"no message shortcut {callback_id}")
        return await self._interact(self._interactions.message_shortcut(callback_id, message))

    async def join(self, channel: Channel) -> None:
        """Enter a channel."""
        channel.members.add(self.id)
        await self.events.tell_member(self.workspace, channel, self.id, joined=True)

    async def leave(self, channel: Channel) -> None:
        """Leave a channel."""
        channel.members.discard(self.id)
        await self.events.tell_member(self.workspace, channel, self.id, joined=False)

    async def invite_bot(self, channel: Channel) -> None:
        """Bring the bot into a channel."""
        bot = self.workspace.installation.bot_user
        channel.members.add(bot)
        await self.events.tell_member(self.workspace, channel, bot, joined=True)

    def deactivate(self) -> None:
        """Leave the workspace for good."""
        self.user.deleted = True

    async def sees(self, words: str, within: float = 30.0) -> Message:
        """Return the newest message that says so, waiting for it. Raises AssertionError."""
        found = await self.world.bell.until(lambda: self._sight.find(words), within)
        assert found is not None
        return found

    async def sees_modal(self, words: str = "", within: float = 30.0) -> View:
        """Return the modal that says so, waiting for it."""
        return await self.world.bell.until(lambda: _saying(self.modal, words), within) or self._in_front()

    async def sees_home(self, words: str = "", within: float = 30.0) -> View:
        """Return the Home that says so, waiting for it."""
        found = await self.world.bell.until(lambda: _saying(self.home, words), within)
        assert found is not None
        return found

    def texts(self) -> list[str]:
        """Return what the inbox says, for messages of failing tests."""
        return [said_in(message) for message in self.inbox()]

    @property
    def _sight(self) -> Sight:
        return Sight(self.world, self.workspace, self.id)

    @property
    def _interactions(self) -> Interactions:
        return Interactions(self.world, self.workspace, self.user)

    @property
    def _modals(self) -> Modals:
        return Modals(self.world, self.workspace, self.id, self._interactions, self.courier)

    def _in_front(self) -> View:
        view = self.modal
        if view is None:
            raise LookupError("no modal is open")
        return view

    def _message(self, channel: Channel, text: str, typed: str, thread_ts: str | None) -> Message:
        assert self.id in channel.members, f"{self.user.name} is not in {channel.name}"
        return Message(
            self.world.stamp(), channel.id, self.id, self.user.team_id, text, rich(typed, self.world.ids), thread_ts,
            client_msg_id=str(uuid4()),
        )  # fmt: skip

    async def _post(self, channel: Channel, text: str, typed: str, thread_ts: str | None) -> Message:
        message = self.world.put(channel, self._message(channel, text, typed, thread_ts))
        await self.events.tell_posted(self.workspace, channel, message)
        return message

    async def _choose_in_view(self, label: str, wished: Any, where: Where) -> Ack:
        view = self._in_front() if where == "modal" else self.home
        found = element_of(view.blocks, label) if view else None
        if view is None or found is None:
            raise LookupError(f"no {label!r} in the {where}")
        if wished is not None and found.element["type"] not in {"button", "overflow"}:
            put(self.world, self.user, view, found, wished)
        if found.block["type"] == "input" and not found.block.get("dispatch_action"):
            raise LookupError(f"Slack tells nothing of {label!r} before the {where} is sent")
        return await self._interact(self._interactions.on_view(view, action_of(found, label, wished)))

    async def _interact(self, payload: dict[str, Any], kind: str = "interactive") -> Ack:
        assert self.workspace.installation.death is None, "the app is not in this workspace"
        assert self.world.setup.interactive or kind != "interactive", "interactivity is off"
        ack = await self.courier.interaction(kind, payload)
        if not ack.ok:
            self._failed(ack)
        return ack

    def _failed(self, ack: Ack) -> None:
        self.client_errors.append(f"{ack.what}: {ack.failure}")

    def _respond(self, address: str, answer: Any) -> None:
        told = answer if isinstance(answer, dict) else {"text": str(answer)}
        held: ResponseUrl = self.world.response_urls[address.rsplit("/", 1)[-1]]
        Responses(self.world, self.events).take(held, told)


def _saying(view: View | None, words: str) -> View | None:
    return view if view is not None and folded(words) in folded(words_of(view)) else None
