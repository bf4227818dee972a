"""The Home tab: a person's own page as blocks, published under the hash of the view that it replaces."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.channels.slack.blocks import (
    MOST_TEXT,
    Block,
    button,
    clipped,
    escaped,
    is_plain,
    marked,
    plain,
    rows,
)
from bot.channels.slack.render import STYLES
from bot.channels.slack.web_api import SlackRefused
from bot.channels.slack.workspaces import Workspace
from bot.core.messages import Identity
from bot.core.overview import PAGE, Entry, Overview, Shelf
from bot.core.people import Person
from bot.core.replies import Button, Receiver
from bot.core.text import Param
from bot.errors import RetryLater
from bot.use_cases.home.watch import OPENED
from bot.use_cases.ports import Outgoing, Transactions, UnitOfWork, Wording

MOST_BLOCKS: Final = 100
MOST_HEADING: Final = 150
SECONDS_BETWEEN: Final = 1.0  # of one person's page: what changes in between is drawn once
DRAWINGS: Final = 3  # whose buttons still work: somebody may press what is just being replaced
MOST_IN_A_ROW: Final = 25  # Slack breaks a long row itself, and a page holds a hundred blocks
_NONE: Final = "-" * 17  # in the place of an id, while a page is only compared

Look = Callable[[UnitOfWork, Identity], tuple[Overview, Person] | None]
"""What somebody's page shows, and whose it is; None for somebody unknown."""


@dataclass(frozen=True)
class _Standing:
    """The view that is shown: its id, Slack's hash of it, ours of what it shows, and a button of each last drawing."""

    view: str = ""
    hash: str = ""
    shown: str = ""
    drawings: tuple[str, ...] = ()

    @classmethod
    def of(cls, ref: str | None) -> _Standing:
        if ref is None or ref.count(" ") != 3:
            return cls()
        view, hash_, shown, drawings = ref.split(" ")
        return cls(view, hash_, shown, tuple(one for one in drawings.split(".") if one))

    def __str__(self) -> str:
        return " ".join((self.view, self.hash, self.shown, ".".join(self.drawings)))


@dataclass(frozen=True)
class _Seen:
    """A page as it is now, whose it is, and in which language it is drawn."""

    page: Overview
    receiver: Receiver
    language: str

    def drawn(self, ids: Iterator[str], wording: Wording) -> Block:
        return home_view(self.page, ids, wording, self.language)


