"""Before a turn: who somebody is whom the directory does not know yet, and what the files sent hold.

An institution's platform knows its people's e-mail: whoever has one of the directory is bound at first contact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.core.events import Event
from bot.core.messages import Identity, IncomingFile, PageOpened, RemoteUpload, Upload
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.core.text import Text, say
from bot.errors import DeliveryFailed, FileRefused
from bot.use_cases.home.watch import show_stranger
from bot.use_cases.ports import Clock, Door, InboxRow, Transactions, UnitOfWork, Visitor

PATIENT = 3  # attempts at fetching a file before the person is told
BEYOND = frozenset({"fetch.too_big", "telegram.too_big_here"})
"""Why a file is taken nowhere: it is larger than the institution allows."""


def _no_link(_uow: UnitOfWork, _person: Person) -> Text | None:
    return None


@dataclass(frozen=True)
class Reception:
    """Prepares inbox rows of the platforms that have a door."""

    transactions: Transactions
    doors: Mapping[str, Door]
    clock: Clock
    language: str
    upload_link: Callable[[UnitOfWork, Person], Text | None] = _no_link
    """Gives a person words with a link by which files come that their platform does not hand out."""

    async def receive(self, row: InboxRow) -> InboxRow | None:
        """Return the row ready for its turn; None where it ended here. Raises `DeliveryFailed`."""
        door = self.doors.get(row.message.identity.platform)
        if door is None:
            return row
        if not await self._is_known(row) and not await self._admit(
            row, await door.look(row.message.identity)
        ):
            return None
        body = row.message.body
        if not isinstance(body, RemoteUpload):
            return row
        kept, problems = await self._fetch(door, row, body)
        return await self.transactions.run(lambda uow: self._with_files(uow, row, body, kept, problems))

    async def _is_known(self, row: InboxRow) -> bool:
        identity = row.message.identity
        return await self.transactions.run(lambda uow: uow.people.by_identity(identity)) is not None

    async def _admit(self, row: InboxRow, visitor: Visitor) -> bool:
        """Bind whoever is in the directory; tell the others what to do, and be done with the message."""
        return await self.transactions.run(lambda uow: self._settle(uow, row, visitor))

    def _settle(self, uow: UnitOfWork, row: InboxRow, visitor: Visitor) -> bool:
        identity, now = row.message.identity, self.clock.now()
        person = None if visitor.refused else person_of(uow, visitor.email)
        if person is None:
            why = say(f"stranger.{visitor.refused or 'unknown'}")
            if isinstance(row.message.body, PageOpened):
                show_stranger(uow, row.message, why, self.language, now)
            else:
                self._tell(uow, row, why)
            uow.inbox.done(row.id)
            return False
        uow.people.bind(person.handle, identity)
        uow.events.append(
            Event("identity_bound", person.handle, now, identity.platform, None, {"by": "e-mail"})
        )
        return True

    async def _fetch(
        self, door: Door, row: InboxRow, body: RemoteUpload
    ) -> tuple[list[IncomingFile], list[Text]]:
        kept, problems = [], []
        for file in body.files:
            try:
                kept.append(await door.fetch(row.message.identity, file))
            except FileRefused as refusal:
                problems.append(
                    refusal.said if isinstance(refusal.said, Text) else say("fetch.lost", name=file.name)
                )
            except DeliveryFailed:
                if row.attempts < PATIENT:
                    raise
                problems.append(say("fetch.lost", name=file.name))
        return kept, problems

    def _with_files(
        self,
        uow: UnitOfWork,
        row: InboxRow,
        body: RemoteUpload,
        kept: list[IncomingFile],
        problems: list[Text],
    ) -> InboxRow | None:
        """Tell what could not be fetched, once, and go on with the rest."""
        for place, problem in enumerate(problems):
            link = self._link(uow, row, problems) if place == len(problems) - 1 else ()
            self._tell(uow, row, problem, *link, key=f"file:{row.message.identity}:{row.message.id}:{place}")
        if not kept:
            uow.inbox.done(row.id)
            return None
        upload = Upload(tuple(kept), body.caption, body.form, body.kind)
        return replace(row, message=replace(row.message, body=upload))

    def _link(self, uow: UnitOfWork, row: InboxRow, problems: list[Text]) -> tuple[Text, ...]:
        """Return one link for all the files that did not come, where its page takes any of them."""
        person = uow.people.by_identity(row.message.identity)
        if person is None or all(one.id in BEYOND for one in problems):
            return ()
        link = self.upload_link(uow, person)
        return (link,) if link is not None else ()

    def _tell(self, uow: UnitOfWork, row: InboxRow, *said: Text, key: str | None = None) -> None:
        identity = row.message.identity
        person = uow.people.by_identity(identity)
        reply = Reply(
            Receiver.person(person.handle if person else ""), said, private=True, place=row.message.place
        )
        language = person.language if person else self.language
        uow.outbox.add(reply, address=identity, language=language, at=self.clock.now(), key=key)


def person_of(uow: UnitOfWork, email: str) -> Person | None:
    """Return the active person of the directory with that e-mail, in any case."""
    wanted = email.strip().casefold()
    found = [person for person in uow.people.all() if wanted and person.email.casefold() == wanted]
    return found[0] if len(found) == 1 else None


def identity_in(uow: UnitOfWork, handle: str, platform: str, team: str) -> Identity | None:
    """Return a person's identity in that team of that platform."""
    found = uow.people.address(Receiver.person(handle), like=Identity(platform, team, ""))
    return found if found is not None and (found.platform, found.team) == (platform, team) else None
