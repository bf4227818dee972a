"""What happened to an opportunity, from its events: who, when, what, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.core.events import Event
from bot.core.pipeline.opportunity import Opportunity
from bot.core.text import Param, Text, say
from bot.use_cases.deals.desk import name_of, title
from bot.use_cases.turn import Turn

MOST: Final = 40
TOLD: Final = (
    "deal_registered", "deal_changed", "deal_moved", "deal_stepped", "deal_asked", "deal_decided", "deal_confirmed",
    "deal_document", "deal_commitment", "deal_version", "deal_merged", "deal_lesson", "deal_delivery",
    "deal_risk", "deal_errand", "deal_errand_done", "deal_errand_back", "deal_promise_kept",
)  # fmt: skip


def events_of(turn: Turn, one: Opportunity) -> list[Event]:
    """Return the events that are told, oldest first."""
    return [event for event in turn.uow.events.of_brief(one.id) if event.code in TOLD]


def history(turn: Turn, one: Opportunity) -> None:
    """Tell what happened to an opportunity, the newest last."""
    events = events_of(turn, one)
    lines = [line(turn, one, event) for event in events[-MOST:]]
    turn.say(say("deal.history", title=title(one), count=len(events)), *(lines or [say("deal.history.none")]))


def latest_lines(turn: Turn, one: Opportunity) -> Iterator[Text]:
    """Yield what others did last, since this person's own last change."""
    events = events_of(turn, one)
    own = max((place for place, event in enumerate(events) if event.actor == turn.me.handle), default=-1)
    yield from (line(turn, one, event) for event in events[own + 1 :][-MOST:])


def line(turn: Turn, one: Opportunity, event: Event) -> Text:
    """Return one event in a line."""
    return say(
        "deal.history.line", at=event.at, name=name_of(turn, event.actor), what=_what(turn, one, event)
    )


def _what(turn: Turn, one: Opportunity, event: Event) -> Param:
    from bot.use_cases.deals.shown import current, label, shown

    details = event.details
    if event.code == "deal_changed":
        fields = tuple(details.get("fields", ()))
        return say(
            "deal.event.deal_changed",
            fields=tuple(
                say("deal.event.field", field=label(code), value=shown(turn, code, current(one, code)))
                for code in fields
            ),
        )
    if event.code == "deal_moved":
        return say(
            "deal.event.deal_moved",
            source=say(f"stage.{details['source']}"),
            target=say(f"stage.{details['target']}"),
        )
    if event.code in ("deal_asked", "deal_decided"):
        verdict = details["verdict"]
        return say(f"deal.event.{verdict}", gate=say(f"deal.gate.{details['gate']}"))
    if event.code == "deal_risk":
        return say("deal.event.risk" if details.get("high") else "deal.event.no_risk")
    if event.code == "deal_stepped":
        return say("deal.event.deal_stepped", step=say(f"pipeline.step.{details['step']}"))
    if event.code == "deal_document":
        return say("deal.event.deal_document", kind=say(f"deal.document.{details['kind']}"))
    return say(f"deal.event.plain.{event.code}")
