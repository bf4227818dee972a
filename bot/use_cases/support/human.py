"""Bringing a person in: a card in the OCM's room with the last turns, answers both ways, and by when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.core.brief import Brief
from bot.core.folding import clean
from bot.core.help_matters import HelpMatter, Word
from bot.core.reminders.plan import ANSWER_HOURS
from bot.core.replies import Action, Form, FormInput, Receiver, Reply
from bot.core.text import Param, Text, say
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.drafts import may_see
from bot.use_cases.intake.show_summary import summary_sections
from bot.use_cases.memory import clipped
from bot.use_cases.receivers import address_of
from bot.use_cases.remind.moments import shown_moment
from bot.use_cases.remind.watch import watch_matter
from bot.use_cases.support.fresh import fresh
from bot.use_cases.support.help_card import HELPING, answer_key, draw
from bot.use_cases.turn import Turn, button

LASTS_DAYS = 3  # an open matter that nobody has touched for as long is over
LONGEST_ANSWER = 2000  # letters
ADDED = ("human.added", "human.added.again")


def human(turn: Turn) -> None:
    """Ask the OCM for a person; a second time within the same matter adds to the same card."""
    brief = turn.brief
    matter = _open_matter(turn, brief)
    first = matter is None
    if matter is None:
        matter = HelpMatter(
            turn.services.new_id(), turn.me.handle, brief.id if brief else None, turn.now, turn.now, 0
        )
    matter.asked += 1
    _take_up(turn, matter)
    turn.note("human_asked", brief, matter=matter.id)
    id = "human.done" if first else fresh(turn.conversation, *ADDED)
    turn.say(say(id, who=_who(turn, matter), by=_by(turn), hours=_hours(turn)))
    ask_again(turn)


def _open_matter(turn: Turn, brief: Brief | None) -> HelpMatter | None:
    """Return the matter that is still open about the same Brief, or about none."""
    since = turn.now - timedelta(days=LASTS_DAYS)
    about = brief.id if brief else None
    open_ones = turn.uow.help_matters.open_of(turn.me.handle)
    return next((one for one in open_ones if one.brief == about and one.updated_at >= since), None)


def _take_up(turn: Turn, matter: HelpMatter) -> None:
    """Put the last turns on the card and draw it where it stands."""
    since = turn.now - timedelta(days=turn.services.keeping.transcript_days)
    matter.exchanges = turn.uow.transcript.last(turn.me.handle, since)
    if turn.text.strip():
        matter.words.append(Word(turn.now, turn.me.handle, clipped(turn.text)))
    _store(turn, matter)


def _store(turn: Turn, matter: HelpMatter) -> None:
    matter.updated_at = turn.now
    turn.uow.help_matters.put(matter)
    watch_matter(turn.uow, matter, turn.services.calendar)
    turn.tell(draw(turn, matter))


def _who(turn: Turn, matter: HelpMatter) -> Param:
    """Return who answers: whoever took the matter or reviews the Brief, else the OCM's analysts."""
    brief = turn.uow.briefs.get(matter.brief) if matter.brief else None
    person = turn.uow.people.get(matter.taken_by or (brief.reviewer if brief else None) or "")
    if person is not None:
        return person.name
    return say("human.team", names=tuple(one.name for one in turn.uow.people.with_role("analyst")))


def _by(turn: Turn) -> Param:
    return shown_moment(turn, turn.services.calendar.add_working_hours(turn.now, ANSWER_HOURS))


def _hours(turn: Turn) -> Text:
    calendar = turn.services.calendar
    return say("human.hours", opens=calendar.opens, closes=calendar.closes)


# -- the OCM's side ------------------------------------------------------------------------------


def _helpers_matter(turn: Turn, matter_id: str) -> HelpMatter | None:
    """Return the matter for somebody who may help; say why not otherwise."""
    matter = turn.uow.help_matters.get(matter_id)
    if not turn.me.roles & HELPING:
        turn.privately(say("press.not_yours"))
        return None
    if matter is None:
        turn.privately(say("human.gone"))
    return matter


