"""The table from a button's verb to its use case, for opportunities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.pipeline.access import may_read
from bot.core.pipeline.deal_file import APPROVALS, PROPOSAL
from bot.core.pipeline.life import GATES
from bot.core.text import say
from bot.use_cases.deals import (
    alike,
    ask,
    asked,
    close,
    decisions,
    errands,
    fill,
    gates,
    hand_on,
    move,
    papers,
    promises,
    risk,
    walk,
)
from bot.use_cases.deals.desk import note, save, take_up, talk, title
from bot.use_cases.deals.guard import ANY, changeable, opened
from bot.use_cases.deals.history import history
from bot.use_cases.deals.lacking import tell_lacking, upload_button
from bot.use_cases.deals.meant import choose, of_clients
from bot.use_cases.deals.register import EARLY
from bot.use_cases.deals.shown import show
from bot.use_cases.turn import Turn


def _show(turn: Turn, deal: str, seen: int = ANY) -> None:
    one = opened(turn, deal)
    if one is not None and not may_read(turn.me):
        errands.show_mine(turn)
    elif one is not None:
        take_up(turn, one)
        show(turn, one)


def _history(turn: Turn, deal: str, seen: int = ANY) -> None:
    one = opened(turn, deal)
    if one is not None:
        take_up(turn, one)
        history(turn, one)


def _change(turn: Turn, deal: str, ref: str, seen: int = ANY) -> None:
    """Ask one field of a card again."""
    one = changeable(turn, deal, seen, ("deal_change", {"ref": ref}))
    if one is not None:
        asked.ask_once(turn, ref)


def _answer(turn: Turn, deal: str | None, ref: str, value: Any) -> None:
    deals = talk(turn)
    if deals.deal != deal:
        one = changeable(turn, deal) if deal is not None else None
        if one is None:
            turn.say(say("press.past_question"))
            return
    fill.keep(turn, {ref: value}, asked=ref if deals.asking == ref else None)


def _apply(turn: Turn, deal: str, values: dict[str, Any], seen: int = ANY) -> None:
    """Make a change that was held back because another had changed something."""
    one = changeable(turn, deal, seen, ("deal_apply", {"values": values}))
    if one is not None and fill.change(turn, one, values):
        asking = talk(turn).asking
        asked.go_on(turn, asking if asking in values else None)


def _clear(turn: Turn, deal: str, ref: str, seen: int = ANY) -> None:
    """Take a given value back, so that it is worked out."""
    one = changeable(turn, deal, seen, ("deal_clear", {"ref": ref}))
    if one is not None:
        kept = save(turn, fill.without(one, ref), "deal_changed", fields=[ref])
        take_up(turn, kept)
        turn.say(fill.total_line(turn, kept))
        _ask_on(turn)


def _ask_on(turn: Turn) -> None:
    asking = talk(turn).asking
    if asking is not None:
        asked.ask(turn, asking)


def _skip(turn: Turn, deal: str | None, ref: str) -> None:
    if talk(turn).deal == deal and talk(turn).asking == ref:
        asked.skip(turn, ref)
    else:
        turn.say(say("press.past_question"))
        _ask_on(turn)


def _enough(turn: Turn, deal: str | None) -> None:
    asked.enough(turn)
    walk.offer_next(turn)


def _discard(turn: Turn, deal: str, seen: int = ANY) -> None:
    """Take away a double that was just registered and that nobody has decided anything on."""
    one = changeable(turn, deal, seen, ("deal_discard", {}))
    if one is None:
        return
    if one.file.decisions or one.stage not in EARLY:
        turn.say(say("deal.too_late_to_discard"))
        return
    note(turn, "deal_discarded", one)
    turn.uow.opportunities.remove(one.id)
    talk(turn).take_up(None)
    turn.say(say("deal.discarded", title=title(one)))


def _of_client(turn: Turn, client: str, go_on: str, args: dict[str, Any]) -> None:
    """Go on with what was meant, for the client that was chosen among the nearest names."""
    found = of_clients(turn, (client,))
    if len(found) == 1:
        DEAL_PRESSES[go_on](turn, deal=found[0].id, seen=found[0].revision, **args)
    else:
        choose(turn, found, go_on, **args)


def _ask_again(turn: Turn, deal: str, gate: str, seen: int = ANY) -> None:
    """Ask a gate again once what it objected to was corrected."""
    one = changeable(turn, deal)
    if one is not None and one.file.refused(gate) and gate in APPROVALS:
        turn.say(tell_lacking(turn, one, PROPOSAL), buttons=(upload_button(one, PROPOSAL),))
    elif one is not None and not one.file.is_open(gate) and not one.file.passed(gate):
        gates.ask_gate(turn, one, GATES[gate])
    elif one is not None:
        turn.say(say("deal.asked_already", gate=say(f"deal.gate.{gate}")))


DEAL_PRESSES: dict[str, Callable[..., None]] = {
    "deal_answer": _answer,
    "deal_apply": _apply,
    "deal_approve": decisions.press_approve,
    "deal_ask_again": _ask_again,
    "deal_change": _change,
    "deal_clear": _clear,
    "deal_decided": decisions.submitted,
    "deal_declare": move.declare,
    "deal_delivery": papers.ask_delivery,
    "deal_discard": _discard,
    "deal_document": papers.keep,
    "deal_enough": _enough,
    "deal_export": ask.export,
    "deal_history": _history,
    "deal_lose": close.press_lose,
    "deal_merge": alike.merge,
    "deal_move": move.press_move,
    "deal_no_lesson": close.no_lesson,
    "deal_of_client": _of_client,
    "deal_other": alike.other,
    "deal_paper": papers.press_paper,
    "deal_reading": ask.read_so,
    "deal_record": decisions.press_record,
    "deal_refuse": decisions.press_refuse,
    "deal_risk": risk.press_risk,
    "deal_risk_wanted": risk.ask_for_mark,
    "deal_same": alike.same,
    "deal_show": _show,
    "deal_skip": _skip,
    "deal_step": close.step,
    "deal_upload": papers.ask_paper,
    "deal_version": move.new_version,
    "deal_walk_next": walk.go_on,
    "deal_walk_same": walk.same,
    "deal_walk_stop": walk.stop,
}
DEAL_PRESSES |= {
    "deal_errand_back": errands.ask_why,
    "deal_errand_done": errands.done,
    "deal_hand": hand_on.press,
    "deal_promise_day": promises.ask_day,
    "deal_promise_kept": promises.press_kept,
}
DEAL_OPENERS = frozenset({"deal_record", "deal_refuse"})
DEAL_FORMS = frozenset({"deal_decided"})
