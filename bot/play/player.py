"""Plays scripts: one Rasa for all, a fresh bot for each, two at a time."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.config import Settings
from bot.play import deeds, expectations
from bot.play.ports import Process
from bot.play.relay import Relay
from bot.play.script import Script, Step
from bot.play.stage import Stage, Unmet
from bot.play.worker import Worker
from bot.understanding.home import RasaHome
from bot.understanding.server import RasaServer

AT_ONCE = 2
BACK_SECONDS = 30.0


@dataclass(frozen=True)
class Outcome:
    """How a script went: everything said, the records at the end, and the step that failed."""

    title: str
    messages: list[dict[str, Any]]
    briefs: list[dict[str, Any]]
    opportunities: list[dict[str, Any]]
    failed: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """Return the contract's form."""
        return {
            "title": self.title,
            "messages": self.messages,
            "briefs": self.briefs,
            "opportunities": self.opportunities,
            "failed": self.failed,
        }


async def _advance(stage: Stage, step: Step) -> None:
    refused = await stage.client.post("advance", by=str(step.value))
    if refused:
        raise Unmet(refused)


async def _restart(stage: Stage, step: Step) -> None:
    await stage.restart()


async def _rasa(stage: Stage, step: Step) -> None:
    if step.value == "down":
        await stage.relay.down()
        return
    await stage.relay.up()
    async with asyncio.timeout(BACK_SECONDS):
        while await stage.client.rasa_is_away():  # noqa: ASYNC110  # another process
            await asyncio.sleep(0.1)


VERBS: dict[str, Callable[[Stage, Step], Awaitable[None]]] = {
    "say": deeds.say,
    "reply": deeds.reply,
    "upload": deeds.upload,
    "click": deeds.click,
    "form": deeds.form,
    "answers": deeds.answers,
    "advance": _advance,
    "restart": _restart,
    "rasa": _rasa,
    "expect": expectations.expect,
    "expect_brief": expectations.expect_brief,
    "expect_opportunity": expectations.expect_opportunity,
}


@asynccontextmanager
async def rasa(settings: Settings) -> AsyncIterator[tuple[str, str]]:
    """Yield the address and the token of Rasa: the one that is set, else one started here."""
    if settings.rasa_url:
        yield settings.rasa_url[0], settings.rasa_token.get_secret_value()
        return
    with tempfile.TemporaryDirectory(prefix="pregonero-rasa-") as folder:
        server = RasaServer(Path(folder), home=RasaHome(language=settings.language))
        async with server as url:
            yield url, server.token


async def play_all(scripts: Sequence[Script], settings: Settings) -> list[Outcome]:
    """Play every script and return how each went, in order."""
    room = asyncio.Semaphore(AT_ONCE)
    async with rasa(settings) as (url, token):

        async def one(script: Script) -> Outcome:
            async with room:
                return await play(script, settings, url, token)

        return list(await asyncio.gather(*(one(script) for script in scripts)))


async def play(script: Script, settings: Settings, rasa_url: str, rasa_token: str) -> Outcome:
    """Play one script in the sandbox, on a fresh database."""
    with tempfile.TemporaryDirectory(prefix="pregonero-play-", ignore_cleanup_errors=True) as folder:
        async with relay_to(rasa_url) as relay:
            return await play_on(script, Worker(Path(folder), relay.url, rasa_token), relay, settings)


@asynccontextmanager
async def relay_to(rasa_url: str) -> AsyncIterator[Relay]:
    """Yield a relay before Rasa."""
    address = urlsplit(rasa_url)
    relay = Relay(address.hostname or "127.0.0.1", address.port or 80)
    await relay.up()
    try:
        yield relay
    finally:
        await relay.down()


async def play_on(script: Script, worker: Process, relay: Relay, settings: Settings) -> Outcome:
    """Play one script with a bot that is not started yet; its process does not outlive this."""
    try:
        await worker.start(_start_of(script, settings))
        stage = Stage(script.path.parent, worker, worker.client(), relay)
        await stage.meet()
        failed = await perform(stage, script)
        records, unanswered = await final_records(stage, len(script.steps))
        failed = failed or unanswered
        await stage.client.close()
        if failed:
            _show_log(worker)
        return _outcome(script, stage, records, failed)
    finally:
        await worker.kill()


def _show_log(worker: Process) -> None:
    """Pass what the bot's process complained of on to the operator."""
    lines = worker.log.splitlines()
    for line in [line for line in lines if "action=http_request" not in line][-40:]:
        sys.stderr.write(f"{line}\n")


def _start_of(script: Script, settings: Settings) -> str | None:
    return script.now or settings.now or None


BROKEN = (
    Unmet,
    httpx.HTTPError,
    TimeoutError,
    OSError,
)  # a step that could not be done, or a bot that is gone


def _why(verb: str, error: Exception) -> str:
    """Return what is told of a failed step; some errors of the network have no words of their own."""
    return f"{verb}: {str(error) or type(error).__name__}"


async def final_records(stage: Stage, last: int) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return what stands at the end; a bot that does not answer any more is a failure of its own."""
    try:
        return await stage.client.records(), None
    except BROKEN as error:
        return {"briefs": [], "opportunities": []}, {"step": last, "why": _why("records", error)}


async def perform(stage: Stage, script: Script) -> dict[str, Any] | None:
    """Do the steps in order; return the first that failed and why, None where all were done."""
    for step in script.steps:
        try:
            await stage.look()
            await VERBS[step.verb](stage, step)
            if not step.verb.startswith("expect"):
                await stage.settle()
                stage.acted()
        except BROKEN as error:
            return {"step": step.number, "why": _why(step.verb, error)}
    return None


def _outcome(script: Script, stage: Stage, records: dict[str, Any], failed: dict[str, Any] | None) -> Outcome:
    messages = [
        {
            "at": message.at,
            "to": message.room,
            "text": message.text,
            "buttons": [button["label"] for button in message.buttons],
        }
        for message in stage.chats.seen
        if message.is_bots
    ]
    return Outcome(script.title, messages, records["briefs"], records["opportunities"], failed)
