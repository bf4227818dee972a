"""The open question about an opportunity, said again: a field of the form, or a yes or no."""

from __future__ import annotations

from typing import Any

from bot.core.pipeline.deal_file import Verdict
from bot.core.text import Text, say
from bot.use_cases.turn import Turn


def ask(turn: Turn, ref: str) -> None:
    """Ask a field of the opportunity in hand again."""
    from bot.use_cases.deals.asked import ask as ask_field  # it asks again after what it answers, from here

    ask_field(turn, ref)


def open_words(turn: Turn, verb: str, args: dict[str, Any]) -> Text:
    """Return the words of an open yes or no about an opportunity."""
    if verb == "deal_same":
        return say("deal.same_client.again", client=args["client"])
    if verb == "deal_decided":
        id = "deal.reply.approve" if args["verdict"] == Verdict.APPROVED else "deal.reply.refuse"
        return say(id, gate=say(f"deal.gate.{args['gate']}"), text=args["values"]["reason"])
    if verb == "deal_merge":
        return say("deal.merge.again", away=args["away"], kept=args["kept"])
    one = turn.uow.opportunities.get(args["deal"])
    if verb == "deal_version":
        return say("deal.comments_allowed", title=one.client)
    return say(f"deal.declare.{args['gate']}", title=one.client)
