"""What an update causes, in one transaction: a row in the inbox, an answer of the channel's own, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any

from bot.channels.telegram.boards import PREFIX
from bot.channels.telegram.commands import INTENTS
from bot.channels.telegram.forms import Forms, Step, Taken
from bot.channels.telegram.heard import Blocked, Edited, Moved, Pressed, SentFile, SentOther, Where, Wrote
from bot.channels.telegram.keyboards import VIEWS, from_note, viewed
from bot.channels.telegram.memory import CARD, KEYS, WARNED, note, write
from bot.channels.telegram.moves import move
from bot.channels.telegram.places import identity_of, mark_of, message_key
from bot.channels.telegram.settings import CLOUD_MEGABYTES, MEGABYTE, TelegramSettings
from bot.channels.telegram.strangers import FOLIO, Strangers, is_token, known
from bot.core.messages import (
    Body,
    CardReply,
    Command,
    Inbound,
    Press,
    RemoteFile,
    RemoteUpload,
    TextMessage,
)  # fmt: skip
from bot.core.people import Person
from bot.core.text import Text, say
from bot.use_cases.ports import Clock, UnitOfWork

START, WHERE_AM_I = "start", "id"
UploadLink = Callable[[UnitOfWork, Person], Text | None]
"""Gives a person words with a link by which larger files come; none where there is no such page."""


def no_link(_uow: UnitOfWork, _person: Person) -> Text | None:
    """Give nobody a link."""
    return None


@dataclass(frozen=True)
class Rekey:
    """Other keys for a message that stands."""

    chat: int
    message: int
    keys: tuple[Any, ...]


@dataclass(frozen=True)
class After:
    """What is done once the transaction stands: words on a press, a form's steps, other keys."""

    toast: tuple[str, Text, str] | None = None  # query, words, language
    steps: Sequence[Step] = ()
    rekey: Rekey | None = None


NOTHING = After()


