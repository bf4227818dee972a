"""Requests of the page as durable inbound messages: stored first, shown with it, acknowledged after."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from starlette.datastructures import UploadFile

from bot.channels.sandbox import own_messages
from bot.channels.sandbox.dependencies import MEGABYTE, PLATFORM, SandboxDependencies
from bot.channels.sandbox.reading import clean, file_name, id_of, id_or_none, text_of, values_of
from bot.channels.sandbox.refusals import SandboxRefusal
from bot.channels.sandbox.shown_cards import ShownCards
from bot.core.messages import (
    Body,
    CardReply,
    FormSubmission,
    Identity,
    Inbound,
    IncomingFile,
    Press,
    TextMessage,
    Upload,
)
from bot.core.text import say
from bot.use_cases.ports import UnitOfWork

Payload = Mapping[str, Any]


@dataclass(frozen=True)
class Receipt:
    """The message's id; `accepted` is False where it had been taken before."""

    id: str
    accepted: bool


@dataclass(frozen=True)
class _Showing:
    """Which chat shows what the person did."""

    room: str
    body: dict[str, Any]


_Shower = Callable[[str], _Showing | None]  # from the person's handle, inside the transaction


class SandboxReceiver:
    """Takes what people do on the page. Every method raises `SandboxRefusal` with words for the person."""

    def __init__(self, needs: SandboxDependencies) -> None:
        self._needs = needs
        self._cards = ShownCards()

    async def say(self, payload: Payload) -> Receipt:
        """Take `{as, text, reply_to_card?, room?, id?}`: a message, or an answer in a card's thread."""
        text, card = text_of(payload, "text"), id_or_none(payload, "reply_to_card")
        room = id_or_none(payload, "room")
        body = TextMessage(text) if card is None else CardReply(text, card)

        def showing(person: str) -> _Showing:
            where = person if card is None else self._cards.room_of(card, person, room)
            return _Showing(where, own_messages.said(text, reply_to=card))

        return await self._take(payload, body, showing)

    async def press(self, payload: Payload) -> Receipt:
        """Take `{as, button, id?}`."""
        button = id_of(payload, "button")

        def showing(person: str) -> _Showing | None:
            seen = self._cards.button(button)
            if seen is None or seen.toggle or seen.room != person:
                return None  # toggles and shared cards show their own change; an echo would only be noise
            return _Showing(person, own_messages.pressed(seen))

        return await self._take(payload, Press(button), showing)

    async def submit(self, payload: Payload) -> Receipt:
        """Take `{as, form, values, id?}`."""
        form, values = id_of(payload, "form"), values_of(payload)

        def showing(person: str) -> _Showing:
            return _Showing(person, own_messages.submitted(self._cards.form(form), values))

        return await self._take(payload, FormSubmission(form, values), showing)

    async def upload(self, payload: Payload, files: Sequence[UploadFile]) -> Receipt:
        """Take `{as, caption?, id?}` and files, which go to the vault first."""
        if not files:
            raise SandboxRefusal(say("sandbox.error.no_file"))
        caption = clean(payload.get("caption"))
        kept = tuple([await self._keep(file) for file in files])

        def showing(person: str) -> _Showing:
            return _Showing(person, own_messages.uploaded(kept, caption))

        return await self._take(payload, Upload(kept, caption), showing)

    async def _keep(self, file: UploadFile) -> IncomingFile:
        name = file_name(file.filename)
        if (file.size or 0) > self._needs.most_bytes:
            most = self._needs.most_bytes // MEGABYTE
            raise SandboxRefusal(say("sandbox.error.file_too_big", name=name, most=most), 413)
        content = await file.read()
        sha256 = await asyncio.to_thread(self._needs.vault.put, content)
        return IncomingFile(sha256, name, len(content), file.content_type or "application/octet-stream")

    async def _take(self, payload: Payload, body: Body, showing: _Shower) -> Receipt:
        handle = id_of(payload, "as")
        at = self._needs.clock.now()
        inbound = Inbound(id_or_none(payload, "id") or str(uuid4()), Identity(PLATFORM, "", handle), body, at)

        def work(uow: UnitOfWork) -> bool:
            if uow.people.get(handle) is None:
                raise SandboxRefusal(say("sandbox.error.unknown_person", handle=handle), 404)
            if not uow.inbox.add(inbound):
                return False
            self._cards.read(uow.sandbox)
            if (shown := showing(handle)) is not None:
                uow.sandbox.show(f"in:{inbound.id}", shown.room, handle, at, shown.body)
            return True

        accepted = await self._needs.transactions.run(work)
        self._needs.checkpoint("inbox_stored")
        self._needs.wake.set()
        self._needs.bell.ring()
        return Receipt(inbound.id, accepted)
