"""A group that people and the bot share, and what its administrators do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.telegram.methods.chats import begin_topic, remove_topic
from tests.fakes.telegram.records import BOT_RIGHTS, Chat, Member, Message, Status, Topic, User
from tests.fakes.telegram.telling import tell_member, tell_message
from tests.fakes.telegram.world import ANONYMOUS, World

if TYPE_CHECKING:
    from tests.fakes.telegram.person import Person


class Group:
    """A basic group or a supergroup; after `upgrade` the same object is the new one."""

    def __init__(self, world: World, chat: Chat, owner: User) -> None:
        self._world = world
        self._former: list[Chat] = []
        self.chat = chat
        self._owner = owner

    @property
    def id(self) -> int:
        """The chat's id now."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """Everything that stands in the group, service messages too."""
        return [one for chat in (*self._former, self.chat) for one in chat.messages if not one.is_deleted]

    @property
    def topics(self) -> list[Topic]:
        """The forum's topics."""
        return list(self.chat.topics.values())

    def inbox(self, topic: Topic | None = None) -> list[Message]:
        """Return what the bot wrote, perhaps in one topic."""
        mine = [one for one in self.messages if one.sender is self._world.bot and not one.extra]
        return mine if topic is None else [one for one in mine if one.thread_id == topic.id]

    async def add_bot(self, rights: frozenset[str] | None = None) -> None:
        """Put the bot into the group; with rights, as an administrator."""
        self._set_bot("administrator" if rights is not None else "member", rights or frozenset())
        self._service({"new_chat_members": [self._bot_json()]})

    async def kick_bot(self) -> None:
        """Ban the bot."""
        self._set_bot("kicked")

    async def promote_bot(self, rights: frozenset[str] = BOT_RIGHTS) -> None:
        """Make the bot an administrator with those rights."""
        self._set_bot("administrator", rights)

    async def demote_bot(self) -> None:
        """Make the bot a mere member."""
        self._set_bot("member")

    async def join(self, person: Person) -> None:
        """Let a person in."""
        self._set(Member(person.user), person.user)
        self._service({"new_chat_members": [person.json()]}, person.user)

    async def leave(self, person: Person) -> None:
        """See a person off."""
        self._service({"left_chat_member": person.json()}, person.user)
        self._set(Member(person.user, "left"), person.user)

    async def silence(self, *, may_write: bool = False) -> None:
        """Take from mere members the right to write, or give it back."""
        self.chat.members_may_write = may_write

    async def topic(self, name: str) -> Topic:
        """Begin a topic as the owner."""
        made = begin_topic(self._world, self.chat, name)
        message = self.chat.message(made.id)
        assert message is not None
        message.sender = self._owner
        tell_message(self._world, message)
        return made

    async def close_topic(self, topic: Topic, *, closed: bool = True) -> None:
        """Close a topic, or open it again."""
        topic.is_closed = closed
        self._service({"forum_topic_closed" if closed else "forum_topic_reopened": {}}, topic=topic)

    async def delete_topic(self, topic: Topic) -> None:
        """Delete a topic with what was said in it; the bot is not told."""
        remove_topic(self.chat, topic)

    async def delete(self, message: Message) -> None:
        """Delete a message; the bot is not told."""
        message.is_deleted = True

    async def upgrade(self, *, forum: bool = False) -> None:
        """Make a basic group a supergroup: it gets a new id, and nothing can be sent to the old one."""
        old, world = self.chat, self._world
        assert old.type == "group"
        new = Chat(
            world.ids.supergroup(), "supergroup", old.title, is_forum=forum, members=dict(old.members),
            members_may_write=old.members_may_write,
        )  # fmt: skip
        world.chats[new.id] = new
        self._service({"migrate_to_chat_id": new.id})
        old.upgraded_to = new.id
        self._former.append(old)
        self.chat = new
        tell_message(
            world, world.post(new, ANONYMOUS, sender_chat=new, extra={"migrate_from_chat_id": old.id})
        )

    def _set_bot(self, status: Status, rights: frozenset[str] = frozenset()) -> None:
        self._set(Member(self._world.bot, status, rights), self._owner)

    def _set(self, new: Member, by: User) -> None:
        old = self.chat.members.get(new.user.id) or Member(new.user, "left")
        self.chat.members[new.user.id] = new
        tell_member(self._world, self.chat, by, old, new)

    def _service(
        self, extra: dict[str, object], sender: User | None = None, topic: Topic | None = None
    ) -> None:  # fmt: skip
        thread = topic.id if topic else None
        message = self._world.post(
            self.chat,
            sender or self._owner,
            extra=extra,
            thread_id=thread,
            is_topic_message=topic is not None,
        )
        tell_message(self._world, message)

    def _bot_json(self) -> dict[str, object]:
        bot = self._world.bot
        return {"id": bot.id, "is_bot": True, "first_name": bot.first_name, "username": bot.username}
