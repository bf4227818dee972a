"""A person's own page: what waits for them, what they asked for and where it stands, with the buttons to work.

Free of any platform: Slack draws it as the Home tab; whatever has a page of its own can show the same.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.core.conversation import Conversation
from bot.core.messages import Identity
from bot.core.overview import Overview, page_of
from bot.core.people import Person
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.home.owed import errands_shelf, promises_shelf
from bot.use_cases.home.sales import gates_shelf, sales_shelf
from bot.use_cases.home.shelves import decisions, own
from bot.use_cases.home.watch import redraw
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Services, Turn, button

ENTRIES: Final = 20  # matters of a page; a platform that holds a hundred blocks holds them


def home_of(
    uow: UnitOfWork, services: Services, identity: Identity, now: datetime
) -> tuple[Overview, Person] | None:
    """Return the page of whoever has a chat identity, and who that is; None for somebody unknown."""
    person = uow.people.by_identity(identity)
    if person is None:
        return None
    page = uow.conversations.get(person.handle).page
    turn = Turn(uow, services, person, identity, now, Conversation(person.handle))
    return overview(turn, page), person


def overview(turn: Turn, page: int = 0) -> Overview:
    """Return one page of what concerns the person, what waits for them first."""
    waiting = (*decisions(turn), *gates_shelf(turn), *errands_shelf(turn), *promises_shelf(turn))
    everything = (*waiting, *own(turn), *sales_shelf(turn))
    shelves, taken, pages = page_of(everything, page, ENTRIES)
    return Overview(
        tuple(_greeting(turn, bool(everything))), _beginnings(turn), shelves, _turning(taken, pages)
    )


def turn_page(turn: Turn, page: int) -> None:
    """Show another page."""
    turn.conversation.page = max(page, 0)
    redraw(turn.uow, [turn.me.handle], turn.now)


def _greeting(turn: Turn, is_something: bool) -> list[Text | str]:
    name = turn.me.name.split()[0]
    return [say("home.greeting", name=name), *([] if is_something else [say("home.nothing")])]


def _beginnings(turn: Turn) -> tuple[Button, ...]:
    new = (button(say("button.new_brief"), "control", intent="request_campaign"),)
    return (*(new if turn.me.has("requester") else ()), button(say("button.help"), "control", intent="help"))


def _turning(page: int, pages: int) -> tuple[Button, ...]:
    """Return the way to the pages beside this one."""
    before = (button(say("home.before", page=page, pages=pages), "home_page", page=page - 1),)
    after = (button(say("home.after", page=page + 2, pages=pages), "home_page", page=page + 1),)
    return (*(before if page > 0 else ()), *(after if page + 1 < pages else ()))
