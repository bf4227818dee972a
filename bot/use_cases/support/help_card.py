"""The card of a request for a person, drawn from its matter alone: drawing again is rewriting."""

from __future__ import annotations

from bot.core.help_matters import HelpMatter, Word
from bot.core.replies import Button, Fact, Receiver, Reply, Section, Style
from bot.core.text import Param, Text, say
from bot.use_cases.intake.ask_next import start_over_message
from bot.use_cases.memory import clipped
from bot.use_cases.remind.moments import shown_moment
from bot.use_cases.turn import Turn, button

OCM = Receiver.room("ocm_channel")
HELPING = frozenset({"analyst", "leader", "front", "admin"})
LONGEST = 240  # letters of what either side said
MOST_WORDS = 12  # on the card: the newest
CARD, ANSWER = "human", "human_answer"  # of card keys


def card_key(matter: HelpMatter) -> str:
    """Return the key of the matter's card in the OCM's room."""
    return f"{CARD}:{matter.id}"


def answer_key(matter: HelpMatter) -> str:
    """Return the key of the newest answer in the person's chat: what is written in its thread answers back."""
    return f"{ANSWER}:{matter.id}:{len(matter.words)}"


def draw(turn: Turn, matter: HelpMatter) -> Reply:
    """Draw the card as the matter stands."""
    return Reply(
        OCM,
        tuple(_standing(turn, matter)),
        tuple(section for section in (_before(turn, matter), _since(turn, matter)) if section.facts),
        () if matter.closed_at else _buttons(matter),
        card=card_key(matter),
    )


def _standing(turn: Turn, matter: HelpMatter) -> list[Text | str]:
    name = _name(turn, matter.person)
    lines: list[Text | str] = [say("human.request", name=name, about=_about(turn, matter))]
    if matter.asked > 1:
        lines.append(say("human.asked", count=matter.asked, at=shown_moment(turn, matter.updated_at)))
    if matter.closed_at is not None:
        return [
            *lines,
            say(
                "human.closed",
                name=_name(turn, matter.taken_by or ""),
                at=shown_moment(turn, matter.closed_at),
            ),
        ]
    if matter.taken_by is not None:
        lines.append(say("human.has_it", name=_name(turn, matter.taken_by)))
    return [*lines, say("human.how_to_answer", name=name)]


def _about(turn: Turn, matter: HelpMatter) -> Text:
    if matter.brief is None:
        return say("human.about_nothing")
    return say("human.about", brief=start_over_message(turn.uow.briefs.get(matter.brief)))


def _before(turn: Turn, matter: HelpMatter) -> Section:
    """Return the last turns before somebody was asked for, both sides."""
    name, facts = say("human.line", name=_name(turn, matter.person)), []
    for one in matter.exchanges:
        facts += [Fact(name, clipped(one.said, LONGEST))] if one.said else []
        facts += [Fact(say("human.line_bot"), clipped(one.answered, LONGEST))] if one.answered else []
    return Section(say("human.transcript"), tuple(facts))


def _since(turn: Turn, matter: HelpMatter) -> Section:
    return Section(say("human.since"), tuple(_fact(turn, word) for word in matter.words[-MOST_WORDS:]))


def _fact(turn: Turn, word: Word) -> Fact:
    said: Param = word.text
    return Fact(say("human.line", name=_name(turn, word.author)), said)


def _buttons(matter: HelpMatter) -> tuple[Button, ...]:
    opening = (button(say("button.open_case"), "human_open", matter=matter.id),) if matter.brief else ()
    taking = (
        ()
        if matter.taken_by
        else (button(say("button.take_matter"), "human_take", Style.PRIMARY, matter=matter.id),)
    )
    return (*taking, *opening, button(say("button.close_matter"), "human_close", matter=matter.id))


def _name(turn: Turn, handle: str) -> str:
    person = turn.uow.people.get(handle)
    return person.name if person else handle