@dataclass(frozen=True)
class Taker:
    """Reads what was heard against what is known; `id` is the update's, unique for the bot's account."""

    settings: TelegramSettings
    clock: Clock
    forms: Forms
    strangers: Strangers
    upload_link: UploadLink = no_link

    @singledispatchmethod
    def take(self, heard: Any, uow: UnitOfWork, id: str) -> After:
        """Take something heard."""
        raise TypeError(type(heard).__name__)

    @take.register
    def _(self, heard: Wrote, uow: UnitOfWork, id: str) -> After:
        if not heard.is_for_us:
            return NOTHING
        if heard.command == START and is_token(heard.argument):
            self.strangers.take_token(uow, heard, id)
            return NOTHING
        if heard.command == WHERE_AM_I:
            self.strangers.tell_place(uow, heard.where, id)
            return NOTHING
        person = self.strangers.person(uow, heard.where, heard.text)
        if person is None:
            return NOTHING
        if heard.replied_to is not None:
            taken = (
                self.forms.reply(uow, heard.where.user, heard.replied_to, heard.text)
                if heard.where.is_private
                else None
            )
            if taken is not None:
                return self._taken(uow, taken, heard.where, id, person)
        self._put(uow, id, heard.where, self._body(uow, heard))
        return NOTHING

    @take.register
    def _(self, heard: Pressed, uow: UnitOfWork, id: str) -> After:
        who = known(uow, heard.where)
        if who is None:
            why = say("telegram.anonymous") if heard.where.is_anonymous else say("telegram.unbound_toast")
            return After((heard.query, why, self.settings.language))
        if heard.data.startswith(VIEWS):
            return self._fold(uow, heard, who)
        if heard.data.startswith(PREFIX):
            taken = self.forms.press(uow, heard.where.user, heard.message, heard.data)
            return self._taken(uow, taken, heard.where, id, who, heard.query)
        place = mark_of(heard.query, is_private=heard.where.is_private)
        self._put(uow, id, heard.where, Press(heard.data), place=place)
        return NOTHING

    @take.register
    def _(self, heard: SentFile, uow: UnitOfWork, id: str) -> After:
        return self.take_files(uow, [heard], id)

    @take.register
    def _(self, heard: SentOther, uow: UnitOfWork, id: str) -> After:
        if heard.is_for_us:
            person = self.strangers.person(uow, heard.where)
            if person is not None:
                said = say("telegram.photo") if heard.kind == "photo" else say("telegram.only_text")
                self._answer(uow, heard.where, said, f"other:{heard.album or id}", person)
        return NOTHING

    @take.register
    def _(self, heard: Edited, uow: UnitOfWork, id: str) -> After:
        key = message_key(heard.where.chat, heard.message)
        person = known(uow, heard.where)
        if heard.where.is_private and person is not None and note(uow, WARNED, key) is None:
            write(uow, WARNED, key, {})
            self._answer(uow, heard.where, say("telegram.edited"), f"edited:{id}", person)
        return NOTHING

    @take.register
    def _(self, heard: Moved, uow: UnitOfWork, id: str) -> After:
        move(uow, heard.old, heard.new)
        return NOTHING

    @take.register
    def _(self, heard: Blocked, uow: UnitOfWork, id: str) -> After:
        return NOTHING

    def take_files(self, uow: UnitOfWork, sent: Sequence[SentFile], id: str) -> After:
        """Take the files of one message or album together; those that are too large are refused by name."""
        where = sent[0].where
        if not any(one.is_for_us for one in sent):
            return NOTHING
        person = self.strangers.person(uow, where)
        if person is None:
            return NOTHING
        most = self.settings.most_megabytes
        fits = tuple(one.file for one in sent if one.file.size <= most * MEGABYTE)
        large = [one for one in sent if one.file not in fits]
        for one in large:
            more = self._elsewhere(uow, large, person) if one is large[-1] else ()
            said = (self._too_big(one.file), *more)
            self.strangers.answer(uow, where, said, f"big:{id}:{one.message}", person)
        if fits:
            caption = "\n".join(one.caption for one in sent if one.caption)
            self._put(uow, id, where, RemoteUpload(fits, caption))
        return NOTHING

    # -- parts ---------------------------------------------------------------------------------

    def _body(self, uow: UnitOfWork, heard: Wrote) -> Body:
        """Return a message as what it means without being understood: a command, an answer to a card, text."""
        if heard.command == START:
            folio = heard.argument.upper()
            return Command("brief_status", folio) if FOLIO.fullmatch(folio) else Command("greet")
        if heard.command in INTENTS:
            return Command(INTENTS[heard.command], heard.argument)
        if heard.replied_to is not None:
            kept = note(uow, CARD, message_key(heard.where.chat, heard.replied_to))
            if kept is not None:
                return CardReply(heard.text, str(kept["card"]))
        return TextMessage(heard.text)

    def _fold(self, uow: UnitOfWork, heard: Pressed, person: Person) -> After:
        kept = note(uow, KEYS, message_key(heard.where.chat, heard.message))
        if kept is None:
            return After((heard.query, say("press.unknown"), person.language))
        keys = viewed(from_note(kept), heard.data)
        return After(rekey=Rekey(heard.where.chat, heard.message, keys))

    def _taken(
        self, uow: UnitOfWork, taken: Taken, where: Where, id: str, person: Person, query: str | None = None
    ) -> After:
        if taken.submission is not None:
            self._put(uow, id, where, taken.submission)
        toast = (query, taken.said, person.language) if query and taken.said else None
        if taken.said is not None and query is None:
            self._answer(uow, where, taken.said, f"form:{id}", person)
        return After(toast, taken.steps)

    def _put(self, uow: UnitOfWork, id: str, where: Where, body: Body, *, place: str | None = None) -> None:
        uow.inbox.add(Inbound(id, identity_of(where.user), body, self.clock.now(), place=place))

    def _answer(self, uow: UnitOfWork, where: Where, said: Text, key: str, person: Person) -> None:
        self.strangers.answer(uow, where, (said,), key, person)

    def _elsewhere(self, uow: UnitOfWork, large: Sequence[SentFile], person: Person) -> tuple[Text, ...]:
        """Return one link for all files of a message that are too large here, where its page takes any of them."""
        most = self.settings.attachment_megabytes * MEGABYTE
        link = self.upload_link(uow, person) if any(one.file.size <= most for one in large) else None
        return (link,) if link is not None else ()

    def _too_big(self, file: RemoteFile) -> Text:
        size, most = -(-file.size // MEGABYTE), self.settings.most_megabytes
        if most != CLOUD_MEGABYTES or self.settings.is_local:
            return say("telegram.too_big_here", name=file.name, size=size, most=most)
        if self.settings.has_slack:
            return say("telegram.too_big_or_slack", name=file.name, size=size, most=most)
        return say("telegram.too_big", name=file.name, size=size, most=most)
