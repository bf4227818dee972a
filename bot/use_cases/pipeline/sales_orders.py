"""Orders about sales in words that mean nothing else: a goal, a wish about reminders, a picture.

`converse` asks here before opportunities are spoken of; an open question takes its answer first.
"""

from __future__ import annotations

from bot.core.pipeline.access import may_read
from bot.core.pipeline.picture_orders import read_picture_order
from bot.core.pipeline.questions import read_question
from bot.core.reminders.wish_reading import names_reminders
from bot.core.text import say
from bot.use_cases.deals.ask import lets_go, setting
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.pipeline.goals_chat import take_goal_order
from bot.use_cases.pipeline.pictures import owe_picture
from bot.use_cases.remind.sales_wishes import take_sales_wish
from bot.use_cases.turn import Turn


def take_sales_order(turn: Turn) -> bool:
    """Take an order about sales; False where the text is none, or a question of the bot's is open."""
    conversation = turn.conversation
    deals = conversation.deals
    if conversation.asking is not None or (deals is not None and deals.asking is not None):
        return False
    if lets_go(turn) and not names_reminders(turn.text, turn.me.language):
        return False  # «quita los de Terpel», of the answer just given
    taken = take_sales_wish(turn) or take_goal_order(turn) or _take_picture(turn)
    if taken:
        conversation.settle()
    return taken


def _take_picture(turn: Turn) -> bool:
    """Draw what is asked for, of what the text or the question before it means."""
    kind = read_picture_order(turn.text, turn.me.language) if may_read(turn.me) else None
    if kind is None:
        return False
    reading = read_question(turn.text, setting(turn))
    before = turn.conversation.deals.question if turn.conversation.deals else None
    narrows = reading.owners or reading.clients or reading.segment or reading.stages or reading.service_type
    meant = reading if narrows or before is None else before
    turn.say(say("picture.drawing"))
    owe_picture(turn, kind.value, meant.to_filter(turn.today, turn.services.calendar, turn.stalled_after))
    ask_again(turn)
    return True
