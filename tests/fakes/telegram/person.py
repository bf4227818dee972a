"""A person who uses this Telegram: what they do, and what they see."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.fakes.telegram.file_store import store
from tests.fakes.telegram.group import Group
from tests.fakes.telegram.reading import button, folded, newest_button, says
from tests.fakes.telegram.records import (
    CallbackQuery,
    Chat,
    Json,
    MediaKind,
    Member,
    Message,
    Toast,
    Topic,
    User,
)
from tests.fakes.telegram.rendering import user_json
from tests.fakes.telegram.telling import tell_edited, tell_member, tell_message, tell_pressed
from tests.fakes.telegram.texts.formatted import Formatted
from tests.fakes.telegram.texts.found import with_found
from tests.fakes.telegram.world import World
from tests.fakes.telegram.writing import Pen, Spot

Sent = Path | tuple[str, bytes]  # a file of the disk, or a name and what is in it


class Person:
    """Acts in the private chat with the bot unless a group is named; writing first starts that chat."""

    def __init__(self, world: World, user: User) -> None:
        self._world = world
        self._pen = Pen(world, user)
        self._held: list[Message] = []
        self.user = user

    @property
    def id(self) -> int:
        """The user's id, which is the private chat's too."""
        return self.user.id

    def json(self) -> Json:
        """Return the user as the Bot API writes it."""
        return user_json(self.user)

    # what the person does

    async def start(self, payload: str | None = None) -> Message:
        """Open the chat with the bot, perhaps by a link with a payload."""
        return await self.write(f"/start {payload}" if payload else "/start")

    async def write(
        self, text: str, *, chat: Group | None = None, topic: Topic | None = None, anonymous: bool = False
    ) -> Message:  # fmt: skip
        """Write a message; too long ones go out in pieces and the last is returned."""
        return self._pen.write(text, Spot(chat, topic, None, anonymous))

    async def reply(self, to: Message, text: str, *, anonymous: bool = False) -> Message:
        """Reply to a message, in its chat."""
        return self._pen.write(text, Spot(None, None, to, anonymous))

    async def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        assert message.sender is self.user, "people edit their own messages"
        self._world.revise(message, with_found(Formatted(text)), None)
        tell_edited(self._world, message)
        return message

    async def forward(self, message: Message) -> Message:
        """Forward a message to the bot; buttons stay behind."""
        origin = {"type": "user", "sender_user": user_json(message.sender), "date": int(message.at)}
        said = Formatted(message.text, message.now.entities)
        return self._pen.put(said, Spot(), file=message.file, extra={"forward_origin": origin})

    async def delete(self, message: Message) -> None:
        """Delete a message for everybody; the bot is not told."""
        message.is_deleted = True

    async def press(
        self, label: str, *, on: str | Message = "", stale: bool = False, reachable: bool = True
    ) -> CallbackQuery:  # fmt: skip
        """Press a button: on the newest message that has it, or on the message named.

        `stale` presses one that the message had before it was rewritten; not `reachable` leaves the
        message's content out of what the bot is told, as it happens with old messages.
        """
        message, found = self._button(label, on, stale)
        assert "callback_data" in found, f"{label!r} opens a link"
        world = self._world
        query = CallbackQuery(
            world.ids.number(), self.user, message, str(found["callback_data"]), world.clock.now()
        )
        tell_pressed(world, query, is_reachable=reachable)
        return query

    async def choose(self, label: str) -> Message:
        """Take a suggestion from the keyboard that the bot put up: it is written as text."""
        offered = next((one for one in reversed(self.inbox()) if one.choices), None)
        assert offered is not None and label in offered.choices, f"no choice {label!r}"
        return await self.write(label)

    async def send_document(
        self, *files: Sent, caption: str = "", album: bool = True, late: int = 0, chat: Group | None = None,
        topic: Topic | None = None, reply_to: Message | None = None,
    ) -> list[Message]:  # fmt: skip
        """Send files: several as one album unless told otherwise, the last `late` of them only at `release`."""
        return self._send("document", files, caption, album, late, Spot(chat, topic, reply_to))

    async def send_photo(
        self, *files: Sent, caption: str = "", album: bool = True, late: int = 0, chat: Group | None = None,
        topic: Topic | None = None, reply_to: Message | None = None,
    ) -> list[Message]:  # fmt: skip
        """Send photos, as `send_document` does files; they lose their names."""
        return self._send("photo", files, caption, album, late, Spot(chat, topic, reply_to))

    async def send_voice(self, content: bytes = b"OggS", seconds: int = 3) -> Message:
        """Send a voice message."""
        file = store(self._world, "voice", "", content, media_type="audio/ogg", seconds=seconds)
        return self._pen.put(Formatted(""), Spot(), file=file)

    async def send_sticker(self) -> Message:
        """Send a sticker."""
        file = store(self._world, "sticker", "", b"RIFF", media_type="image/webp")
        return self._pen.put(Formatted(""), Spot(), file=file)

    async def send_contact(self, phone: str, *, of: User | None = None) -> Message:
        """Send a contact: one's own, or another's."""
        whose = of or self.user
        contact = {"phone_number": phone, "first_name": whose.first_name, "user_id": whose.id}
        return self._pen.put(Formatted(""), Spot(), extra={"contact": contact})

    async def release(self) -> None:
        """Let what was held back arrive."""
        held, self._held = self._held, []
        for message in held:
            tell_message(self._world, message)

    async def block(self) -> None:
        """Block the bot."""
        self._set_bot(has_blocked=True)

    async def unblock(self) -> None:
        """Unblock the bot."""
        self._set_bot(has_blocked=False)

    # what the person sees

    def inbox(self) -> list[Message]:
        """Return what the bot wrote in the private chat and did not delete, in order."""
        return self._from_bot(self._world.private_chat(self.user))

    @property
    def newest(self) -> Message:
        """The bot's last message in the private chat."""
        return self.inbox()[-1]

    @property
    def toasts(self) -> list[Toast]:
        """What was shown after presses, in the order of the presses."""
        return [query.toast for query in self.presses if query.toast is not None]

    @property
    def presses(self) -> list[CallbackQuery]:
        """Every press, answered or not."""
        return [query for query in self._world.queries.values() if query.user is self.user]

    async def sees(
        self, words: str = "", *, with_button: str = "", chat: Group | None = None, after: Message | None = None,
        within: float = 30.0,
    ) -> Message:  # fmt: skip
        """Return the newest message of the bot's that says so, once there is one; AssertionError else."""

        def found() -> Message | None:
            seen = self._from_bot(chat.chat) if chat else self.inbox()
            fits = [
                one for one in seen if says(one, words) and (not with_button or button(one.now, with_button))
            ]
            later = [one for one in fits if after is None or one.sequence > after.sequence]
            return later[-1] if later else None

        message = await self._world.bell.until(found, within)
        assert message is not None
        return message

    async def toast(self, words: str = "", *, within: float = 30.0) -> Toast:
        """Return the answer to the last press, once there is one that says so."""

        def found() -> Toast | None:
            last = self.presses[-1].toast
            return last if last is not None and folded(words) in folded(last.text) else None

        shown = await self._world.bell.until(found, within)
        assert shown is not None
        return shown

    def _from_bot(self, chat: Chat) -> list[Message]:
        bot = self._world.bot
        return [one for one in chat.messages if one.sender is bot and not one.is_deleted and not one.extra]

    def _button(self, label: str, on: str | Message, stale: bool) -> tuple[Message, Json]:
        if isinstance(on, Message):
            forms = on.revisions[:-1][::-1] if stale else [on.now]
            found = next((one for one in (button(form, label) for form in forms) if one is not None), None)
            if found is None:
                raise LookupError(f"no button {label!r} on that message")
            return on, found
        mine = [chat for chat in self._world.chats.values() if self._is_in(chat)]
        return newest_button((one for chat in mine for one in self._from_bot(chat)), label, on, stale=stale)

    def _is_in(self, chat: Chat) -> bool:
        member = chat.members.get(self.id)
        return chat.user is self.user or (member is not None and member.is_inside)

    def _send(
        self, kind: MediaKind, files: Sequence[Sent], caption: str, album: bool, late: int, spot: Spot
    ) -> list[Message]:  # fmt: skip
        album_id = self._world.ids.number() if album and len(files) > 1 else None
        sent: list[Message] = []
        for number, given in enumerate(files):
            said = with_found(Formatted(caption if number == 0 else ""))
            name, content = (given.name, given) if isinstance(given, Path) else given
            about: dict[str, Any] = {"file": store(self._world, kind, name, content), "album_id": album_id}
            sent.append(self._pen.put(said, spot, is_told=number < len(files) - late, **about))
        self._held += sent[len(sent) - late :]
        return sent

    def _set_bot(self, *, has_blocked: bool) -> None:
        assert self.user.has_blocked is not has_blocked
        world, chat = self._world, self._world.private_chat(self.user)
        blocked, free = Member(world.bot, "kicked"), Member(world.bot)
        old, new = (free, blocked) if has_blocked else (blocked, free)
        self.user.has_blocked = has_blocked
        tell_member(world, chat, self.user, old, new)
