"""Sends what the outbox holds: new messages, rewritten cards, private answers, forms, documents.

Telegram has no mark by which a repeated message is recognised and lets no bot look back. So: parts that
arrived are written down, a card that stands is rewritten (which does no harm twice), and whatever a lost
answer or a crash leaves uncertain is sent again and says so.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from bot.channels.telegram.courier import Courier, MessageGone, NotSent
from bot.channels.telegram.forms import Forms
from bot.channels.telegram.keyboards import markup, to_note
from bot.channels.telegram.lines import html_of, plain
from bot.channels.telegram.memory import CARD, KEYS, SENT, SHEETS, write
from bot.channels.telegram.places import Ref, Spot, message_key, query_at, spot_of
from bot.channels.telegram.queries import Queries
from bot.channels.telegram.render import Drawn, draw
from bot.channels.telegram.settings import MEGABYTE
from bot.channels.telegram.topics import Topics
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import Text, say
from bot.use_cases.ports import Outgoing, UnitOfWork, Vault, Wording

CLOUD_UPLOAD, LOCAL_UPLOAD = 50 * MEGABYTE, 2000 * MEGABYTE
DocumentLink = Callable[[UnitOfWork, Receiver, Document], Text | None]
"""Gives a receiver words with a link to a document; none where there is no such page."""


def no_document_link(_uow: UnitOfWork, _receiver: Receiver, _document: Document) -> Text | None:
    """Give nobody a link."""
    return None


@dataclass(frozen=True)
class TelegramSender:
    """Implements `bot.delivery.sender.Sender`."""

    courier: Courier
    queries: Queries
    forms: Forms
    vault: Vault
    wording: Wording
    topics: Topics
    folder: Path  # where documents are poured on their way
    most_bytes: int = CLOUD_UPLOAD
    document_link: DocumentLink = no_document_link
    _unsent: set[str] = field(default_factory=set)  # keys whose last try surely did not arrive

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Deliver and return `CHAT/ID,ID`. Raises `RetryLater`, `ReceiverGone` and `DeliveryFailed`."""
        reply = outgoing.reply
        spot = await self.courier.now_at(spot_of(outgoing.address))
        if reply.form is not None:
            return await self._open_form(outgoing, spot)
        is_repeat = outgoing.attempts > 1 and standing is None and outgoing.key not in self._unsent
        drawn = draw(outgoing, self.wording, is_repeat=is_repeat)
        if reply.private and await self._as_toast(reply, drawn):
            return ""
        self._unsent.discard(outgoing.key)
        try:
            async with self.courier.alone(spot.chat):
                if standing or not reply.quiet:
                    spot = await self.topics.spot(outgoing, spot)
                if standing:
                    ref = await self._rewrite(outgoing, drawn, spot, Ref.read(standing))
                else:
                    ref = await self._post(outgoing, drawn, spot)
                await self.topics.settle(outgoing, spot)
                return ref
        except NotSent:
            self._unsent.add(outgoing.key)
            raise

    async def _as_toast(self, reply: Reply, drawn: Drawn) -> bool:
        """Answer the press that caused a short private answer with it."""
        query, _ = query_at(reply.place)
        if query is None or reply.buttons or reply.sections or reply.documents:
            return False
        return await self.queries.say(query, drawn.toast)

    async def _open_form(self, outgoing: Outgoing, spot: Spot) -> str:
        query, in_group = query_at(outgoing.reply.place)
        message = await self.forms.open(outgoing, spot)
        if query is not None and in_group:
            await self.queries.say(query, self._words(say("telegram.form_in_private"), outgoing))
        return str(Ref(spot.chat, (message,)))

    async def _post(self, outgoing: Outgoing, drawn: Drawn, spot: Spot) -> str:
        if outgoing.reply.quiet:
            return ""
        kept = await self.courier.memory.get(SENT, outgoing.key) if outgoing.attempts > 0 else None
        done: list[int] = list(kept["messages"]) if kept else []
        chat = spot.chat
        for place in range(len(done), len(drawn.pieces)):
            is_last = place == len(drawn.pieces) - 1
            keys = markup(drawn.keyboard.keys) if is_last else None
            chat, message = await self.courier.post(Spot(chat, spot.topic), drawn.pieces[place], keys)
            done.append(message)
            await self._remember(outgoing, drawn, chat, done, is_last=is_last)
        await self._documents(outgoing, drawn, Spot(chat, spot.topic), done)
        return str(Ref(chat, tuple(done)))

    async def _rewrite(self, outgoing: Outgoing, drawn: Drawn, spot: Spot, ref: Ref) -> str:
        """Rewrite a card where it stands; anew at the end of the chat where it does not stand any more."""
        pieces, done = drawn.pieces, list(ref.messages)
        if not pieces or ref.chat != spot.chat:
            return await self._post(outgoing, drawn, spot)
        try:
            for place, message in enumerate(done[: len(pieces)]):
                keys = markup(drawn.keyboard.keys) if place == len(pieces) - 1 else None
                await self.courier.rewrite(ref.chat, message, pieces[place], keys)
        except MessageGone:
            return await self._post(outgoing, drawn, spot)
        for message in done[len(pieces) :]:
            await self._remove(ref.chat, message, outgoing)
        done = done[: len(pieces)]
        for place in range(len(done), len(pieces)):
            keys = markup(drawn.keyboard.keys) if place == len(pieces) - 1 else None
            _, message = await self.courier.post(spot, pieces[place], keys)
            done.append(message)
        await self._remember(outgoing, drawn, ref.chat, done, is_last=True)
        await self._documents(outgoing, drawn, spot, done)
        return str(Ref(ref.chat, tuple(done)))

    async def _remove(self, chat: int, message: int, outgoing: Outgoing) -> None:
        """Take back a part that the card does not need any more, or empty it where it is too old for that."""
        try:
            await self.courier.take_back(chat, message)
        except MessageGone:
            words = html_of(plain(self._words(say("telegram.shorter"), outgoing)))
            try:
                await self.courier.rewrite(chat, message, words, None)
            except MessageGone:
                return

    async def _remember(
        self, outgoing: Outgoing, drawn: Drawn, chat: int, done: list[int], *, is_last: bool
    ) -> None:
        """Write down what a message belongs to, where anything will ever ask."""
        card, several = outgoing.reply.card, len(drawn.pieces) + len(drawn.documents) > 1
        foldable = is_last and drawn.keyboard.is_foldable
        if card is None and not several and not foldable:
            return
        messages = list(done)

        def work(uow: UnitOfWork) -> None:
            if several or card is not None:  # a card posted twice would leave one with buttons for ever
                write(uow, SENT, outgoing.key, {"messages": messages})
            if card is not None:
                for message in messages:
                    write(uow, CARD, message_key(chat, message), {"card": card})
            if foldable:
                write(uow, KEYS, message_key(chat, messages[-1]), to_note(drawn.keyboard))

        await self.courier.memory.run(work)

    async def _documents(self, outgoing: Outgoing, drawn: Drawn, spot: Spot, beside: list[int]) -> None:
        """Send the documents that are not there yet: once beside a card, once for each message."""
        if not drawn.documents:
            return
        key = f"{spot.chat}:{outgoing.reply.card or outgoing.key}"
        kept = await self.courier.memory.get(SHEETS, key)
        sent: list[str] = list(kept["sha256"]) if kept else []
        for document in drawn.documents:
            if document.sha256 not in sent:
                await self._document(document, spot, outgoing, beside[-1] if beside else None)
                sent.append(document.sha256)
                await self.courier.memory.put(SHEETS, key, {"sha256": list(sent)})

    async def _document(self, document: Document, spot: Spot, outgoing: Outgoing, beside: int | None) -> None:
        """Send a document by way of the disk: one of a gigabyte is not held in memory."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.folder) as stream:
            size = await asyncio.to_thread(self._pour, document, stream)
            if size > self.most_bytes:
                words = await self._too_big(document, outgoing)
                await self.courier.post(spot, html_of(plain(words)), reply_to=beside)
            elif document.is_picture:
                caption = document.alt or document.name
                await self.courier.post_picture(spot, stream.read(), document.name, caption, reply_to=beside)
            else:
                await self.courier.post_file(spot, stream, document.name, reply_to=beside)

    def _pour(self, document: Document, stream: BinaryIO) -> int:
        """Write a document to the beginning of *stream* and return its size in bytes."""
        self.vault.copy_to(document.sha256, stream)
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        return size

    async def _too_big(self, document: Document, outgoing: Outgoing) -> str:
        """Return words for a document that cannot be sent here, with a link to it where there can be one."""
        to, most = outgoing.reply.to, self.most_bytes // MEGABYTE
        link = await self.courier.memory.transactions.run(lambda uow: self.document_link(uow, to, document))
        if link is None:
            return self._words(say("telegram.document_too_big", name=document.name, most=most), outgoing)
        said = say("telegram.document_by_link", name=document.name, most=most)
        return f"{self._words(said, outgoing)}\n\n{self._words(link, outgoing)}"

    def _words(self, text: Any, outgoing: Outgoing) -> str:
        return self.wording.render(text, outgoing.language)
