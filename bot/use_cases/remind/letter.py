"""Reminders of sales by e-mail: for who asked for it, and for whom no chat reaches (domain §6)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import MAIL, Identity
from bot.core.reminders.sales_plan import is_sales, kind_of
from bot.core.replies import Receiver, Reply
from bot.core.text import ShownDay, Text, say
from bot.use_cases.remind.parts import Due, part_of
from bot.use_cases.turn import Turn


def mail_of(turn: Turn) -> Identity | None:
    """Return the person's address for e-mail; None where they have none or this bot sends none."""
    if not turn.me.email or MAIL not in turn.services.heard():
        return None
    return Identity(MAIL, "", turn.me.email)


def mailed(turn: Turn, dues: Sequence[Due], reachable: bool) -> list[Due]:
    """Return what goes by e-mail: the kinds that the person asked for, all those of sales where no chat reaches."""
    if mail_of(turn) is None:
        return []
    asked = turn.uow.reminder_wishes.of(turn.me.handle).mailed
    return [
        due
        for due in dues
        if is_sales(due.planned.matter) and (not reachable or kind_of(due.planned.matter) in asked)
    ]


def letter_of(turn: Turn, dues: Sequence[Due]) -> Reply:
    """Return the letter: its first paragraph is the subject; what can be pressed is in the chat."""
    lines: list[Text] = [line for due in dues for line in part_of(turn, due).paragraphs]
    subject = say("remind.letter.subject", day=ShownDay(turn.today))
    return Reply(
        Receiver.person(turn.me.handle), (subject, say("remind.letter.hello", name=turn.me.name), *lines,
                                          say("remind.letter.foot")),
    )  # fmt: skip
