"""Topics of the OCM's forum: one for each kind of matter, or one for each case, made when its first card comes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.telegram.courier import Courier
from bot.channels.telegram.memory import TOPIC, write
from bot.channels.telegram.places import Spot
from bot.core.replies import Reply
from bot.core.text import say
from bot.use_cases.ports import Outgoing, UnitOfWork, Wording

LONGEST_NAME = 120  # Telegram takes 128 letters
NONE, KIND, CASE = "none", "kind", "case"
REVIEW, HUMAN = "review", "human"
KINDS = {"analyst": REVIEW, "verify": REVIEW, "human": HUMAN}
"""The kinds of matter by the beginning of a card's key; news without a card or a case stand in General."""


@dataclass(frozen=True)
class Topics:
    """Finds the topic of what is sent to a room, or begins it; `by` says how a forum is parted."""

    courier: Courier
    wording: Wording
    by: str = NONE

    async def spot(self, outgoing: Outgoing, spot: Spot) -> Spot:
        """Return where a reply goes: its topic, or the spot itself where none is meant or can be had.

        To be called under the chat's lock: two cards must not begin one topic twice. Raises `RetryLater`.
        """
        key = self._key(outgoing) if spot.topic is None and spot.chat < 0 else None
        if key is None:
            return spot
        kept = await self.courier.memory.get(TOPIC, f"{spot.chat}/{key}")
        if kept is not None:
            return replace(spot, topic=int(kept["topic"]))
        return await self._begin(spot, key, await self._name(outgoing, key))

    def _key(self, outgoing: Outgoing) -> str | None:
        reply = outgoing.reply
        if self.by == NONE or reply.to.kind != "room" or reply.private or reply.form is not None:
            return None
        case, kind = _case_of(reply), KINDS.get((reply.card or "").partition(":")[0])
        if self.by == CASE and case:
            return f"{CASE}:{case}"
        return f"{KIND}:{kind or REVIEW}" if kind or case else None

    async def _name(self, outgoing: Outgoing, key: str) -> str:
        how, _, what = key.partition(":")
        if how == CASE:
            return await self.courier.memory.transactions.run(lambda uow: _case_name(uow, what))
        return self.wording.render(say(f"telegram.topic.{what}"), outgoing.language)

    async def _begin(self, spot: Spot, key: str, name: str) -> Spot:
        topic = await self.courier.begin_topic(spot.chat, name)
        if topic is None:
            return spot

        def work(uow: UnitOfWork) -> None:
            write(uow, TOPIC, f"{spot.chat}/{key}", {"topic": topic})
            write(uow, TOPIC, f"{spot.chat}/{topic}", {"key": key})

        await self.courier.memory.run(work)
        return replace(spot, topic=topic)


def _case_of(reply: Reply) -> str | None:
    """Return the Brief that a reply is about: its card's, or its buttons'."""
    kind, _, rest = (reply.card or "").partition(":")
    if KINDS.get(kind) == REVIEW:
        return rest.partition(":")[0]
    arguments = [button.action.args.get("brief") for button in reply.buttons]
    return next((str(one) for one in arguments if one), None)


def _case_name(uow: UnitOfWork, brief: str) -> str:
    found = uow.briefs.get(brief)
    name = str(found.fields.get("name") or "")
    return " · ".join(part for part in (found.folio or brief, name) if part)[:LONGEST_NAME]
