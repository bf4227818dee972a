"""Topics of the OCM's forum: one for each kind of matter, or one for each case, made when its first card comes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.telegram.courier import Courier
from bot.channels.telegram.memory import TOPIC, write
from bot.channels.telegram.places import Spot
from bot.channels.telegram.settings import PLATFORM
from bot.core.replies import Reply
from bot.core.text import say
from bot.use_cases.ports import Outgoing, UnitOfWork, Wording
from bot.use_cases.review.cards import is_over

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
            there = replace(spot, topic=int(kept["topic"]))
            if kept.get("closed") and await self._goes_on(outgoing.reply, key):
                await self._set(there, key, is_open=True)
            return there
        return await self._begin(spot, key, await self._name(outgoing, key))

    async def settle(self, outgoing: Outgoing, spot: Spot) -> None:
        """Close the topic of a case that has ended, once what was sent there stands. Under the chat's lock too."""
        key = self._key(outgoing) if self.by == CASE and spot.chat < 0 else None
        if key is None or not key.startswith(f"{CASE}:"):
            return
        kept = await self.courier.memory.get(TOPIC, f"{spot.chat}/{key}")
        if kept is None or kept.get("closed") or await self._goes_on(outgoing.reply, key):
            return
        await self._set(replace(spot, topic=int(kept["topic"])), key, is_open=False)

    async def _goes_on(self, reply: Reply, key: str) -> bool:
        """Tell whether people have something to say or do in a case's topic: it has not ended, or asks for more."""
        if reply.buttons:
            return True
        return not await self.courier.memory.transactions.run(lambda uow: _has_ended(uow, key))

    async def close_ended(self) -> None:
        """Close the topics of cases that ended while nothing was said there, or Telegram was away."""
        for place, key, topic in await self.courier.memory.transactions.run(_left_open):
            async with self.courier.alone(place):
                await self._set(Spot(place, topic), key, is_open=False)

    async def _set(self, spot: Spot, key: str, *, is_open: bool) -> None:
        if await self.courier.set_topic(spot, is_open=is_open):
            await self.courier.memory.put(
                TOPIC, f"{spot.chat}/{key}", {"topic": spot.topic, "closed": not is_open}
            )

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


def _has_ended(uow: UnitOfWork, key: str) -> bool:
    """Tell whether a topic is that of a Brief that was cancelled, expired or closed."""
    how, _, brief = key.partition(":")
    try:
        return how == CASE and is_over(uow.briefs.get(brief))
    except KeyError:  # erased (R12): nothing more is said about it
        return True


def _left_open(uow: UnitOfWork) -> list[tuple[int, str, int]]:
    """Return chat, key and number of the topics that stand open though their case has ended."""
    notes = uow.channel_notes.all(PLATFORM, TOPIC)
    known = [(*place.partition("/")[::2], body) for place, body in notes.items() if "topic" in body]
    return [
        (int(chat), key, int(body["topic"]))
        for chat, key, body in known
        if not body.get("closed") and _has_ended(uow, key)
    ]


def _case_name(uow: UnitOfWork, brief: str) -> str:
    found = uow.briefs.get(brief)
    name = str(found.fields.get("name") or "")
    return " · ".join(part for part in (found.folio or brief, name) if part)[:LONGEST_NAME]
