"""Starting a Brief: what the first message, the directory, the last campaign and defaults know is not asked."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Brief, Origin
from bot.core.conversation import OpenQuestion
from bot.core.folding import fold
from bot.core.forms.extract import extract, ruled_out
from bot.core.forms.inference import infer
from bot.core.text import say
from bot.core.workflow import BriefState
from bot.use_cases.intake.answer_field import echo, keep
from bot.use_cases.intake.ask_next import ask_next, start_over_message
from bot.use_cases.intake.field_notes import notes
from bot.use_cases.intake.ruled_out import said_back
from bot.use_cases.turn import Turn, button

MOST_DRAFTS = 10
INHERITED = ("extension", "recipients", "data_owner")


def request_campaign(turn: Turn) -> None:
    """Begin a Brief from a free message; where one is in hand, ask first whether to park it."""
    if not may_ask(turn):
        return
    current = turn.brief
    if (
        current is not None
        and current.state in (BriefState.DRAFT, BriefState.RETURNED)
        and turn.conversation.mode != "idle"
    ):
        turn.conversation.question = OpenQuestion(
            ("start_new", {"text": turn.text}), ("resume", {"brief": current.id})
        )
        turn.say(
            say("request.already_filling", brief=start_over_message(current)),
            buttons=(
                button(say("button.keep_filling"), "control", intent="resume_draft"),
                button(say("button.park_and_start"), "start_new", text=turn.text),
            ),
        )
        return
    start(turn, turn.text)


def may_ask(turn: Turn) -> bool:
    """Tell whether the person may ask for campaigns (domain.md §1); who may not is told who may."""
    if turn.me.has("requester"):
        return True
    turn.say(say("request.not_requester", name=turn.me.name.split()[0]))
    return False


def start(turn: Turn, text: str) -> None:
    """Open a new Brief, keep what *text* says, and ask the first question."""
    brief = Brief(id=turn.services.new_id(), requester=turn.me.handle, created_at=turn.now)
    prefill(turn, brief)
    turn.take_up(brief)
    said = keep(brief, extract(text, turn.setting), Origin.FIRST_MESSAGE)
    brief.ruled_out = [] if "channels" in said else ruled_out(text, turn.setting)
    infer(brief)
    turn.save(brief)
    turn.note("brief_started", brief, fields=sorted(said))
    turn.say(say("request.welcome", name=turn.me.name.split()[0]))
    if said or brief.ruled_out:
        understood = (echo(turn, ref, None, brief.value(ref)) for ref in said)
        turn.say(say("request.understood"), *understood, *said_back(brief))
        for ref in said:
            for note in notes(turn, ref):
                turn.say(note)
    ask_next(turn)


def prefill(turn: Turn, brief: Brief) -> None:
    """Fill what the directory, the person's last Brief and the defaults answer (domain.md §2)."""
    me = turn.me
    brief.fill("requester", me.handle, Origin.DIRECTORY)
    for ref, value in (("area", me.area), ("boss", me.boss)):
        if value:
            brief.fill(ref, value, Origin.DIRECTORY)
    last = next((other for other in turn.uow.briefs.of(me.handle) if other.folio), None)
    for ref in INHERITED:
        if last is not None and last.is_filled(ref):
            brief.fill(ref, last.value(ref), Origin.LAST)
    area = next((area.name for area in turn.uow.people.areas() if area.code == me.area), me.name)
    defaults: tuple[tuple[str, Any], ...] = (
        ("recipients", [me.email or me.name]),
        ("data_owner", area),
        ("reports", []),
        ("purpose", turn.words_for(say("default.purpose"))),
        ("consent", turn.words_for(say("default.consent"))),
    )
    for ref, default in defaults:
        if not brief.is_filled(ref):
            brief.fill(ref, default, Origin.DEFAULT)


def named_in(text: str, brief: Brief) -> bool:
    """Tell whether *text* names this Brief by its folio or name."""
    folded = fold(text)
    name = brief.fields.get("name")
    return bool((brief.folio and fold(brief.folio) in folded) or (name and fold(name) in folded))
