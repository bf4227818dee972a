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
from bot.use_cases.inform import speaks_of_campaign
from bot.use_cases.plain_questions import plain_question
from bot.use_cases.recognise_correction import is_correction
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
    command = _command(turn) or plain_question(turn)
    if turn.conversation.question is not None:
        settled = _settles_question(turn, understanding)
        if settled:
            return settled
    if command:
        return command
    if _keeps(turn):
        return "action_keep_answer"
    if turn.conversation.mode in FILLING:
        return _while_asked(turn, understanding)
    if turn.brief is not None and is_correction(turn, asked=None):
        return "action_correct_field"
    return _advised(turn, understanding)


def _command(turn: Turn) -> str | None:
    """Return the action of a message that is nothing but a command."""
    folded = fold(turn.text)
    if not folded or len(folded) > 60:
        return None
    for ending in turn.words.polite:
        folded = folded.removesuffix(f" {ending}").strip()
    for intent, phrases in turn.words.commands.items():
        if folded in phrases and not (intent == "correct_field" and turn.brief is None):
            return f"action_{intent}"
    return None


def _keeps(turn: Turn) -> bool:
    """Tell whether a change that was begun is given up: «no, déjalo así»."""
    conversation = turn.conversation
    if (
        not conversation.detour
        or conversation.asking is None
        or not turn.draft.is_filled(conversation.asking)
    ):
        return False
    return fold(turn.text) in turn.words.keeping


def _settles_question(turn: Turn, understanding: Understanding | None) -> str | None:
    """Return confirm or decline for a yes or no; a sí after an interruption belongs to the interruption."""
    reading = read_yes_no(turn.text, turn.words.language)
    if reading.value is not None and len(turn.text.split()) <= SHORT:
        return "action_confirm" if reading.value else "action_decline"
    if understanding is not None and understanding.confidence >= turn.services.threshold:
        advised = turn.services.next_action(Mode.CONFIRMING, understanding.intent)
        if advised in ("action_confirm", "action_decline"):
            return advised
    return None


def _while_asked(turn: Turn, understanding: Understanding | None) -> str:
    ref = turn.conversation.asking or ""
    field = BRIEF.field(ref)
    control = _control(turn, understanding, free=field.kind in FREE)
    if control in LEAVING and understanding is not None and understanding.confidence >= SURE_IN_FREE_TEXT:
        return control
    if is_correction(turn, asked=ref):
        return "action_correct_field"
    if field.kind not in FREE and read(turn, ref, turn.text).taken and not _asks(turn):
        return ANSWER
    return control or ANSWER


def _asks(turn: Turn) -> bool:
    """Tell whether the text is a question to the bot."""
    return any(mark in turn.text for mark in turn.words.question_marks)


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
