"""Not understanding well: the two likeliest readings as buttons, then a short menu of what fits here."""

from __future__ import annotations

from bot.core.folding import fold
from bot.core.pipeline.access import may_read
from bot.core.replies import Button, Style
from bot.core.text import say
from bot.core.understanding import Understanding
from bot.core.values import read_yes_no
from bot.use_cases.deals.access import may_sell
from bot.use_cases.intake.drafts import open_drafts
from bot.use_cases.support.fresh import fresh
from bot.use_cases.support.small_talk import DECIDING, starters
from bot.use_cases.support.unclear import note_choice, note_unclear
from bot.use_cases.turn import Turn, button

WITH_A_BRIEF = frozenset({"correct_field", "go_back", "pause", "show_summary", "submit_brief", "cancel"})
WITH_A_DRAFT = frozenset({"resume_draft", "delegate", "attach_file"})
OFFERABLE = WITH_A_BRIEF | {
    "request_campaign", "explain_field", "resume_draft", "attach_file", "copy_brief", "brief_status",
    "list_briefs", "due_dates", "review_queue", "delegate", "define_term", "help", "human",
    "register_opportunity", "move_stage", "pipeline_status", "opportunity_status", "forecast",
}  # fmt: skip
FOR_SELLERS = frozenset({"register_opportunity", "move_stage"})
ABOUT_DEALS = FOR_SELLERS | {"pipeline_status", "opportunity_status", "forecast"}
FOR_REQUESTERS = frozenset({"request_campaign", "copy_brief", "list_briefs"})
MOST_READINGS = 2
SHORT = 3  # words of a yes or a no to what was offered
OFFERS = ("clarify.readings", "clarify.readings.again")
MENUS = ("clarify.again", "clarify.menu", "clarify.other")


def clarify(turn: Turn, understanding: Understanding | None) -> None:
    """Offer readings at a first miss, what fits here after two in a row."""
    conversation = turn.conversation
    conversation.settle()
    conversation.misses += 1
    note_unclear(turn, understanding)
    readings = _readings(turn, understanding)
    if conversation.misses > 1 or not readings:
        show_menu(turn)
        return
    conversation.offered, conversation.unclear = list(readings), turn.text
    id = fresh(conversation, *OFFERS)
    turn.say(say(id, count=len(readings)), buttons=_offers(turn, readings, turn.text))


def _readings(turn: Turn, understanding: Understanding | None) -> tuple[str, ...]:
    """Return the likeliest readings that this person could mean here."""
    ranking = understanding.ranking if understanding else ()
    return tuple(intent for intent, _ in ranking if _fits(turn, intent))[:MOST_READINGS]


def _fits(turn: Turn, intent: str) -> bool:
    if intent not in OFFERABLE or (intent in WITH_A_BRIEF and turn.brief is None):
        return False
    if intent == "explain_field":
        return turn.conversation.asking is not None
    if intent in WITH_A_DRAFT:
        return bool(open_drafts(turn))
    if intent in ABOUT_DEALS:
        return may_sell(turn.me) if intent in FOR_SELLERS else may_read(turn.me)
    if intent == "review_queue":
        return bool(turn.me.roles & DECIDING)
    return intent not in FOR_REQUESTERS or turn.me.has("requester")


def _offers(turn: Turn, readings: tuple[str, ...], text: str) -> tuple[Button, ...]:
    return (
        *(button(say(f"intent.{intent}"), "reading", intent=intent, text=text) for intent in readings),
        button(say("button.neither"), "neither", text=text),
    )


def ask_which(turn: Turn) -> None:
    """Ask which of the two readings a yes meant; they stay offered."""
    offered = tuple(turn.conversation.offered)
    turn.say(say("clarify.which"), buttons=_offers(turn, offered, turn.conversation.unclear or ""))


def neither(turn: Turn, text: str) -> None:
    """Take that no reading was right: remember it, and show what fits here."""
    note_choice(turn, text)
    turn.conversation.settle()
    turn.conversation.misses = max(turn.conversation.misses, 2)
    turn.say(say("clarify.neither"), buttons=fitting(turn))


def pointed_at(turn: Turn) -> str | None:
    """Return the reading that a text points at («la primera»), `neither`, `which`, or None for anything else."""
    offered = turn.conversation.offered
    folded = fold(turn.text)
    if not offered:
        return None
    if len(folded.split()) <= SHORT:
        agreed = read_yes_no(turn.text, turn.words.language).value
        if agreed is not None:
            return (offered[0] if len(offered) == 1 else "which") if agreed else "neither"
    places = {word: place for place, words in turn.talk.choosing.items() for word in words}
    place = places.get(folded)
    if place is None:
        return None
    chosen = {"first": 0, "second": 1}.get(place, len(offered))
    return offered[chosen] if chosen < len(offered) else "neither"


def show_menu(turn: Turn) -> None:
    """Say, each time otherwise, what can be done where the person stands."""
    id = fresh(turn.conversation, *MENUS)
    turn.say(say(id), buttons=fitting(turn))


def fitting(turn: Turn) -> tuple[Button, ...]:
    """Return what fits here: sending or going on over the card to check, else what the person's roles begin with."""
    human = button(say("intent.human"), "control", intent="human")
    brief = turn.brief
    if not turn.conversation.reviewing or brief is None:
        return (*starters(turn), human)
    word, intent = ("button.go_on", "resume_draft") if brief.missing() else ("button.send", "submit_brief")
    return (
        turn.draft_button(say(word), "control", Style.PRIMARY, intent=intent),
        turn.draft_button(say("intent.correct_field"), "control", intent="correct_field"),
        turn.draft_button(say("intent.pause"), "control", intent="pause"),
        human,
    )
