"""Who of the directory is meant: the one near match is asked about, several are shown with who they are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from bot.core.conversation import OpenQuestion
from bot.core.forms.answers import Answer
from bot.core.people import Person
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.intake.ask_next import control_buttons
from bot.use_cases.intake.labels import label
from bot.use_cases.support.open_question import restate
from bot.use_cases.turn import Turn

MEANT = "answer"  # the press verb of a yes to «¿Te refieres a …?»


def ask_who(turn: Turn, ref: str, answer: Answer) -> None:
    """Ask which of those named is meant, or say why the one named cannot stand there."""
    if (answer.problem or "").startswith("mean_"):
        draft = turn.conversation.brief
        said = {"ref": ref, "value": answer.options[0], "draft": draft}
        turn.conversation.question = OpenQuestion((MEANT, said), ("change", {"ref": ref, "draft": draft}))
        restate(turn)
        return
    turn.say(
        say(f"problem.{answer.problem}", field=label(ref), **answer.limits),
        buttons=(*candidates(turn, ref, answer.options), *control_buttons(turn, ref)),
    )


def nearest(answer: Answer) -> tuple[Text, ...]:
    """Return the sentence before the names most like one that is not in the directory."""
    unknown = answer.problem in ("no_person", "no_area") and answer.options
    return (say("who.nearest", count=len(answer.options)),) if unknown else ()


def candidates(turn: Turn, ref: str, codes: Iterable[str]) -> tuple[Button, ...]:
    """Return a button for each person or area, with who it is."""
    people = {person.handle: person for person in turn.setting.people}
    areas = {area.code: area.name for area in turn.setting.areas}
    chosen = tuple(codes)
    labels = who_they_are(turn, [people[code] for code in chosen if code in people])
    made = partial(turn.draft_button, verb="answer", ref=ref)
    return tuple(made(labels.get(code) or areas.get(code, code), value=code) for code in chosen)


def who_they_are(turn: Turn, people: list[Person]) -> dict[str, Text]:
    """Return each person's name, area and roles, by handle; the handle too where that is not enough."""
    areas = {area.code: area.name for area in turn.setting.areas}
    told = {person.handle: (person.name, areas.get(person.area or ""), person.roles) for person in people}
    values = list(told.values())
    return {
        handle: _who(*facts, handle if values.count(facts) > 1 else None) for handle, facts in told.items()
    }


def _who(name: str, area: str | None, roles: frozenset[str], handle: str | None) -> Text:
    own = sorted(roles - {"requester"}) or sorted(roles)
    shown = tuple(say(f"role.{role}") for role in own)
    known = (
        say("who.person", name=name, area=area, roles=shown)
        if area
        else say("who.of_no_area", name=name, roles=shown)
    )
    return say("who.with_handle", who=known, handle=handle) if handle else known
