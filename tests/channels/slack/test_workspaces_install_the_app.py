"""Workspaces come by OAuth and leave again; none of them sees or answers for another."""

from __future__ import annotations

import copy
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.channels.slack.conftest import SlackBot
from tests.channels.slack.installing import (
    browser,
    install,
    member,
    rooms,
    said_to,
    teams,
)

STARTED = "llama la campaña"
SECONDS = 20


async def test_p39_two_workspaces_install_the_app_and_same_ids_are_different_people(
    installable: SlackBot,
) -> None:
    await installable.start()
    slack = installable.slack
    first, second = slack.workspace("Uno", installed=False), slack.workspace("Dos", installed=False)
    one = member(installable, first, "requester", "UTWIN", "DTWIN")
    two = member(installable, second, "requester2", "UTWIN", "DTWIN")

    pages = [await install(installable, team) for team in (first, second)]
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
    assert [said for said in said_to(two) if "Renovación de crédito" in said] == []
    assert slack.rejections == []


async def test_p39_tokens_are_encrypted_at_rest_and_in_no_log(installable: SlackBot) -> None:
    await installable.start()
    slack = installable.slack
    await install(installable, slack.home)

    token = slack.home.installation.token
    data = installable.folder / "data"
    kept = [path for path in data.rglob("*") if path.is_file() and token.encode() in path.read_bytes()]

    assert teams(installable) == [slack.home.id]
    assert kept == []
    assert [secret for secret in (token, slack.world.client_secret) if secret in installable.log] == []


async def test_p39_a_state_is_good_once_and_for_the_browser_that_began(installable: SlackBot) -> None:
    await installable.start()
    slack = installable.slack
    async with browser() as mine, browser() as other:
        begun = await mine.get(f"{installable.url}/slack/install")
        asked = parse_qs(urlsplit(begun.headers["location"]).query)
        cookie = {"Cookie": begun.headers["set-cookie"].partition(";")[0]}
        back = {"code": slack.grant(slack.home), "state": asked["state"][0]}
        address = f"{installable.url}/slack/oauth"
        answers = [
            await other.get(address, params=back),
            await mine.get(address, params={**back, "state": "made-up"}),
            await mine.get(address, params=back),
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
    async with browser() as mine:
        begun = await mine.get(f"{installable.url}/slack/install")
        state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
        page = await mine.get(f"{installable.url}/slack/oauth", params={**query, "state": state})

    assert (page.status_code, words in page.text, '<html lang="es">' in page.text) == (status, True, True)


async def test_p39_slack_that_does_not_answer_an_installation_is_said_to_be_away(
    installable: SlackBot,
) -> None:
    await installable.start()
    installable.slack.faults.server_error("oauth.v2.access", status=503)

    page = await install(installable, installable.slack.home)

    assert (page.status_code, "Slack no responde" in page.text) == (503, True)
    assert teams(installable) == []


async def test_p39_a_workspace_that_is_not_named_cannot_install_the_app(installable: SlackBot) -> None:
    await installable.start(PREGONERO_SLACK_TEAMS="T0OTHER")

    page = await install(installable, installable.slack.home)

    assert (page.status_code, "no está entre los autorizados" in page.text) == (403, True)
    assert teams(installable) == []
    assert installable.slack.home.installation.death == "token_revoked"


async def test_p39_a_bot_token_and_installations_live_side_by_side(slack_bot: SlackBot) -> None:
    slack_bot.more["PREGONERO_PUBLIC_URL"] = slack_bot.url
    await slack_bot.start()
    other = slack_bot.slack.workspace("Otra", installed=False)
    guest = member(slack_bot, other, "requester2", slack_bot["boss"].id, "DOTHER")
    await install(slack_bot, other)

    await guest.command("/brief", "nueva")
    await guest.sees(STARTED, SECONDS)
    await slack_bot["requester"].command("/brief", "nueva")
    await slack_bot["requester"].sees(STARTED, SECONDS)

    assert [one for one in slack_bot["boss"].inbox() if one.bot_id] == []
    assert teams(slack_bot) == [other.id]
    assert rooms(slack_bot) == [f"slack:{slack_bot.slack.home.id}:{slack_bot.room.id}"]
    assert slack_bot.slack.rejections == []


async def test_p39_the_room_of_the_ocm_may_be_in_a_workspace_by_name(installable: SlackBot) -> None:
    slack = installable.slack
    other = slack.workspace("Otra", installed=False)
    await installable.start(PREGONERO_SLACK_OCM_CHANNEL=f"{other.id}:CROOM")

    await install(installable, slack.home)
    await install(installable, other)

    assert rooms(installable) == [f"slack:{other.id}:CROOM"]


async def test_the_rooms_of_sales_and_of_the_provider_are_set_beside_the_ocms(slack_bot: SlackBot) -> None:
    home = slack_bot.slack.home.id
    await slack_bot.start(
        PREGONERO_SLACK_SALES_CHANNEL="CSALES", PREGONERO_SLACK_PROVIDER_CHANNEL="TELSE:CPROV"
    )

    placed = await slack_bot.slack.world.bell.until(
        lambda: found if len(found := rooms(slack_bot)) == 3 else [], SECONDS
    )

    assert placed == [
        f"slack:{home}:{slack_bot.room.id}",
        "slack:TELSE:CPROV",
        f"slack:{home}:CSALES",
    ]
