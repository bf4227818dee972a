"""Answering the field being asked: read, keep, echo, go on; or say what is accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from bot.core.brief import Brief, Origin
from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.forms.extract import extract
from bot.core.forms.readers import Answer, Setting, read_answer
from bot.core.text import Text, say
from bot.core.values import read_yes_no
from bot.use_cases.intake.ask_next import ask, ask_next
from bot.use_cases.intake.field_notes import notes
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.intake.missed import miss
from bot.use_cases.intake.ruled_out import ask_after_all, named_again, without_ruled_out
from bot.use_cases.intake.suggestions import suggestion
from bot.use_cases.intake.volunteer import says_of_another, volunteered
from bot.use_cases.turn import Turn


class Taken(Protocol):
    """A field's ref and what was read for it."""

    @property
    def ref(self) -> str:
        """Return the ref."""
        ...

    @property
    def answer(self) -> Answer:
        """Return what was read."""
        ...


LONG_WINDED = 3  # words beyond which an answer may say more than was asked


def answer_field(turn: Turn) -> None:
    """Take the message as the answer to the field being asked."""
    ref = turn.conversation.asking
    if ref is None:
        return
    ticked = turn.conversation.ticked
    if ticked and fold(turn.text) in turn.words.done:
        accept(turn, ref, sorted(ticked, key=BRIEF.field(ref).options.index))
        return
    answer = read(turn, ref, turn.text)
    is_long = BRIEF.field(ref).kind is Kind.TEXT and len(turn.text.split()) > LONG_WINDED
    if is_long and not turn.draft.is_filled(ref) and _is_the_last_one(turn, ref):
        return
    again = named_again(turn, ref, answer)
    if again:
        ask_after_all(turn, answer.value, again)
    elif answer.taken and not says_of_another(turn, ref):
        also = dict(answer.also) | _also_said(turn, ref)
        accept(turn, ref, answer.value, also=also, guessed=answer.guessed)
    elif not _said_already(turn, ref) and not _take_volunteered(turn, ref):
        miss(turn, ref, answer)


def _take_volunteered(turn: Turn, ref: str) -> bool:
    """Keep what the message says of other open fields, and ask again; False where it says nothing."""
    if BRIEF.field(ref).kind in (Kind.TEXT, Kind.WORDS):
        return False
    kept = keep(turn.draft, volunteered(turn, ref), Origin.SAID)
    if not kept:
        return False
    turn.say(*(echo(turn, other, None, turn.draft.value(other)) for other in kept))
    turn.save(turn.draft)
    ask(turn, ref)
    return True


def _is_the_last_one(turn: Turn, ref: str) -> bool:
    """Tell whether a free text is word for word the free text given before, and was said so."""
    last = next((other for other in reversed(turn.conversation.trail) if other != ref), None)
    value = turn.draft.value(last) if last is not None and last in turn.draft.refs() else None
    same = isinstance(value, str) and value.strip() == turn.text.strip()
    return same and _said_already(turn, ref)


def _said_already(turn: Turn, ref: str) -> bool:
    """Tell whether the message only repeats the answer before, as when it was sent twice; then ask again."""
    last = next((other for other in reversed(turn.conversation.trail) if other != ref), None)
    if last is None or last not in turn.draft.refs() or not turn.draft.is_filled(last):
        return False
    value = turn.draft.value(last)
    if read(turn, last, turn.text).value != value or value is None:
        return False
    turn.say(say("echo.already", field=label(last), value=shown(turn.uow, turn.draft, last, value)))
    ask(turn, ref)
    return True


def read(turn: Turn, ref: str, text: str) -> Answer:
    """Read an answer to *ref*: its own parser, a yes to what was suggested, and the other dates' order."""
    field = BRIEF.field(ref)
    value = suggestion(turn, ref)
    if (
        value is not None
        and len(fold(text).split()) <= LONG_WINDED
        and read_yes_no(text, turn.words.language).value
    ):
        return Answer(value)
    answer = read_answer(field, text, _setting_for(turn, ref, text))
    if ref == "channels" and answer.taken and answer.guessed:
        return replace(answer, value=without_ruled_out(turn.draft, answer.value))
    problem = order_problem(turn.draft, ref, answer.value) if answer.taken else None
    return Answer(problem=problem[0], limits=problem[1]) if problem else answer


def _setting_for(turn: Turn, ref: str, text: str) -> Setting:
    """Return what the reader may know: the end may be counted from the start («una semana después»)."""
    if BRIEF.field(ref).kind is Kind.PERSON:
        return replace(turn.setting, me=turn.me)
    start = turn.draft.fields.get("start_date")
    if ref != "end_date" or not start or not set(fold(text).split()) & set(turn.manner.later):
        return turn.setting
    return replace(turn.setting, today=max(date.fromisoformat(start), turn.today))


