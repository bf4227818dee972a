"""Sentences to learn from: what was not understood is kept masked, once each, with what people pressed then."""

from __future__ import annotations

from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.masking import key_of, mask
from bot.core.unclear import OTHER, UnclearSentence
from bot.core.understanding import Understanding
from bot.use_cases.turn import Turn

MOST_READINGS = 5
LONGEST_WORDS = 25  # a longer text is a story, and stories name people
PLAIN_KINDS = (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.DATE, Kind.COUNT, Kind.HOURS)


def note_unclear(turn: Turn, understanding: Understanding | None) -> None:
    """Keep the turn's text where it was too uncertain to act on; answers that may name somebody are not kept."""
    if understanding is None or understanding.confidence >= turn.services.threshold or not _may_keep(turn):
        return
    sentence = _sentence(turn, turn.text)
    if sentence is None:
        return
    sentence.count += 1
    sentence.last_at = turn.now
    sentence.exported_at = None
    sentence.readings = {intent: round(share, 3) for intent, share in understanding.ranking[:MOST_READINGS]}
    turn.uow.unclear.put(sentence)


def note_choice(turn: Turn, text: str, chosen: str = OTHER) -> None:
    """Keep what a person pressed when readings of *text* were offered; by default, that none was right."""
    if not _may_keep(turn):
        return
    sentence = _sentence(turn, text)
    if sentence is not None:
        sentence.count = max(sentence.count, 1)
        sentence.last_at = turn.now
        sentence.exported_at = None
        sentence.chosen[chosen] = sentence.chosen.get(chosen, 0) + 1
        turn.uow.unclear.put(sentence)


def _may_keep(turn: Turn) -> bool:
    asking = turn.conversation.asking
    plain = asking is None or BRIEF.field(asking).kind in PLAIN_KINDS
    return plain and turn.services.keeping.unclear_days > 0


def _sentence(turn: Turn, text: str) -> UnclearSentence | None:
    """Return the kept sentence that *text* is, or a new one; None where nothing would be left of it."""
    if not text.strip() or len(text.split()) > LONGEST_WORDS:
        return None
    masked = mask(text, [person.name for person in turn.uow.people.all()], turn.talk, _trade_words(turn))
    if not any(mark.isalpha() for mark in masked.replace("_person_", "").replace("_number_", "")):
        return None
    key = key_of(masked)
    new = UnclearSentence(key, masked, turn.conversation.mode.value, turn.now, turn.now)
    return turn.uow.unclear.get(key) or new


def _trade_words(turn: Turn) -> frozenset[str]:
    """Return the words of the trade: a capital makes no name of them."""
    names = (name for many in turn.words.terms.values() for name in many)
    return frozenset(word for name in names for word in name.split()) | {turn.services.institution.casefold()}
