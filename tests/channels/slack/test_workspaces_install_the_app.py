"""Workspaces come by OAuth and leave again; none of them sees or answers for another."""

from __future__ import annotations

import copy
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Person, said_in
from tests.fakes.slack.world import Workspace

STARTED = "llama la campaña"
SECONDS = 20


@pytest.fixture
def installable(slack_bot: SlackBot) -> SlackBot:
    """A bot without a token of its own: every workspace has to install it."""
    slack_bot.more |= {"PREGONERO_SLACK_BOT_TOKEN": "", "PREGONERO_PUBLIC_URL": slack_bot.url}
    return slack_bot


async def test_p39_two_workspaces_install_the_app_and_same_ids_are_different_people(
    installable: SlackBot,
) -> None:
    await installable.start()
    slack = installable.slack
    first, second = slack.workspace("Uno", installed=False), slack.workspace("Dos", installed=False)
    one = _member(installable, first, "requester", "UTWIN", "DTWIN")
    two = _member(installable, second, "requester2", "UTWIN", "DTWIN")

    pages = [await _install(installable, team) for team in (first, second)]
    await one.command("/brief", "nueva")
    await one.sees(STARTED, SECONDS)
    await one.dm("Renovación de crédito 2027-1")
    await one.sees("De qué", SECONDS)
    messages = [ack.payload for ack in slack.acks if ack.what == "message"]
    stolen = copy.deepcopy(next(told for told in messages if told["event"]["user"] == one.id))
    stolen["team_id"] = stolen["authorizations"][0]["team_id"] = second.id
    await slack.courier.event(stolen)
    await two.sees("Guardé el tuyo", SECONDS)
    await two.command("/brief", "mis")
    await two.sees("solicitud", SECONDS)

    assert [(page.status_code, "Listo: ya estoy en" in page.text) for page in pages] == [(200, True)] * 2
    assert {call.team_id for call in slack.world.calls if call.method == "chat.postMessage"} == {
        first.id,
        second.id,
    }
    assert [said for said in _said(two) if "Renovación de crédito" in said] == []
    assert slack.rejections == []


async def test_p39_tokens_are_encrypted_at_rest_and_in_no_log(installable: SlackBot) -> None:
    await installable.start()
    slack = installable.slack
    await _install(installable, slack.home)

    token = slack.home.installation.token
    data = installable.folder / "data"
    kept = [path for path in data.rglob("*") if path.is_file() and token.encode() in path.read_bytes()]

    assert _teams(installable) == [slack.home.id]
    assert kept == []
    assert [secret for secret in (token, slack.world.client_secret) if secret in installable.log] == []


async def test_p39_a_state_is_good_once_and_for_the_browser_that_began(installable: SlackBot) -> None:
    await installable.start()
    slack = installable.slack
    async with _browser() as browser, _browser() as other:
        begun = await browser.get(f"{installable.url}/slack/install")
        asked = parse_qs(urlsplit(begun.headers["location"]).query)
        cookie = {"Cookie": begun.headers["set-cookie"].partition(";")[0]}
        back = {"code": slack.grant(slack.home), "state": asked["state"][0]}
        address = f"{installable.url}/slack/oauth"
        answers = [
            await other.get(address, params=back),
            await browser.get(address, params={**back, "state": "made-up"}),
            await browser.get(address, params=back),
            await other.get(address, params=back, headers=cookie),
        ]

    assert asked["redirect_uri"] == [f"{installable.url}/slack/oauth"]
    assert "HttpOnly" in begun.headers["set-cookie"]
    assert [answer.status_code for answer in answers] == [400, 400, 200, 400]
    assert [call.method for call in slack.world.calls].count("oauth.v2.access") == 1


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"error": "access_denied"}, 400, "no autorizó"),
        ({"code": "never-given"}, 400, "no aceptó la instalación"),
    ],
)
async def test_p14_what_goes_wrong_with_an_installation_is_said_in_spanish(
    installable: SlackBot, query: dict[str, str], status: int, words: str
) -> None:
    await installable.start()
    async with _browser() as browser:
        begun = await browser.get(f"{installable.url}/slack/install")
        state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
        page = await browser.get(f"{installable.url}/slack/oauth", params={**query, "state": state})

    assert (page.status_code, words in page.text, '<html lang="es">' in page.text) == (status, True, True)


async def test_p39_slack_that_does_not_answer_an_installation_is_said_to_be_away(
    installable: SlackBot,
) -> None:
    await installable.start()
    installable.slack.faults.server_error("oauth.v2.access", status=503)

    page = await _install(installable, installable.slack.home)

    assert (page.status_code, "Slack no responde" in page.text) == (503, True)
    assert _teams(installable) == []


async def test_p39_a_workspace_that_is_not_named_cannot_install_the_app(installable: SlackBot) -> None:
    await installable.start(PREGONERO_SLACK_TEAMS="T0OTHER")

    page = await _install(installable, installable.slack.home)

    assert (page.status_code, "no está entre los autorizados" in page.text) == (403, True)
    assert _teams(installable) == []
    assert installable.slack.home.installation.death == "token_revoked"


@pytest.mark.parametrize("way", ["uninstall", "revoke"])
async def test_p39_a_workspace_that_puts_the_app_out_is_left_and_its_token_wiped(
    installable: SlackBot, way: str
) -> None:
    await installable.start()
    slack = installable.slack
    await _install(installable, slack.home)
    payload = await _heard(installable)

    await getattr(slack, way)()
    wiped = _teams(installable)
    after = await slack.courier.redeliver({**payload, "event_id": "EvAfter"})
    await slack.courier.idle()

    assert wiped == []
    assert after.status == 200
    assert "slack_left" in installable.log
    assert _inbox(installable) == 1


