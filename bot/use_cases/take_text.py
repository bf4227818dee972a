"""What a text does: a reason that was asked for, a choice pointed at, an order of sales, else what `choose` says."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.text import say
from bot.core.understanding import Understanding
from bot.use_cases.actions import action
from bot.use_cases.choose import choose
from bot.use_cases.deals import hand_on, promises
from bot.use_cases.deals.chat import take_deal_text
from bot.use_cases.deals.close import lesson
from bot.use_cases.deals.errands import give_back
from bot.use_cases.deals.move import move_for_reason
from bot.use_cases.deals.papers import delivery, paper_of
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.cancel import cancel_reason
from bot.use_cases.intake.submit_brief import exception_reason
from bot.use_cases.pipeline.sales_orders import take_sales_order
from bot.use_cases.support.clarify import clarify
from bot.use_cases.support.offered import take_pointed
from bot.use_cases.support.unclear import note_unclear
from bot.use_cases.turn import Turn

REASONS: dict[str, Callable[..., None]] = {
    "cancel": cancel_reason,
    "deal_delivery": delivery,
    "deal_lesson": lesson,
    "deal_move": move_for_reason,
    "deal_errand_back": give_back,
    "deal_hand_day": hand_on.take_day,
    "deal_hand_step": hand_on.take_step,
    "deal_paper": paper_of,
    "deal_promise_day": promises.take_day,
    "exception": exception_reason,
}
OPEN_TO = frozenset({
    "action_answer_instead", "action_answer_question", "action_bot_challenge", "action_brief_status", "action_confirm",
    "action_decline", "action_define_term", "action_due_dates", "action_explain_dates", "action_explain_field",
    "action_greet", "action_help", "action_list_briefs", "action_out_of_scope", "action_repeat", "action_thanks",
})  # fmt: skip
"""What leaves an open yes or no question open, to be asked again."""


def take_text(turn: Turn, understanding: Understanding | None) -> bool:
    """Take a text message; False where only Rasa could tell what it means and it is away."""
    conversation = turn.conversation
    if not turn.text.strip():
        turn.say(say("text.empty"))
        ask_again(turn)
        return True
    if conversation.reason_for is not None and not _leaves_reason(turn):
        kind, args = conversation.reason_for
        REASONS[kind](turn, **args)
        return True
    if take_pointed(turn):
        return True
    if take_sales_order(turn) or take_deal_text(turn, understanding):
        return True
    name = choose(turn, understanding)
    if name is None:
        return _without_rasa(turn)
    conversation.told_rasa_away = conversation.told_rasa_away and not turn.understood
    if name == "action_clarify":
        clarify(turn, understanding)
        return True
    if conversation.asking is None:
        conversation.misses = 0
    if name not in OPEN_TO:
        conversation.settle()
    _tell_rasa_is_away(turn)
    misses = conversation.misses
    action(name)(turn)
    if conversation.misses > misses:
        note_unclear(turn, understanding)
    return True


def _leaves_reason(turn: Turn) -> bool:
    """Tell whether the person would rather not give the reason."""
    if choose(turn, None) in (
        "action_cancel",
        "action_pause",
        "action_go_back",
        "action_help",
        "action_show_summary",
    ):
        turn.conversation.reason_for = None
        return True
    return False


def _tell_rasa_is_away(turn: Turn) -> None:
    """Say once that free text is not understood for now; the field asked and the buttons go on."""
    if not turn.understood and not turn.conversation.told_rasa_away:
        turn.conversation.told_rasa_away = True
        turn.say(say("rasa.away"))


def _without_rasa(turn: Turn) -> bool:
    """Keep the message until Rasa is back, and say so once."""
    first = not turn.conversation.told_rasa_away
    turn.conversation.told_rasa_away = True
    if first:
        turn.say(say("rasa.away_kept"))
    return False
