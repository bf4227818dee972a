"""The updates that the bot has not confirmed: kept in order, up to their end, by queues of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.fakes.clock import Bell, PlatformClock
from tests.fakes.telegram.records import Json

DAY: Final = 86_400.0
QUERY_SECONDS: Final = 150.0  # how long a press waits to be fetched
QUERY_QUEUES: Final = 3 << 33  # presses are queued by user, messages by chat
KINDS: Final = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member",
    "chat_member", "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
    "shipping_query", "pre_checkout_query", "poll", "poll_answer", "chat_join_request", "chat_boost",
    "removed_chat_boost", "business_connection", "business_message", "edited_business_message",
    "deleted_business_messages", "purchased_paid_media",
})  # fmt: skip
NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Update:
    """One update; `queue` says which others it may not overtake at the webhook."""

    id: int
    kind: str
    body: Json
    queue: int
    until: float

    def told(self) -> Json:
        """Return it as the bot receives it."""
        return {"update_id": self.id, self.kind: self.body}


@dataclass
class UpdateQueue:
    """What waits; `everything` keeps what ever waited, for tests that deliver it again."""

    clock: PlatformClock
    bell: Bell
    next_id: int
    allowed: frozenset[str] = KINDS - NOT_BY_DEFAULT
    everything: list[Update] = field(default_factory=list)
    _waiting: list[Update] = field(default_factory=list)
    _again: list[Update] = field(default_factory=list)

    def add(self, kind: str, body: Json, *, queue: int, seconds: float = DAY) -> Update | None:
        """Let the bot have an update, unless it does not want that kind."""
        if kind not in self.allowed:
            return None
        made = Update(self.next_id, kind, body, queue, self.clock.now() + seconds)
        self.next_id += 1
        self._waiting.append(made)
        self.everything.append(made)
        self.bell.ring()
        return made

    def add_again(self, update: Update) -> None:
        """Deliver an update a second time, whatever was confirmed."""
        self._again.append(update)
        self.bell.ring()

    def waiting(self) -> list[Update]:
        """Return what is not confirmed and not too old, in order."""
        now = self.clock.now()
        self._waiting = [one for one in self._waiting if one.until > now]
        return [*self._again, *self._waiting]

    def from_offset(self, offset: int, limit: int) -> list[Update]:
        """Confirm everything before the offset and return what follows; -3 keeps the last three only."""
        again, self._again = self._again, []
        waiting = self.waiting()
        if offset < 0:
            offset = waiting[max(0, len(waiting) + offset)].id if waiting else 0
        if offset:
            self._waiting = [one for one in waiting if one.id >= offset]
        return [*again, *self._waiting][:limit]

    def confirm(self, update: Update) -> None:
        """Take an update out."""
        if update in self._again:
            self._again.remove(update)
        else:
            self._waiting = [one for one in self._waiting if one is not update]
        self.bell.ring()

    def clear(self) -> None:
        """Drop what waits."""
        self._waiting.clear()
        self.bell.ring()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Set what the bot wants: nothing said leaves it, an empty list is the default."""
        if kinds is None:
            return
        wanted = frozenset(kinds) & KINDS
        self.allowed = wanted or KINDS - NOT_BY_DEFAULT