@dataclass(frozen=True)
class HomeTabs:
    """Draws a page when it is sent, as things stand then; a page that would look the same is left alone."""

    transactions: Transactions
    look: Look
    wording: Wording
    now: Callable[[], float] = time.monotonic
    _published: dict[str, float] = field(default_factory=dict)

    async def publish(self, workspace: Workspace, outgoing: Outgoing, standing: str | None) -> str:
        """Publish a page; return where it stands. Raises `RetryLater`, and `DeliveryFailed` as a call does."""
        user = outgoing.address.user.removeprefix(PAGE)
        identity = Identity(outgoing.address.platform, outgoing.address.team, user)
        stands, looked_at = _Standing.of(standing), outgoing.reply.place == OPENED
        self._wait_a_little(str(identity))
        seen = await self._seen(identity, outgoing)
        shown = _digest(seen.drawn((_NONE for _ in seen.page.actions()), self.wording))
        if shown == stands.shown and not looked_at:
            return str(stands)
        self._published[str(identity)] = self.now()
        return str(await self._drawn_anew(workspace, user, seen, replace(stands, shown=shown)))

    async def _seen(self, identity: Identity, outgoing: Outgoing) -> _Seen:
        found = await self.transactions.run(lambda uow: self.look(uow, identity))
        if found is None:
            return _Seen(Overview(outgoing.reply.paragraphs), Receiver.person(""), outgoing.language)
        page, person = found
        return _Seen(page, Receiver.person(person.handle), person.language)

    async def _drawn_anew(self, workspace: Workspace, user: str, seen: _Seen, stands: _Standing) -> _Standing:
        """Publish a drawing with buttons of its own; those of the last few go on working."""
        actions = seen.page.actions()
        ids = await self.transactions.run(lambda uow: uow.outbox.ids_for(actions, seen.receiver))
        view = seen.drawn(iter(ids), self.wording)
        try:
            told = await self._published_as(workspace, user, view, stands.hash)
        except (SlackRefused, RetryLater):  # after any other failure it may be shown all the same
            await self._forget(ids[:1])
            raise
        drawings = (*ids[:1], *stands.drawings)
        await self._forget(drawings[DRAWINGS:])
        return _Standing(str(told["id"]), str(told["hash"]), stands.shown, drawings[:DRAWINGS])

    async def _forget(self, ids: Sequence[str]) -> None:
        if ids:
            await self.transactions.run(lambda uow: uow.outbox.forget_ids(ids))

    def _wait_a_little(self, who: str) -> None:
        left = self._published.get(who, -SECONDS_BETWEEN) + SECONDS_BETWEEN - self.now()
        if left > 0:
            raise RetryLater(left)

    async def _published_as(self, workspace: Workspace, user: str, view: Block, hash_: str) -> Block:
        """Publish in the place of the view we know of; where that is another one by now, in the place of any."""
        try:
            told = await workspace.api.call("views.publish", user_id=user, view=view, hash=hash_ or None)
        except SlackRefused as error:
            if error.code != "hash_conflict":
                raise
            told = await workspace.api.call("views.publish", user_id=user, view=view)
        shown: Block = told["view"]
        return shown


def home_view(page: Overview, ids: Iterator[str], wording: Wording, language: str) -> Block:
    """Return the page as a view; ids are taken in the order of its actions. Raises `ValueError` where they end."""
    drawer = _Page(wording, language, ids)
    return {"type": "home", "blocks": drawer.drawn(page)[:MOST_BLOCKS]}


def _digest(view: Block) -> str:
    return hashlib.sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()[:16]


@dataclass
class _Page:
    """Draws one page; each id is used once."""

    wording: Wording
    language: str
    ids: Iterator[str]

    def drawn(self, page: Overview) -> list[Block]:
        blocks: list[Block] = [
            {"type": "section", "text": plain(self._words(one))} for one in page.paragraphs
        ]
        blocks += self._actions(page.buttons)
        for shelf in page.shelves:
            blocks += self._shelf(shelf)
        return [*blocks, *([{"type": "divider"}] if page.turning else []), *self._actions(page.turning)]

    def _shelf(self, shelf: Shelf) -> list[Block]:
        title = clipped(self._words(shelf.title), MOST_HEADING)
        blocks: list[Block] = [{"type": "divider"}, {"type": "header", "text": plain(title, MOST_HEADING)}]
        for entry in shelf.entries:
            blocks += self._entry(entry)
        return blocks

    def _entry(self, entry: Entry) -> list[Block]:
        title, lines = self._words(entry.title), [self._words(line) for line in entry.lines]
        whole = clipped("\n".join([title, *lines]), MOST_TEXT - 500)
        text = plain(whole)
        if is_plain(whole) and len(escaped(whole)) < MOST_TEXT - 2:
            head, _, rest = whole.partition("\n")
            text = marked(f"*{escaped(head)}*\n{escaped(rest)}".strip())
        return [{"type": "section", "text": text}, *self._actions(entry.buttons)]

    def _actions(self, buttons: tuple[Button, ...]) -> list[Block]:
        return rows([self._button(one) for one in buttons], most=MOST_IN_A_ROW)

    def _button(self, one: Button) -> Block:
        button_id = next(self.ids, None)
        if button_id is None:
            raise ValueError("fewer button ids than actions in the page")
        return button(self._words(one.label), button_id, STYLES[one.style])

    def _words(self, value: Param) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else self.wording.render(value, self.language)
