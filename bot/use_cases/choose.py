"""What a text means here: the field being asked goes first, control words need to be sure (design §2).

The order is the decision: exact commands, an open yes/no question, an explicit correction, the asked
field's own parser, a control intent with confidence and a cue, and only then the field's text.
"""

from __future__ import annotations

import re

from bot.core.conversation import Mode
from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.clauses import closed, either, opened
from bot.core.forms.definition import Kind
from bot.core.forms.extract import extract
from bot.core.understanding import Understanding
from bot.core.values import read_yes_no
from bot.use_cases.accounts.who import MEANT
from bot.use_cases.inform import speaks_of_campaign
from bot.use_cases.intake.answer_field import read
from bot.use_cases.intake.drafts import folio_in
from bot.use_cases.intake.edit_channels import edited_channels
from bot.use_cases.intake.recognise_correction import is_correction
from bot.use_cases.mixed import mixed
from bot.use_cases.plain_questions import plain_question
from bot.use_cases.turn import Turn

ANSWER = "action_answer_field"
FREE = (Kind.TEXT, Kind.WORDS)
SURE_IN_FREE_TEXT = 0.6
LIKELY = 0.3  # over a yes or no that is open, where nothing else is written down
SHORT = 12  # words: beyond it free text is an answer, whatever an intent says
FILLING = (Mode.ASKING, Mode.COLLECTING, Mode.RETURNED)
NEVER_INTERRUPT = frozenset(
    {"inform", "affirm", "deny", "out_of_scope", "greet", "nlu_fallback", "skip_field"}
)
LEAVING = frozenset(
    {"action_request_campaign", "action_copy_brief", "action_cancel", "action_pause", "action_delegate"}
)
FALLBACK = "nlu_fallback"
ASKED_ONLY = frozenset({"bot_challenge", "human"})  # known by being asked, without words of their own


def choose(turn: Turn, understanding: Understanding | None) -> str | None:
    """Return the action for the turn's text; None where only Rasa could tell and it is away."""
    command = command_of(turn) or plain_question(turn)
    if turn.conversation.question is not None:
        return _while_questioned(turn, understanding, command)
    if command:
        return command
    if _keeps(turn):
        return "action_keep_answer"
    if turn.conversation.mode in FILLING:
        return _while_asked(turn, understanding)
    if turn.brief is not None and is_correction(turn, asked=None):
        return "action_correct_field"
    return _advised(turn, understanding)


def _while_questioned(turn: Turn, understanding: Understanding | None, command: str | None) -> str:
    """Return what a text means while a yes or no is open: it belongs to the interruption, unless it cannot."""
    if _names_otherwise(turn):
        return "action_answer_instead"
    settled = _settles_question(turn, understanding)
    if settled:
        return settled
    if command:
        return command
    asking = turn.conversation.asking
    closed = asking is not None and BRIEF.field(asking).kind not in FREE
    if asking is not None and closed and not asks(turn) and read(turn, asking, turn.text).taken:
        return "action_answer_instead"
    control = _control(turn, understanding, free=False, needed=LIKELY)
    return "action_answer_question" if control in (None, "action_cancel") else control


def _names_otherwise(turn: Turn) -> bool:
    """Tell whether «¿Te refieres a X?» is answered with a name: «no, a Y»."""
    question, asking = turn.conversation.question, turn.conversation.asking
    if question is None or question.yes[0] != MEANT or asking is None or asks(turn):
        return False
    answer = read(turn, asking, turn.text)
    return answer.taken or answer.unsure


def command_of(turn: Turn) -> str | None:
    """Return the action of a message that is nothing but a command."""
    folded = fold(turn.text)
    if not folded or len(folded) > 60:
        return None
    found = _exact(turn, folded)
    return found or _exact(turn, fold(closed(opened(turn.text, turn.manner)[0], turn.manner)))


def _exact(turn: Turn, folded: str) -> str | None:
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
    if asks(turn) or f"{fold(turn.text)} ".startswith(turn.manner.supposing):
        return None
    if _goes_on(turn):
        return "action_decline"
    reading = read_yes_no(turn.text, turn.words.language)
    if reading.value is not None and len(turn.text.split()) <= SHORT:
        return "action_confirm" if reading.value else "action_decline"
    if understanding is not None and understanding.confidence >= turn.services.threshold:
        advised = turn.services.next_action(Mode.CONFIRMING, understanding.intent)
        if advised in ("action_confirm", "action_decline"):
            return advised
    return None