def reply_to_person(turn: Turn, matter_id: str) -> None:
    """Bring what was written in the card's thread to the person; their conversation stays where it stands."""
    matter = _helpers_matter(turn, matter_id)
    text = clean(turn.text)[:LONGEST_ANSWER]
    if matter is None or not text:
        return
    receiver = Receiver.person(matter.person)
    person = turn.uow.people.get(matter.person)
    if person is None or address_of(turn.uow, turn.services.heard(), receiver, turn.identity) is None:
        turn.privately(say("human.unreachable", name=person.name if person else matter.person))
        return
    matter.words.append(Word(turn.now, turn.me.handle, clipped(text)))
    matter.taken_by, matter.closed_at = turn.me.handle, None
    _store(turn, matter)
    answer = button(say("button.answer_back", name=turn.me.name), "human_back", matter=matter.id)
    said = say("human.answer", name=turn.me.name, text=text)
    turn.tell(Reply(receiver, (said,), buttons=(answer,), card=answer_key(matter)))
    turn.note("human_answered", matter=matter.id)
    turn.privately(say("human.delivered", name=person.name))


def take(turn: Turn, matter: str) -> None:
    """Say that one has the matter, so that the others see it and the person knows."""
    found = _helpers_matter(turn, matter)
    if found is None or found.taken_by == turn.me.handle:
        return
    found.taken_by = turn.me.handle
    _store(turn, found)
    turn.tell(Reply(Receiver.person(found.person), (say("human.taken", name=turn.me.name),)))


def close(turn: Turn, matter: str) -> None:
    """Say that the matter is done; a new request opens another card."""
    found = _helpers_matter(turn, matter)
    if found is not None:
        found.taken_by, found.closed_at = found.taken_by or turn.me.handle, turn.now
        _store(turn, found)


def open_case(turn: Turn, matter: str) -> None:
    """Show the Brief the matter is about to whoever helps, as far as they may see it (R12)."""
    found = _helpers_matter(turn, matter)
    if found is None or found.brief is None:
        return
    brief = turn.uow.briefs.get(found.brief)
    if not may_see(turn, brief):
        turn.privately(say("press.not_yours"))
        return
    turn.note("case_opened", brief, matter=found.id)
    turn.say(say("human.case", name=_name(turn, brief.requester)), sections=summary_sections(turn, brief))


def _name(turn: Turn, handle: str) -> str:
    person = turn.uow.people.get(handle)
    return person.name if person else handle


# -- the person's side ---------------------------------------------------------------------------


def answer_back(turn: Turn, matter: str) -> None:
    """Open a form for what the person says to whoever helps."""
    found = turn.uow.help_matters.get(matter)
    if found is None:
        turn.privately(say("human.gone"))
        return
    title = say("form.answer_back", name=_name(turn, found.taken_by or ""))
    action = Action("human_back_sent", {"matter": matter})
    turn.open_form(Form(title, action, (FormInput("reason", "text", title),), say("form.answer_back.send")))


def answer_back_sent(turn: Turn, matter: str, values: dict[str, Any]) -> None:
    """Add what the person wrote in the form to the card."""
    add_word(turn, matter, str(values.get("reason") or ""))


def add_word(turn: Turn, matter_id: str, text: str) -> None:
    """Add what the person says to whoever helps to the card, and go on where the conversation stood."""
    found = turn.uow.help_matters.get(matter_id)
    said = clean(text)
    if found is None or found.person != turn.me.handle:
        turn.privately(say("human.gone"))
        return
    if said:
        found.words.append(Word(turn.now, turn.me.handle, clipped(said)))
        found.closed_at = None
        _store(turn, found)
        turn.say(say("human.passed_on", name=_name(turn, found.taken_by or "")))
        ask_again(turn)
