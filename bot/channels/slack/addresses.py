"""Where a message goes: a channel or a person, found in the workspace by e-mail where we never met."""

from __future__ import annotations

from bot.channels.slack.reading import PLATFORM
from bot.channels.slack.web_api import SlackRefused
from bot.channels.slack.workspaces import Workspace
from bot.core.messages import Identity
from bot.errors import ReceiverGone
from bot.use_cases.accounts.reception import identity_in
from bot.use_cases.ports import Transactions, UnitOfWork
from bot.use_cases.receivers import NOT_MET


class Addresses:
    """Turns addresses into what Slack calls a channel."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._dms: dict[tuple[str, str], str] = {}

    async def place(self, workspace: Workspace, address: Identity) -> str:
        """Return the id of a channel or a person. Raises `ReceiverGone`, and `DeliveryFailed` as a call does."""
        if not address.user.startswith(NOT_MET):
            return address.user
        handle = address.user.removeprefix(NOT_MET)
        user, email = await self._transactions.run(lambda uow: _known(uow, handle, workspace.team))
        if not user and not email:
            raise ReceiverGone(f"{handle} has no e-mail")
        if not user:
            told = await workspace.api.call("users.lookupByEmail", email=email)
            user = str(told["user"]["id"])
        found = Identity(PLATFORM, workspace.team, user)
        await self._transactions.run(lambda uow: _settle(uow, handle, address, found))
        return user

    async def channel(self, workspace: Workspace, place: str) -> str:
        """Return the channel of a place: a person's is the conversation with the bot."""
        if not place.startswith(("U", "W")):
            return place
        key = workspace.team, place
        if key not in self._dms:
            told = await workspace.api.call("conversations.open", users=place)
            self._dms[key] = str(told["channel"]["id"])
        return self._dms[key]


def _known(uow: UnitOfWork, handle: str, team: str) -> tuple[str, str]:
    identity, person = identity_in(uow, handle, PLATFORM, team), uow.people.get(handle)
    return identity.user if identity else "", person.email if person and person.active else ""


def _settle(uow: UnitOfWork, handle: str, looked_for: Identity, found: Identity) -> None:
    """Bind a person who was found, and let everything said to them until now stand there."""
    uow.people.bind(handle, found)
    uow.outbox.readdress(looked_for, found)


def is_gone(error: SlackRefused) -> bool:
    """Tell whether a message that should be changed is not there any more, or cannot be changed."""
    return error.code in {
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "thread_not_found",
    }
