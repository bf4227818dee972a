"""What a text means here: the field being asked goes first, control words need to be sure (design §2).

The order is the decision: exact commands, an open yes/no question, an explicit correction, the asked
field's own parser, a control intent with confidence and a cue, and only then the field's text.
"""

from __future__ import annotations

from bot.core.conversation import Mode
from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.forms.extract import extract
from bot.core.understanding import Understanding
from bot.core.values import read_yes_no
from bot.use_cases.answer_field import read
from bot.use_cases.correct_field import labelled_ref, named_ref, names_old_value, ref_by_value
from bot.use_cases.inform import speaks_of_campaign
from bot.use_cases.turn import Turn

ANSWER = "action_answer_field"
FREE = (Kind.TEXT, Kind.WORDS)
SURE_IN_FREE_TEXT = 0.6
SHORT = 12  # words: beyond it free text is an answer, whatever an intent says
FILLING = (Mode.ASKING, Mode.COLLECTING, Mode.RETURNED)
NEVER_INTERRUPT = frozenset(
    {"inform", "affirm", "deny", "out_of_scope", "greet", "nlu_fallback", "skip_field"}
)
LEAVING = frozenset(
    {"action_request_campaign", "action_copy_brief", "action_cancel", "action_pause", "action_delegate"}
)
FALLBACK = "nlu_fallback"


def choose(turn: Turn, understanding: Understanding | None) -> str | None:
    """Return the action for the turn's text; None where only Rasa could tell and it is away."""
    command = _command(turn)
    if turn.conversation.question is not None:
        settled = _settles_question(turn, understanding)
        if settled:
            return settled
    if command:
        return command
    if turn.conversation.mode in FILLING:
        return _while_asked(turn, understanding)
    if turn.brief is not None and corrects(turn):
        return "action_correct_field"
    return _advised(turn, understanding)


def _command(turn: Turn) -> str | None:
    """Return the action of a message that is nothing but a command."""
    folded = fold(turn.text)
    if not folded or len(folded) > 60:
        return None
    polite = folded.removesuffix(" por favor").removesuffix(" porfa").removesuffix(" gracias").strip()
    for intent, phrases in turn.words.commands.items():
        if polite in phrases and not (intent == "correct_field" and turn.brief is None):
            return f"action_{intent}"
    return None


def _settles_question(turn: Turn, understanding: Understanding | None) -> str | None:
    """Return confirm or decline for a yes or no; a sí after an interruption belongs to the interruption."""
    reading = read_yes_no(turn.text)
    if reading.value is not None and len(turn.text.split()) <= SHORT:
        return "action_confirm" if reading.value else "action_decline"
    if understanding is not None and understanding.confidence >= turn.services.threshold:
        advised = turn.services.next_action(Mode.CONFIRMING, understanding.intent)
        if advised in ("action_confirm", "action_decline"):
            return advised
    return None


def corrects(turn: Turn) -> bool:
    """Tell whether the text says that an earlier answer changes: a correcting cue and a field of the form."""
    folded = fold(turn.text)
    if len(folded.split()) > 2 * SHORT or not any(_begins(folded, cue) for cue in turn.words.correcting):
        return False
    return named_ref(turn) is not None


def corrects_value(turn: Turn, *, free: bool) -> bool:
    """Tell whether the text gives another value for an answered field: «eran 8.000, no 80.000».

    Over free text the old value has to be named; else a correcting word is enough.
    """
    folded = fold(turn.text)
    if len(folded.split()) > SHORT or not any(_begins(f"{folded} ", cue) for cue in turn.words.correcting):
        return False
    ref = ref_by_value(turn)
    return ref is not None and (not free or names_old_value(turn, ref))


def _begins(folded: str, cue: str) -> bool:
    """Tell whether the cue stands at the start, or after «no», «perdón» and the like."""
    words = folded.split()
    return any(" ".join(words[place:]).startswith(f"{cue} ") for place in range(min(4, len(words))))


def _while_asked(turn: Turn, understanding: Understanding | None) -> str:
    ref = turn.conversation.asking or ""
    field = BRIEF.field(ref)
    control = _control(turn, understanding, free=field.kind in FREE)
    if control in LEAVING and understanding is not None and understanding.confidence >= SURE_IN_FREE_TEXT:
        return control
    if labelled_ref(turn) not in (None, ref):
        return "action_correct_field"
    if corrects(turn) or corrects_value(turn, free=field.kind in FREE):
        return "action_correct_field"
    if field.kind not in FREE and read(turn, ref, turn.text).taken and not _asks(turn):
        return ANSWER
    return control or ANSWER


def _asks(turn: Turn) -> bool:
    """Tell whether the text is a question to the bot."""
    return "?" in turn.text or "¿" in turn.text


def _control(turn: Turn, understanding: Understanding | None, *, free: bool) -> str | None:
    """Return a control intent's action where it is sure enough and one of its cues stands in the text."""
    if understanding is None or understanding.intent in NEVER_INTERRUPT:
        return None
    if free and len(turn.text.split()) > SHORT:
        return None
    needed = SURE_IN_FREE_TEXT if free else turn.services.threshold
    cues = turn.words.cues.get(understanding.intent)
    folded = fold(turn.text)
    cued = _asks(turn) if cues is None else any(cue in folded for cue in cues)
    if understanding.confidence < needed or not cued:
        return None
    action = turn.services.next_action(turn.conversation.mode, understanding.intent)
    return action if action != ANSWER else None


def _advised(turn: Turn, understanding: Understanding | None) -> str | None:
    """Return what the policy advises where nothing is asked."""
    if understanding is None:
        return None
    sure = understanding.confidence >= turn.services.threshold
    if turn.brief is None and (not sure or understanding.intent == "inform") and speaks_of_campaign(turn):
        return "action_request_campaign" if extract(turn.text, turn.setting) else "action_clarify"
    intent = understanding.intent if sure else FALLBACK
    advised = turn.services.next_action(turn.conversation.mode, intent)
    return advised if advised != ANSWER else "action_inform"  # no field is asked that it could answer
