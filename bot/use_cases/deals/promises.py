"""Commitments with clients: written down with their day, listed, kept (S4: followed by sales)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.core.folding import clean
from bot.core.forms.clauses import either
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.readers import read_answer
from bot.core.pipeline.deal_file import Commitment
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.owed import dated, kept, open_promises
from bot.core.replies import Button, Style
from bot.core.text import ShownDay, Text, say
from bot.core.values.tokens import fold as fold_in_place
from bot.use_cases.deals.desk import deal_button, find, form_setting, save, take_up, title, words
from bot.use_cases.deals.guard import ANY, changeable, refused
from bot.use_cases.deals.meant import heard, of_clients, the_one
from bot.use_cases.deals.owed import promises_of
from bot.use_cases.turn import Turn

LONGEST = 500
SHOWN = 8


def promise(turn: Turn) -> None:
    """Keep a commitment with the client, with its day where one was said."""
    one = the_one(turn, "deal_show")
    if one is None or refused(turn, one):
        return
    take_up(turn, one)
    due = _day(turn)
    held = Commitment(_promised(turn, turn.text), turn.me.handle, due)
    file = replace(one.file, commitments=(*one.file.commitments, held))
    one = save(turn, replace(one, file=file), "deal_commitment")
    place = len(file.commitments) - 1
    id = "deal.promise_kept_for" if due else "deal.promise_kept"
    show = deal_button(say("deal.button.show"), "deal_show", one)
    date_it = deal_button(say("deal.button.promise_day"), "deal_promise_day", one, Style.PRIMARY, place=place)
    turn.say(
        say(id, title=title(one), day=ShownDay(due) if due else None),
        buttons=(show,) if due else (date_it, show),
    )


def _promised(turn: Turn, text: str) -> str:
    """Return what was promised, without the word that says that it was and to whom."""
    said, table = clean(text)[:LONGEST], words(turn)
    clients = tuple(fold_in_place(client) for client in heard(turn).clients)
    idle = either((*table.before_helper, *table.before_client, *clients))
    head = re.match(rf"\W*{either(table.committing)}\b\W*(?:{idle}\b\W*)*", fold_in_place(said))
    return said[head.end() :] if head and head.end() < len(said) else said


def _day(turn: Turn) -> date | None:
    answer = read_answer(OPPORTUNITY.field("next_step_date"), turn.text, form_setting(turn))
    return date.fromisoformat(answer.value) if answer.taken else None


def ask_day(turn: Turn, deal: str, place: int, seen: int = ANY) -> None:
    """Ask until when something was promised."""
    one = changeable(turn, deal)
    if one is not None:
        turn.conversation.reason_for = ("deal_promise_day", {"deal": deal, "place": place})
        turn.say(say("deal.promise.when", text=one.file.commitments[place].text))


def take_day(turn: Turn, deal: str, place: int) -> None:
    """Take the day of a commitment."""
    one, day = find(turn, deal), _day(turn)
    if day is None:
        turn.say(say("deal.errand.no_day"))
        return
    turn.conversation.reason_for = None
    if one is not None:
        one = save(turn, replace(one, file=dated(one.file, place, day)), "deal_commitment")
        turn.say(say("deal.promise_kept_for", title=title(one), day=ShownDay(day)))


def press_kept(turn: Turn, deal: str, place: int, seen: int = ANY) -> None:
    """Take a commitment as kept."""
    one = changeable(turn, deal)
    if one is None:
        return
    held = dict(open_promises(one.file)).get(place)
    if held is None:
        turn.say(say("deal.promise.over"))
        return
    one = save(turn, replace(one, file=kept(one.file, place)), "deal_promise_kept")
    turn.say(say("deal.promise.kept", title=title(one), text=held.text))


def keep_by_word(turn: Turn) -> None:
    """Take the only open commitment of the client as kept; choose by button where there are several."""
    one = the_one(turn, "deal_show")
    if one is None or refused(turn, one):
        return
    take_up(turn, one)
    places = list(open_promises(one.file))
    if len(places) == 1:
        press_kept(turn, one.id, places[0][0])
    elif places:
        _list(turn, [(one, *held) for held in places])
    else:
        turn.say(say("deal.promise.none"))


def promises(turn: Turn) -> None:
    """List the open commitments: of the client that is named, else of whatever the person is answerable for."""
    clients = heard(turn).clients
    named = of_clients(turn, clients) if clients else []
    if named:
        _list(turn, [(one, *held) for one in named for held in open_promises(one.file)])
    else:
        _list(turn, promises_of(turn))


def _list(turn: Turn, found: list[tuple[Opportunity, int, Commitment]]) -> None:
    if not found:
        turn.say(say("deal.promise.none"))
        return
    lines = [promise_line(turn, one, held) for one, _, held in found[:SHOWN]]
    more = [say("remind.deal.more", count=len(found) - SHOWN)] if len(found) > SHOWN else []
    buttons = tuple(kept_button(one, place, held) for one, place, held in found[:SHOWN])
    turn.say(say("deal.promise.list", count=len(found)), *lines, *more, buttons=buttons)


def promise_line(turn: Turn, one: Opportunity, held: Commitment) -> Text:
    """Return a commitment in a line: its client, what was promised, its day and whether that is past."""
    if held.due is None:
        return say("deal.promise.line", title=title(one), text=held.text)
    id = "deal.promise.line_late" if held.due < turn.today else "deal.promise.line_for"
    return say(id, title=title(one), text=held.text, day=ShownDay(held.due))


def kept_button(one: Opportunity, place: int, held: Commitment) -> Button:
    """Return the button that says that a commitment was kept."""
    return deal_button(
        say("deal.button.promise_kept", client=one.client), "deal_promise_kept", one, place=place
    )
