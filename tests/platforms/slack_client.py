"""A script's people at the fake Slack: they write, press, fill modals, send files, and read what comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.play.stage import Unmet
from tests.fakes.slack import Channel, FakeSlack, Message, Person, View
from tests.fakes.slack.filling import FormRefused
from tests.fakes.slack.reading import shown, words_of
from tests.platforms.platform_client import PlatformClient, Standing, button_of, fact_of

Blocks = list[dict[str, Any]]


@dataclass
class SlackClient(PlatformClient):
    """Implements `bot.play.ports.Client`; `rooms` are channels by their code."""

    slack: FakeSlack = field(kw_only=True)
    persons: Mapping[str, Person] = field(kw_only=True)
    rooms: Mapping[str, Channel] = field(kw_only=True)
    _belongs: dict[tuple[str, str], str] = field(default_factory=dict)

    def is_quiet(self) -> bool:
        """Tell whether everything arrived; who acts waits for the acknowledgement, but not what the bot did."""
        return not self.slack.courier._running

    def let_pass(self, seconds: float) -> None:
        """Push Slack's clock."""
        self.slack.clock.advance(seconds)

    async def say(self, handle: str, text: str) -> None:
        """Write to the bot."""
        await self.persons[handle].dm(text)

    async def reply(self, handle: str, text: str, card: str) -> None:
        """Answer in the thread of a message."""
        channel, _, thread = card.partition(":")
        await self.persons[handle].say(self.slack.home.channels[channel], text, thread_ts=thread)

    async def press(self, handle: str, button: dict[str, Any]) -> None:
        """Press a button of a message, as it stands or as it once stood."""
        channel = self.slack.home.channels[button["channel"]]
        message = next(one for one in channel.messages if one.ts == button["ts"])
        is_former = not _has(message.blocks, button["action"])
        await self.persons[handle].click(button["action"], on=message, stale=is_former)

    async def submit(self, handle: str, form: str, values: dict[str, Any]) -> str | None:
        """Fill the modal by its block ids and send it."""
        person = self.persons[handle]
        view = person.modal
        if view is None or view.id != form:
            raise Unmet(f"the modal is not open any more for {handle}")
        try:
            await person.submit(dict(_filled(view, values)))
        except FormRefused as refusal:
            return str(refusal)
        return "\n".join(view.errors.values()) or None

    async def send(self, handle: str, path: Path, caption: str) -> None:
        """Send a file to the bot."""
        await self.persons[handle].upload([path], caption)

    def standing(self) -> Iterator[Standing]:
        """Yield messages, with those of one reply together, and modals."""
        cards = frozenset(":".join(ref.split(":")[:2]) for ref in self.database.cards())
        handles = {person.id: handle for handle, person in self.persons.items()}
        for channel in self.slack.home.channels.values():
            room = self._room(channel, handles)
            for parts in self._replies(channel):
                seen_in = handles[parts[0].ephemeral_to] if parts[0].ephemeral_to else room
                yield _standing(parts, seen_in, cards)
        for view in self.slack.world.views.values():
            if view.type == "modal":
                yield _modal(view, handles[view.user])

    def _room(self, channel: Channel, handles: Mapping[str, str]) -> str:
        if channel.user is not None:
            return handles[channel.user]
        return next(code for code, one in self.rooms.items() if one.id == channel.id)

    def _replies(self, channel: Channel) -> Iterator[list[Message]]:
        """Yield the bot's messages of a channel, those posted for one reply together, with its files."""
        replies: dict[str, list[Message]] = {}
        last = ""
        for message in channel.messages:
            if message.bot_id and not message.deleted:
                posted = ((message.metadata or {}).get("event_payload") or {}).get("key") or message.ts
                posted = last if message.files and last else posted
                last = self._belongs.setdefault((channel.id, message.ts), posted)
                replies.setdefault(last, []).append(message)
        yield from replies.values()


def _standing(parts: list[Message], room: str, cards: frozenset[str]) -> Standing:
    first, last = parts[0], [part for part in parts if not part.files or part is parts[0]][-1]
    ref = f"{last.channel}:{last.ts}"
    body: dict[str, Any] = {"paragraphs": [], "sections": [], "buttons": [], "documents": []}
    for part in parts:
        drawn = _drawn(part.blocks, part)
        for name, found in drawn.items():
            body[name] += found
        if not part.blocks and part.text:
            body["paragraphs"].append(shown(part.text))
        body["documents"] += [{"name": file.name} for file in part.files]
    body["card"] = ref if ref in cards else None
    former = [one for revision in last.past for one in _buttons(revision.blocks, last)]
    order = max(float(part.edited_ts or part.ts) for part in parts)
    form = tuple((part.ts, len(part.past)) for part in parts)
    return Standing((first.channel, first.ts), room, order, form, body, tuple(former))


def _modal(view: View, room: str) -> Standing:
    is_form = view.is_open and view.spec.get("callback_id") == "form"
    body = {"paragraphs": [words_of(view)], "form": {"id": view.id, "title": view.title} if is_form else None}
    return Standing(("modal", view.id), room, float("inf"), (view.hash, view.is_open), body)


def _drawn(blocks: Blocks, message: Message) -> dict[str, list[Any]]:
    """Return what is read and pressed; words of buttons are not read."""
    words: list[str] = []
    facts: list[dict[str, Any]] = []
    for block in blocks:
        if block["type"] != "section":
            continue
        text = block["text"]
        said = text["text"] if text["type"] == "plain_text" else shown(text["text"])
        if "accessory" in block:
            facts.append(fact_of(said, _button(block["accessory"], message)))
        else:
            words.append(said)
    below = [
        _button(one, message) for block in blocks if block["type"] == "actions" for one in block["elements"]
    ]
    return {
        "paragraphs": words,
        "sections": [{"title": "", "facts": facts}] if facts else [],
        "buttons": below,
    }


def _buttons(blocks: Blocks, message: Message) -> Iterator[dict[str, Any]]:
    for block in blocks:
        held = [block["accessory"]] if "accessory" in block else block.get("elements", ())
        yield from (_button(one, message) for one in held)


def _button(element: dict[str, Any], message: Message) -> dict[str, Any]:
    label = element["text"]["text"]
    return button_of(label, channel=message.channel, ts=message.ts, action=element["action_id"])


def _has(blocks: Blocks, action: str) -> bool:
    held = [one for block in blocks for one in (*block.get("elements", ()), block.get("accessory"))]
    return any(one and one.get("action_id") == action for one in held)


def _filled(view: View, values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is put into each input, by block id: words, ticks by group, a note for each field."""
    notes = values.get("corrections") or {}
    for block in view.blocks:
        kind, _, rest = str(block.get("block_id")).partition("/")
        name, _, code = rest.partition("/")
        if kind == "text" and name in values:
            yield block["block_id"], str(values[name])
        elif kind == "ticks":
            offered = {option["value"] for option in block["element"]["options"]}
            if chosen := [code for code in notes if code in offered]:
                yield block["block_id"], chosen
        elif kind == "note" and notes.get(code):
            yield block["block_id"], str(notes[code])