def order_problem(brief: Brief, ref: str, value: Any) -> tuple[str, dict[str, Any]] | None:
    """Tell why a date does not fit the others: the end comes before the start."""
    if ref == "end_date" and brief.fields.get("start_date") and value < brief.fields["start_date"]:
        return "ends_before_start", {"value": date.fromisoformat(brief.fields["start_date"]), "end": value}
    return None


def _also_said(turn: Turn, ref: str) -> dict[str, Any]:
    """Return what else a talkative answer to a closed question says; free text answers one field only."""
    field = BRIEF.field(ref)
    if field.kind in (Kind.TEXT, Kind.WORDS) or len(turn.text.split()) <= LONG_WINDED:
        return {}
    return {other: value for other, value in extract(turn.text, turn.setting).items() if other != ref}


def accept(
    turn: Turn, ref: str, value: Any, *, also: dict[str, Any] | None = None, guessed: bool = False
) -> None:
    """Keep the answer to the field asked, and what else it says where that is still open; go on."""
    keep_one(turn, ref, value, guessed=guessed)
    for other, more in (also or {}).items():
        if (
            BRIEF.has(other)
            and not turn.draft.is_filled(other)
            and not order_problem(turn.draft, other, more)
        ):
            turn.draft.fill(other, more)
            turn.say(echo(turn, other, None, more))
    settle_answers(turn, (ref,))


def accept_all(turn: Turn, taken: Iterable[Taken]) -> None:
    """Keep several new values, which may replace answers; go on."""
    refs: list[str] = []
    for change in taken:
        keep_one(turn, change.ref, change.answer.value, guessed=change.answer.guessed)
        refs.append(change.ref)
        for other, more in change.answer.also.items():
            if BRIEF.has(other) and turn.draft.value(other) != more:
                keep_one(turn, other, more)
    settle_answers(turn, refs)


def keep_one(turn: Turn, ref: str, value: Any, *, guessed: bool = False) -> None:
    """Fill one ref and echo it with what it replaces."""
    brief = turn.draft
    before = brief.value(ref)
    brief.fill(ref, value)
    if ref == "channels":
        brief.ruled_out = [code for code in brief.ruled_out if code not in value]
    brief.corrections = [item for item in brief.corrections if item.field != ref]
    _remember(turn, ref)
    turn.say(echo(turn, ref, before, value, guessed=guessed))
    turn.note("field_answered", brief, field=ref)


def settle_answers(turn: Turn, refs: Iterable[str]) -> None:
    """Keep the dates in order, tell what rules say of the new values, and go on."""
    _keep_dates_in_order(turn)
    refs = tuple(refs)
    for ref in refs:
        for note in notes(turn, ref):
            turn.say(note)
    go_on(turn, refs)


def go_on(turn: Turn, refs: tuple[str, ...] = ()) -> None:
    """Ask what comes next; the same again where another field than the one being changed was corrected."""
    conversation, asking = turn.conversation, turn.conversation.asking
    if conversation.detour and asking is not None and asking not in refs and asking in turn.draft.refs():
        turn.save(turn.draft)
        ask(turn, asking)
        return
    ask_next(turn)


def _remember(turn: Turn, ref: str) -> None:
    trail = turn.conversation.trail
    if ref in trail:
        trail.remove(ref)
    trail.append(ref)


def _keep_dates_in_order(turn: Turn) -> None:
    """Ask for the end again where a new start has overtaken it."""
    brief = turn.draft
    start, end = brief.fields.get("start_date"), brief.fields.get("end_date")
    if start and end and end < start:
        brief.fields.pop("end_date")
        turn.say(say("echo.end_overtaken", value=date.fromisoformat(end)))


def echo(turn: Turn, ref: str, before: Any, value: Any, *, guessed: bool = False) -> Text:
    """Return what was understood, with the value it replaces."""
    now = shown(turn.uow, turn.draft, ref, value)
    if before is not None and before != value:
        return say(
            "echo.changed", field=label(ref), before=shown(turn.uow, turn.draft, ref, before), value=now
        )
    return say("echo.guessed" if guessed else "echo.value", field=label(ref), value=now)


def keep(brief: Brief, values: dict[str, Any], origin: Origin) -> list[str]:
    """Fill the empty refs among *values*, and what only the directory told; return which they were."""
    kept = []
    for ref, value in values.items():
        known = brief.is_filled(ref) and brief.origins.get(ref) != Origin.DIRECTORY
        if (
            BRIEF.has(ref)
            and not known
            and brief.value(ref) != value
            and not order_problem(brief, ref, value)
        ):
            brief.fill(ref, value, origin)
            kept.append(ref)
    return kept
