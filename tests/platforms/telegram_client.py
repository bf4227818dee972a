"""A script's people at the fake Telegram: they write, press, tick, answer prompts, send files, and read what comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.config import languages
from bot.core.text import say
from bot.i18n.catalogue import CatalogueWording
from bot.play.stage import Unmet
from tests.fakes.telegram import FakeTelegram, Group, Message, Person
from tests.fakes.telegram.records import Chat, Json, Revision, inline_rows
from tests.platforms.platform_client import PlatformClient, Standing, button_of, fact_of

UNFOLD, FOLD, UP, GROUP = "v:more", "v:less", "v:up", "v:s:"
SEND, TICK, WRITE = "f:send", "f:t:", "f:w:"
BEFORE = tuple(
    f"   {CatalogueWording().render(say('telegram.before', value=''), code)}" for code in languages()
)
"""How the line begins that says what a value was before."""
SECONDS = 20.0


@dataclass
class TelegramClient(PlatformClient):
    """Implements `bot.play.ports.Client`; `rooms` are groups by their code."""

    telegram: FakeTelegram = field(kw_only=True)
    persons: Mapping[str, Person] = field(kw_only=True)
    rooms: Mapping[str, Group] = field(kw_only=True)

    def is_quiet(self) -> bool:
        """Tell whether the bot has fetched everything."""
        return not self.telegram.pending

    def let_pass(self, seconds: float) -> None:
        """Push Telegram's clock."""
        self.telegram.clock.advance(seconds)

    async def say(self, handle: str, text: str) -> None:
        """Write to the bot."""
        await self.persons[handle].write(text)

    async def reply(self, handle: str, text: str, card: str) -> None:
        """Reply to a message."""
        await self.persons[handle].reply(self._message(int(card)), text)

    async def press(self, handle: str, button: dict[str, Any]) -> None:
        """Press one key after another of a message, the first as it stands or as it once stood."""
        message, person = self._message(button["message"]), self.persons[handle]
        *way, last = button["keys"]
        for label, _ in way:
            stood = len(message.revisions)
            await person.press(label, on=message)
            await self._rewritten(message, stood)
        label, data = last
        is_former = data is not None and data not in {key["callback_data"] for key in _keys(message.now)}
        await person.press(label, on=message, stale=is_former)

    async def submit(self, handle: str, form: str, values: dict[str, Any]) -> str | None:
        """Tick fields and answer prompts until the form is sent."""
        newest, person = self._message(int(form)), self.persons[handle]
        notes = {code: str(note) for code, note in (values.get("corrections") or {}).items()}
        words = {name: str(text) for name, text in values.items() if name != "corrections"}
        board = newest if not newest.asks_for_reply else _board(person)
        if board is not None:
            await self._tick(person, board, notes)
        if newest.asks_for_reply and words:  # the form begins with words, and these send it
            await person.reply(newest, next(iter(words.values())))
        elif board is not None:
            for name, text in words.items():
                newest = await self._written(person, board, f"{WRITE}{name}", newest, text)
            await person.press(_key(board, SEND), on=board)
        for note in notes.values():
            newest = await self._answered(person, newest, note)
        return None

    async def send(self, handle: str, path: Path, caption: str) -> None:
        """Send a file to the bot."""
        await self.persons[handle].send_document(path, caption=caption)

    def standing(self) -> Iterator[Standing]:
        """Yield messages, and what was shown after presses."""
        cards = {key for ref in self.database.cards() for key in _messages_of(ref)}
        handles = {person.id: handle for handle, person in self.persons.items()}
        codes = {group.id: code for code, group in self.rooms.items()}
        for chat in self.telegram.world.chats.values():
            room = handles[chat.user.id] if chat.user else codes[chat.id]
            yield from self._in_chat(chat, room, cards)
        for query in self.telegram.world.queries.values():
            if query.toast is not None and query.toast.text:
                body = {"paragraphs": [query.toast.text]}
                yield Standing(("toast", query.id), handles[query.user.id], query.toast.at, 1, body)

    def _in_chat(self, chat: Chat, room: str, cards: set[tuple[int, int]]) -> Iterator[Standing]:
        """Yield the bot's messages of a chat, the files that went with one as part of it."""
        messages = list(self._bots(chat))
        for message in messages:
            if _goes_with(message) in messages:
                continue
            files = [one for one in messages if _goes_with(one) is message]
            body = _body(message, is_card=(chat.id, message.id) in cards)
            body["documents"] = [
                *body.get("documents", ()),
                *({"name": one.file.name} for one in files if one.file),
            ]
            yield Standing(
                (message.sequence,), room, max(one.now.at for one in (message, *files)),
                (len(message.revisions), message.is_deleted, len(files)), body, tuple(_former(message)),
            )  # fmt: skip

    async def _tick(self, person: Person, board: Message, notes: Mapping[str, str]) -> None:
        """Tick the fields that are to be corrected, by their place on the board."""
        kept = await self.database.read(lambda uow: uow.channel_notes.get("telegram", "form", str(person.id)))
        codes = [str(one["code"]) for one in kept["fields"]] if kept else []
        for code in notes:
            if code not in codes:
                raise Unmet(f"the board has no {code}")
            stood = len(board.revisions)
            await person.press(_key(board, f"{TICK}{codes.index(code)}"), on=board)
            await self._rewritten(board, stood)

    async def _written(self, person: Person, board: Message, data: str, last: Message, text: str) -> Message:
        """Press the key that asks for words, and answer."""
        await person.press(_key(board, data), on=board)
        stood = len(board.revisions)
        prompt = await self._answered(person, last, text)
        await self._rewritten(board, stood)
        return prompt

    async def _answered(self, person: Person, last: Message, text: str) -> Message:
        """Answer the prompt that comes after *last*, and return it."""

        def found() -> Message | None:
            later = [one for one in person.inbox() if one.sequence > last.sequence and one.asks_for_reply]
            return later[-1] if later else None

        prompt = await self.telegram.until(found, SECONDS)
        assert prompt is not None
        await person.reply(prompt, text)
        return prompt

    async def _rewritten(self, message: Message, stood: int) -> None:
        await self.telegram.until(lambda: len(message.revisions) > stood, SECONDS)

    def _message(self, sequence: int) -> Message:
        chats = self.telegram.world.chats.values()
        return next(one for chat in chats for one in chat.messages if one.sequence == sequence)

    def _bots(self, chat: Chat) -> Iterator[Message]:
        bot = self.telegram.world.bot
        yield from (one for one in chat.messages if one.sender is bot and not one.extra)


