"""Reminding: what one receiver is due to hear, in one message and in one transaction (domain §6).

The condition is the matter itself: it is planned again as it stands, so what was decided a second ago is
not reminded of, and what was missed during an outage is said once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.brief import Brief
from bot.core.events import Event
from bot.core.help_matters import HelpMatter
from bot.core.messages import SYSTEM, Identity
from bot.core.people import Person
from bot.core.reminders.plan import help_reminders
from bot.core.reminders.rows import Matter, Planned, Reminder, What, after, due_stage, next_due
from bot.core.replies import Button, Receiver, Reply
from bot.core.text import Text, say
from bot.core.workflow import next_state
from bot.use_cases.home.watch import redraw, redraw_after
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.receivers import address_of, language_of
from bot.use_cases.remind.letter import letter_of, mail_of, mailed
from bot.use_cases.remind.parts import Due, Part, escalated_line, part_of
from bot.use_cases.remind.sales_news import News
from bot.use_cases.remind.watch import plan_of, watch_brief
from bot.use_cases.remind.watch_sales import look as look_at_sales
from bot.use_cases.remind.watch_sales import plan_of_person
from bot.use_cases.review.cards import draw
from bot.use_cases.review.decision_mail import mail_decision
from bot.use_cases.turn import Services, Turn, button, silent_turn

MOST_LINES = 8  # of one message; the rest is counted
FIRM_MATTERS = frozenset({Matter.ESCALATION})
About = Brief | HelpMatter | Person | None
"""What a subject is: a Brief, a request for help, or whoever is reminded of sales."""


@dataclass
class _Subjects:
    """The matters of one sweep, each read and planned once."""

    uow: UnitOfWork
    services: Services
    now: datetime
    found: dict[str, tuple[About, tuple[Planned, ...]]] = field(default_factory=dict)

    def look(self, subject: str) -> tuple[About, tuple[Planned, ...]]:
        """Return a matter as it stands with its plan; None where it is gone."""
        if subject not in self.found:
            kind, _, id = subject.partition(":")
            makers = {"brief": self._brief, "human": self._matter, "sales": self._seller}
            self.found[subject] = makers[kind](id)
        return self.found[subject]

    def _seller(self, handle: str) -> tuple[About, tuple[Planned, ...]]:
        services = self.services
        return plan_of_person(self.uow, handle, services.sales, self.now, services.calendar)

    def _brief(self, id: str) -> tuple[Brief | None, tuple[Planned, ...]]:
        try:
            brief = self.uow.briefs.get(id)
        except KeyError:
            return None, ()
        return brief, plan_of(self.uow, brief, self.now, self.services.calendar)

    def _matter(self, id: str) -> tuple[HelpMatter | None, tuple[Planned, ...]]:
        matter = self.uow.help_matters.get(id)
        return matter, help_reminders(matter, self.services.calendar) if matter else ()


def remind_next(uow: UnitOfWork, services: Services, now: datetime) -> int:
    """Say what one receiver is due to hear; return how many rows were looked at, 0 where none is due.

    Out of working time nothing is looked at: it is said in the next morning.
    """
    if not services.calendar.is_working_time(now):
        return 0
    rows = uow.reminders.claim(now)
    subjects = _Subjects(uow, services, now)
    dues = [due for row in rows if (due := _look(uow, services, row, subjects)) is not None]
    if dues:
        _say(uow, services, now, sorted(dues, key=lambda due: due.planned.since))
    return len(rows)


def put_off(uow: UnitOfWork, until: datetime, now: datetime) -> int:
    """Put one receiver's due rows off, unlooked at: what fails again and again must not hold up the others."""
    rows = uow.reminders.claim(now)
    for row in rows:
        uow.reminders.put(replace(row, due_at=until))
    return len(rows)


def _look(uow: UnitOfWork, services: Services, row: Reminder, subjects: _Subjects) -> Due | None:
    """Look at one row's matter: drop the row, move it, or say what is due and move it on."""
    about, plan = subjects.look(row.subject)
    planned = next((one for one in plan if one.key == row.key), None)
    if about is None or planned is None:
        uow.reminders.remove(row.key)
        return None
    calendar, now = services.calendar, subjects.now
    stage = due_stage(planned, row, now, calendar)
    matter: Brief | HelpMatter | News | None = None
    if isinstance(about, Person):
        matter, row = look_at_sales(uow, services, about, planned, row, now) if stage else (None, row)
    else:
        matter = about
    kept = after(stage, row, now) if stage else row
    uow.reminders.put(replace(kept, due_at=next_due(planned, kept, calendar)))
    return Due(planned, stage, matter, plan) if stage and matter is not None else None


def _say(uow: UnitOfWork, services: Services, now: datetime, dues: Sequence[Due]) -> None:
    receiver = dues[0].planned.receiver
    person = _speaking_to(uow, receiver, dues)
    if person is None:
        return
    turn = silent_turn(uow, services, person, now)
    escalated = [due for due in dues if due.stage.what is What.ESCALATE]
    plain = [due for due in dues if due.stage.what is not What.ESCALATE]
    replies = [(due, _escalate(turn, due)) for due in escalated]
    by_mail = mailed(turn, plain, _address(turn, receiver) is not None) if receiver.kind == "person" else []
    by_chat = [due for due in plain if due not in by_mail]
    if by_chat:
        replies.append((by_chat[0], _message(turn, receiver, by_chat)))
    for due in plain:
        _EFFECTS.get(due.stage.what, _nothing)(turn, due)
    for due, reply in replies:
        _send(turn, due, reply)
    post = mail_of(turn)
    if by_mail and post is not None:
        _put(turn, by_mail[0], letter_of(turn, by_mail), post)
    redraw_after(turn)
    if escalated:
        redraw(uow, [person.handle], now)  # another may decide now


