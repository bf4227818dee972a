"""Asking from a chat that is known for a link to another one: the invitation goes where the person is known already."""

from __future__ import annotations

from bot.core.text import say
from bot.use_cases.accounts.bind_account import GOOD_FOR, invite, unbind
from bot.use_cases.accounts.mail_invitation import link_of
from bot.use_cases.turn import Turn

TELEGRAM = "telegram"
ABOUT = ("about", "bot")  # the note in which the Telegram channel says who the bot is


def link_telegram(turn: Turn) -> None:
    """Give the person a one-time link for Telegram, in the chat where they are known."""
    if turn.identity.platform == TELEGRAM:
        turn.say(say("link.here_already"))
        return
    about = turn.uow.channel_notes.get(TELEGRAM, *ABOUT)
    if about is None:
        turn.say(say("link.no_telegram"))
        return
    token = turn.services.new_id()
    invite(turn.uow, turn.me.handle, TELEGRAM, token, now=turn.services.real_now(), at=turn.now)
    minutes = int(GOOD_FOR.total_seconds() // 60)
    turn.say(say("link.telegram", link=link_of(str(about["username"]), token), minutes=minutes))


def unlink_telegram(turn: Turn) -> None:
    """Take the person's Telegram account from them: a lost telephone must not decide."""
    turn.uow.invitations.revoke(turn.me.handle, TELEGRAM)
    held = [one for one in turn.uow.people.identities(turn.me.handle) if one.platform == TELEGRAM]
    for identity in held:
        unbind(turn.uow, identity, at=turn.now)
    turn.say(say("link.loosened" if held else "link.none"))
