"""Giving the next step to presales, alliances or a service area in words; what is left out is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core.folding import clean, fold
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.people import Person
from bot.core.pipeline.handing import Handing, read_handing
from bot.core.pipeline.intake_names import without_clients
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.owed import HELPERS, helps
from bot.core.text import Text, say
from bot.use_cases.deals.desk import find, form_setting, in_hand, take_up, talk, title, words
from bot.use_cases.deals.errands import give, role_of
from bot.use_cases.deals.guard import ANY, changeable, refused
from bot.use_cases.deals.meant import heard, the_one
from bot.use_cases.turn import Turn, button

LONGEST = 300
LEAST = 4


def _helpers(turn: Turn) -> list[Person]:
    found = {person.handle: person for role in HELPERS for person in turn.uow.people.with_role(role)}
    return list(found.values())


def read(turn: Turn) -> Handing | None:
    """Return what a text gives to somebody beside sales; None where it gives nothing."""
    answering = turn.conversation.deals is not None and talk(turn).asking == "next_step"
    text = without_clients(turn.text, heard(turn).clients, turn.me.language)
    calendar = turn.services.calendar
    language = turn.me.language
    return read_handing(
        text, words(turn), _helpers(turn), turn.today, calendar, language, answering=answering
    )


def hand_on(turn: Turn) -> None:
    """Give the step that a text speaks of to whom it names."""
    said = read(turn)
    if said is None:
        return
    if not said.people:
        turn.say(say("deal.errand.nobody", role=say(f"role.{said.role}")))
        return
    due = said.due.isoformat() if said.due else None
    args: dict[str, Any] = {"to": list(said.people), "step": said.step, "due": due}
    named = bool(heard(turn).clients)  # «es de Preventa» names no client
    one = the_one(turn, "deal_hand", **args) if named else in_hand(turn)
    if one is None or refused(turn, one):
        return
    take_up(turn, one)
    if said.unknown is not None:
        role = say(f"role.{said.role}")
        _ask_whom(turn, one, args, say("deal.errand.unknown", name=said.unknown, role=role))
    else:
        press(turn, one.id, **args)


def press(turn: Turn, deal: str, to: list[str], step: str | None, due: str | None, seen: int = ANY) -> None:
    """Give a step, and ask for what is not known of it: to whom, what, until when."""
    one = changeable(turn, deal)
    if one is None:
        return
    people = _known(turn, to)
    if len(people) != 1:
        args = {"to": to, "step": step, "due": due}
        _ask_whom(turn, one, args, say("deal.errand.who", title=title(one)))
        return
    step = step or one.next_step
    day = date.fromisoformat(due) if due else _own_day(turn, one, step)
    known = {"deal": one.id, "to": to, "step": step, "due": day.isoformat() if day else None}
    if step is None:
        turn.conversation.reason_for = ("deal_hand_step", known)
        turn.say(say("deal.errand.what", name=people[0].name, title=title(one)))
    elif day is None or day < turn.today:
        turn.conversation.reason_for = ("deal_hand_day", known)
        turn.say(say("deal.errand.when", name=people[0].name, step=step))
    else:
        talk(turn).asking = None
        give(turn, one, people[0], step, day)


def _own_day(turn: Turn, one: Opportunity, step: str | None) -> date | None:
    """Return the day that the next step has already, where that is the step given."""
    is_next = step is not None and one.next_step is not None and fold(step) == fold(one.next_step)
    return one.next_step_date if is_next else None


def _known(turn: Turn, handles: list[str]) -> list[Person]:
    found = map(turn.uow.people.get, handles)
    return [person for person in found if person is not None and helps(person)]


def _ask_whom(turn: Turn, one: Opportunity, args: dict[str, Any], text: Text) -> None:
    """Ask to whom of several, or of a role in which nobody has the name that was said."""
    buttons = tuple(
        button(
            say("deal.errand.whom", name=person.name, role=role_of(person)), "deal_hand", deal=one.id,
            seen=one.revision, **{**args, "to": [person.handle]},
        )
        for person in _known(turn, args["to"])
    )  # fmt: skip
    turn.say(text, buttons=buttons)


def take_step(turn: Turn, deal: str, to: list[str], step: str | None, due: str | None) -> None:
    """Take what is to be done, with its day where one was said."""
    said = clean(turn.text)[:LONGEST]
    if sum(mark.isalpha() for mark in said) < LEAST:
        turn.say(say("deal.form.needs_reason"))
        return
    turn.conversation.reason_for = None
    press(turn, deal, to, said, due or _day(turn))


def take_day(turn: Turn, deal: str, to: list[str], step: str | None, due: str | None) -> None:
    """Take the day until which a step is to be done."""
    day = _day(turn)
    if day is None or date.fromisoformat(day) < turn.today:
        turn.say(say("deal.errand.no_day"))
        return
    turn.conversation.reason_for = None
    if find(turn, deal) is not None:
        press(turn, deal, to, step, day)


def _day(turn: Turn) -> str | None:
    answer = read_answer(OPPORTUNITY.field("next_step_date"), turn.text, form_setting(turn))
    return answer.value if answer.taken else None
