"""Handing a draft to a colleague: it leaves one list and appears in another, with everything answered."""

from __future__ import annotations

from bot.core.brief import Origin
from bot.core.conversation import OpenQuestion
from bot.core.folding import fold
from bot.core.people import Person
from bot.core.replies import Receiver, Reply, Style
from bot.core.text import say
from bot.core.workflow import BriefState
from bot.use_cases.ask_next import ask_again, start_over_message
from bot.use_cases.drafts import open_drafts
from bot.use_cases.turn import Turn, button


def delegate(turn: Turn) -> None:
    """Ask whether to hand the draft to the colleague named."""
    brief = turn.brief or next(iter(open_drafts(turn)), None)
    if brief is None or brief.state is not BriefState.DRAFT:
        turn.say(say("delegate.nothing"))
        return
    colleague = _named(turn)
    if colleague is None:
        others = [
            person for person in turn.uow.people.with_role("requester") if person.handle != turn.me.handle
        ]
        turn.say(
            say("delegate.to_whom"),
            buttons=tuple(
                button(person.name, "hand_over", brief=brief.id, to=person.handle) for person in others[:8]
            ),
        )
        return
    turn.conversation.question = OpenQuestion(
        ("hand_over", {"brief": brief.id, "to": colleague.handle}), ("dismiss", {})
    )
    turn.say(
        say("delegate.confirm", brief=start_over_message(brief), name=colleague.name),
        buttons=(
            button(say("yes"), "hand_over", Style.PRIMARY, brief=brief.id, to=colleague.handle),
            button(say("no"), "dismiss"),
        ),
    )


def _named(turn: Turn) -> Person | None:
    folded = f" {fold(turn.text)} "
    found = [
        person
        for person in turn.uow.people.all()
        if person.handle != turn.me.handle
        and (
            f" {fold(person.name)} " in folded
            or f" {fold(person.handle)} " in folded
            or f" {fold(person.name.split()[0])} " in folded
        )
    ]
    return found[0] if len(found) == 1 else None


def hand_over(turn: Turn, brief: str, to: str) -> None:
    """Make the colleague the requester of the draft; area and boss are theirs from now on."""
    found, colleague = turn.uow.briefs.get(brief), turn.uow.people.get(to)
    turn.conversation.settle()
    if colleague is None or found.requester != turn.me.handle or found.state is not BriefState.DRAFT:
        turn.say(say("delegate.nothing"))
        return
    found.requester = colleague.handle
    for ref, value in (("requester", colleague.handle), ("area", colleague.area), ("boss", colleague.boss)):
        if value:
            found.fill(ref, value, Origin.DIRECTORY)
    turn.save(found)
    turn.note("draft_handed_over", found, to=colleague.handle)
    if turn.conversation.brief == found.id:
        turn.take_up(None)
    turn.say(say("delegate.done", brief=start_over_message(found), name=colleague.name))
    turn.tell(
        Reply(
            Receiver.person(colleague.handle),
            (say("delegate.received", brief=start_over_message(found), name=turn.me.name),),
            buttons=(
                button(
                    say("button.go_on_with", brief=start_over_message(found)),
                    "resume",
                    Style.PRIMARY,
                    brief=found.id,
                ),
            ),
        )
    )


def dismiss(turn: Turn) -> None:
    """Leave things as they are and go on."""
    turn.conversation.settle()
    turn.say(say("dismissed"))
    ask_again(turn)