def _goes_on(turn: Turn) -> bool:
    """Tell whether «sí, sigamos con esta» goes on where the no to an interruption does."""
    parts = [fold(part).split() for part in re.split(r"[,;.\n]", turn.text)]
    if sum(map(len, parts)) > SHORT:
        return False
    cues = turn.words.cues["resume_draft"]
    return any(
        any(cue in " ".join(words) for cue in cues) and not set(words) & set(turn.manner.denying)
        for words in parts
    )


def _while_asked(turn: Turn, understanding: Understanding | None) -> str:
    ref = turn.conversation.asking or ""
    field = BRIEF.field(ref)
    free = field.kind in FREE
    if edited_channels(turn) is not None and ref != "channels":
        return "action_correct_field"
    control = _control(turn, understanding, free=free)
    answers = not free and read(turn, ref, turn.text).taken and not asks(turn)
    sure = understanding is not None and understanding.confidence >= SURE_IN_FREE_TEXT
    if control in LEAVING and sure and (not answers or _speaks_to_bot(turn)):
        return control
    if mixed(turn, ref) or is_correction(turn, asked=ref):
        return "action_correct_field"
    if free:
        return control or ANSWER
    if answers and field.kind is Kind.YES_NO and _goes_on(turn):
        return "action_resume_draft"
    if answers:
        return ANSWER
    return control or ("action_explain_field" if asks(turn) else ANSWER)


def asks(turn: Turn) -> bool:
    """Tell whether the text is a question to the bot."""
    return any(mark in turn.text for mark in turn.words.question_marks)


def _speaks_to_bot(turn: Turn) -> bool:
    """Tell whether a short text over a free question is said to the bot: «Pausa Activa» is a name."""
    if asks(turn):
        return True
    said = fold(opened(turn.text, turn.manner)[0])
    if re.match(rf"{either(turn.manner.addressing)}\b", said):
        return True
    cues = tuple(cue for cues in turn.words.cues.values() for cue in cues)
    if said.startswith(cues) and said.split()[0].endswith(turn.manner.handing):
        return True
    return all(
        word in turn.manner.command_objects
        or (word.startswith(cues) and not word.endswith(turn.manner.nouns))
        for word in said.split()
    )


def _control(
    turn: Turn, understanding: Understanding | None, *, free: bool, needed: float | None = None
) -> str | None:
    """Return a control intent's action where it is sure enough and one of its cues stands in the text."""
    if understanding is None or understanding.intent in NEVER_INTERRUPT:
        return None
    if free and (len(turn.text.split()) > SHORT or not _speaks_to_bot(turn)):
        return None
    needed = needed or (SURE_IN_FREE_TEXT if free else turn.services.threshold)
    cues = turn.words.cues.get(understanding.intent, ())
    folded = fold(turn.text)
    cued = (
        understanding.intent in ASKED_ONLY and asks(turn) if not cues else any(cue in folded for cue in cues)
    )
    if understanding.confidence < needed or not cued:
        return None
    action = turn.services.next_action(turn.conversation.mode, understanding.intent)
    return action if action not in (ANSWER, "action_answer_question") else None


def _orders_cancelling(turn: Turn) -> bool:
    """Tell whether a sentence begins by cancelling a request that it names: «cancela la CAMP-2026-0001 porque …»."""
    said = fold(opened(turn.text, turn.manner)[0])
    cues = turn.words.cues["cancel"]
    return folio_in(turn.text) is not None and said.startswith(cues) and not asks(turn)


def _advised(turn: Turn, understanding: Understanding | None) -> str | None:
    """Return what the policy advises where nothing is asked."""
    if understanding is None:
        return None
    sure = understanding.confidence >= turn.services.threshold
    if _orders_cancelling(turn):
        return "action_cancel"
    if turn.brief is None and (not sure or understanding.intent == "inform") and speaks_of_campaign(turn):
        return "action_request_campaign" if extract(turn.text, turn.setting) else "action_clarify"
    intent = understanding.intent if sure else FALLBACK
    advised = turn.services.next_action(turn.conversation.mode, intent)
    return advised if advised != ANSWER else "action_inform"  # no field is asked that it could answer