def _goes_with(message: Message) -> Message | None:
    """Return the message beside which a file was put."""
    return message.reply_to if message.file is not None else None


def _messages_of(ref: str) -> Iterator[tuple[int, int]]:
    chat, _, messages = ref.partition("/")
    yield from ((int(chat), int(one)) for one in messages.split(",") if one)


def _board(person: Person) -> Message | None:
    """Return the message on which a form's fields are ticked, None where the form has none."""
    boards = [one for one in person.inbox() if any(key["callback_data"] == SEND for key in _keys(one.now))]
    return boards[-1] if boards else None


def _key(message: Message, data: str) -> str:
    """Return the label of the key that sends *data*."""
    return next(str(key["text"]) for row in message.rows for key in row if key.get("callback_data") == data)


def _body(message: Message, *, is_card: bool) -> dict[str, Any]:
    """Return what is read and pressed; a message that was taken back is empty."""
    if message.is_deleted:
        return {}
    keys = _keys(message.now)
    is_form = any(key["callback_data"] == SEND for key in keys) or message.asks_for_reply
    facts = [*_folded(message), *_changed(message)]
    return {
        "paragraphs": [message.text],
        "sections": [{"title": "", "facts": facts}] if facts else [],
        "buttons": _below(message),
        "documents": [{"name": message.file.name}] if message.file else [],
        "card": str(message.sequence) if is_card else None,
        "form": {"id": str(message.sequence), "title": ""} if is_form else None,
    }


def _keys(revision: Revision) -> list[Json]:
    return [key for row in inline_rows(revision.markup) for key in row]


