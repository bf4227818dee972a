"""What a text states of an opportunity: values said outright, a date put off, another field than the one asked."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.forms.definition import Kind
from bot.core.forms.opportunity import OPPORTUNITY
from bot.core.forms.words.deals import deal_words
from bot.core.pipeline.intake import read_deal
from bot.core.pipeline.intake_names import without_clients
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.questions import Intent
from bot.core.understanding import Understanding
from bot.core.values.shifts import read_shift
from bot.use_cases.choose import asks, command_of
from bot.use_cases.deals import asked, fill, walk
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.ask import setting
from bot.use_cases.deals.desk import form_setting, in_hand, take_up, talk, words
from bot.use_cases.deals.guard import refused
from bot.use_cases.deals.meant import REFERRING, heard, of_clients, says_only, unknown_client
from bot.use_cases.deals.orders import begins_asking
from bot.use_cases.turn import Turn

QUESTIONS: Final = frozenset(Intent)
ORDERS: Final = frozenset({"register_opportunity", "move_stage"})
DATES: Final = ("next_step_date", "billing_date", "closing_date")


def changes(turn: Turn, understanding: Understanding | None) -> bool:
    """Change what a text says of the opportunity in hand, or of the one whose client it names."""
    if not may_sell(turn.me) or not _states(turn, understanding):
        return False
    deals = talk(turn)
    clients = heard(turn).clients
    recent = deals.deal is not None and turn.conversation.turn - deals.deal_turn <= REFERRING
    if not recent and not clients:
        return False
    found = of_clients(turn, clients)[:1] if clients else [in_hand(turn)]
    one = found[0] if found else None
    if one is None:
        return False
    text = without_clients(turn.text, clients, turn.me.language)
    said = read_deal(text, form_setting(turn), setting(turn), naming=False)
    values = {code: value for code, value in said.values.items() if code not in ("client", "description")}
    moved = put_off(turn, one)
    values, problems = (moved, {}) if moved else (_counted_on(turn, one, values), said.problems)
    if not values and not problems:
        return False
    if refused(turn, one):
        return True
    if one.id != deals.deal:
        take_up(turn, one)
    if values and fill.change(turn, one, values):
        walk.offer_next(turn)
    for code, answer in problems.items():
        asked.miss(turn, code, answer)
    return True


def _counted_on(turn: Turn, one: Opportunity, values: dict[str, Any]) -> dict[str, Any]:
    """Return the seats of «agrega 5 puestos» counted on those there are."""
    adding = tuple(set(turn.manner.adding) - set(turn.manner.setting))
    sign = 1 if says_only(turn, adding) else -1 if says_only(turn, turn.manner.dropping) else 0
    if not sign or "seats" not in values or one.seats is None:
        return values
    seats = one.seats + sign * values["seats"]
    return {**values, "seats": seats} if seats > 0 else values


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
    if says_only(turn, words(turn).putting) and not said.stages:
        return True
    if understanding is not None and understanding.intent in ORDERS:
        return False
    if not said.clients and unknown_client(turn, said) is not None:
        return False
    narrows = said.stages or said.flags or said.by or said.min_value or said.max_value or said.conversion
    asked = understanding is not None and understanding.intent in QUESTIONS
    return not narrows and not asked and not folded.startswith(words(turn).several)


def put_off(turn: Turn, one: Opportunity | None = None) -> dict[str, Any]:
    """Return the date that «aplaza el cierre dos semanas» moves, by the opportunity in hand or the one given."""
    deal = one or in_hand(turn)
    names = form_setting(turn).words.fields
    for code in DATES if deal is not None else ():
        before = getattr(deal, code)
        if before is None or not re.search(rf"\b{either(names[code])}\b", fold(turn.text)):
            continue
        day = read_shift(turn.text, before, turn.services.calendar, turn.me.language)
        if day is not None:
            return {code: day.isoformat()}
    return {}


def said_of_others(turn: Turn, ref: str) -> dict[str, Any]:
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
