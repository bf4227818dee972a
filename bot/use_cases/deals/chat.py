"""What a text means where opportunities are spoken of: plain orders first, then the open question, then what goes on.

`converse` asks here before `choose`. Context decides: an order names what it wants in words of its own, a question
that is open takes its answer, a follow-up goes on from the last answer; the model's intent is asked last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.forms.definition import Kind
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.pipeline.access import may_read
from bot.core.pipeline.intake import opens_deal, read_deal
from bot.core.pipeline.questions import Intent
from bot.core.understanding import Understanding
from bot.use_cases.choose import asks, command_of
from bot.use_cases.deals import alike, asked, fill, papers, walk
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.ask import ask, follow, goes_on, setting
from bot.use_cases.deals.desk import form_setting, in_hand, take_up, words
from bot.use_cases.deals.guard import refused
from bot.use_cases.deals.history import history
from bot.use_cases.deals.meant import (
    REFERRING,
    heard,
    of_clients,
    says_losing,
    says_only,
    says_winning,
    the_one,
)
from bot.use_cases.deals.move import move, target_in
from bot.use_cases.deals.register import register
from bot.use_cases.deals.shown import show
from bot.use_cases.plain_questions import plain_question
from bot.use_cases.turn import Turn

QUESTIONS: Final = frozenset(Intent)
TALKING: Final = frozenset(
    {"greet", "thanks", "goodbye", "bot_challenge", "human", "help", "repeat", "out_of_scope"}
)
SURE: Final = 0.8
SHORT: Final = 5
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
    if not may_read(turn.me) or conversation.asking is not None or conversation.offered:
        return False
    order = _order(turn)
    if order is not None:
        conversation.settle()
        order(turn)
        return True
    if conversation.question is not None:
        return False
    if conversation.deals is not None and conversation.deals.asking is not None:
        return _while_asking(turn, understanding)
    if goes_on(turn):
        follow(turn)
        return True
    return _changes(turn) or _asks_about_deals(turn, understanding)


# -- orders --------------------------------------------------------------------------------------


def _order(turn: Turn) -> Callable[[Turn], None] | None:
    """Return what a text orders in words that mean nothing else."""
    folded, table = fold(turn.text), words(turn)
    if any(phrase in folded for phrase in table.walking):
        return walk.walk
    if says_only(turn, table.merging) or re.search(rf"\b{either(table.merging)}\b", folded):
        clients = heard(turn).clients
        if len(clients) == 2:
            return lambda held: _nothing(alike.merge_by_word(held, clients))
    if opens_deal(turn.text, turn.me.language) and (may_sell(turn.me) or not asks(turn)):
        return register
    return _about_one(turn, folded)


def _nothing(_: bool) -> None:
    """Drop what is known already."""


def _about_one(turn: Turn, folded: str) -> Callable[[Turn], None] | None:
    """Return an order about one opportunity: its history, its card, a promise, a move."""
    table = words(turn)
    if re.search(rf"^\W*{either(table.committing)}\b", folded):
        return _promise
    if _moves(turn):
        return move
    named = bool(heard(turn).clients) or in_hand(turn) is not None
    if named and re.search(rf"\b{either(table.history)}\b", folded):
        return _history
    if heard(turn).clients and says_only(turn, table.showing):
        return _show
    return None


def _moves(turn: Turn) -> bool:
    """Tell whether a text moves an opportunity: a verb of moving with a stage, or a client won or lost."""
    if asks(turn) or _begins_asking(turn):
        return False
    said = heard(turn)
    about = bool(said.clients or said.unknown) or in_hand(turn) is not None
    if says_losing(turn) or says_winning(turn):
        return about and said.period is None
    if says_only(turn, words(turn).moving):
        target = target_in(turn)
        return target is not None and not said.flags
    within = re.search(
        rf"\b{either(tuple(phrase for phrase in words(turn).moving if ' ' in phrase))}\b", fold(turn.text)
    )
    return bool(within and said.clients and target_in(turn))


def _begins_asking(turn: Turn) -> bool:
    first = fold(turn.text).split()[:2]
    return any(word in words(turn).asking for word in first)


def _history(turn: Turn) -> None:
    one = the_one(turn, "deal_history", open_only=False)
    if one is not None:
        take_up(turn, one)
        history(turn, one)


def _show(turn: Turn) -> None:
    one = the_one(turn, "deal_show", open_only=False)
    if one is not None:
        take_up(turn, one)
        show(turn, one)


def _promise(turn: Turn) -> None:
    one = the_one(turn, "deal_show")
    if one is not None and not refused(turn, one):
        take_up(turn, one)
        papers.promise(turn, one, turn.text)


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
    if OPPORTUNITY.field(ref).kind is not Kind.TEXT and not _answers(turn, ref):
        return _volunteered(turn, ref)
    fill.answer(turn)
    walk.offer_next(turn) if deals.asking is None else None
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


def _volunteered(turn: Turn, ref: str) -> bool:
    """Keep what was said of other fields, and ask the open one again; say why where nothing was."""
    values, problems = fill.read(turn, ref, turn.text)
    if values:
        fill.keep(turn, values)
    else:
        asked.miss(turn, ref, problems[ref])
    return True


# -- where nothing is asked ----------------------------------------------------------------------


def _changes(turn: Turn) -> bool:
    """Change what a text says of the opportunity in hand, or of the one whose client it names."""
    deals = turn.conversation.deals
    if asks(turn) or _begins_asking(turn) or not may_sell(turn.me) or deals is None:
        return False
    clients = heard(turn).clients
    recent = deals.deal is not None and turn.conversation.turn - deals.deal_turn <= REFERRING
    if not recent and not clients:
        return False
    said = read_deal(turn.text, form_setting(turn), setting(turn), naming=False)
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


def _names_something(turn: Turn) -> bool:
    said = heard(turn)
    return bool(
        said.clients or said.stages or said.flags or said.gaps or said.by or said.conversion or said.segment
    )


def _asks_about_deals(turn: Turn, understanding: Understanding | None) -> bool:
    """Answer what the model takes for something else, and what names clients or stages all the same."""
    intent = understanding.intent if understanding is not None else None
    if (
        intent in QUESTIONS
        and understanding is not None
        and understanding.confidence >= turn.services.threshold
    ):
        return False  # the policy's action answers it
    if (
        not (asks(turn) or _begins_asking(turn))
        or turn.me.has("requester")
        or plain_question(turn)
        or not _names_something(turn)
    ):
        return False
    ask(turn, intent)
    return True
