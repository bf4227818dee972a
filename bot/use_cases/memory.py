"""What is remembered of a conversation: its last turns, for whoever is asked to help; and how it is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.help_matters import Exchange
from bot.core.messages import CardReply, FormSubmission, Inbound, Press, TextMessage, Upload
from bot.core.replies import Reply
from bot.core.text import say
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Keeping, Turn

LONGEST = 400  # letters kept of what either side said
LEAST_MATTER_DAYS = 7  # a request for help outlives the turns that led to it
TIDIED_EVERY = 50  # turns of one person


def remember(turn: Turn, message: Inbound, replies: list[Reply]) -> None:
    """Keep this turn, without files, where either side said something in the private chat."""
    days = turn.services.keeping.transcript_days
    said, answered = what_was_said(turn, message), _answered(turn, replies)
    if days and not isinstance(message.body, CardReply) and (said or answered):
        exchange = Exchange(turn.now, said, answered)
        turn.uow.transcript.keep(turn.me.handle, turn.conversation.turn, exchange)
    if turn.conversation.turn % TIDIED_EVERY == 0:
        forget_old(turn.uow, turn.services.keeping, turn.now)


def what_was_said(turn: Turn, message: Inbound) -> str:
    """Return a person's side of a turn in words."""
    body = message.body
    if isinstance(body, TextMessage):
        return clipped(body.text)
    if isinstance(body, Upload):
        return turn.words_for(say("said.files", count=len(body.files)))
    return turn.words_for(say("said.press")) if isinstance(body, Press | FormSubmission) else ""


def _answered(turn: Turn, replies: list[Reply]) -> str:
    paragraphs = [paragraph for reply in replies for paragraph in reply.paragraphs]
    return clipped("\n".join(turn.words_for(paragraph) for paragraph in paragraphs))


def clipped(text: str, longest: int = LONGEST) -> str:
    """Return the beginning of a long text."""
    short = text.strip()
    return short if len(short) <= longest else f"{short[: longest - 1].rstrip()}…"


def forget_old(uow: UnitOfWork, keeping: Keeping, now: datetime) -> None:
    """Remove what was said longer ago than it is kept (R12)."""
    told = now - timedelta(days=keeping.transcript_days)
    uow.transcript.forget(told)
    uow.help_matters.forget(min(told, now - timedelta(days=LEAST_MATTER_DAYS)))
    uow.unclear.forget(now - timedelta(days=keeping.unclear_days), keeping.most_unclear)


def forget_messages(uow: UnitOfWork, keeping: Keeping, real_now: datetime) -> int:
    """Remove what was handled or sent so long ago that no platform sends it again; return how many rows.

    Platforms repeat themselves by real time, whatever business time it is.
    """
    before = real_now - timedelta(days=keeping.message_days)
    return sum(queue.forget(before) for queue in (uow.inbox, uow.outbox, uow.channel_updates))