def _is_resting(revision: Revision) -> bool:
    """Tell whether the keys of a message's lines are folded, or there are none."""
    return not {FOLD, UP} & {key["callback_data"] for key in _keys(revision)}


def _resting(message: Message) -> Revision:
    """Return the newest form in which the keys of its lines were folded."""
    return next(one for one in reversed(message.revisions) if _is_resting(one))


def _below(message: Message) -> list[dict[str, Any]]:
    """Return the buttons under a message, reached by the way back where its lines' keys are unfolded."""
    keys = [key for key in _keys(_resting(message)) if not key["callback_data"].startswith(("v:",))]
    return [_button(message, key["text"], *_way_down(message), key) for key in keys]


def _folded(message: Message) -> list[dict[str, Any]]:
    """Return a message's lines, each with every button that unfolds keys of the lines' names."""
    keys = [key for key in _keys(_resting(message)) if _unfolds(key)]
    return [
        fact_of(line, _of_line(message, label, title, line.partition(":")[0]))
        for title, line in _lines_of(message)
        for label in dict.fromkeys(str(key["text"]) for key in keys)
    ]


def _changed(message: Message) -> Iterator[dict[str, Any]]:
    """Yield the lines below which it stands what they were before, as facts that hold both."""
    fact: dict[str, str] | None = None
    for line in message.text.splitlines():
        mark = next((one for one in BEFORE if line.startswith(one)), None)
        if line.startswith("• "):
            label, _, value = line.removeprefix("• ").partition(": ")
            fact = {"label": label, "value": value}
        elif fact is not None and mark is not None:
            yield {**fact, "before": line.removeprefix(mark)}
            fact = None
        elif fact is not None and line.strip():
            fact = {**fact, "value": f"{fact['value']}\n{line}"}
        else:
            fact = None


def _lines_of(message: Message) -> Iterator[tuple[str, str]]:
    """Yield a message's lines with the title that each stands under."""
    title = ""
    for line in message.text.splitlines():
        if line.startswith("• "):
            yield title, line.removeprefix("• ")
        elif line.strip() and not line.startswith(" "):
            title = line.strip()


def _of_line(message: Message, label: str, title: str, name: str) -> dict[str, Any]:
    """Return a line's button: it is called *label*, and stands under its section's title, then its own *name*."""
    return _button(message, label, *_way_up(message, label, title, name), {"text": name})


def _way_up(message: Message, label: str, title: str, name: str) -> list[Json]:
    """Return the keys to press until the keys of a section's lines are there."""
    held = {key["callback_data"]: key for key in _keys(message.now)}
    if FOLD in held or UP in held:
        if any(key["text"] == name for key in held.values()):
            return []
        return [held[UP], {"text": title}] if UP in held else [{"text": title}]
    first = next(key for key in held.values() if key["text"] == label and _unfolds(key))
    is_all = first["callback_data"] == UNFOLD and _has_sections(message)
    return [first, {"text": title}] if is_all else [first]


def _unfolds(key: Json) -> bool:
    return str(key["callback_data"]).startswith((UNFOLD, GROUP))


def _way_down(message: Message) -> list[Json]:
    """Return the keys to press until the lines' keys are folded again."""
    held = {key["callback_data"]: key for key in _keys(message.now)}
    if UP in held:
        return [held[UP], {"text": held[UP]["text"]}]
    return [held[FOLD]] if FOLD in held else []


def _has_sections(message: Message) -> bool:
    """Tell whether the lines' keys stand by section: more than one title has lines under it."""
    return len({title for title, _ in _lines_of(message)}) > 1


def _button(message: Message, label: str, *keys: Json) -> dict[str, Any]:
    """Return a button that is pressed by one key after another."""
    pressed = [[key["text"], key.get("callback_data")] for key in keys]
    return button_of(label, message=message.sequence, keys=pressed)


def _former(message: Message) -> Iterator[dict[str, Any]]:
    for revision in message.revisions[:-1]:
        yield from (_button(message, key["text"], key) for key in _keys(revision))
