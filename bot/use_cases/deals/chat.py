"""What a text means where opportunities are spoken of: plain orders first, then the open question, then what goes on.

`converse` asks here before `choose`. Context decides: an order names what it wants in words of its own, a question
that is open takes its answer, a follow-up goes on from the last answer; the model's intent is asked last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.core.folding import fold
from bot.core.forms.clauses import closed, either, opened
from bot.core.forms.definition import Kind
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.pipeline.access import may_read
from bot.core.pipeline.owed import helps
from bot.core.understanding import Understanding
from bot.use_cases.choose import asks, command_of
from bot.use_cases.deals import asked, fill, walk
from bot.use_cases.deals.ask import ask, follow, goes_on, lets_go
from bot.use_cases.deals.desk import words
from bot.use_cases.deals.errands import said_by_helper
from bot.use_cases.deals.meant import (
    heard,
)
from bot.use_cases.deals.orders import begins_asking, order_in
from bot.use_cases.deals.stated import QUESTIONS, changes, put_off, said_of_others
from bot.use_cases.plain_questions import plain_question
from bot.use_cases.turn import Turn

TALKING: Final = frozenset(
    {"greet", "thanks", "goodbye", "bot_challenge", "human", "help", "repeat", "out_of_scope"}
)
OTHER_ORDERS: Final = frozenset(
    {"register_opportunity", "move_stage", "approve_brief", "return_brief", "snooze", "human"}
)
"""Intents that are no question, whatever a text names."""
SURE: Final = 0.8
SHORT: Final = 5
SELLERS_COMMANDS: Final[dict[str, Callable[[Turn], None]]] = {
    "action_show_summary": lambda turn: ask(turn, "pipeline_status"),
    "action_list_briefs": lambda turn: ask(turn, "pipeline_status"),
}
"""«cómo vamos» and «resumen», of people who have no Briefs."""
CONTROLS: Final[dict[str, Callable[[Turn], None]]] = {
    "action_skip_field": asked.skip,
    "action_dont_know": asked.skip,
    "action_go_back": asked.back,
    "action_explain_field": asked.explain,
    "action_pause": asked.enough,
    "action_cancel": asked.enough,
    "action_submit_brief": asked.enough,
}


def take_deal_text(turn: Turn, understanding: Understanding | None) -> bool:
    """Take a text that is about opportunities; False where it is something else."""
    conversation = turn.conversation
    if conversation.asking is not None:
        return False
    if not may_read(turn.me):
        return helps(turn.me) and said_by_helper(turn)
    turn.whole = turn.text
    turn.text = closed(opened(turn.whole, turn.manner)[0], turn.manner) or turn.whole
    taken = _take(turn, understanding)
    whole, turn.whole = turn.whole, ""
    if not taken:
        turn.text = whole
    elif conversation.offered:
        conversation.settle()
    return taken


def _take(turn: Turn, understanding: Understanding | None) -> bool:
    conversation = turn.conversation
    taking_back = conversation.question is None and lets_go(turn)
    order = None if taking_back else order_in(turn)
    if order is not None:
        conversation.settle()
        order(turn)
        return True
    if conversation.question is not None:
        return asks(turn) and _asked_over_a_question(turn, understanding)
    if conversation.deals is not None and conversation.deals.asking is not None:
        return _while_asking(turn, understanding)
    if goes_on(turn):
        follow(turn)
        return True
    own = SELLERS_COMMANDS.get(command_of(turn) or "")
    if own is not None and not turn.me.has("requester") and not conversation.reviewing:
        own(turn)
        return True
    return changes(turn, understanding) or _asks_about_deals(turn, understanding)


# -- while a field is asked ----------------------------------------------------------------------


def _while_asking(turn: Turn, understanding: Understanding | None) -> bool:
    """Take the answer to the open question, a question in between, or a word of control."""
    deals = turn.conversation.deals
    assert deals is not None
    ref = deals.asking or ""
    command = command_of(turn)
    if command is not None:
        return _controlled(turn, command)
    if plain_question(turn) or _small_talk(understanding, turn):
        return False
    if asks(turn):
        return _asked_in_between(turn, understanding)
    if deals.question_turn == turn.conversation.turn - 1 and goes_on(turn):
        follow(turn)  # «los míos», right after an answer about the pipeline
        return True
    others = put_off(turn) or said_of_others(turn, ref)
    if others:
        fill.keep(turn, others)
        return True
    if OPPORTUNITY.field(ref).kind is not Kind.TEXT and not _answers(turn, ref):
        return _volunteered(turn, ref)
    fill.answer(turn)
    walk.offer_next(turn) if deals.asking is None else None
    return True


def _asked_over_a_question(turn: Turn, understanding: Understanding | None) -> bool:
    """Answer a question about opportunities while a yes or no is open, which is asked again after it."""
    intent = understanding.intent if understanding is not None else None
    if plain_question(turn) or not (intent in QUESTIONS or _names_something(turn)):
        return False
    ask(turn, intent)
    return True


def _controlled(turn: Turn, command: str) -> bool:
    control = CONTROLS.get(command)
    if control is None:
        return False
    control(turn)
    return True


def _small_talk(understanding: Understanding | None, turn: Turn) -> bool:
    if understanding is None or len(turn.text.split()) > SHORT:
        return False
    cues = turn.words.cues.get(understanding.intent, ())
    cued = (
        any(cue in fold(turn.text) for cue in cues) if cues else asks(turn)
    )  # «Salud» is a segment, no greeting
    return cued and understanding.intent in TALKING and understanding.confidence >= SURE


def _asked_in_between(turn: Turn, understanding: Understanding | None) -> bool:
    """Answer a question of theirs and ask ours again."""
    if goes_on(turn):
        follow(turn)
        return True
    intent = understanding.intent if understanding is not None else None
    if intent in QUESTIONS or _names_something(turn):
        ask(turn, intent)
        return True
    if intent in ("explain_field", None):
        asked.explain(turn)
        return True
    return False


def _answers(turn: Turn, ref: str) -> bool:
    if fill.is_finishing(turn):
        return True
    return ref in fill.read(turn, ref, turn.text)[0]


def _volunteered(turn: Turn, ref: str) -> bool:
    """Keep what was said of other fields, and ask the open one again; say why where nothing was."""
    values, problems = fill.read(turn, ref, turn.text)
    if values:
        fill.keep(turn, values)
    else:
        asked.miss(turn, ref, problems[ref])
    return True


# -- where nothing is asked ----------------------------------------------------------------------


def _names_something(turn: Turn) -> bool:
    said = heard(turn)
    figures = (said.min_value, said.max_value, said.by, said.conversion)
    kinds = (said.stages, said.flags, said.gaps, said.without, *figures)
    return any(kinds) or bool(said.clients or said.segment or said.service_type or said.owners)


def _lists(turn: Turn) -> bool:
    """Tell whether a text asks for opportunities with or without a mark: «pal mes que viene qué tenemos»."""
    return re.search(rf"\b{either(words(turn).listing)}\b", fold(turn.text)) is not None


def _asks_about_deals(turn: Turn, understanding: Understanding | None) -> bool:
    """Answer what the model takes for something else, and what names clients or stages all the same."""
    intent = understanding.intent if understanding is not None else None
    if (
        intent in QUESTIONS
        and understanding is not None
        and understanding.confidence >= turn.services.threshold
    ):
        return False  # the policy's action answers it
    if command_of(turn) is not None or plain_question(turn):
        return False
    if turn.me.has("requester") and not (asks(turn) and heard(turn).clients):
        return False
    asked = asks(turn) or begins_asking(turn)
    about = asked or fold(turn.text).startswith(words(turn).several) or _lists(turn)
    if not _names_something(turn) and not (about and heard(turn).period is not None):
        return False
    if intent in OTHER_ORDERS and not about:
        return False
    ask(turn, intent)
    return True
