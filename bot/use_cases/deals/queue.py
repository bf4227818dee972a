"""What waits for this person's decision among the opportunities, shown again as fresh cards."""

from __future__ import annotations

from dataclasses import replace

from bot.core.pipeline.filters import OpportunityFilter, Period, PeriodField
from bot.core.pipeline.life import GATES
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.waiting import waiting_gates
from bot.core.replies import Receiver
from bot.core.text import say
from bot.use_cases.deals.access import deciders
from bot.use_cases.deals.desk import title
from bot.use_cases.deals.gate_card import card_key, draw
from bot.use_cases.turn import Turn

MOST = 500
MOST_CARDS = 5


def pending_gates(turn: Turn) -> list[tuple[Opportunity, str]]:
    """Return the gates that wait for this person, the longest waiting first."""
    if not any(turn.me.has(role) for gate in GATES.values() if not gate.is_declared for role in gate.roles):
        return []
    asked = OpportunityFilter(period=Period(PeriodField.GATE_SINCE, None, turn.today))
    found = [
        (held.at, one, held.gate)
        for one in turn.uow.opportunities.find(asked, MOST)
        for held in waiting_gates(one.file)
        if turn.me.handle in {person.handle for person in deciders(turn.uow, GATES[held.gate], one)}
    ]
    return [(one, gate) for _, one, gate in sorted(found, key=lambda item: item[0])]


def show_gates(turn: Turn, pending: list[tuple[Opportunity, str]]) -> None:
    """Show the cards again at the end of the chat; a press on one that was decided meanwhile is told so."""
    me = Receiver.person(turn.me.handle)
    for one, gate in pending[:MOST_CARDS]:
        copy = f"{card_key(one, gate)}#{turn.me.handle}-{turn.conversation.turn}"
        turn.tell(replace(draw(turn, one, gate, me), card=copy))
    for one, gate in pending[MOST_CARDS:]:
        turn.say(say("deal.waiting_line", gate=say(f"deal.gate.{gate}"), title=title(one)))
