"""What a text means where opportunities are spoken of: plain orders first, then the open question, then what goes on.

`converse` asks here before `choose`. Context decides: an order names what it wants in words of its own, a question
that is open takes its answer, a follow-up goes on from the last answer; the model's intent is asked last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.forms.definition import Kind
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.words.deals import deal_words
from bot.core.pipeline.access import may_read
from bot.core.pipeline.intake import read_deal
from bot.core.pipeline.intake_names import without_clients
from bot.core.pipeline.questions import Intent
from bot.core.understanding import Understanding
from bot.use_cases.choose import asks, command_of
from bot.use_cases.deals import asked, fill, walk
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.ask import ask, follow, goes_on, setting
from bot.use_cases.deals.desk import form_setting, in_hand, take_up, talk, words
from bot.use_cases.deals.guard import refused
from bot.use_cases.deals.meant import (
    REFERRING,
    heard,
    of_clients,
    unknown_client,
)
from bot.use_cases.deals.orders import begins_asking, order_in
from bot.use_cases.plain_questions import plain_question
from bot.use_cases.turn import Turn

QUESTIONS: Final = frozenset(Intent)
TALKING: Final = frozenset(
    {"greet", "thanks", "goodbye", "bot_challenge", "human", "help", "repeat", "out_of_scope"}
)
ORDERS: Final = frozenset({"register_opportunity", "move_stage"})
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
    if not may_read(turn.me) or conversation.asking is not None:
        return False
    taken = _take(turn, understanding)
    if taken and conversation.offered:
        conversation.settle()
    return taken


def _take(turn: Turn, understanding: Understanding | None) -> bool:
    conversation = turn.conversation
    order = order_in(turn)
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
    return _changes(turn, understanding) or _asks_about_deals(turn, understanding)


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
    others = _said_of_others(turn, ref)
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
    if fold(turn.text) in words(turn).finishing:
        return True
    return ref in fill.read(turn, ref, turn.text)[0]


def _said_of_others(turn: Turn, ref: str) -> dict[str, Any]:
    """Return what «los puestos son 45» or «me llegó por un referido» says while words are asked for."""
    if OPPORTUNITY.field(ref).kind is not Kind.TEXT:
        return {}
    known = form_setting(turn)
    names = tuple(name for code, table in known.words.fields.items() if code != ref for name in table)
    article = rf"(?:{either(turn.words.articles)}\s+)?"
    named = rf"{article}{either(names)}\s+{either(turn.words.copulas)}\b"
    came = rf"{either(deal_words(turn.me.language).coming)}\b"
    if not re.match(rf"\W*(?:{named}|{came})", fold(turn.text)):
        return {}
    said = read_deal(turn.text, known, setting(turn), naming=False).values
    return {code: value for code, value in said.items() if code not in (ref, "client", "description")}


def _volunteered(turn: Turn, ref: str) -> bool:
    """Keep what was said of other fields, and ask the open one again; say why where nothing was."""
    values, problems = fill.read(turn, ref, turn.text)
    if values:
        fill.keep(turn, values)
    else:
        asked.miss(turn, ref, problems[ref])
    return True


# -- where nothing is asked ----------------------------------------------------------------------


def _changes(turn: Turn, understanding: Understanding | None) -> bool:
    """Change what a text says of the opportunity in hand, or of the one whose client it names."""
    if not may_sell(turn.me) or not _states(turn, understanding):
        return False
    deals = talk(turn)
    clients = heard(turn).clients
    recent = deals.deal is not None and turn.conversation.turn - deals.deal_turn <= REFERRING
    if not recent and not clients:
        return False
    text = without_clients(turn.text, clients, turn.me.language)
    said = read_deal(text, form_setting(turn), setting(turn), naming=False)
    values = {code: value for code, value in said.values.items() if code not in ("client", "description")}
    if not values and not said.problems:
        return False
    found = of_clients(turn, clients)[:1] if clients else [in_hand(turn)]
    one = found[0] if found else None
    if one is None:
        return False
    if refused(turn, one):
        return True
    if one.id != deals.deal:
        take_up(turn, one)
    if values and fill.change(turn, one, values):
        walk.offer_next(turn)
    for code, answer in said.problems.items():
        asked.miss(turn, code, answer)
    return True


def _states(turn: Turn, understanding: Understanding | None) -> bool:
    """Tell whether a text says something of an opportunity rather than asking for some of them."""
    folded = fold(turn.text)
    if asks(turn) or begins_asking(turn) or command_of(turn) is not None:
        return False
    names = tuple(name for table in form_setting(turn).words.fields.values() for name in table)
    article = rf"(?:{either(turn.words.articles)}\s+)?"
    if re.match(rf"\W*(?:\w+\W+){{0,2}}?{article}{either(names)}\b", folded):
        return True
    said = heard(turn)
    if any(folded.startswith(f"{fold(client)} ") for client in said.clients) and not said.stages:
        return True  # «Alpina cierra en febrero» tells, «¿cierra Alpina en febrero?» asks
    if understanding is not None and understanding.intent in ORDERS:
        return False
    if not said.clients and unknown_client(turn, said) is not None:
        return False
    narrows = said.stages or said.flags or said.by or said.min_value or said.max_value or said.conversion
    asked = understanding is not None and understanding.intent in QUESTIONS
    return not narrows and not asked and not folded.startswith(words(turn).several)


def _names_something(turn: Turn) -> bool:
    said = heard(turn)
    kinds = (said.stages, said.flags, said.gaps, said.by, said.conversion, said.min_value, said.max_value)
    return any(kinds) or bool(said.clients or said.segment or said.service_type or said.owners)


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
    about = asked or fold(turn.text).startswith(words(turn).several)
    if not _names_something(turn) and not (about and heard(turn).period is not None):
        return False
    if intent in OTHER_ORDERS and not asked:
        return False
    ask(turn, intent)
    return True
