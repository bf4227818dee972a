"""Greetings, thanks, goodbyes and what is outside the bot's work: short, then back to the question."""

from __future__ import annotations

from bot.core.pipeline.access import READERS, may_read
from bot.core.pipeline.owed import HELPERS, helps
from bot.core.replies import Button
from bot.core.text import Text, say
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.turn import Turn, button

DECIDING = frozenset({"boss", "communications", "analyst", "leader"})
PIPELINE = ("sales", "sales_lead", "compliance", "general_direction")
_BEGINNINGS: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"requester"}), "button.new_brief", "request_campaign"),
    (frozenset({"requester"}), "button.my_briefs", "list_briefs"),
    (DECIDING | set(HELPERS), "button.my_queue", "review_queue"),
    (frozenset({"sales", "sales_lead"}), "deal.button.new", "register_opportunity"),
    (READERS, "deal.button.pipeline", "pipeline_status"),
)


def starters(turn: Turn) -> tuple[Button, ...]:
    """Return what the person's roles can begin with."""
    return (
        *(
            button(say(word), "control", intent=intent)
            for roles, word, intent in _BEGINNINGS
            if turn.me.roles & roles
        ),
        button(say("button.help"), "control", intent="help"),
    )


def _answer(turn: Turn, id: str, *, menu: bool = True, human: bool = False) -> None:
    idle = turn.conversation.mode == "idle"
    if any(
        isinstance(text, Text) and text.id == id
        for reply in turn.conversation.last_replies
        for text in reply.paragraphs
    ):
        id = f"{id}.again"  # never the same sentence twice in a row
    buttons = starters(turn) if idle and menu else ()
    if human:
        buttons = (*buttons, button(say("intent.human"), "control", intent="human"))
    turn.say(say(id, name=turn.me.name.split()[0]), buttons=buttons)
    ask_again(turn)


def greet(turn: Turn) -> None:
    """Greet back."""
    asks = turn.me.has("requester")
    sells = not asks and may_read(turn.me)
    lends_a_hand = not asks and helps(turn.me)
    _answer(turn, "greet.sales" if sells else "greet.helper" if lends_a_hand else "greet")


def thanks(turn: Turn) -> None:
    """Answer thanks."""
    _answer(turn, "thanks", menu=False)


def moment(turn: Turn) -> None:
    """Wait without asking again."""
    turn.say(say("moment"))


def goodbye(turn: Turn) -> None:
    """Say goodbye; nothing is asked again, the draft waits."""
    turn.say(say("goodbye.draft" if turn.brief is not None else "goodbye"))


def bot_challenge(turn: Turn) -> None:
    """Say that it is a program."""
    _answer(turn, "bot_challenge")


def out_of_scope(turn: Turn) -> None:
    """Say what the bot is for and where else to ask."""
    _answer(turn, "out_of_scope", human=True)


def small_talk(turn: Turn) -> None:
    """Answer a yes or no that answers nothing."""
    _answer(turn, "small_talk")


def help(turn: Turn) -> None:
    """Say what the bot can do, for this person's roles."""
    roles = [
        role
        for role in ("requester", "boss", "communications", "analyst", "leader", *PIPELINE)
        if turn.me.has(role)
    ]
    turn.say(say("help"), *(say(f"help.{role}") for role in roles), buttons=starters(turn))
    ask_again(turn)


def not_yet(turn: Turn) -> None:
    """Say that this is understood and not done here."""
    _answer(turn, "not_here", human=True)


def repeat(turn: Turn) -> None:
    """Say the last thing again."""
    last = [reply for reply in turn.conversation.last_replies if not reply.private]
    if turn.conversation.asking is not None or turn.conversation.reviewing or not last:
        ask_again(turn)
    for reply in last if turn.conversation.asking is None and not turn.conversation.reviewing else ():
        turn.tell(reply)