def _speaking_to(uow: UnitOfWork, receiver: Receiver, dues: Sequence[Due]) -> Person | None:
    """Return for whom a message is drawn: its receiver, or for a room whoever the first matter is of."""
    if receiver.kind == "person":
        return uow.people.get(receiver.name)
    about = dues[0].about
    if isinstance(about, News):
        return about.person
    return uow.people.get(about.requester if isinstance(about, Brief) else about.person)


def _message(turn: Turn, receiver: Receiver, dues: Sequence[Due]) -> Reply:
    """Return one message for all that is due: a single matter with its own buttons, several as a list."""
    parts = [part_of(turn, due) for due in dues]
    later = _snooze(dues)
    if len(parts) == 1:
        _hang(turn, dues[0], parts[0])
        return Reply(receiver, parts[0].paragraphs, buttons=(*parts[0].buttons, *later), card=parts[0].card)
    lines: list[Text | str] = [say("remind.several", count=len(parts))]
    for part in parts[:MOST_LINES]:
        lines += [say("remind.item", text=part.paragraphs[0]), *part.paragraphs[1:]]
    if len(parts) > MOST_LINES:
        lines.append(say("remind.more", count=len(parts) - MOST_LINES))
    links: list[Button] = []
    for part in parts[:MOST_LINES]:
        links += [part.link] if part.link is not None and part.link not in links else []
    return Reply(receiver, tuple(lines), buttons=(*links, *later))


def _snooze(dues: Sequence[Due]) -> tuple[Button, ...]:
    keys = [due.planned.key for due in dues if _may_wait(due)]
    return (button(say("button.snooze"), "snooze", keys=keys),) if keys else ()


def _may_wait(due: Due) -> bool:
    return due.stage.what is not What.EXPIRE and due.planned.matter not in FIRM_MATTERS


def _hang(turn: Turn, due: Due, part: Part) -> None:
    """Remember a reminder that stands for a card, so that it is kept up to date like the card."""
    if part.card is not None and isinstance(due.about, Brief):
        due.about.reposted.append(part.card)
        turn.uow.briefs.put(due.about)


def _escalate(turn: Turn, due: Due) -> Reply:
    """Let somebody else decide too, and return the card with the reason for it."""
    brief, role = due.about, due.planned.role
    assert isinstance(brief, Brief)
    asked = brief.escalated.setdefault(role, [])
    if turn.me.handle not in asked:
        asked.append(turn.me.handle)
    turn.uow.briefs.put(brief)
    _note(turn, "brief_escalated", brief, role=role, to=turn.me.handle)
    card = draw(turn, brief, role, due.planned.receiver)
    lines = (*escalated_line(turn, due, brief), *card.paragraphs)
    return replace(card, paragraphs=lines, buttons=(*card.buttons, *_snooze([due])))


def _expire(turn: Turn, due: Due) -> None:
    """Put an abandoned draft away (§5)."""
    brief = due.about
    assert isinstance(brief, Brief)
    brief.state = next_state(brief.state, "expired")
    turn.save(brief)
    _note(turn, "brief_expired", brief)
    watch_brief(turn.uow, brief, turn.now, turn.services.calendar)
    conversation = turn.uow.conversations.get(brief.requester)
    if conversation.brief == brief.id:
        turn.conversation = conversation
        turn.take_up(None)
        turn.uow.conversations.put(conversation)


def _nothing(turn: Turn, due: Due) -> None:
    """A reminder changes nothing."""


_EFFECTS: dict[What, Callable[[Turn, Due], None]] = {What.EXPIRE: _expire}


def _note(turn: Turn, code: str, brief: Brief, **details: str) -> None:
    turn.uow.events.append(Event(code, SYSTEM, turn.now, SYSTEM, brief.id, details))


def _send(turn: Turn, due: Due, reply: Reply) -> None:
    """Send a message by chat, else ask for a decision by e-mail."""
    address = _address(turn, reply.to)
    if address is not None:
        _put(turn, due, reply, address)
    elif not mail_decision(turn.uow, turn.services, reply, turn.now):
        turn.note("receiver_unreachable", kind=reply.to.kind, name=reply.to.name)


def _address(turn: Turn, receiver: Receiver) -> Identity | None:
    return address_of(turn.uow, turn.services.heard(), receiver)


def _put(turn: Turn, due: Due, reply: Reply, address: Identity) -> None:
    """Put a message into the outbox once for its moment, whoever sweeps."""
    language = language_of(turn.uow, reply.to, turn.services.language)
    key = f"remind:{due.planned.key}:{due.stage.at.isoformat()}"
    turn.uow.outbox.add(reply, address=address, language=language, at=turn.now, key=key)
