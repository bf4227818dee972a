"""Handing a draft to a colleague: it leaves one list and appears in another, with everything answered."""

from __future__ import annotations

from bot.core.brief import Brief, Origin
from bot.core.conversation import OpenQuestion
from bot.core.folding import fold
from bot.core.naming import Choice, NamingWords, choose_named, naming_words, person_entries
from bot.core.replies import Receiver, Reply, Style
from bot.core.text import say
from bot.core.values import find_dates
from bot.core.values.languages import corrections
from bot.core.workflow import BriefState
from bot.use_cases.accounts.who import who_they_are
from bot.use_cases.intake.ask_next import ask_again, start_over_message
from bot.use_cases.intake.drafts import open_drafts
from bot.use_cases.turn import Turn, button


def delegate(turn: Turn) -> None:
    """Ask whether to hand the draft to the colleague named."""
    brief = turn.brief or next(iter(open_drafts(turn)), None)
    if brief is None or brief.state is not BriefState.DRAFT:
        turn.say(say("delegate.nothing"))
        return
    choice = _named(turn)
    code = choice.code or (choice.options[0] if choice.problem == "mean" else None)
    colleague = turn.uow.people.get(code) if code else None
    if colleague is None:
        _ask_to_whom(turn, brief, choice)
        return
    turn.conversation.question = OpenQuestion(
        ("hand_over", {"brief": brief.id, "to": colleague.handle}), ("dismiss", {})
    )
    turn.say(
        say("delegate.confirm", brief=start_over_message(brief), name=colleague.name),
        *((say("delegate.for_good"),) if _has_a_term(turn) else ()),
        buttons=(
            button(say("yes"), "hand_over", Style.PRIMARY, brief=brief.id, to=colleague.handle),
            button(say("no"), "dismiss"),
        ),
    )


def _named(turn: Turn) -> Choice:
    """Return which colleague the text names, among those who may hold a draft."""
    others = [person for person in turn.setting.people if person.handle != turn.me.handle]
    allowed = {person.handle for person in others if person.has("requester")}
    language = turn.words.language
    words = naming_words(language)
    choice = choose_named(
        turn.text, person_entries(others, turn.setting.areas), allowed, words, corrections(language)
    )
    own = turn.me.boss if _names_own_boss(turn.text, words) else None
    return Choice(own) if choice.problem == "nobody" and own in allowed else choice


def _names_own_boss(text: str, words: NamingWords) -> bool:
    said = f" {fold(text)} "
    return any(f" {phrase} " in said for phrase in words.own)


def _has_a_term(turn: Turn) -> bool:
    """Tell whether a day is named until which the draft should be somebody else's."""
    return bool(find_dates(turn.text, turn.today, turn.services.calendar, turn.words.language))


def _ask_to_whom(turn: Turn, brief: Brief, choice: Choice) -> None:
    """Say what is doubtful about the name, and offer colleagues."""
    others = [person for person in turn.uow.people.with_role("requester") if person.handle != turn.me.handle]
    offered = [person for code in choice.options for person in others if person.handle == code] or others[:8]
    barred = turn.uow.people.get(choice.barred) if choice.barred else None
    why = {
        "which": say("problem.which_person"),
        "barred": say("problem.not_requester", name=barred.name if barred else ""),
        "nobody": say("delegate.unknown") if choice.options else say("delegate.to_whom"),
    }
    who = who_they_are(turn, offered)
    turn.say(
        why.get(choice.problem or "", say("delegate.to_whom")),
        buttons=tuple(
            button(who[person.handle], "hand_over", brief=brief.id, to=person.handle) for person in offered
        ),
    )


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
