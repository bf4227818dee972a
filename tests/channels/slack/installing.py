"""Installing the app in a workspace as its administrator does, and what is kept of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import httpx

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Person, said_in
from tests.fakes.slack.world import Workspace

SECONDS = 20


def member(bot: SlackBot, workspace: Workspace, handle: str, user: str, dm: str) -> Person:
    """Add a person of the directory to a workspace, with ids that others may have elsewhere."""
    person = bot.slack.person(handle, email=f"{handle}@demo.example", workspace=workspace, id=user)
    channel = person.dm_channel
    workspace.channels[dm] = workspace.channels.pop(channel.id)
    channel.id = dm
    return person


def browser() -> httpx.AsyncClient:
    """Return a browser: it keeps cookies."""
    return httpx.AsyncClient(trust_env=False, timeout=20)


async def install(bot: SlackBot, workspace: Workspace) -> httpx.Response:
    """Go through the whole installation as the administrator of a workspace."""
    workspaces = bot.slack.world.workspaces
    workspaces[workspace.id] = workspaces.pop(workspace.id)  # the newest is the one that agrees
    async with browser() as mine:
        return await mine.get(f"{bot.url}/slack/install", follow_redirects=True)


async def installed(bot: SlackBot) -> None:
    """Start the bot and install it in the workspace."""
    await bot.start()
    answer = await install(bot, bot.slack.home)
    assert answer.is_success, answer.text


async def heard(bot: SlackBot) -> dict[str, Any]:
    """Say something and return how the bot was told of it."""
    await bot["requester"].dm("hola")
    await bot["requester"].sees("Guardé el tuyo", SECONDS)
    return next(ack.payload for ack in bot.slack.acks if ack.what == "message")


def said_to(person: Person) -> list[str]:
    """Return what the bot said to a person."""
    return [said_in(one) for one in person.inbox() if one.bot_id]


def _rows(bot: SlackBot, question: str) -> list[Any]:
    with closing(sqlite3.connect(bot.folder / "data/pregonero.db")) as database:
        return [row[0] for row in database.execute(question)]


def teams(bot: SlackBot) -> list[str]:
    """Return the workspaces that installed the app, as the database has them."""
    return _rows(bot, "SELECT key FROM channel_notes WHERE kind = 'installation' ORDER BY at")


def inbox_count(bot: SlackBot) -> int:
    """Return how many messages were stored."""
    return len(_rows(bot, "SELECT id FROM inbox"))


def rooms(bot: SlackBot) -> list[str]:
    """Return where the rooms are, the OCM's first."""
    return _rows(bot, "SELECT identity FROM rooms WHERE platform = 'slack' ORDER BY code")