async def test_p39_a_token_that_slack_refuses_is_wiped(installable: SlackBot) -> None:
    await installable.start()
    slack = installable.slack
    await _install(installable, slack.home)
    slack.faults.error("users.info", "account_inactive")
    slack.faults.error("auth.test", "account_inactive")

    await installable["boss"].dm("hola")
    await slack.world.bell.until(lambda: not _teams(installable), SECONDS)

    assert "slack_left" in installable.log


async def test_p39_a_refusal_that_is_not_repeated_costs_nobody_their_workspace(installable: SlackBot) -> None:
    await installable.start()
    slack = installable.slack
    await _install(installable, slack.home)
    slack.faults.error("users.info", "invalid_auth")

    await installable["requester"].dm("hola")
    await slack.world.bell.until(lambda: "users.info was refused" in installable.log, SECONDS)
    await installable["boss"].command("/brief", "nueva")
    await installable["boss"].sees(STARTED, SECONDS)

    assert _teams(installable) == [slack.home.id]


async def test_p39_a_revocation_that_comes_late_does_not_touch_a_newer_installation(
    installable: SlackBot,
) -> None:
    await installable.start()
    slack = installable.slack
    await _install(installable, slack.home)
    payload = await _heard(installable)
    late = {
        **payload, "event_id": "EvLate", "event_time": payload["event_time"] - 600,
        "event": {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [slack.home.installation.bot_user]}},
    }  # fmt: skip
    others = {**late, "event_id": "EvOthers", "event_time": payload["event_time"] + 600}
    others["event"] = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}

    acks = [await slack.courier.event(one) for one in (late, others)]

    assert [ack.status for ack in acks] == [200, 200]
    assert _teams(installable) == [slack.home.id]


async def test_p39_a_bot_token_and_installations_live_side_by_side(slack_bot: SlackBot) -> None:
    slack_bot.more["PREGONERO_PUBLIC_URL"] = slack_bot.url
    await slack_bot.start()
    other = slack_bot.slack.workspace("Otra", installed=False)
    guest = _member(slack_bot, other, "requester2", slack_bot["boss"].id, "DOTHER")
    await _install(slack_bot, other)

    await guest.command("/brief", "nueva")
    await guest.sees(STARTED, SECONDS)
    await slack_bot["requester"].command("/brief", "nueva")
    await slack_bot["requester"].sees(STARTED, SECONDS)

    assert [one for one in slack_bot["boss"].inbox() if one.bot_id] == []
    assert _teams(slack_bot) == [other.id]
    assert _rooms(slack_bot) == [f"slack:{slack_bot.slack.home.id}:{slack_bot.room.id}"]
    assert slack_bot.slack.rejections == []


async def test_p39_a_bot_token_that_was_put_out_lets_nothing_in(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack = slack_bot.slack
    payload = await _heard(slack_bot)
    before = len(slack.world.calls)

    await slack.uninstall()
    after = await slack.courier.event({**payload, "event": {**payload["event"], "ts": "1795000000.000100"}})
    async with _browser() as browser:
        ready = await browser.get(f"{slack_bot.url}/readyz")

    assert (after.status, _inbox(slack_bot)) == (200, 1)
    assert {call.error for call in slack.world.calls[before:]} <= {"account_inactive"}
    assert (ready.status_code, ready.json()["checks"]) == (503, {"database": True, "slack": False})


async def test_p39_the_room_of_the_ocm_may_be_in_a_workspace_by_name(installable: SlackBot) -> None:
    slack = installable.slack
    other = slack.workspace("Otra", installed=False)
    await installable.start(PREGONERO_SLACK_OCM_CHANNEL=f"{other.id}:CROOM")

    await _install(installable, slack.home)
    await _install(installable, other)

    assert _rooms(installable) == [f"slack:{other.id}:CROOM"]


def _member(bot: SlackBot, workspace: Workspace, handle: str, user: str, dm: str) -> Person:
    """Add a person of the directory to a workspace, with ids that others may have elsewhere."""
    person = bot.slack.person(handle, email=f"{handle}@demo.example", workspace=workspace, id=user)
    channel = person.dm_channel
    workspace.channels[dm] = workspace.channels.pop(channel.id)
    channel.id = dm
    return person


def _browser() -> httpx.AsyncClient:
    return httpx.AsyncClient(trust_env=False, timeout=20)


async def _install(bot: SlackBot, workspace: Workspace) -> httpx.Response:
    """Go through the whole installation as the administrator of a workspace."""
    workspaces = bot.slack.world.workspaces
    workspaces[workspace.id] = workspaces.pop(workspace.id)  # the newest is the one that agrees
    async with _browser() as browser:
        return await browser.get(f"{bot.url}/slack/install", follow_redirects=True)


async def _heard(bot: SlackBot) -> dict[str, Any]:
    """Say something and return how the bot was told of it."""
    await bot["requester"].dm("hola")
    await bot["requester"].sees("Guardé el tuyo", SECONDS)
    return next(ack.payload for ack in bot.slack.acks if ack.what == "message")


def _said(person: Person) -> list[str]:
    return [said_in(one) for one in person.inbox() if one.bot_id]


def _rows(bot: SlackBot, question: str) -> list[Any]:
    with closing(sqlite3.connect(bot.folder / "data/pregonero.db")) as database:
        return [row[0] for row in database.execute(question)]


def _teams(bot: SlackBot) -> list[str]:
    return _rows(bot, "SELECT key FROM channel_notes WHERE kind = 'installation' ORDER BY at")


def _inbox(bot: SlackBot) -> int:
    return len(_rows(bot, "SELECT id FROM inbox"))


def _rooms(bot: SlackBot) -> list[str]:
    return _rows(bot, "SELECT identity FROM rooms WHERE code = 'ocm_channel' AND platform = 'slack'")
