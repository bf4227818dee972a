"""A step that somebody beside sales is given: they are told, do it or give it back, and the owner hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.folding import clean, fold
from bot.core.people import Person
from bot.core.pipeline.deal_file import DealFile, Errand, Outcome
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.owed import HELPERS, ended, open_errands
from bot.core.replies import Fact, Receiver, Reply, Section, Style
from bot.core.text import ShownDay, Text, say
from bot.use_cases.deals.desk import deal_button, find, name_of, save, take_up, title, words
from bot.use_cases.deals.guard import ANY
from bot.use_cases.deals.owed import errand_at, errands_of
from bot.use_cases.deals.shown import current, label, shown
from bot.use_cases.turn import Turn

LONGEST = 500
MOST_CARDS = 8
ROWS = ("client", "description", "goal", "seats", "service_type", "requirement_type", "owner")
"""What whoever does a step needs to know; no money."""


def give(turn: Turn, one: Opportunity, person: Person, step: str, due: date) -> None:
    """Give a step to somebody: they are told; whoever had the same one is told that it is theirs no more."""
    file = _taken_back(turn, one, step)
    errand = Errand(step, person.handle, turn.me.handle, turn.now, due)
    file = replace(file, errands=(*file.errands, errand))
    one = save(turn, replace(one, next_step=step, next_step_date=due, file=file), "deal_errand")
    take_up(turn, one)
    turn.say(
        say(
            "deal.errand.given", name=person.name, role=role_of(person), title=title(one), step=step,
            day=ShownDay(due, "full"),
        )
    )  # fmt: skip
    turn.tell(card(turn, one, len(file.errands) - 1))


def _taken_back(turn: Turn, one: Opportunity, step: str) -> DealFile:
    file = one.file
    for place, errand in open_errands(one.file):
        if fold(errand.step) == fold(step):
            file = ended(file, place, Outcome.TAKEN_BACK)
            turn.tell(card(turn, replace(one, file=file), place))
    return file


def role_of(person: Person) -> Text:
    """Return what a helper is called."""
    return say(f"role.{next(role for role in HELPERS if person.has(role))}")


def card(turn: Turn, one: Opportunity, place: int, copy: str = "") -> Reply:
    """Draw the card of a step as it stands for whoever was given it."""
    errand = one.file.errands[place]
    day = ShownDay(errand.due, "full")
    heading = say(
        "deal.errand.yours", name=name_of(turn, errand.by), title=title(one), step=errand.step, day=day
    )
    ended_ = (say(f"deal.errand.{errand.outcome}"),) if errand.outcome is not None else ()
    facts = tuple(
        Fact(label(code), shown(turn, code, current(one, code)))
        for code in ROWS
        if current(one, code) is not None
    )
    buttons = (
        deal_button(say("deal.button.errand_done"), "deal_errand_done", one, Style.PRIMARY, place=place),
        deal_button(say("deal.button.errand_back"), "deal_errand_back", one, place=place),
        deal_button(say("deal.button.upload"), "deal_upload", one, kind="other"),
    )
    return Reply(
        Receiver.person(errand.to),
        (heading, *ended_),
        (Section(say("deal.section.data"), facts),),
        () if ended_ else buttons,
        card=f"errand:{one.id}:{place}{copy}",
    )


def said_by_helper(turn: Turn) -> bool:
    """Show the steps that a text of whoever has them speaks of: «ya lo hice», or the name of a client."""
    said, mine = fold(turn.text), errands_of(turn)
    named = tuple(dict.fromkeys(one.id for one, _, _ in mine if fold(one.client) in said))
    if not mine or not (named or said in words(turn).finished):
        return False
    turn.say(say("deal.errand.press"))
    show_mine(turn, named)
    return True


def show_mine(turn: Turn, deals: tuple[str, ...] = ()) -> None:
    """Show the steps that this person has to do again, as fresh cards: all, or those of some opportunities."""
    for one, place, _ in [held for held in errands_of(turn) if not deals or held[0].id in deals][:MOST_CARDS]:
        take_up(turn, one)
        turn.tell(card(turn, one, place, f"#{turn.me.handle}-{turn.conversation.turn}"))


def _mine(turn: Turn, deal: str, place: int) -> tuple[Opportunity, Errand] | None:
    one = find(turn, deal)
    errand = errand_at(one, place, turn.me.handle) if one is not None else None
    if one is None or errand is None:
        turn.privately(say("deal.errand.over"))
        return None
    return one, errand


def done(turn: Turn, deal: str, place: int, seen: int = ANY) -> None:
    """Take a step as done; the owner says what comes next."""
    found = _mine(turn, deal, place)
    if found is None:
        return
    one, errand = found
    if fold(one.next_step or "") == fold(errand.step):
        one = replace(one, next_step=None, next_step_date=None)
    one = save(turn, replace(one, file=ended(one.file, place, Outcome.DONE)), "deal_errand_done")
    turn.tell(card(turn, one, place))
    turn.say(say("deal.errand.thanks", title=title(one), name=name_of(turn, errand.by)))
    _tell(
        turn, one, errand, say("deal.errand.news.done", name=turn.me.name, title=title(one), step=errand.step)
    )


def ask_why(turn: Turn, deal: str, place: int, seen: int = ANY) -> None:
    """Ask why a step is given back."""
    if _mine(turn, deal, place) is not None:
        turn.conversation.reason_for = ("deal_errand_back", {"deal": deal, "place": place})
        turn.say(say("deal.errand.why"))


def give_back(turn: Turn, deal: str, place: int) -> None:
    """Give a step back with the words that were written."""
    turn.conversation.reason_for = None
    found, note = _mine(turn, deal, place), clean(turn.text)[:LONGEST]
    if found is None:
        return
    one, errand = found
    one = save(turn, replace(one, file=ended(one.file, place, Outcome.RETURNED, note)), "deal_errand_back")
    turn.tell(card(turn, one, place))
    turn.say(say("deal.errand.back", name=name_of(turn, errand.by)))
    news = say("deal.errand.news.back", name=turn.me.name, title=title(one), step=errand.step)
    _tell(turn, one, errand, news, say("deal.card.reason", reason=note))


def _tell(turn: Turn, one: Opportunity, errand: Errand, *news: Text) -> None:
    """Tell whoever gave the step and the owner, with the button that says what comes next."""
    buttons = (
        deal_button(say("deal.button.next_step"), "deal_change", one, Style.PRIMARY, ref="next_step"),
        deal_button(say("deal.button.show"), "deal_show", one),
    )
    for handle in dict.fromkeys(filter(None, (one.owner, errand.by))):
        if handle != turn.me.handle:
            turn.tell(Reply(Receiver.person(handle), news, buttons=buttons))
