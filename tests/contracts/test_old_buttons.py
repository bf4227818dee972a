"""Buttons nobody needs any more go after their days; those of what is open, and of cards as they stand, never do."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.brief import Brief
from bot.core.messages import Identity
from bot.core.pipeline.opportunity import Opportunity
from bot.core.replies import Action, Button, Receiver, Reply
from bot.core.workflow import BriefState
from bot.use_cases.old_buttons import forget_buttons
from bot.use_cases.ports import Transactions, UnitOfWork
from bot.use_cases.presses import PRESSES
from bot.use_cases.turn import Keeping
from tests.contracts.samples import brief

WHO, ROOM = Identity("slack", "T1", "U1"), Identity("slack", "T1", "C1")
AT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
KEEPING = Keeping(button_days=90)
ABOUT_A_MATTER = {"brief", "deal", "matter", "away", "kept", "draft"}
ABOUT_NONE = {
    "_", "args", "asked", "by", "caption", "client", "due", "files", "gate", "go_on", "high", "hours", "intent", "keys",
    "kind", "met", "name", "needs_words", "pace", "page", "place", "reading", "reason", "ref", "role", "round", "rules",
    "scope", "section", "seen", "sha256", "size", "step", "target", "term", "text", "to", "value", "values",
    "verdict", "version",
}  # fmt: skip


def _say(
    uow: UnitOfWork, *actions: Action, card: str | None = None, to: str = "ana", address: Identity = WHO
) -> str:
    """Say something with buttons; return the first one's id."""
    buttons = tuple(Button(action.verb, action) for action in actions)
    uow.outbox.add(
        Reply(Receiver.person(to), ("hola",), buttons=buttons, card=card),
        address=address,
        language="es",
        at=AT,
    )
    row = uow.outbox.claim("me", now=datetime.now(UTC), lease_seconds=30)[-1]
    uow.outbox.settle(row.id, "me", platform_ref=f"r{row.id}")
    return row.button_ids[0]


def _forget(uow: UnitOfWork, days: float) -> None:
    """Forget as it is done so many days from now."""
    later, last = timedelta(days=days), None
    while True:
        last = forget_buttons(uow, KEEPING, datetime.now(UTC) + later, AT + later, last)
        if last is None:
            return


def _stands(uow: UnitOfWork, *ids: str) -> list[bool]:
    return [uow.outbox.button(one) is not None for one in ids]


def _keep(uow: UnitOfWork, id: str, state: BriefState, at: datetime = AT) -> Brief:
    kept = replace(brief(), id=id, state=state, updated_at=at)
    uow.briefs.put(kept)
    return kept


async def test_the_buttons_of_what_is_open_stay_for_good(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        _keep(uow, "open", BriefState.IN_REVIEW)
        uow.opportunities.put(Opportunity("o1", "Bavaria", "proposal", updated_at=AT))
        ids = (
            _say(uow, Action("resume", {"brief": "open"})),
            _say(uow, Action("control", {"intent": "submit_brief", "draft": "open"})),
            _say(uow, Action("deal_show", {"deal": "o1", "seen": 1})),
        )
        _forget(uow, 4000)
        return _stands(uow, *ids)

    assert await transactions.run(work) == [True, True, True]


@pytest.mark.parametrize(("days", "stands"), [(89, True), (91, False)])
async def test_the_buttons_of_a_closed_brief_go_after_their_days(
    transactions: Transactions, days: float, stands: bool
) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        _keep(uow, "over", BriefState.CLOSED)
        pressed = _say(uow, Action("show_card", {"brief": "over", "role": "boss"}), card="boss:over:1")
        _forget(uow, days)
        return _stands(uow, pressed)

    assert await transactions.run(work) == [stands]


async def test_a_matter_that_closed_only_now_keeps_its_old_buttons(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        _keep(uow, "late", BriefState.CANCELLED, AT + timedelta(days=100))
        pressed = _say(uow, Action("copy", {"brief": "late"}))
        _forget(uow, 120)
        return _stands(uow, pressed)

    assert await transactions.run(work) == [True]


async def test_a_message_of_an_open_and_a_closed_matter_keeps_its_buttons(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        _keep(uow, "open", BriefState.RUNNING)
        _keep(uow, "over", BriefState.CLOSED)
        both = _say(uow, Action("copy", {"brief": "over"}), Action("copy", {"brief": "open"}))
        _forget(uow, 400)
        return _stands(uow, both)

    assert await transactions.run(work) == [True]


async def test_a_lost_opportunity_is_closed_and_a_won_one_until_its_first_invoice_is_not(
    transactions: Transactions,
) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        ids = []
        for id, stage, step in (("a", "lost", None), ("b", "won", "contract"), ("c", "won", "first_invoice")):
            uow.opportunities.put(Opportunity(id, "Bavaria", stage, step=step, updated_at=AT))
            ids.append(_say(uow, Action("deal_show", {"deal": id})))
        _forget(uow, 100)
        return _stands(uow, *ids)

    assert await transactions.run(work) == [False, True, False]


async def test_a_card_drawn_anew_loses_its_former_buttons_and_never_the_present_ones(
    transactions: Transactions,
) -> None:
    def work(uow: UnitOfWork) -> list[bool]:
        wish = Action("sales_wish", {"kind": "stalled"})
        ids = [_say(uow, wish, card="sales_wishes:ana") for _ in range(3)]
        other = _say(uow, wish, card="sales_wishes:eva", to="eva", address=ROOM)
        _forget(uow, 400)
        return _stands(uow, *ids, other)

    assert await transactions.run(work) == [False, False, True, True]


async def test_the_buttons_of_a_passing_answer_go_after_their_days(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> list[list[bool]]:
        pressed = _say(uow, Action("control", {"intent": "help"}))
        _forget(uow, 89)
        before = _stands(uow, pressed)
        _forget(uow, 91)
        return [before, _stands(uow, pressed)]

    assert await transactions.run(work) == [[True], [False]]


async def test_a_year_of_buttons_shrinks_to_those_of_what_is_open(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> tuple[int, int]:
        for number in range(200):
            _keep(uow, f"b{number}", BriefState.CLOSED if number % 10 else BriefState.IN_REVIEW)
        ids = [
            _say(uow, Action("answer", {"ref": "class", "value": "service", "draft": f"b{number % 200}"}))
            for number in range(1_200)
        ]
        before = sum(_stands(uow, *ids))
        _forget(uow, 365)
        return before, sum(_stands(uow, *ids))

    assert await transactions.run(work) == (1_200, 120)


async def test_the_rows_are_gone(transactions: Transactions) -> None:
    def work(uow: UnitOfWork) -> tuple[int, int]:
        for _ in range(600):
            _say(uow, Action("control", {"intent": "help"}))
        before = len(uow.outbox.old_buttons(datetime.now(UTC) + timedelta(1), limit=10_000))
        _forget(uow, 91)
        return before, len(uow.outbox.old_buttons(datetime.now(UTC) + timedelta(1), limit=10_000))

    assert await transactions.run(work) == (600, 0)


def test_every_argument_of_a_button_is_known_to_name_a_matter_or_none() -> None:
    named = {
        name
        for press in PRESSES.values()
        for name in list(inspect.signature(press).parameters)[1:]
    }  # fmt: skip

    assert named - ABOUT_A_MATTER - ABOUT_NONE == set()
